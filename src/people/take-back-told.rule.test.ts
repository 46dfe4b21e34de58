import { describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { day, instant } from '../time/index.ts'
import { evolvePerson, type Person, type PersonEvent, type PersonFact } from './person.ts'
import { takeBackTold } from './take-back-told.rule.ts'

const source = 'contact K7QM-3F9T'
const taking = { source, today: day('2026-11-23'), because: 'It was her cousin.' }

const factOf = (event: PersonEvent, index: number): PersonFact => ({
  owner: peterborough,
  id: '00000000-0000-4000-8000-000000000001',
  seq: index + 1,
  event,
  at: instant('2026-11-20T09:00:00Z'),
  by: { kind: 'system', job: 'test' },
  because: { rule: 'nobodys-record' },
})

const registered = (from: string): PersonEvent => ({
  type: 'registered',
  details: {
    givenNames: 'Ana',
    familyName: 'Avocet',
    knownAs: null,
    bornOn: null,
    bornEstimated: false,
    expectedOn: null,
    sex: 'U',
    isChild: false,
    nhsNumber: null,
    upn: null,
    phone: null,
  },
  addresses: [],
  source: from,
})

const after = (...events: PersonEvent[]): { person: Person; facts: PersonFact[] } => {
  const facts = events.map(factOf)
  const person = facts.reduce<Person | undefined>((before, fact) => evolvePerson(before, fact), undefined)
  if (!person) throw new Error('Nobody was registered')
  return { person, facts }
}

const filled: PersonEvent = {
  type: 'details-changed',
  changes: { phone: '07700900123', sex: 'F', bornOn: day('1990-01-02'), bornEstimated: false },
  source,
}

describe('what a contact told, taken out of the record of somebody else', () => {
  it('opens the gaps it had filled, and ends the parts it had brought', () => {
    const { person, facts } = after(registered('contact OLD'), filled, {
      type: 'particular-recorded',
      particular: { id: 'p', kind: 'language', text: 'Welsh', from: null, to: null, source },
    })
    const events = takeBackTold(person, facts, taking)
    const { person: again } = after(...facts.map(({ event }) => event), ...events)
    expect(again).toMatchObject({ phone: null, sex: 'U', bornOn: null })
    expect(again.particulars).toMatchObject([{ id: 'p', to: '2026-11-23' }])
  })

  it('leaves what somebody else has said since', () => {
    const { person, facts } = after(registered('contact OLD'), filled, {
      type: 'details-changed',
      changes: { phone: '07700900456' },
      source: 'mother',
    })
    const events = takeBackTold(person, facts, taking)
    expect(events).toEqual([
      {
        type: 'details-changed',
        changes: { sex: 'U', bornOn: null, bornEstimated: false },
        because: taking.because,
      },
    ])
  })

  it('takes nothing from a record that began with that contact', () => {
    const { person, facts } = after(registered(source), filled)
    expect(takeBackTold(person, facts, taking)).toEqual([])
  })
})
