import type { VNode } from 'preact'
import type { AgreementRecord } from '../record.sql.ts'
import {
  type SharingAgreement,
  type Signature,
  signatoryRoles,
  type SignedAgreement,
} from '../../access/index.ts'
import { PhoneLink, SummaryList, type SummaryRow, Tag, WarningText } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import type { Agreement } from '../agreement.ts'
import { flowsTold, signatoriesOf, type Signatory } from '../sharing.ts'
import { signatoryTimeline } from '../sharing-timeline.ts'
import { stretchInWords } from '../timeline.ts'
import { decisionInWords } from './agreement.page.tsx'
import { CannotBeUsed, Flows, type Names } from './sharing-flows.tsx'
import { Write } from './agreement.page.tsx'
import { DecisionList, DocumentList, SignatureList } from './record.tsx'
import { Paragraphs } from './says.tsx'
import { TimelinePicture } from './timeline.tsx'

export type SharingPageProps = {
  readonly agreement: Agreement
  readonly sharing: SharingAgreement
  /** What the tier 1 above says in plain words, and which tier 2 stand under this. */
  readonly adopted: Agreement['terms']
  readonly record: AgreementRecord
  /** What other rooms show of it. */
  readonly parts: readonly VNode[]
  readonly may: { readonly write: boolean; readonly complete: boolean }
  readonly under: readonly SharingAgreement[]
  readonly today: Day
  /** The first day of the duty to share, as the council acted for has it. */
  readonly dutyFrom: Day
  /** As an organisation signs, and as it is called. */
  readonly nameOf: Names
  readonly shortNameOf: Names
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

const linkTo = ({ instrument: { id, title } }: SignedAgreement) => (
  <a class="govuk-link" href={`/agreements/${id}`}>
    {title}
  </a>
)

const tierRows = ({ sharing, under }: SharingPageProps): SummaryRow[] =>
  sharing.parent === null
    ? [
        fact('What it is', 'Information sharing agreement, tier 1: the baseline for all sharing'),
        {
          key: { text: 'Under it' },
          value: {
            html:
              under.length === 0 ? (
                'None yet'
              ) : (
                <ul class="govuk-list">
                  {under.map((each) => (
                    <li key={each.instrument.id}>{linkTo(each)}</li>
                  ))}
                </ul>
              ),
          },
        },
      ]
    : [
        fact('What it is', 'Information sharing agreement, tier 2: for particular purposes'),
        {
          key: { text: 'Stands under' },
          value: { html: <>{linkTo(sharing.parent)}: it adopts that baseline, and falls with it</> },
        },
      ]

/** Its own words, or those it adopts. */
const limit = (own: string | null, adopted: string | null | undefined): string =>
  own ?? (adopted === null || adopted === undefined ? 'Not said' : `${adopted} Adopted from the tier 1.`)

const reviewInWords = (due: Day, today: Day): string =>
  due <= today ? `Was due on ${plainDay(due)}` : `Due on ${plainDay(due)}`

const factsOf = (props: SharingPageProps): SummaryRow[] => {
  const { agreement, sharing, today } = props
  return [
    ...tierRows(props),
    fact(
      'Agreed for',
      agreement.to === null
        ? `From ${plainDay(agreement.from)}, until ended by notice`
        : stretchInWords({ from: agreement.from, to: agreement.to }),
    ),
    fact('Decided', decisionInWords(agreement)),
    fact('Review', reviewInWords(sharing.reviewDue, today)),
    fact('Impact assessment', sharing.dpiaReference ?? 'Not recorded here'),
    {
      key: { text: 'Published' },
      value:
        sharing.publishedUrl === null
          ? { text: 'Not recorded here' }
          : {
              html: (
                <a class="govuk-link" href={sharing.publishedUrl} rel="noreferrer noopener">
                  {sharing.publishedUrl}
                </a>
              ),
            },
    },
    fact('How little', limit(sharing.minimisation, sharing.parent?.minimisation)),
    fact('How long kept', limit(sharing.retention, sharing.parent?.retention)),
  ]
}

const signedInWords = ({ signedOn, withdrawnOn, role, responsibleOfficer }: Signature): string =>
  `Signed ${plainDay(signedOn)} by ${responsibleOfficer}, as ${signatoryRoles[role]}${withdrawnOn === null ? '' : `; withdrawn ${plainDay(withdrawnOn)}`}.`

const signatoryRow = ({ organisation, signatures, stands }: Signatory, nameOf: Names): SummaryRow => ({
  key: { text: nameOf(organisation) },
  value: {
    html: (
      <>
        {stands === 'withdrawn' && <Tag text="Withdrawn" classes="govuk-tag--red" />}
        {stands === 'not-yet' && <Tag text="Not yet in force" classes="govuk-tag--grey" />}
        <ul class="govuk-list">
          {signatures.map((each) => (
            <li key={each.signedOn}>{signedInWords(each)}</li>
          ))}
          <li>
            {'If data was lost, ring '}
            <PhoneLink number={signatures.at(-1)?.breachContact ?? ''} />
          </li>
        </ul>
      </>
    ),
  },
})

/** An agreement is not the only way by which a child’s safety may be told of (authorisation B8 no. 10). */
const meanwhile = (dutyFrom: Day, today: Day): string =>
  `What cannot be used here does not forbid telling. If a child may be at risk, whoever holds the information can still tell it by a decision of its own, recorded with its reason${
    dutyFrom <= today
      ? `: under the duty to share (Children Act 2004 section 16LA, in force here from ${plainDay(dutyFrom)}), unless telling would be worse for the child than not telling, or under another power`
      : ', under another power'
  } such as Children Act 1989 section 47 or Children Act 2004 section 11.`

export const SharingPage = (props: SharingPageProps) => {
  const { agreement, sharing, adopted, record, may, today, dutyFrom, nameOf, shortNameOf } = props
  const told = flowsTold(sharing, today)
  return (
    <>
      <h1 class="govuk-heading-l">{agreement.title}</h1>
      {sharing.reviewDue <= today && (
        <WarningText text={`The review of this agreement was due on ${plainDay(sharing.reviewDue)}.`} />
      )}
      <SummaryList rows={factsOf(props)} />
      <h2 class="govuk-heading-m">What cannot be used today</h2>
      <CannotBeUsed
        told={told}
        agreement={sharing}
        nameOf={shortNameOf}
        meanwhile={meanwhile(dutyFrom, today)}
      />
      <h2 class="govuk-heading-m">Who signed</h2>
      <SummaryList rows={signatoriesOf(sharing, nameOf, today).map((each) => signatoryRow(each, nameOf))} />
      <h2 class="govuk-heading-m">When each was a signatory</h2>
      <TimelinePicture timeline={signatoryTimeline(sharing, nameOf, today)} title={agreement.title} />
      {told.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Who may tell whom what</h2>
          <Flows told={told} agreement={sharing} nameOf={shortNameOf} />
        </>
      )}
      <Paragraphs title="What it says, in plain words" terms={agreement.terms} today={today} />
      {props.parts}
      <Paragraphs title="What it adopts from the tier 1" terms={adopted} today={today} />
      <DecisionList decisions={record.decisions} nameOf={shortNameOf} />
      <SignatureList signatures={record.signatures} agreementId={agreement.id} />
      <DocumentList documents={record.documents} agreementId={agreement.id} nameOf={shortNameOf} />
      <Write agreement={agreement} may={{ ...may, leave: true }} />
    </>
  )
}
