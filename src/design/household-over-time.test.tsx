import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it, test } from 'vitest'
import { addDays, day, type Day, daysBetween } from '../time/index.ts'
import { households } from './gallery.households.ts'
import {
  type Household,
  householdOverTime,
  type Inhabitant,
  letterOf,
  percentAlong,
  stayInWords,
  ticksOf,
} from './household-over-time.layout.ts'
import { HouseholdPicture } from './household-over-time.tsx'

const maya: Inhabitant = { id: 'maya', name: 'Maya', href: null, bornOn: null, diedOn: null }
const today = day('2026-11-23')

type Line = readonly [place: string, from: string | null, to: string | null]

/** Where Maya lived, `''` being hidden; the rest of the household only where it matters. */
const household = (
  lines: readonly Line[],
  more: Partial<Household> & { person?: Partial<Inhabitant> } = {},
): Household => ({
  people: [{ ...maya, ...more.person }],
  places: new Map(lines.map(([place]) => [place, `1 ${place} Row`])),
  stays: lines.map(([place, from, to]) => ({
    personId: 'maya',
    place: place === '' ? { isHidden: true } : { isHidden: false, key: place },
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
  })),
  today,
  ...more,
})

/** Each bar in words: what it shows and when. */
const bars = (of: Household): string[] =>
  (householdOverTime(of).rows[0]?.bars ?? []).map(
    (bar) => `${bar.look.kind === 'address' ? bar.look.key : bar.look.kind}: ${stayInWords(bar)}`,
  )

describe('where somebody lived', () => {
  test.each<[string, readonly Line[], readonly string[]]>([
    [
      'a move',
      [
        ['Reed', '2020-01-01', '2024-02-29'],
        ['Mill', '2024-02-29', null],
      ],
      ['Reed: 1 January 2020 to 29 February 2024', 'Mill: since 29 February 2024'],
    ],
    [
      'a time nobody recorded stands as not known',
      [
        ['Reed', '2020-01-01', '2021-01-01'],
        ['Mill', '2022-01-01', null],
      ],
      [
        'Reed: 1 January 2020 to 1 January 2021',
        'not-known: 1 January 2021 to 1 January 2022',
        'Mill: since 1 January 2022',
      ],
    ],
    [
      'an address left, and nothing since',
      [['Reed', '2020-01-01', '2026-01-01']],
      ['Reed: 1 January 2020 to 1 January 2026', 'not-known: 1 January 2026 to 23 November 2026'],
    ],
    [
      'the same address recorded twice is one stay',
      [
        ['Reed', '2020-01-01', '2021-01-01'],
        ['Reed', '2021-01-01', null],
      ],
      ['Reed: since 1 January 2020'],
    ],
    [
      'hidden is not the same as not known',
      [
        ['Reed', '2020-01-01', '2021-01-01'],
        ['', '2021-01-01', null],
      ],
      ['Reed: 1 January 2020 to 1 January 2021', 'hidden: since 1 January 2021'],
    ],
    [
      'recorded the wrong way round, it still took a day',
      [['Reed', '2026-01-02', '2025-01-01']],
      ['Reed: 2 January 2026 to 3 January 2026', 'not-known: 3 January 2026 to 23 November 2026'],
    ],
    [
      'nobody noted since when',
      [
        ['Reed', null, '2026-03-01'],
        ['Mill', '2026-03-01', null],
      ],
      ['Reed: until 1 March 2026', 'Mill: since 1 March 2026'],
    ],
    ['nobody noted anything but that', [['Reed', null, null]], ['Reed: now, nobody noted since when']],
    ['nothing at all', [], ['not-known: 24 October 2026 to 23 November 2026']],
  ])('%s', (_what, lines, expected) => {
    expect(bars(household(lines))).toEqual(expected)
  })

  it('two addresses at a time stand one under the other', () => {
    const [row] = householdOverTime(
      household([
        ['Reed', '2020-01-01', null],
        ['Mill', '2021-01-01', null],
      ]),
    ).rows
    expect(row?.bars.map(({ lane }) => lane)).toEqual([0, 1])
    expect(row?.lanes).toBe(2)
  })

  it('is not asked before birth or after death', () => {
    const person = { bornOn: day('2024-05-01'), diedOn: day('2025-06-01') }
    const before: Inhabitant = { ...maya, id: 'ana', name: 'Ana' }
    const both = household([['Reed', '2020-01-01', null]], { people: [before, { ...maya, ...person }] })
    const stays = both.stays.map((stay) => ({ ...stay, personId: 'ana' }))
    expect(
      householdOverTime({ ...both, stays }).rows[1]?.bars.map((bar) => [bar.look.kind, bar.from, bar.to]),
    ).toEqual([['not-known', '2024-05-01', '2025-06-01']])
  })
})

