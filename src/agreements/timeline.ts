import type { ClientGroup } from '../access/index.ts'
import { addDays, type Day, daysBetween, plainDay } from '../time/index.ts'
import { type Agreement, functionInWords, type FunctionTerm } from './agreement.ts'

/** What a stretch of a timeline means. Only 'in-force', 'extended' and 'signed' give anybody a right. */
export type BarKind =
  | 'in-force'
  | 'extended'
  | 'call-in-running'
  | 'ended-early'
  | 'no-authority'
  /** Of a signatory of an information sharing agreement. */
  | 'signed'
  | 'withdrawn'

/** From a day up to, and not including, another; with `isOpen` it goes on until somebody ends it. */
export type Bar = { kind: BarKind; from: Day; to: Day; words: string; isOpen?: true }

export type TimelineRow = { name: string; bars: readonly Bar[] }

export type Timeline = { from: Day; to: Day; today: Day; rows: readonly TimelineRow[] }

/** Work done on one day under one function for a council nobody had been given the right to act for. */
export type GapDay = { fn: string; clientGroup: ClientGroup; day: Day; count: number }

export const barKinds: Readonly<Record<BarKind, string>> = {
  'in-force': 'In force',
  extended: 'Extended, in force',
  'call-in-running': 'Decided, call-in running: gives nothing yet',
  'ended-early': 'Ended before its term',
  'no-authority': 'Work done with no agreement in force',
  signed: 'Signed',
  withdrawn: 'Withdrawn',
}

export const later = (one: Day, other: Day): Day => (one > other ? one : other)
export const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

const bar = (kind: BarKind, from: Day, to: Day, words = barKinds[kind]): Bar[] =>
  from < to ? [{ kind, from, to, words }] : []

/** A variation lets a term go on in another: what goes on has not ended. */
const goesOn = (term: FunctionTerm, others: readonly FunctionTerm[]): boolean =>
  others.some(
    (other) =>
      other.id !== term.id &&
      other.from === term.endedOn &&
      other.fn === term.fn &&
      other.clientGroup === term.clientGroup &&
      other.holder === term.holder,
  )

const barsOfTerm = (term: FunctionTerm, _nth: number, all: readonly FunctionTerm[]): Bar[] => {
  const { from, to, effectiveOn, endedOn } = term
  const end = endedOn === null ? to : earlier(endedOn, to)
  const kind = term.extends === null ? 'in-force' : 'extended'
  if (effectiveOn === null) return bar('call-in-running', from, end)
  return [
    ...bar('call-in-running', from, earlier(effectiveOn, end)),
    ...bar(kind, later(from, effectiveOn), end),
    ...(goesOn(term, all) ? [] : bar('ended-early', end, to)),
  ]
}

/** Days next to each other become one stretch with their sum: "17 to 31 December 2018: 212 contacts". */
const barsOfGaps = (gaps: readonly GapDay[]): Bar[] => {
  const runs: { from: Day; to: Day; count: number }[] = []
  for (const { day, count } of gaps.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const last = runs.at(-1)
    if (last?.to === day) [last.to, last.count] = [addDays(day, 1), last.count + count]
    else runs.push({ from: day, to: addDays(day, 1), count })
  }
  return runs.flatMap(({ from, to, count }) => bar('no-authority', from, to, gapInWords(count)))
}

export const gapInWords = (count: number): string =>
  `${String(count)} ${count === 1 ? 'contact' : 'contacts'} taken in with no agreement in force`

const untilEnded = (bars: readonly Bar[], to: Day | null): Bar[] =>
  bars.map((each) => (to === null ? { ...each, isOpen: true } : each))

