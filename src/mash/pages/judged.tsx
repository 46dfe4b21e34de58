import { agencyName, isAgencyKind } from '../../agency-requests/index.ts'
import { levelNames, outcomeRule } from '../../contacts/index.ts'
import { InsetText, SummaryList, type SummaryRow, TimeLeft } from '../../design/index.ts'
import { longTime, nearTime, shortTimeWithYear } from '../../time/index.ts'
import type { Disagreeing } from '../around.sql.ts'
import { breachReasons } from '../breach.rule.ts'
import { wasLateUnexplained } from '../deciding.rule.ts'
import { type EnquiryChild, isOpen, overrideReasons, recommendedFor } from '../enquiry.ts'
import type { EnquiryView } from '../enquiry.view.ts'
import { whoIs } from '../enquiry.view.ts'

const row = (key: string, value: string): SummaryRow | false =>
  value.trim() !== '' && { key: { text: key }, value: { html: <span class="as-told">{value}</span> } }

const agreementWords = ({ enquiry, visit }: EnquiryView): string => {
  const { agreement } = enquiry
  if (agreement === null) return 'Nobody has said yet whether the family agreed to the checks.'
  const when = nearTime(agreement.at, visit.at)
  switch (agreement.state) {
    case 'given':
      return `${agreement.who} agreed to the checks, ${when}.`
    case 'refused':
      return `${agreement.who} did not agree to the checks, ${when}.`
    case 'not-sought':
      return `Nobody was asked to agree, ${when}: ${agreement.because}`
  }
}

/** What the family agreed to, and why the checks go on without. Not the lawful basis: that goes with each question. */
export const Agreed = (view: EnquiryView) => {
  const { override, earlyHelpAgreement } = view.enquiry
  return (
    <section aria-labelledby="agreed">
      <h2 class="govuk-heading-m" id="agreed">
        Agreement to this enquiry
      </h2>
      <p class="govuk-body">{agreementWords(view)}</p>
      {override && (
        <p class="govuk-body">
          <strong>{`Checks are made without it: ${overrideReasons[override.because].toLowerCase()}.`}</strong>
          {` ${view.names.get(override.by ?? '') ?? 'The manager'}, ${nearTime(override.at, view.visit.at)}: ${override.words}`}
        </p>
      )}
      {earlyHelpAgreement && (
        <p class="govuk-body">{`${earlyHelpAgreement.who} agreed to early help, ${nearTime(earlyHelpAgreement.at, view.visit.at)}.`}</p>
      )}
    </section>
  )
}

const Discussed = ({ enquiry, names }: EnquiryView) => {
  const { discussion } = enquiry
  if (discussion === null) return null
  const who = discussion.attendees.map(
    ({ name, agency, isPresent }) =>
      `${name} (${isAgencyKind(agency) ? agencyName(agency) : agency})${isPresent ? '' : ', not there'}`,
  )
  return (
    <SummaryList
      card={{ title: { text: `Discussed ${shortTimeWithYear(discussion.heldAt)}`, headingLevel: 3 } }}
      rows={[
        row('Who', who.join('; ')),
        ...discussion.views.map(({ agency, view }) =>
          row(isAgencyKind(agency) ? agencyName(agency) : agency, view),
        ),
        row('Conclusion', discussion.conclusion),
        row('Seen differently', discussion.disagreement),
        row('What agencies said that was weighed', String(discussion.considered.length)),
        row(
          'Written down by',
          `${names.get(discussion.by ?? '') ?? 'A worker'}, version ${String(discussion.version)}`,
        ),
      ]}
    />
  )
}

const Summarised = ({ enquiry, names }: EnquiryView) =>
  enquiry.summary === null ? null : (
    <section aria-labelledby="summary">
      <h3 class="govuk-heading-s" id="summary">
        Summary that goes with the child
      </h3>
      <p class="govuk-body as-told">{enquiry.summary.text}</p>
      <p class="govuk-hint">{`${names.get(enquiry.summary.by ?? '') ?? 'A worker'}, ${longTime(enquiry.summary.at)}, version ${String(enquiry.summary.version)}`}</p>
    </section>
  )

