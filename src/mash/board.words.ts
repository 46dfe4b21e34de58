import type { AuthorityCard } from '../access/index.ts'
import { agencyName } from '../agency-requests/index.ts'
import type { CouncilMark, TimeLeftProps } from '../design/index.ts'
import {
  counted,
  duration,
  type Instant,
  londonTime,
  minutesBetween,
  nearTime,
  dayOf,
} from '../time/index.ts'
import type { BoardLine, LaneCount } from './board.sql.ts'
import { breachReasons } from './breach.rule.ts'

/** What a line of the board says, in words. Pure: `now` is passed. */

/** Councils in sight, the names of the rules their clocks run by, and when. */
export type Seen = {
  now: Instant
  councils: readonly AuthorityCard[]
  ruleName: (owner: string, clockRule: string) => string
}

export const markOf = (councils: readonly AuthorityCard[], code: string): CouncilMark | undefined => {
  const council = councils.find((each) => each.code === code)
  return council && { code, name: council.shortName, letter: council.letter }
}

export const since = (from: Instant, to: Instant): string => duration(Math.max(0, minutesBetween(from, to)))

/** Null where the rating has no limit. */
export const timeLeftOf = (line: BoardLine, { now, councils, ruleName }: Seen): TimeLeftProps | null =>
  line.dueAt === null
    ? null
    : {
        startedAt: line.startedAt,
        dueAt: line.dueAt,
        now,
        stoppedAt: line.decidedAt ?? undefined,
        ruleId: line.clockRule,
        ruleName: ruleName(line.owner, line.clockRule),
        calendar:
          line.rating === 'red'
            ? 'hours by the clock'
            : `MASH hours of ${markOf(councils, line.owner)?.name ?? 'the council'}`,
      }

/** 3 of 5 answered; nobody asked yet. */
export const answersInWords = ({ asked, answered }: Pick<BoardLine, 'asked' | 'answered'>): string =>
  asked === 0 ? 'nobody asked yet' : `${String(answered)} of ${String(asked)} answered`

const mostNamed = 3

/** On the same day the day is not worth saying. */
const timeShortly = (dueAt: Instant, now: Instant): string =>
  dayOf(dueAt) === dayOf(now) ? londonTime(dueAt) : nearTime(dueAt, now)

const listed = (word: string, parts: readonly string[]): string =>
  parts.length === 0 ? '' : `${word} ${parts.join(', ')}`

/**
 * What is still out, the most urgent first: "late: Police 2 h"; "due: Health 14:30, Housing 16:00"; and how many more.
 * Only the first few are named.
 */
export const outInWords = (
  { out }: Pick<BoardLine, 'out'>,
  now: Instant,
): { late: string; due: string; more: string } => {
  const named = out.slice(0, mostNamed)
  const more = out.length - named.length
  return {
    late: listed(
      'late:',
      named
        .filter(({ dueAt }) => dueAt < now)
        .map(({ agency, dueAt }) => `${agencyName(agency)} ${since(dueAt, now)}`),
    ),
    due: listed(
      'due:',
      named
        .filter(({ dueAt }) => dueAt >= now)
        .map(({ agency, dueAt }) => `${agencyName(agency)} ${timeShortly(dueAt, now)}`),
    ),
    more: more > 0 ? `${String(more)} more out` : '',
  }
}

export const isSilent = (
  { alarms, silentAt }: Pick<BoardLine, 'alarms' | 'silentAt'>,
  now: Instant,
): boolean => alarms > 0 || (silentAt !== null && silentAt <= now)

const told = (alarms: number): string =>
  alarms === 0 ? '' : alarms === 1 ? ', told once' : `, told ${String(alarms)} times`

/** Silent 5 h, told once; or how long ago somebody did something. */
export const silenceInWords = (line: BoardLine, now: Instant): string =>
  isSilent(line, now)
    ? `Silent ${since(line.lastActedAt, now)}${told(line.alarms)}`
    : `last acted on ${since(line.lastActedAt, now)} ago`

/** The rest of what is worth knowing, in the order it is read. */
export const notesOf = (line: BoardLine): string[] => [
  `${since(line.receivedAt, line.startedAt)} from front door to hub`,
  ...(line.disagreements > 0 ? [counted(line.disagreements, 'disagreement')] : []),
  ...(line.breachReason === null ? [] : [`late: ${breachReasons[line.breachReason].toLowerCase()}`]),
  ...(line.emergencyDutyToldAt === null ? [] : ['emergency duty told']),
]

/** 12 open, 3 late, 1 silent: only what there is. */
export const countInWords = ({ open, late, silent }: Omit<LaneCount, 'lane'>): string =>
  [
    `${String(open)} open`,
    ...(late > 0 ? [`${String(late)} late`] : []),
    ...(silent > 0 ? [`${String(silent)} silent`] : []),
  ].join(' · ')

export const totalOf = (counts: readonly LaneCount[]): Omit<LaneCount, 'lane'> =>
  counts.reduce(
    (sum, { open, late, silent }) => ({
      open: sum.open + open,
      late: sum.late + late,
      silent: sum.silent + silent,
    }),
    { open: 0, late: 0, silent: 0 },
  )

const notNames: readonly string[] = ['Name not known', 'No child named yet']

/**
 * "M.T." of "Maya T., 6 + 2 more": who it is for those who know, and nobody for a visitor who looks at the wall. A child
 * without a name has no initials.
 */
export const initialsOf = (headline: string): string => {
  const name = headline.split(/,| \+ /)[0]?.trim() ?? ''
  if (notNames.includes(name)) return ''
  return name
    .split(/[\s-]+/)
    .map((word) => word.match(/\p{L}/u)?.[0] ?? '')
    .filter(Boolean)
    .map((letter) => `${letter.toUpperCase()}.`)
    .join('')
}
