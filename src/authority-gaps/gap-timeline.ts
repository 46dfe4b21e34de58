import type { Agreement, FunctionTerm, Timeline, TimelineRow } from '../agreements/index.ts'
import { type Day, day } from '../time/index.ts'
import { fnInWords, sizeInWords } from './gap.words.ts'
import type { GapOf, GapSize } from './gap.ts'

type Drawn = GapOf & GapSize & { owner: string }
type Bar = TimelineRow['bars'][number]

const isSameKind = (one: Drawn, other: Drawn): boolean =>
  one.owner === other.owner &&
  one.fn === other.fn &&
  one.clientGroup === other.clientGroup &&
  one.employer === other.employer

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** The days on which a term did give the right, in its own colour. */
const barOf = (term: FunctionTerm): Bar[] => {
  if (term.effectiveOn === null) return []
  const from = later(term.from, term.effectiveOn)
  const to = term.endedOn === null ? term.to : earlier(term.endedOn, term.to)
  const isFirst = term.extends === null
  return from < to
    ? [
        {
          kind: isFirst ? 'in-force' : 'extended',
          from,
          to,
          words: isFirst ? 'In force' : 'Extended, in force',
        },
      ]
    : []
}

const rowOf = (of: Drawn, gaps: readonly Drawn[], agreements: readonly Agreement[]): TimelineRow => ({
  name: fnInWords(of.fn, of.clientGroup),
  bars: [
    ...agreements
      .flatMap(({ functions }) => functions)
      .filter(
        (term) =>
          term.holder === of.owner &&
          term.discharger === of.employer &&
          term.fn === of.fn &&
          term.clientGroup === of.clientGroup,
      )
      .flatMap(barOf),
    ...gaps
      .filter((gap) => isSameKind(gap, of))
      .map((gap): Bar => ({ kind: 'no-authority', from: gap.from, to: gap.to, words: sizeInWords(gap) })),
  ].toSorted((one, other) => (one.from < other.from ? -1 : 1)),
})

/** Red where work was done with nothing in force, beside what was in force before and after it. Null: nothing to draw. */
export const gapTimeline = (
  gaps: readonly Drawn[],
  agreements: readonly Agreement[],
  today: Day,
): Timeline | null => {
  if (gaps.length === 0) return null
  const rows = gaps
    .filter((gap, nth) => gaps.findIndex((other) => isSameKind(gap, other)) === nth)
    .map((gap) => rowOf(gap, gaps, agreements))
  const bars = rows.flatMap((row) => row.bars)
  const from = bars.map((bar) => bar.from).reduce(earlier)
  const to = [today, ...bars.map((bar) => bar.to)].reduce(later)
  return {
    from: day(`${from.slice(0, 4)}-01-01`),
    to: day(`${String(Number(to.slice(0, 4)) + 1)}-01-01`),
    today,
    rows,
  }
}
