import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import type { PersonEvent } from './person.ts'
import { anyStory, folded, registered, today } from './person.test-data.ts'
import { takeTold, type ToldOfPerson } from './take-told.rule.ts'

const told: ToldOfPerson = {
  givenNames: 'Maya',
  familyName: 'Avocet',
  knownAs: 'Maisie',
  bornOn: day('2020-03-04'),
  bornEstimated: false,
  sex: 'F',
  gender: 'girl',
  phone: '07700 900123',
  nhsNumber: '943 476 5919',
  upn: '',
  address: { line: '4 Sandpiper Row', postcode: 'PE1 1AB' },
  previousAddresses: [{ line: '2 Reed Bank', postcode: 'PE2 8AB' }],
  particulars: [
    { kind: 'school', text: 'Fen Lane Primary' },
    { kind: 'language', text: 'Polish' },
    { kind: 'safe-contact', text: 'Ring only after three' },
  ],
  source: 'contact K7QM-3F9T',
}

let next = 0
const newId = () => `01b00000-0000-7000-8000-${String((next += 1)).padStart(12, '0')}`
const take = (changes: Partial<ToldOfPerson>, ...events: PersonEvent[]) => {
  const person = folded(...events)
  return folded(...events, ...takeTold(person, { told: { ...told, ...changes }, today, newId }))
}

describe('what a contact tells of somebody', () => {
  it('all goes into a record that holds nothing yet, with who told it', () => {
    const person = take({}, registered())
    expect(person).toMatchObject({
      knownAs: 'Maisie',
      gender: 'girl',
      phone: '07700 900123',
      nhsNumber: '9434765919',
      addresses: [
        { line: '4 Sandpiper Row', to: null, source: told.source },
        { line: '2 Reed Bank', to: today, source: told.source },
      ],
    })
    expect(person.particulars.map(({ text, source }) => [text, source])).toEqual([
      ['Fen Lane Primary', told.source],
      ['Polish', told.source],
      ['Ring only after three', told.source],
    ])
  })

  it('told again adds nothing, whatever the record holds', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const person = folded(...events)
        const first = takeTold(person, { told, today, newId })
        const after = folded(...events, ...first)
        expect(takeTold(after, { told, today, newId })).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('never ends, replaces or shows anything that is held', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        const person = folded(...events)
        const after = folded(...events, ...takeTold(person, { told, today, newId }))
        expect(after.addresses).toEqual(expect.arrayContaining([...person.addresses]))
        expect(after.identifiers).toEqual(expect.arrayContaining([...person.identifiers]))
        expect(after.particulars).toEqual(expect.arrayContaining([...person.particulars]))
        expect(after.names).toEqual(expect.arrayContaining([...person.names]))
        if (person.bornOn !== null) expect(after.bornOn).toBe(person.bornOn)
      }),
      { numRuns: 200 },
    )
  })

  it('a name heard in another way is kept as heard', () => {
    const person = take({ givenNames: 'Mya', knownAs: '' }, registered())
    expect(person.givenNames).toBe('Maya')
    expect(person.names.at(-1)).toMatchObject({ use: 'as-heard', givenNames: 'Mya', familyName: 'Avocet' })
  })

  it('an address told does not stand beside the one that is hidden, nor take its place', () => {
    const hidden = {
      id: 'a1',
      line: '9 Quiet Close',
      postcode: 'PE3 9XX',
      from: null,
      to: null,
      hidden: true,
    }
    const events = [registered(), { type: 'address-changed', address: hidden } as const]
    for (const address of [told.address, { line: '9 Quiet Close', postcode: 'PE3 9XX' }])
      expect(take({ address, previousAddresses: [] }, ...events).addresses).toHaveLength(1)
  })

  it('with a date of birth says that a child who was expected has been born', () => {
    const unborn = registered({ givenNames: '', bornOn: null, expectedOn: day('2026-10-01'), sex: 'U' })
    const person = take({ bornOn: day('2026-09-28') }, unborn)
    expect(person).toMatchObject({ givenNames: 'Maya', bornOn: day('2026-09-28'), sex: 'F' })
    expect(take({ bornOn: null }, unborn).bornOn).toBeNull()
  })
})
