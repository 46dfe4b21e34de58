import type { TableCell } from '../../design/index.ts'
import { CouncilLetter, Table } from '../../design/index.ts'
import { counted, shortTimeWithYear } from '../../time/index.ts'
import type { Contribution } from '../answered.sql.ts'
import { councilOf, type Seen } from './lines.tsx'

export type AnsweredShown = {
  seen: Seen
  lines: readonly Contribution[]
  more: string | null
}

const nameOf = ({ about, files }: Contribution): string => {
  const names = about.length > 3 ? [...about.slice(0, 3), `${String(about.length - 3)} more`] : about
  return [...names, ...(files > 0 ? [counted(files, 'file')] : [])].join(', ')
}

const stateInWords = ({ stage, closedAt, toldBack }: Contribution): string => {
  if (stage === 'withdrawn') return 'Taken back by the MASH'
  if (closedAt === null) return 'The enquiry is open'
  return toldBack === null || toldBack.outcomes.length === 0
    ? (toldBack?.words ?? 'The enquiry has closed')
    : toldBack.outcomes.map(({ about, outcome }) => `${about}: ${outcome}`).join('; ')
}

const row = (line: Contribution, { councils }: Seen): TableCell[] => {
  const council = councilOf(councils, line.owner)
  return [
    { text: shortTimeWithYear(line.contributedAt) },
    { html: council ? <CouncilLetter {...council} /> : '' },
    {
      html: (
        <a class="govuk-link" href={`/requests/${line.id}`}>
          {line.reference}
        </a>
      ),
    },
    { text: nameOf(line) },
    { text: stateInWords(line) },
  ]
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
      <Table
        caption="Answered, the newest first"
        captionClasses="govuk-visually-hidden"
        classes="table--stacks"
        head={[
          { text: 'Answered' },
          { html: <span class="govuk-visually-hidden">Council</span> },
          { text: 'Reference' },
          { text: 'What you spoke of' },
          { text: 'What became of it' },
        ]}
        rows={shown.lines.map((line) => row(line, shown.seen))}
      />
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
