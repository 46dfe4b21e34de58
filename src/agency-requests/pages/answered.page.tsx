import { CouncilLetter } from '../../design/index.ts'
import { counted, shortTimeWithYear } from '../../time/index.ts'
import type { Contribution } from '../answered.sql.ts'
import { councilOf, type Seen } from './lines.tsx'

export type AnsweredShown = {
  seen: Seen
  lines: readonly Contribution[]
  more: string | null
}

const spokenOf = ({ about, files }: Contribution): string =>
  [
    ...(about.length > 3 ? [...about.slice(0, 3), `${String(about.length - 3)} more`] : about),
    ...(files > 0 ? [counted(files, 'file')] : []),
  ].join(', ')

const whatBecameOf = ({ stage, closedAt, toldBack }: Contribution): string => {
  if (stage === 'withdrawn') return 'Taken back by the MASH.'
  if (closedAt === null) return 'The enquiry is open: you can add to it.'
  const outcomes = (toldBack?.outcomes ?? []).map(({ about, outcome }) => `${about}: ${outcome}.`)
  return [toldBack?.words ?? 'The enquiry has closed.', ...outcomes].join(' ')
}

const Line = ({ line, seen }: { line: Contribution; seen: Seen }) => {
  const council = councilOf(seen.councils, line.owner)
  return (
    <li>
      <p class="govuk-body">
        {council && <CouncilLetter {...council} />}{' '}
        <a class="govuk-link" href={`/requests/${line.id}`}>
          {line.reference}
        </a>
        {` · ${spokenOf(line)} · answered ${shortTimeWithYear(line.contributedAt)}`}
      </p>
      <p class="govuk-body-s">{whatBecameOf(line)}</p>
    </li>
  )
}

/** What an agency has said, and what became of it: its own contribution and nothing else. */
export const Answered = ({ shown }: { shown: AnsweredShown }) => (
  <>
    <h1 class="govuk-heading-l">What you have answered</h1>
    <p class="govuk-body">
      What your agency said stays yours to read, and you are told what it went into. The question itself is
      shown only while the enquiry is open.
    </p>
    {shown.lines.length === 0 ? (
      <p class="govuk-body">Your agency has answered nothing yet.</p>
    ) : (
      <ul class="contributions">
        {shown.lines.map((line) => (
          <Line key={line.id} line={line} seen={shown.seen} />
        ))}
      </ul>
    )}
    {shown.more !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.more}>
          Earlier ones
        </a>
      </p>
    )}
  </>
)
