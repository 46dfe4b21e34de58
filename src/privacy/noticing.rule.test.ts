import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes, instant } from '../time/index.ts'
import { type LookedAt, sameMatterSince, timesAskedAboutMany, toReview } from './noticing.rule.ts'
import type { ReviewKind } from './review.ts'

const look: LookedAt = {
  id: 'look',
  staffId: 'staff',
  worker: 'Wren Willow',
  action: 'contact.open',
  subjectKind: 'contact',
  subjectId: 'contact',
  outcome: 'seen',
  rule: 'standing',
  at: instant('2026-11-21T09:00:00Z'),
  reason: null,
  names: [{ given: 'Maya', family: 'Teal' }],
  inTheHour: 3,
}
const thresholds = { recordsInAnHour: 40 }
const kindsOf = (change: Partial<LookedAt>): ReviewKind[] =>
  toReview({ ...look, ...change }, thresholds).map(({ kind }) => kind)

describe('a privacy officer is asked to look into', () => {
  it.each<[string, Partial<LookedAt>, ReviewKind[]]>([
    ['nothing of an ordinary look', {}, []],
    ['a refusal for being related', { outcome: 'refused', rule: 'conflict-of-interest' }, ['conflict']],
    ['no other refusal', { outcome: 'refused', rule: 'no-standing' }, []],
    ['nobody who was asked to switch first', { outcome: 'asked-to-switch', rule: 'wrong-hat' }, []],
    ['a record opened with a reason of their own', { reason: 'I take over from Dove' }, ['declared-reason']],
    [
      'a refusal, with or without a reason, once',
      { outcome: 'refused', rule: 'conflict-of-interest', reason: 'x' },
      ['conflict'],
    ],
    ['somebody with their surname', { names: [{ given: 'Maya', family: 'Willow' }] }, ['same-surname']],
    ['somebody with their whole name', { names: [{ given: 'Wren', family: 'Willow' }] }, ['own-name']],
    ['half of a double surname', { names: [{ given: 'Maya', family: 'Teal-Willow' }] }, ['same-surname']],
    ['their own double surname', { worker: 'Wren Teal-Willow' }, ['same-surname']],
    [
      'a surname in other letters',
      { worker: 'Zoë Müller', names: [{ given: 'Ann', family: 'MULLER' }] },
      ['same-surname'],
    ],
    [
      'an apostrophe left out',
      { worker: 'Ann O’Hara', names: [{ given: 'Ben', family: "O'Hara" }] },
      ['same-surname'],
    ],
    ['nobody whose first name is their surname', { names: [{ given: 'Willow', family: 'Teal' }] }, []],
    ['nobody without a name', { names: [{ given: '', family: '' }] }, []],
    ['the 41st record in an hour', { inTheHour: 41 }, ['many-looks']],
    ['not yet the 40th', { inTheHour: 40 }, []],
    [
      'nobody shown in a list, whatever their name',
      { action: 'people.search', names: [{ given: 'Wren', family: 'Willow' }], inTheHour: 90 },
      [],
    ],
    ['no emergency card: that has its own page', { action: 'emergency-card.open', inTheHour: 90 }, []],
    [
      'several things at once',
      { reason: 'My niece', names: [{ given: 'Ida', family: 'Willow' }], inTheHour: 99 },
      ['declared-reason', 'same-surname', 'many-looks'],
    ],
  ])('%s', (_what, change, kinds) => expect(kindsOf(change)).toEqual(kinds))

  it('very many records as a matter of the worker, and of no one record', () => {
    expect(toReview({ ...look, inTheHour: 41 }, thresholds)).toEqual([
      { kind: 'many-looks', about: { kind: 'staff', id: 'staff' } },
    ])
  })

  it('what each council sets as many', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (inTheHour, recordsInAnHour) => {
        const kinds = toReview({ ...look, inTheHour }, { recordsInAnHour }).map(({ kind }) => kind)
        expect(kinds.includes('many-looks')).toBe(inTheHour > recordsInAnHour)
      }),
    )
  })

  it('no look twice for the same thing, and none at all that was not allowed', () => {
    fc.assert(
      fc.property(
        fc.record({
          outcome: fc.constantFrom('seen', 'refused', 'asked-to-switch'),
          rule: fc.constantFrom('standing', 'conflict-of-interest', 'no-standing'),
          reason: fc.option(fc.string()),
          worker: fc.constantFrom('Wren Willow', 'Willow', '', 'O’ ’'),
          names: fc.array(
            fc.record({ given: fc.constantFrom('Wren', ''), family: fc.constantFrom('Willow', '', '-') }),
          ),
          inTheHour: fc.nat(100),
        }),
        (change) => {
          const kinds = kindsOf(change)
          expect(new Set(kinds).size).toBe(kinds.length)
          if (change.outcome !== 'seen') expect(kinds.every((kind) => kind === 'conflict')).toBe(true)
          expect(kinds.includes('own-name') && kinds.includes('same-surname')).toBe(false)
        },
      ),
    )
  })
})

it('the same matter is not put before them again at every look', () => {
  const noticed = ['conflict', 'declared-reason', 'own-name', 'same-surname', 'many-looks'] as const
  for (const kind of noticed) {
    const since = sameMatterSince(kind, look.at)
    expect(since <= addMinutes(look.at, -60)).toBe(true)
    expect(since >= addMinutes(look.at, -31 * 24 * 60)).toBe(true)
  }
})

it('very many records: asked once an hour for each worker, however many looks there were', () => {
  const looks = [0, 10, 59, 60, 61, 130].map((minutes) => ({
    staffId: 'wren',
    at: addMinutes(look.at, minutes),
    inTheHour: 5,
  }))
  const other = { staffId: 'swift', at: look.at, inTheHour: 9 }
  expect(timesAskedAboutMany([...looks, other], { recordsInAnHour: 4 })).toBe(4)
  expect(timesAskedAboutMany([...looks, other], { recordsInAnHour: 5 })).toBe(1)
  expect(timesAskedAboutMany([...looks, other], { recordsInAnHour: 9 })).toBe(0)
})
