import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rights, standing } from '../access/index.ts'
import { addDays, day, type Day, startOfDay } from '../time/index.ts'
import {
  continues,
  type DatesOfTerm,
  givesRight,
  stateOf,
  type TermState,
  waitsFor,
} from './term-state.rule.ts'

/** As decision DEC18/CMDN/61 has it: published 13 December 2018, call-in over on the 19th, in force from 1 January. */
const first: DatesOfTerm = {
  from: day('2019-01-01'),
  to: day('2024-01-01'),
  decidedOn: day('2018-12-13'),
  effectiveOn: day('2018-12-19'),
  endedOn: null,
  callIn: 'runs',
  callInEndedOn: day('2018-12-19'),
  acceptedOn: day('2018-12-13'),
  constitutionAmendedOn: day('2018-12-19'),
  variedOn: null,
  runOffUntil: null,
  closedOn: null,
}
const on = (text: string): Day => day(text)

describe('how a delegated function stands on a day (A2)', () => {
  test.each<[string, Partial<DatesOfTerm>, TermState]>([
    ['2018-12-12', {}, 'draft'],
    ['2018-12-13', {}, 'call-in-pending'],
    ['2018-12-18', {}, 'call-in-pending'],
    ['2018-12-19', {}, 'decided'],
    ['2018-12-31', {}, 'decided'],
    ['2019-01-01', {}, 'effective'],
    ['2022-06-30', {}, 'effective'],
    ['2022-07-01', {}, 'expiring'],
    ['2023-12-31', {}, 'expiring'],
    ['2024-01-01', {}, 'lapsed'],
    ['2020-01-01', { variedOn: on('2020-01-01') }, 'varied'],
    ['2019-12-31', { variedOn: on('2020-01-01') }, 'effective'],
    ['2021-06-30', { endedOn: on('2021-07-01') }, 'effective'],
    ['2021-07-01', { endedOn: on('2021-07-01') }, 'terminated'],
    ['2024-01-01', { endedOn: on('2024-01-01') }, 'lapsed'],
    ['2020-01-01', { effectiveOn: null, callInEndedOn: null }, 'call-in-pending'],
    ['2020-01-01', { effectiveOn: null, acceptedOn: null }, 'decided'],
    ['2020-01-01', { effectiveOn: null, callIn: 'waived', constitutionAmendedOn: null }, 'decided'],
    ['2024-01-01', { runOffUntil: on('2024-03-31') }, 'run-off'],
    ['2024-03-30', { runOffUntil: on('2024-03-31') }, 'run-off'],
    ['2024-03-31', { runOffUntil: on('2024-03-31') }, 'closed'],
    ['2024-02-01', { runOffUntil: on('2024-03-31'), closedOn: on('2024-02-01') }, 'closed'],
    ['2021-07-01', { endedOn: on('2021-07-01'), runOffUntil: on('2021-08-01') }, 'run-off'],
  ])('on %s with %o it is %s', (today, change, state) => {
    expect(stateOf({ ...first, ...change }, on(today))).toBe(state)
  })

  test('with something to follow it, it is not expiring', () => {
    expect(stateOf(first, on('2023-12-31'), true)).toBe('effective')
    expect(stateOf({ ...first, variedOn: on('2020-01-01') }, on('2023-12-31'), true)).toBe('varied')
  })

  test('18 months before an end on a date that month does not have, it is clamped to that month’s last day', () => {
    const toAugust = { ...first, to: on('2023-08-31') }
    expect(stateOf(toAugust, on('2022-02-27'))).toBe('effective')
    expect(stateOf(toAugust, on('2022-02-28'))).toBe('expiring')
  })

  test.each<[string, Partial<DatesOfTerm>, string]>([
    ['2018-12-13', {}, 'call-in, constitution, first-day'],
    ['2018-12-19', {}, 'first-day'],
    ['2019-01-01', { acceptedOn: null }, 'acceptance'],
    ['2019-01-01', { callIn: 'none', callInEndedOn: null }, ''],
  ])('on %s with %o it waits for %o', (today, change, waits) => {
    expect(waitsFor({ ...first, ...change }, on(today)).join(', ')).toBe(waits)
  })
})

