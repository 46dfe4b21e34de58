import { SummaryList } from '../../design/index.ts'
import { type Day, plainDay, shortTimeWithYear } from '../../time/index.ts'
import type { Names } from './sharing-flows.tsx'
import type { AgreementRecord } from '../record.sql.ts'

/** What stands beside an agreement: who decided it, who signed it, its papers, what sources say of it. */

const whatInWords: Readonly<Record<string, string>> = {
  enter: 'decided to enter into it',
  accept: 'accepted the functions',
  endorse: 'endorsed it',
  'called-in': 'the decision was called in',
  'call-in-ended': 'call-in was settled, and the decision stands',
  'constitution-amended': 'the constitution was amended',
}

type Decision = AgreementRecord['decisions'][number]

const callInWords = ({ callIn, callInEndedOn }: Pick<Decision, 'callIn' | 'callInEndedOn'>): string => {
  switch (callIn) {
    case 'none':
      return ''
    case 'waived':
      return 'exempt from call-in'
    case 'runs':
      return callInEndedOn === null
        ? 'called in or still open to it'
        : `call-in over on ${plainDay(callInEndedOn)}`
  }
}

const dated = (words: string, day: Day | null): string => (day === null ? '' : `${words} ${plainDay(day)}`)

const decisionInWords = (decision: Decision): string =>
  [
    `${decision.decidedBy} ${whatInWords[decision.what] ?? decision.what}, ${plainDay(decision.decidedOn)}`,
    decision.reference === null ? '' : `reference ${decision.reference}`,
    decision.isKey ? 'a key decision' : '',
    dated('published', decision.publishedOn),
    callInWords(decision),
    dated('counts from', decision.effectiveOn),
    decision.what === 'constitution-amended'
      ? ''
      : dated('constitution amended', decision.constitutionAmendedOn),
  ]
    .filter(Boolean)
    .join(', ')

const writtenDown = ({ recordedAt, recordedBy }: Pick<Decision, 'recordedAt' | 'recordedBy'>): string =>
  `Written down ${shortTimeWithYear(recordedAt)}${recordedBy === null ? '' : ` by ${recordedBy}`}.`

const Nothing = () => <p class="govuk-body">None is on record.</p>

export const DecisionList = ({
  decisions,
  version,
  nameOf,
}: {
  readonly decisions: readonly Decision[]
  /** Of a draft: what was decided of an earlier version does not count. */
  readonly version?: number
  readonly nameOf: Names
}) => (
  <>
    <h2 class="govuk-heading-m">Who decided it</h2>
    {decisions.length === 0 ? (
      <Nothing />
    ) : (
      <SummaryList
        rows={decisions.map((decision) => ({
          key: { text: nameOf(decision.owner) },
          value: {
            html: (
              <>
                <p class="govuk-body govuk-!-margin-bottom-1">{`${decisionInWords(decision)}.`}</p>
                {version !== undefined && decision.version < version && (
                  <p class="govuk-body govuk-!-margin-bottom-1">
                    <strong>{`Of version ${String(decision.version)}: does not count for the draft as it now stands.`}</strong>
                  </p>
                )}
                {decision.note !== null && <p class="govuk-body govuk-!-margin-bottom-1">{decision.note}</p>}
                <p class="govuk-hint govuk-!-margin-bottom-0">{writtenDown(decision)}</p>
              </>
            ),
          },
        }))}
      />
    )}
  </>
)

export const SignatureList = ({
  signatures,
  version,
  agreementId,
}: {
  readonly agreementId: string
  readonly signatures: AgreementRecord['signatures']
  readonly version?: number
}) => (
  <>
    <h2 class="govuk-heading-m">Who signed it</h2>
    {signatures.length === 0 ? (
      <Nothing />
    ) : (
      <SummaryList
        rows={signatures.map((signature) => ({
          key: { text: signature.organisationName },
          value: {
            html: (
              <>
                <p class="govuk-body govuk-!-margin-bottom-1">
                  {`${signature.signedBy}, ${signature.capacity}, ${plainDay(signature.signedOn)}.${
                    version !== undefined && signature.version < version
                      ? ` Of version ${String(signature.version)}: does not count for the draft as it now stands.`
                      : ''
                  }`}
                </p>
                {signature.documentId !== null && (
                  <p class="govuk-body govuk-!-margin-bottom-1">
                    <a
                      class="govuk-link"
                      href={`/agreements/${agreementId}/documents/${signature.documentId}`}
                    >
                      The signed paper
                    </a>
                  </p>
                )}
                <p class="govuk-hint govuk-!-margin-bottom-0">{writtenDown(signature)}</p>
              </>
            ),
          },
        }))}
      />
    )}
  </>
)

const sizeInWords = (bytes: number): string =>
  bytes < 1024 ? `${String(bytes)} bytes` : `${String(Math.round(bytes / 1024))} KB`

export const DocumentList = ({
  documents,
  agreementId,
  nameOf,
}: {
  readonly documents: AgreementRecord['documents']
  readonly agreementId: string
  readonly nameOf: Names
}) => (
  <>
    <h2 class="govuk-heading-m">Documents</h2>
    {documents.length === 0 ? (
      <Nothing />
    ) : (
      <SummaryList
        rows={documents.map((document) => ({
          key: {
            html: (
              <a class="govuk-link" href={`/agreements/${agreementId}/documents/${document.id}`}>
                {document.title}
              </a>
            ),
          },
          value: {
            html: (
              <>
                <p class="govuk-body govuk-!-margin-bottom-1">{`${document.name}, ${sizeInWords(document.size)}, kept by ${nameOf(document.owner)}. It cannot be changed.`}</p>
                <p class="govuk-hint govuk-!-margin-bottom-1">
                  {'SHA-256: '}
                  <span class="agreement-hash">{document.sha256}</span>
                </p>
                <p class="govuk-hint govuk-!-margin-bottom-0">{writtenDown(document)}</p>
              </>
            ),
          },
        }))}
      />
    )}
  </>
)

type Claims = AgreementRecord['claims']

/** £469,696, and that the source calls it approximate though it is exact to the pound (A1). */
export const amountInWords = (pence: number, isApproximate: boolean): string => {
  const pounds = new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
  }).format(pence / 100)
  return isApproximate ? `about ${pounds} (the source calls it approximate)` : pounds
}

const ClaimsOn = ({ topic, claims }: { readonly topic: string; readonly claims: Claims }) => (
  <>
    <dt class="govuk-heading-s govuk-!-margin-bottom-1">{topic}</dt>
    {claims.map((claim) => (
      <dd key={claim.id} class="govuk-body govuk-!-margin-bottom-1">
        {`${claim.says}${claim.amountPence === null ? '' : `, ${amountInWords(claim.amountPence, claim.isApproximate)}`}: ${claim.source}, ${claim.place}.`}
      </dd>
    ))}
  </>
)

/** What each source says stays beside what the others say; whether they agree is for the reader, who is told that they differ. */
export const ClaimList = ({ claims }: { readonly claims: Claims }) => {
  const topics = [...new Set(claims.map(({ topic }) => topic))]
  return claims.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">What the sources say</h2>
      <p class="govuk-body">
        Where sources differ, each is kept with where it stands written. Nothing here gives or takes a right.
      </p>
      <dl class="agreement-claims">
        {topics.map((topic) => (
          <ClaimsOn key={topic} topic={topic} claims={claims.filter((each) => each.topic === topic)} />
        ))}
      </dl>
    </>
  )
}
