import { describe, expect, test } from 'vitest'
import {
  type Action,
  actions,
  type InstrumentRef,
  sayRefusal,
  type Why,
  type WhyNot,
} from '../access/index.ts'
import { neededFor } from './needed.words.ts'
import { sayPermit } from './permits.words.ts'
import type { NothingHere } from './steps.ts'

const instrument: InstrumentRef = { id: 'i', title: 'Delegation Agreement 2018', version: 1 }
const employed = { employer: 'E10000003', employerName: 'Cambridgeshire County Council' }
const nameOf = (code: string): string =>
  code === 'E06000031' ? 'Peterborough' : code === 'police' ? 'Police' : code

/** One of every rule: a rule left out does not compile. */
const everyRefusal: { [R in (WhyNot | NothingHere)['rule']]: Extract<WhyNot | NothingHere, { rule: R }> } = {
  'not-signed-in': { rule: 'not-signed-in' },
  'no-hat': { rule: 'no-hat' },
  'not-in-this-function': { rule: 'not-in-this-function', fn: 'screening' },
  'not-competent': { rule: 'not-competent' },
  'conflict-of-interest': { rule: 'conflict-of-interest' },
  'training-lapsed': { rule: 'training-lapsed' },
  'no-standing': { rule: 'no-standing' },
  reserved: { rule: 'reserved', instrument },
  'not-named': { rule: 'not-named', kind: 'audit' },
  'not-on-the-exit-list': { rule: 'not-on-the-exit-list', instrument },
  'exit-list-reads-only': { rule: 'exit-list-reads-only', instrument },
  'lending-ended': { rule: 'lending-ended', instrument },
  'wrong-hat': { rule: 'wrong-hat', actFor: 'E06000031' },
  'no-adult-instrument': { rule: 'no-adult-instrument' },
  restricted: { rule: 'restricted' },
  'glass-reads-only': { rule: 'glass-reads-only' },
  'reason-needed': { rule: 'reason-needed' },
  'no-flow': { rule: 'no-flow' },
  'enquiry-closed': { rule: 'enquiry-closed' },
  'sign-in-again': { rule: 'sign-in-again' },
  'nothing-here': { rule: 'nothing-here' },
}

const standing = { ...employed, by: 'delegated-function', instrument, reserved: [] } as const
const everyPermit: { [R in Why['rule']]: readonly [Extract<Why, { rule: R }>, string] } = {
  standing: [{ rule: 'standing', standing }, 'under Delegation Agreement 2018'],
  'intake-is-never-refused': [{ rule: 'intake-is-never-refused' }, 'always taken in'],
  'nobodys-record': [{ rule: 'nobodys-record' }, 'nobody’s record'],
  'the-service-itself': [{ rule: 'the-service-itself', job: 'seal-record' }, 'by itself'],
  'own-agency': [{ rule: 'own-agency', agency: 'police' }, 'what Police was asked'],
  'information-sharing': [
    { rule: 'information-sharing', agency: 'police', flow: 'f', instrument },
    'Delegation Agreement 2018 lets it be told',
  ],
  'own-contribution': [{ rule: 'own-contribution', agency: 'police' }, 'what Police itself said'],
  'one-time-link': [{ rule: 'one-time-link', link: 'l', flow: 'f', instrument }, 'a link for it'],
  'broke-glass': [{ rule: 'broke-glass', grant: 'g', standing }, 'could not wait'],
}

describe.each(Object.values(everyRefusal))('refused by $rule', (why) => {
  test.each(['contact.open', 'person.seal', 'contact.tray', 'request.answer'] satisfies Action[])(
    'to %s: says what would be needed and who can see to it',
    (action) => {
      const { what, who } = neededFor(why, action, nameOf)
      for (const words of [what, who]) {
        expect(words).toMatch(/^[A-Z].*[^.]$/)
        expect(words).not.toMatch(/undefined|E06000031|\bnull\b/)
      }
      if (why.rule !== 'nothing-here') expect(sayRefusal(why, action)).toMatch(/^[A-Z].*\.$/)
    },
  )
})

test.each(Object.values(everyPermit))('permitted by $rule: says so in one sentence', (why, words) => {
  const said = sayPermit(why, 'contact.open', nameOf)
  expect(said).toContain(words)
  expect(said).toMatch(/^[A-Z].*\.$/)
})

test('a role that is lacking is named, whatever the action', () => {
  for (const action of Object.keys(actions) as Action[])
    expect(neededFor({ rule: 'not-competent' }, action, nameOf).what).not.toContain('undefined')
  expect(neededFor({ rule: 'not-competent' }, 'contact.decide', nameOf).what).toBe(
    'To hold one of the roles that decide an outcome: contact adviser, screening manager, qualified social worker or emergency duty worker',
  )
})
