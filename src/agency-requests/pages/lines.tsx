import type { AuthorityCard } from '../../access/index.ts'
import { defaultRules } from '../../clocks/index.ts'
import { type CouncilMark, PathwayTag, type TimeLeftProps, type TrayRow } from '../../design/index.ts'
import { counted, type Instant } from '../../time/index.ts'
import { replyClock } from '../request.ts'
import type { RequestLine } from '../tray.sql.ts'

export type Seen = { now: Instant; councils: readonly AuthorityCard[] }

export const councilOf = (councils: readonly AuthorityCard[], code: string): CouncilMark | undefined => {
  const council = councils.find((each) => each.code === code)
  return council && { code, name: council.shortName, letter: council.letter }
}

const replyRule = defaultRules.find(({ id }) => id === replyClock)?.name ?? 'An agency’s answer to the MASH'

type Timed = Pick<RequestLine, 'owner' | 'askedAt' | 'dueAt' | 'rating'> & { answeredAt?: Instant | null }

/** How long the agency has. Red is counted by the clock, the rest in the hours the hub works (clocks 4.3). */
export const replyTime = (line: Timed, { now, councils }: Seen): TimeLeftProps => ({
  startedAt: line.askedAt,
  dueAt: line.dueAt,
  now,
  stoppedAt: line.answeredAt ?? undefined,
  ruleId: replyClock,
  ruleName: replyRule,
  calendar:
    line.rating === 'red'
      ? 'hours by the clock'
      : `${councilOf(councils, line.owner)?.name ?? 'the council'} MASH hours`,
})

const remindedWords = (chased: number): string =>
  chased === 0 ? '' : chased === 1 ? 'reminded once' : `reminded ${String(chased)} times`

const stateOf = ({ seenAt, isPartAnswered, chased }: RequestLine) => {
  const words = [
    isPartAnswered ? 'part answered' : seenAt === null ? '' : 'opened',
    remindedWords(chased),
  ].filter((each) => each !== '')
  return (
    <>
      {seenAt === null && !isPartAnswered && <strong>Not opened yet</strong>}
      {seenAt === null && !isPartAnswered && words.length > 0 && ' · '}
      {words.join(' · ')}
    </>
  )
}

export const requestRow = (line: RequestLine, seen: Seen, pinned: boolean): TrayRow => ({
  href: `/requests/${line.id}`,
  reference: line.reference,
  timeLeft: replyTime(line, seen),
  council: councilOf(seen.councils, line.owner),
  who: (
    <>
      {line.headline} <PathwayTag colour={line.rating} />
    </>
  ),
  what: counted(line.people, 'person', 'people'),
  note: stateOf(line),
  pinned,
})
