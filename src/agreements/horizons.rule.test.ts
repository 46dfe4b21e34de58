import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, type Day } from '../time/index.ts'
import { alarmsDue, horizons, type Lapsing, passesOn } from './horizons.rule.ts'

const daysOf = (what: Lapsing, lapsesOn: string): string[] =>
  horizons[what].map((horizon) => passesOn(horizon, day(lapsesOn)))

describe('the days on which a lapse comes nearer (A13)', () => {
  test('for functions that lapse on 1 January 2024', () => {
    expect(daysOf('functions', '2024-01-01')).toEqual([
      '2022-07-01',
      '2023-01-01',
      '2023-07-01',
      '2023-10-01',
      '2023-12-01',
      '2023-12-18',
      '2023-12-25',
      '2023-12-31',
    ])
  })

  test.each<[string, string[]]>([
    ['2024-08-31', ['2023-02-28', '2023-08-31', '2024-02-29', '2024-05-31', '2024-07-31']],
    ['2023-08-31', ['2022-02-28', '2022-08-31', '2023-02-28', '2023-05-31', '2023-07-31']],
    ['2024-03-31', ['2022-09-30', '2023-03-31', '2023-09-30', '2023-12-31', '2024-02-29']],
    ['2024-02-29', ['2022-08-29', '2023-02-28', '2023-08-29', '2023-11-29', '2024-01-29']],
  ])('lapsing on %s, at the ends of months', (lapsesOn, expected) => {
    expect(daysOf('functions', lapsesOn).slice(0, 5)).toEqual(expected)
  })

  test('60 days before a lending ends, 12 months before a sharing agreement is to be reviewed', () => {
    expect(daysOf('placements', '2026-03-01')).toEqual(['2025-12-31'])
    expect(daysOf('review', '2027-01-01')[0]).toBe('2026-01-01')
  })
})

test('after three months without the service, only the nearest horizon is told; the rest are written down', () => {
  const due = alarmsDue('functions', day('2024-01-01'), day('2023-10-05'), new Set(['18 months']))
  expect(due.tell?.horizon).toBe('3 months')
  expect(due.overtaken.map(({ horizon }) => horizon)).toEqual(['12 months', '6 months'])
})

/** The days on which the service ran, over some years before and after a lapse. */
const runs = fc.uniqueArray(fc.integer({ min: -700, max: 30 }), { minLength: 1, maxLength: 60 })
const aLapse = fc.integer({ min: 0, max: 1_500 }).map((n): Day => addDays(day('2023-01-01'), n))

test('whenever the service ran: nothing is told twice, nothing before its day, and the last told is the nearest', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Lapsing>('functions', 'placements', 'review'),
      aLapse,
      runs,
      (what, lapsesOn, on) => {
        const known = new Set<string>()
        const told: string[] = []
        let last = lapsesOn
        for (const offset of on.toSorted((a, b) => a - b)) {
          const today = addDays(lapsesOn, offset)
          const { tell, overtaken } = alarmsDue(what, lapsesOn, today, known)
          for (const each of [...overtaken, ...(tell ? [tell] : [])]) {
            expect(known.has(each.horizon)).toBe(false)
            expect(each.passedOn <= today).toBe(true)
            known.add(each.horizon)
          }
          if (tell) told.push(tell.horizon)
          last = today
        }
        expect(new Set(told).size).toBe(told.length)
        const passed = horizons[what].filter((horizon) => passesOn(horizon, lapsesOn) <= last)
        expect(told.at(-1)).toBe(passed.at(-1)?.name)
        expect(known.size).toBe(passed.length)
      },
    ),
  )
})
