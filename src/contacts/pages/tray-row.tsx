import type { AuthorityCard } from '../../access/index.ts'
import {
  type CouncilMark,
  PathwayTag,
  type TimeLeftProps,
  type TrayRow,
  UrgencyTag,
} from '../../design/index.ts'
import { duration, type Instant, minutesBetween } from '../../time/index.ts'
import { sourceWords } from '../contact.words.ts'
import type { TrayChoice } from '../tray-choice.ts'
import type { TrayLine } from '../tray.sql.ts'

/** What each council's own settings say of its lines. */
export type CouncilRules = ReadonlyMap<
  string,
  { decisionRule: string; inWords: (earlierContacts: number) => string | null }
>

/** Councils in sight, their rules, and when. */
export type Seen = { now: Instant; councils: readonly AuthorityCard[]; rules: CouncilRules }

export const waited = ({ receivedAt }: Pick<TrayLine, 'receivedAt'>, now: Instant): string =>
  duration(Math.max(0, minutesBetween(receivedAt, now)))

const markOf = (councils: readonly AuthorityCard[], code: string): CouncilMark | undefined => {
  const council = councils.find((each) => each.code === code)
  return council && { code, name: council.shortName, letter: council.letter }
}

/** Sent back or passed on, the decision is made and its clock stands; what runs is somebody else's time to answer. */
const timeLeftOf = (line: TrayLine, { now, councils, rules }: Seen): TimeLeftProps => {
  const calendar = `${markOf(councils, line.owner)?.name ?? 'the council'}’s working days`
  if (line.replyBy !== null) {
    return {
      startedAt: line.decidedAt ?? line.receivedAt,
      dueAt: line.replyBy,
      now,
      ruleId: 'RETURNED-REPLY',
      ruleName: 'The referrer answers',
      calendar,
    }
  }
  return {
    startedAt: line.receivedAt,
    dueAt: line.dueAt,
    now,
    stoppedAt: line.decidedAt ?? undefined,
    ruleId: 'WT23-1',
    ruleName: rules.get(line.owner)?.decisionRule ?? 'Decide what happens next',
    calendar,
  }
}

const firstWordsLength = 90

/** The first words of the worry, never cut inside a word. */
export const firstWords = (summary: string): string => {
  const text = summary.replaceAll(/\s+/g, ' ').trim()
  if (text.length <= firstWordsLength) return text
  const cut = text.slice(0, firstWordsLength + 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), firstWordsLength / 2))}…`
}

const What = ({ line }: { line: TrayLine }) => (
  <>
    {line.urgency !== 'not-urgent' && <UrgencyTag urgency={line.urgency} />}{' '}
    {line.colour !== null && <PathwayTag colour={line.colour} />}{' '}
    {`${sourceWords[line.source] ?? line.source}: ${firstWords(line.summary)}`}
  </>
)

// Nobody's initials say that nobody has opened it: words for that on every line would hide the few that matter.
const stateWords = ({ waitingFor }: TrayLine): string => {
  switch (waitingFor) {
    case 'manager':
      return 'for a manager to decide'
    case 'referrer':
      return 'for the referrer to answer'
    case 'other-council':
      return 'for the other council to accept'
    case 'screener':
    case null:
      return ''
  }
}

const Opened = ({ by: { name, initials } }: { by: { name: string; initials: string } }) => (
  <span class="tray__open-with" title={`Opened by ${name}`}>
    <span aria-hidden="true">{initials}</span>
    <span class="govuk-visually-hidden">{`Opened by ${name}`}</span>
  </span>
)

/** "may be known to C": a small mark, since nobody has confirmed it yet. */
const elsewhereWords = ({ knownElsewhere }: TrayLine, { councils }: Seen): string =>
  knownElsewhere.length === 0
    ? ''
    : `may be known to ${knownElsewhere.map((code) => markOf(councils, code)?.letter ?? 'another council').join(', ')}`

/** A brother or sister decided before is with the hub already. */
const hubWords = ({ inMash }: TrayLine): string =>
  inMash === null
    ? ''
    : `in the MASH too, ${inMash.rating === null ? 'not rated yet' : `rated ${inMash.rating}`}`

const Note = ({ line, shown }: { line: TrayLine; shown: Seen & { choice: TrayChoice } }) => {
  const repeated = shown.rules.get(line.owner)?.inWords(line.earlierContacts) ?? null
  const showsWait = shown.choice.sort === 'longest' || line.isOldest
  const rest = [
    elsewhereWords(line, shown),
    hubWords(line),
    showsWait ? `waiting ${waited(line, shown.now)}` : '',
    stateWords(line),
  ].filter(Boolean)
  return (
    <>
      {repeated !== null && <strong>{repeated}</strong>}
      {repeated !== null && rest.length > 0 && ' · '}
      {rest.join(' · ')} {line.openedBy !== null && <Opened by={line.openedBy} />}
    </>
  )
}

/** A waiting contact as a line: the time left, whose child, who told us what, and how far it is. */
export const rowOf = (line: TrayLine, shown: Seen & { choice: TrayChoice }): TrayRow => ({
  href: `/contacts/${line.id}`,
  reference: line.reference,
  timeLeft: timeLeftOf(line, shown),
  council: markOf(shown.councils, line.owner),
  who: line.headline,
  what: <What line={line} />,
  note: <Note line={line} shown={shown} />,
  pinned: line.isOldest,
})