test('letters go on after Z', () => {
  expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA'])
})

test.each([
  ['2024-01-10', '2024-03-20', ['Feb 2024', 'Mar 2024']],
  ['2024-01-10', '2025-01-20', ['Apr 2024', 'Jul 2024', 'Oct 2024', 'Jan 2025']],
  ['2008-05-01', '2026-11-23', ['2012', '2016', '2020', '2024']],
  ['2024-02-29', '2028-02-29', ['2025', '2026', '2027', '2028']],
])('from %s to %s these dates are written under the line: %s', (from, to, expected) => {
  expect(ticksOf({ from: day(from), to: day(to) }).map(({ words }) => words)).toEqual(expected)
})

const aDay = fc.integer({ min: 0, max: 9_000 }).map((n): Day => addDays(day('2004-02-29'), n))
const anyHousehold = fc
  .array(
    fc.record({
      personId: fc.constantFrom('maya', 'ana'),
      place: fc.oneof(
        fc.constant({ isHidden: true as const }),
        fc.record({ isHidden: fc.constant(false as const), key: fc.constantFrom('A', 'B', 'C') }),
      ),
      from: fc.option(aDay, { nil: null }),
      to: fc.option(aDay, { nil: null }),
    }),
    { maxLength: 12 },
  )
  .map((stays): Household => ({
    people: [maya, { ...maya, id: 'ana', name: 'Ana' }],
    places: new Map(),
    stays,
    today,
  }))

test('every bar lies on the line, none covers another, and every day has one', () => {
  fc.assert(
    fc.property(anyHousehold, fc.integer({ min: 0, max: 100 }), (of, share) => {
      const drawn = householdOverTime(of)
      const days = daysBetween(drawn.from, drawn.today)
      const on = addDays(drawn.from, Math.min(days - 1, Math.floor((days * share) / 100)))
      for (const { bars: held } of drawn.rows) {
        for (const bar of held) {
          expect(bar.from < bar.to).toBe(true)
          expect(percentAlong(drawn, bar.from)).toBeGreaterThanOrEqual(0)
          expect(percentAlong(drawn, bar.to)).toBeLessThanOrEqual(100)
          for (const other of held)
            if (other !== bar && other.lane === bar.lane)
              expect(other.to <= bar.from || bar.to <= other.from).toBe(true)
        }
        expect(held.some(({ from, to }) => from <= on && on < to)).toBe(true)
      }
      expect(drawn.from <= of.today && of.today <= drawn.to).toBe(true)
      expect(ticksOf(drawn).length).toBeLessThanOrEqual(6)
    }),
  )
})

describe('the picture', () => {
  const html = (name: string): string => {
    const found = households.find((each) => each.name === name)
    if (!found) throw new Error(`No such household: ${name}`)
    return renderToString(<HouseholdPicture id="home" household={found.household} />)
  }

  it('says in words who lived where with whom, and from when where not throughout', () => {
    expect(html('A childhood')).toContain(
      '14 March 2018 to 3 March 2021: A 4 Sandpiper Row, PE1 1AB, with Ana Kestrel; Lee Heron',
    )
    expect(html('A childhood')).toContain('with Ana Kestrel; Tom Brambling from 20 January 2023')
  })

  it('says when a stay began, also where that is before anything is drawn', () => {
    expect(html('A childhood')).toContain('since 1 January 2015: A 4 Sandpiper Row, PE1 1AB')
  })

  it('says that an address is hidden, and nobody’s company there', () => {
    const page = html('Shared care, and an address hidden for safety')
    expect(page).toContain('since 1 June 2026: hidden for safety</li>')
    expect(page).not.toMatch(/hidden for safety, with/)
  })

  it('keeps the content security policy', () => {
    for (const { name } of households) expect(html(name)).not.toMatch(/ style=| on[a-z]+=/)
  })
})