const levelOf = (level: 1 | 2 | 3 | 4 | null): string => (level === null ? '' : levelNames[level])

const ChildJudged = ({ view, child }: { view: EnquiryView; child: EnquiryChild }) => {
  const { decided, childId } = child
  const name = whoIs(view, childId)
  if (decided === null) {
    const recommended = recommendedFor(view.enquiry, childId)
    return (
      <li>
        <strong>{name}</strong>: no decision yet
        {recommended && (
          <>
            {`. Recommended: ${outcomeRule(recommended.outcome).name}, ${view.names.get(recommended.by ?? '') ?? 'a worker'}, ${nearTime(recommended.at, view.visit.at)}. `}
            <span class="as-told">{recommended.rationale}</span>
          </>
        )}
      </li>
    )
  }
  return (
    <li>
      <strong>{`${name}: ${outcomeRule(decided.outcome).name}`}</strong>
      {`, ${levelOf(decided.level)} ${view.names.get(decided.by ?? '') ?? 'A worker'}, ${nearTime(decided.at, view.visit.at)}. `}
      <span class="as-told">{decided.rationale}</span>
      {decided.notWaitingBecause === '' ? '' : ` Not waiting for answers: ${decided.notWaitingBecause}`}
    </li>
  )
}

const DisagreementLine = ({ view, each }: { view: EnquiryView; each: Disagreeing }) => (
  <li>
    {`${each.raisedBy}, ${nearTime(each.raisedAt, view.visit.at)}: ${each.resolvedAt === null ? `with ${each.rungName.toLowerCase()}` : `settled ${nearTime(each.resolvedAt, view.visit.at)}`} `}
    {each.resolvedAt === null && (
      <TimeLeft
        startedAt={each.raisedAt}
        dueAt={each.dueAt}
        now={view.visit.at}
        ruleId="ESCALATION"
        ruleName="Disagreement settled"
        calendar={`${view.council.shortName} working days`}
      />
    )}
  </li>
)

const Disagreements = (view: EnquiryView) =>
  view.disagreements.length === 0 ? null : (
    <InsetText>
      <h3 class="govuk-heading-s">Disagreements</h3>
      <ul class="govuk-list">
        {view.disagreements.map((each) => (
          <DisagreementLine key={each.id} view={view} each={each} />
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={`/enquiries/${view.enquiry.id}/disagreements`}>
          Disagreements and how they stand
        </a>
      </p>
    </InsetText>
  )

/** The discussion, the summary and the decision under it, and who saw it differently. */
export const Judged = (view: EnquiryView) => {
  const { enquiry } = view
  return (
    <section aria-labelledby="judged">
      <h2 class="govuk-heading-m" id="judged">
        Discussion and decision
      </h2>
      <Discussed {...view} />
      <Summarised {...view} />
      <ul class="govuk-list">
        {enquiry.children.map((child) => (
          <ChildJudged key={child.childId} view={view} child={child} />
        ))}
      </ul>
      {wasLateUnexplained(enquiry) && (
        <p class="govuk-body">
          {'It was decided after its time, and nobody has said why. '}
          <a class="govuk-link" href={`/enquiries/${enquiry.id}/decide`}>
            Say why it was late
          </a>
        </p>
      )}
      {enquiry.breach && (
        <p class="govuk-body">{`Why it was late: ${breachReasons[enquiry.breach.reason].toLowerCase()}. ${enquiry.breach.note}`}</p>
      )}
      <Disagreements {...view} />
      {!isOpen(enquiry) && view.disagreements.length === 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/enquiries/${enquiry.id}/disagreements`}>
            Somebody disagrees with this
          </a>
        </p>
      )}
    </section>
  )
}