const rowsOf = (agreement: Agreement, gaps: readonly GapDay[], end: Day): TimelineRow[] => {
  if (agreement.functions.length === 0) {
    return [
      {
        name: agreement.title,
        bars: untilEnded(bar('in-force', agreement.from, agreement.to ?? end), agreement.to),
      },
      ...agreement.placements.map((lent) => ({
        name: `${lent.name}: ${lent.fns.map(functionInWords).join(', ')}`,
        bars: untilEnded(bar('in-force', lent.from, lent.to ?? end, 'Lent'), lent.to),
      })),
    ]
  }
  const fns = [...new Set(agreement.functions.map((term) => `${term.fn} ${term.clientGroup}`))]
  return fns.map((key) => {
    const terms = agreement.functions.filter((term) => `${term.fn} ${term.clientGroup}` === key)
    const [fn = '', group] = key.split(' ')
    return {
      name: `${functionInWords(fn)}${group === 'adults' ? ', adults' : ''}`,
      bars: [
        ...terms.flatMap(barsOfTerm),
        ...barsOfGaps(gaps.filter((gap) => gap.fn === fn && gap.clientGroup === group)),
      ].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    }
  })
}

export const startOfYear = (of: Day): Day => `${of.slice(0, 4)}-01-01` as Day
export const endOfYear = (of: Day): Day => `${String(Number(of.slice(0, 4)) + 1)}-01-01` as Day

/** The timeline of one agreement, drawn over whole years that hold every stretch and today. */
export const timelineOf = (agreement: Agreement, gaps: readonly GapDay[], today: Day): Timeline => {
  const begins = [
    agreement.from,
    today,
    ...gaps.map((gap) => gap.day),
    ...agreement.functions.map((t) => t.from),
  ]
  const ends = [today, ...agreement.functions.map((term) => addDays(term.to, -1))]
  if (agreement.to !== null) ends.push(addDays(agreement.to, -1))
  const [from, to] = [startOfYear(begins.reduce(earlier)), endOfYear(ends.reduce(later))]
  return { from, to, today, rows: rowsOf(agreement, gaps, to) }
}

/** Bars of several functions that say the same are drawn once; of those that begin alike, the longest. */
const barsTogether = (bars: readonly Bar[]): Bar[] => {
  const drawn = new Map<string, Bar>()
  for (const each of bars) {
    const known = drawn.get(`${each.kind} ${each.from}`)
    if (known === undefined || known.to < each.to) drawn.set(`${each.kind} ${each.from}`, each)
  }
  return [...drawn.values()].toSorted((one, other) => (one.from < other.from ? -1 : 1))
}

/** All agreements over time in one picture, a row for each. */
export const timelineOfAll = (agreements: readonly Agreement[], today: Day): Timeline => {
  const begins = agreements.flatMap((each) => [each.from, ...each.functions.map((term) => term.from)])
  const ends = agreements.flatMap((each) => [
    ...(each.to === null ? [] : [addDays(each.to, -1)]),
    ...each.functions.map((term) => addDays(term.to, -1)),
  ])
  const from = startOfYear(begins.reduce(earlier, today))
  const to = endOfYear(ends.reduce(later, today))
  return {
    from,
    to,
    today,
    rows: agreements.map((agreement) => ({
      name: agreement.title,
      bars:
        agreement.functions.length === 0
          ? untilEnded(bar('in-force', agreement.from, agreement.to ?? to), agreement.to)
          : barsTogether(agreement.functions.flatMap(barsOfTerm)),
    })),
  }
}

/** How far along the timeline a day lies, in percent of its width. */
export const percentAt = ({ from, to }: Timeline, on: Day): number =>
  Math.round((10_000 * daysBetween(from, on)) / daysBetween(from, to)) / 100

/** "1 January 2019 to 31 December 2023": the last day it holds, as people say it, not the day after. */
export const stretchInWords = ({
  from,
  to,
  isOpen,
  kind,
}: Pick<Bar, 'from' | 'to' | 'isOpen'> & Partial<Pick<Bar, 'kind'>>): string => {
  if (isOpen && kind === 'withdrawn') return `since ${plainDay(from)}`
  if (isOpen) return `${plainDay(from)} until ended by notice`
  const last = addDays(to, -1)
  return from === last ? plainDay(from) : `${plainDay(from)} to ${plainDay(last)}`
}

/** Years to write under the line: at most six of them, so that they stand apart on a telephone. */
export const yearsToWrite = ({ from, to }: Timeline): Day[] => {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const step = Math.max(1, Math.ceil((last - first) / 5))
  return Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, nth) => `${String(first + nth * step)}-01-01` as Day,
  )
}