describe('what goes on where a term ends', () => {
  const ref = { id: 'first', fn: 'screening', clientGroup: 'children', holder: 'P', ...first }
  const second: typeof ref = {
    ...ref,
    id: 'second',
    from: ref.to,
    to: on('2029-01-01'),
    effectiveOn: on('2023-07-04'),
  }

  test.each<[string, Partial<typeof second>, boolean]>([
    ['an extension whose call-in has ended', {}, true],
    ['one whose call-in still runs (R5)', { effectiveOn: null }, false],
    ['one that counts only a day after the lapse', { effectiveOn: on('2024-01-02') }, false],
    ['one that begins a day after the lapse: a new agreement', { from: on('2024-01-02') }, false],
    ['one of another function', { fn: 'mash' }, false],
    ['one for adults', { clientGroup: 'adults' }, false],
    ['one of the other council', { holder: 'C' }, false],
    ['one that was ended before', { endedOn: on('2024-01-01') }, false],
  ])('%s', (_, change, follows) => {
    expect(continues(ref, [ref, { ...second, ...change }])).toBe(follows)
  })
})

const aDay = fc.integer({ min: 0, max: 3_000 }).map((n) => addDays(day('2018-01-01'), n))
const perhaps = fc.option(aDay, { nil: null })
const aTerm: fc.Arbitrary<DatesOfTerm> = fc
  .record({
    from: aDay,
    days: fc.integer({ min: 1, max: 2_500 }),
    decidedOn: perhaps,
    effectiveOn: perhaps,
    endedOn: perhaps,
    callIn: fc.constantFrom('none' as const, 'runs' as const, 'waived' as const),
    callInEndedOn: perhaps,
    acceptedOn: perhaps,
    constitutionAmendedOn: perhaps,
    variedOn: perhaps,
    runOffUntil: perhaps,
    closedOn: perhaps,
  })
  .map(({ days, ...rest }) => ({ ...rest, to: addDays(rest.from, days) }))

/** A worker of the discharging council, with this term and nothing else to act under. */
const rightsUnder = (term: DatesOfTerm): Rights => ({
  staffId: 's',
  name: '',
  initials: '',
  employments: [{ employer: 'E10000003', employerName: '', jobTitle: '', from: day('1990-01-01'), to: null }],
  placements: [],
  delegations: [
    {
      ...term,
      fn: 'screening',
      clientGroup: 'children',
      holder: 'E06000031',
      discharger: 'E10000003',
      reserved: [],
      governanceChanges: [],
      instrument: { id: 'i', title: 'An agreement', version: 1 },
    },
  ],
  roles: [],
  memberships: [],
  trainingValidTo: null,
  successions: [],
  grants: [],
  runOff: [],
})

describe('on any dates', () => {
  test('once something may be done under a term, the states that come later never go back', () => {
    const order: TermState[] = ['draft', 'call-in-pending', 'decided', 'effective', 'varied', 'expiring']
    const after: TermState[] = ['lapsed', 'terminated', 'run-off', 'closed']
    fc.assert(
      fc.property(aTerm, aDay, fc.integer({ min: 0, max: 900 }), (term, today, later) => {
        const [one, two] = [stateOf(term, today), stateOf(term, addDays(today, later))]
        if (after.includes(one)) expect(after).toContain(two)
        else if (givesRight(one) && givesRight(two))
          expect(order.indexOf(two)).toBeGreaterThanOrEqual(order.indexOf(one))
        expect(order.includes(one) || after.includes(one)).toBe(true)
      }),
    )
  })

  test('a term gives a right in exactly the states that say so: the comparison access makes, to the day', () => {
    fc.assert(
      fc.property(aTerm, aDay, (term, today) => {
        const held =
          standing(rightsUnder(term), 'E06000031', 'screening', 'children', startOfDay(today)) !== null
        expect(givesRight(stateOf(term, today))).toBe(held)
      }),
      { numRuns: 1_000 },
    )
  })
})
