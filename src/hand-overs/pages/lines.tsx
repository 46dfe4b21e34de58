import type { AuthorityCard } from '../../access/index.ts'
import { outcomeRule } from '../../contacts/index.ts'
import { type CouncilMark, type TrayRow, UrgencyTag } from '../../design/index.ts'
import { counted, duration, type Instant, longTime, minutesBetween, nearTime } from '../../time/index.ts'
import type { Line } from '../hand-over.sql.ts'

/** The clock of a line, in the words its council's rules give it. */
export type RuleNames = ReadonlyMap<string, string>

export type Seen = { now: Instant; councils: readonly AuthorityCard[]; ruleNames: RuleNames }

export const markOf = (councils: readonly AuthorityCard[], code: string): CouncilMark | undefined => {
  const council = councils.find((each) => each.code === code)
  return council && { code, name: council.shortName, letter: council.letter }
}

export const timeLeftOf = (
  line: Pick<Line, 'owner' | 'sentAt' | 'dueAt' | 'clockRule'> & { acceptedAt?: Instant | null },
  { now, councils, ruleNames }: Seen,
) => ({
  startedAt: line.sentAt,
  dueAt: line.dueAt,
  now,
  stoppedAt: line.acceptedAt ?? undefined,
  ruleId: line.clockRule,
  ruleName: ruleNames.get(`${line.owner} ${line.clockRule}`) ?? 'Hand-over accepted',
  calendar: `${markOf(councils, line.owner)?.name ?? 'council'} hours`,
})

export const sinceReceived = (line: Pick<Line, 'receivedAt'>, now: Instant): string =>
  `${duration(Math.max(0, minutesBetween(line.receivedAt, now)))} since first received`

const Who = ({ line }: { line: Line }) => (
  <>
    {line.headline} <UrgencyTag urgency={line.urgency} />
  </>
)

const sentBy = (line: Line): string => (line.sentBy === null ? '' : ` · sent by ${line.sentBy}`)

/** A hand-over as a line of a tray: how long is left, whose child, what for, from whom, and how long since the first call. */
export const trayRow = (line: Line, seen: Seen, href = `/hand-overs/${line.id}`): TrayRow => ({
  href,
  reference: line.reference,
  timeLeft: timeLeftOf(line, seen),
  council: markOf(seen.councils, line.owner),
  who: <Who line={line} />,
  what: `${outcomeRule(line.outcome).name}${line.children > 1 ? ` · ${counted(line.children, 'child', 'children')}` : ''}${sentBy(line)}`,
  note: (
    <>
      {sinceReceived(line, seen.now)}
      {line.escalatedAt !== null && <strong>{' · both managers told'}</strong>}
    </>
  ),
})

/** A line that came back: why, and since when. */
export const queriedRow = (line: Line, seen: Seen): TrayRow => ({
  ...trayRow(line, seen),
  what:
    line.stage === 'no-team' ? (
      <strong>No team receives this outcome for this council: send it to one</strong>
    ) : (
      `${line.toTeam ?? ''}, ${line.queriedAt === null ? '' : nearTime(line.queriedAt, seen.now)}: ${line.queryReason ?? ''}`
    ),
})

export const AcceptedList = ({ lines, seen }: { lines: readonly Line[]; seen: Seen }) =>
  lines.length === 0 ? (
    <p class="govuk-body">Nothing accepted yet today.</p>
  ) : (
    <ul class="govuk-list govuk-list--bullet">
      {lines.map((line) => (
        <li key={line.id}>
          <a class="govuk-link" href={`/hand-overs/${line.id}`}>
            {line.reference}
          </a>
          {` ${line.headline}: ${line.allocatedTo ?? ''}, accepted ${line.acceptedAt === null ? '' : nearTime(line.acceptedAt, seen.now)}`}
        </li>
      ))}
    </ul>
  )

export const longestWords = (since: Instant | null, now: Instant): string =>
  since === null
    ? 'Nobody is waiting.'
    : `Waiting longest: ${duration(Math.max(0, minutesBetween(since, now)))}, first received ${longTime(since)}.`
