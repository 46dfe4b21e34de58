import { InsetText, TimeLeft } from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import type { ContactView } from '../contact.view.ts'
import type { DisagreementStanding, EnquiryStanding } from '../enquiry-standing.sql.ts'

export const isGoingOn = ({ stage }: Pick<EnquiryStanding, 'stage'>): boolean =>
  stage === 'new' || stage === 'open'

/** "rated amber; Plover Poplar has it": how far it is, without a word of what was said there. */
export const standingInWords = ({ rating, allocatedTo }: EnquiryStanding): string =>
  [
    rating === null ? 'not rated yet' : `rated ${rating}`,
    allocatedTo === null ? 'nobody has taken it on yet' : `${allocatedTo} has it`,
  ].join('; ')

/** Whom an enquiry keeps the child waiting for. */
export const hubWaitsFor = ({ rating }: EnquiryStanding): string =>
  rating === null ? 'the MASH to rate it' : 'the MASH to decide'

const opensIt = ({ visit }: ContactView): boolean =>
  visit.actor.fn === 'mash' || visit.actor.fn === 'emergency-duty'

const GoingOn = ({ view, enquiry }: { view: ContactView; enquiry: EnquiryStanding }) => (
  <InsetText>
    <p class="govuk-body">
      <strong>{`In the MASH since ${nearTime(enquiry.startedAt, view.visit.at)}`}</strong>
      {`: ${standingInWords(enquiry)}. `}
      {opensIt(view) && (
        <a class="govuk-link" href={`/enquiries/${enquiry.id}`}>
          Open the enquiry
        </a>
      )}
    </p>
    {enquiry.dueAt !== null && (
      <TimeLeft
        startedAt={enquiry.startedAt}
        dueAt={enquiry.dueAt}
        now={view.visit.at}
        ruleId={enquiry.clockRule}
        ruleName={view.book.rule(enquiry.clockRule, enquiry.startedAt)?.name ?? 'Enquiry decided'}
        calendar={`${view.council.shortName}, hours of the MASH`}
      />
    )}
  </InsetText>
)

const disagreementInWords = (each: DisagreementStanding, view: ContactView): string =>
  `${each.raisedBy}, ${nearTime(each.raisedAt, view.visit.at)}: ${
    each.resolvedAt === null
      ? `not settled, with ${each.rungName.toLowerCase()} until ${nearTime(each.dueAt, view.visit.at)}`
      : `settled ${nearTime(each.resolvedAt, view.visit.at)}`
  }`

const Disagreements = ({ view }: { view: ContactView }) => {
  const { disagreements } = view
  if (disagreements.length === 0) return null
  const open = disagreements.filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <InsetText>
      <strong>
        {`${counted(disagreements.length, 'disagreement')} with what the MASH decided, ${open === 0 ? 'all settled' : `${String(open)} not settled`}`}
      </strong>
      <ul class="govuk-list govuk-list--bullet">
        {disagreements.map((each) => (
          <li key={each.id}>{disagreementInWords(each, view)}</li>
        ))}
      </ul>
    </InsetText>
  )
}

/** Where a child is in the hub, who has it and until when, and who sees the outcome differently. */
export const InTheHub = (view: ContactView) => (
  <>
    {view.enquiries.filter(isGoingOn).map((enquiry) => (
      <GoingOn key={enquiry.id} view={view} enquiry={enquiry} />
    ))}
    <Disagreements view={view} />
  </>
)
