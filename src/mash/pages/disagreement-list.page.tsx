import { type TrayRow, TrayHead, TrayTable } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { OpenDisagreement } from '../disagreement.sql.ts'
import { BoardPlaces } from './board-places.tsx'

export type ListShown = {
  visit: Visit
  lines: readonly OpenDisagreement[]
  /** May whoever reads open the enquiry behind a line? A director reads where it stands, and rings. */
  opens: boolean
  more: string | null
}

const rowOf = (line: OpenDisagreement, { visit, opens }: ListShown): TrayRow => {
  const council = visit.councils.find(({ code }) => code === line.owner)
  return {
    href: opens ? `/enquiries/${line.enquiryId}/disagreements#d-${line.id}` : `#d-${line.id}`,
    reference: line.reference,
    timeLeft: {
      startedAt: line.raisedAt,
      dueAt: line.dueAt,
      now: visit.at,
      ruleId: 'ESCALATION',
      ruleName: `Settled by ${line.rungName.toLowerCase()}`,
      calendar: `${council?.shortName ?? 'the council’s'} working days`,
    },
    council: council && { code: council.code, name: council.shortName, letter: council.letter },
    who: <span id={`d-${line.id}`}>{line.raisedBy}</span>,
    what: `${line.rungName}, rung ${String(line.rung)}`,
    note: `raised ${nearTime(line.raisedAt, visit.at)}`,
  }
}

/** Every disagreement that is not settled, the least time left first: for the hub’s managers and the directors. */
export const DisagreementList = ({ shown }: { shown: ListShown }) => (
  <>
    <BoardPlaces at="disagreements" />
    <TrayHead
      title="Disagreements"
      counts={shown.lines.length === 0 ? 'None open' : `${String(shown.lines.length)} shown`}
    />
    <TrayTable
      caption="Disagreements not settled yet, the least time left first"
      rows={shown.lines.map((line) => rowOf(line, shown))}
      whoHeading="Who disagrees"
      whatHeading="Where it stands"
      noteHeading="Since"
      empty="Nobody waits for an answer to a disagreement."
    />
    {shown.more !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.more}>
          More that have longer left
        </a>
      </p>
    )}
  </>
)
