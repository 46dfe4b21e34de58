import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day, instant } from '../time/index.ts'
import { type Agreement, type FunctionTerm, givesRight, isInForce, stateOf } from './agreement.ts'
import { percentAt, stretchInWords, timelineOf, yearsToWrite } from './timeline.ts'

const firstTerm: FunctionTerm = {
  id: 'first',
  fn: 'screening',
  clientGroup: 'children',
  holder: 'E06000031',
  discharger: 'E10000003',
  from: day('2019-01-01'),
  to: day('2024-01-01'),
  effectiveOn: day('2018-12-19'),
  endedOn: null,
  extends: null,
  decidedBy: null,
  decidedOn: day('2018-12-13'),
  enablingPower: '',
  statutoryBasis: '',
  serviceArea: null,
  geography: [],
  teams: [],
  exclusions: [],
  reserved: [],
  onwardAllowed: false,
  callIn: 'runs',
  callInEndedOn: day('2018-12-19'),
  acceptedBy: null,
  acceptedOn: day('2018-12-13'),
  acceptanceRef: null,
  constitutionAmendedOn: day('2018-12-19'),
  variedOn: null,
  runOffUntil: null,
  closedOn: null,
  governanceChanges: [],
  recordedAt: instant('2018-12-19T12:00:00Z'),
}
const secondTerm: FunctionTerm = {
  ...firstTerm,
  id: 'second',
  from: day('2024-01-01'),
  to: day('2029-01-01'),
  effectiveOn: day('2023-07-04'),
  extends: 'first',
}

const agreementOf = (...functions: FunctionTerm[]): Agreement => ({
  id: 'a',
  kind: 'delegation-agreement',
  title: 'Delegation Agreement 2018',
  version: 1,
  signedOn: day('2018-12-19'),
  decidedBy: null,
  decidedOn: null,
  decisionRef: null,
  from: day('2019-01-01'),
  to: day('2024-01-01'),
  mayExtendTo: day('2029-01-01'),
  underId: null,
  supersedes: null,
  noticeMonths: null,
  shortNoticeMonths: null,
  shortNoticeWhen: null,
  recordedAt: instant('2018-12-19T12:00:00Z'),
  parties: [],
  partyCodes: [],
  functions,
  placements: [],
  terms: [],
  schedules: [],
  scope: [],
})

const drawn = (agreement: Agreement, today = '2026-11-23', gaps = new Map<string, number>()): string[] =>
  timelineOf(
    agreement,
    [...gaps].map(([on, count]) => ({
      fn: 'screening',
      clientGroup: 'children' as const,
      day: day(on),
      count,
    })),
    day(today),
  ).rows.flatMap((row) => row.bars.map((bar) => `${bar.kind}: ${stretchInWords(bar)} (${bar.words})`))

describe('whether an agreement is in force', () => {
  test('an agreement whose every function lapsed is not in force, and its extension brings it back', () => {
    expect(isInForce(agreementOf(firstTerm), day('2024-01-01'))).toBe(false)
    expect(isInForce(agreementOf(firstTerm, secondTerm), day('2024-01-01'))).toBe(true)
  })
})

describe('what is drawn', () => {
  test('two terms, the second as an extension', () => {
    expect(drawn(agreementOf(firstTerm, secondTerm))).toEqual([
      'in-force: 1 January 2019 to 31 December 2023 (In force)',
      'extended: 1 January 2024 to 31 December 2028 (Extended, in force)',
    ])
  })

  test('an extension in call-in is drawn as giving nothing, for as long as call-in runs', () => {
    const undecided = { ...secondTerm, effectiveOn: null }
    expect(drawn(agreementOf(firstTerm, undecided))[1]).toBe(
      'call-in-running: 1 January 2024 to 31 December 2028 (Decided, call-in running: gives nothing yet)',
    )
    const late = { ...secondTerm, effectiveOn: day('2024-02-01') }
    expect(drawn(agreementOf(firstTerm, late)).slice(1)).toEqual([
      'call-in-running: 1 January 2024 to 31 January 2024 (Decided, call-in running: gives nothing yet)',
      'extended: 1 February 2024 to 31 December 2028 (Extended, in force)',
    ])
  })

  test('a term ended early shows what was left of it', () => {
    expect(drawn(agreementOf({ ...firstTerm, endedOn: day('2022-04-01') }))).toEqual([
      'in-force: 1 January 2019 to 31 March 2022 (In force)',
      'ended-early: 1 April 2022 to 31 December 2023 (Ended before its term)',
    ])
  })

  test('work done from 17 to 19 December 2018 stands before the first bar, as one stretch with its sum', () => {
    const gaps = new Map([
      ['2018-12-17', 14],
      ['2018-12-18', 9],
      ['2018-12-19', 1],
      ['2018-12-27', 1],
    ])
    expect(drawn(agreementOf(firstTerm), '2026-11-23', gaps).slice(0, 2)).toEqual([
      'no-authority: 17 December 2018 to 19 December 2018 (24 contacts taken in with no agreement in force)',
      'no-authority: 27 December 2018 (1 contact taken in with no agreement in force)',
    ])
  })
})

test('an agreement without an end is drawn to the edge and said to run until notice is given', () => {
  const open = { ...agreementOf(), from: day('2018-10-16'), to: null }
  expect(drawn(open)).toEqual(['in-force: 16 October 2018 until ended by notice (In force)'])
})

const aDay = fc.integer({ min: 0, max: 12_000 }).map((n): Day => addDays(day('2010-01-01'), n))

test('every stretch, and today, lies on the line', () => {
  fc.assert(
    fc.property(
      aDay,
      aDay,
      fc.integer({ min: 1, max: 4_000 }),
      fc.option(aDay, { nil: null }),
      (today, from, days, effectiveOn) => {
        const term = { ...firstTerm, from, to: addDays(from, days), effectiveOn }
        const timeline = timelineOf(
          { ...agreementOf(term), from, to: term.to },
          [{ fn: 'screening', clientGroup: 'children', day: today, count: 1 }],
          today,
        )
        const marks = timeline.rows.flatMap((row) => row.bars.flatMap((bar) => [bar.from, bar.to]))
        for (const mark of [...marks, today, ...yearsToWrite(timeline)]) {
          expect(percentAt(timeline, mark)).toBeGreaterThanOrEqual(0)
          expect(percentAt(timeline, mark)).toBeLessThanOrEqual(100)
        }
        expect(yearsToWrite(timeline).length).toBeLessThanOrEqual(6)
      },
    ),
  )
})

test('the stretches that give a right are exactly the days on which the term is in force', () => {
  fc.assert(
    fc.property(
      aDay,
      aDay,
      fc.integer({ min: 1, max: 4_000 }),
      fc.option(aDay, { nil: null }),
      fc.option(aDay, { nil: null }),
      (on, from, days, effectiveOn, endedOn) => {
        const term = { ...firstTerm, from, to: addDays(from, days), effectiveOn, endedOn }
        const bars = timelineOf(agreementOf(term), [], on).rows.flatMap((row) => row.bars)
        const gives = bars.some((bar) => bar.kind === 'in-force' && bar.from <= on && on < bar.to)
        expect(gives).toBe(givesRight(stateOf(term, on)))
      },
    ),
    { numRuns: 2_000 },
  )
})
