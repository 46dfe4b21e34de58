import type { VNode } from 'preact'
import type { Lapse } from '../lapsing.ts'
import {
  Button,
  DateInput,
  Details,
  InsetText,
  SummaryList,
  type SummaryRow,
  WarningText,
} from '../../design/index.ts'
import { addDays, type Day, dayOf, londonTime, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { type Agreement, everyTerm, functionInWords, kindsInWords, type LentWorker } from '../agreement.ts'
import { historyOf } from '../history.ts'
import type { OpenWork } from '../losing.sql.ts'
import type { AgreementRecord } from '../record.sql.ts'
import { inForceInWords } from '../standing.words.ts'
import { stretchInWords, type Timeline } from '../timeline.ts'
import { Next } from './agreement-next.tsx'
import { Terms } from './agreement-terms.tsx'
import { Says } from './says.tsx'
import { ClaimList, DecisionList, DocumentList, SignatureList } from './record.tsx'
import { TimelinePicture } from './timeline.tsx'

type Names = (code: string) => string

/** The day it is looked at as it was known on, as typed and as read. */
export type KnownOn = {
  readonly day: Day | null
  readonly typed: { readonly day: string; readonly month: string; readonly year: string }
  readonly isWrong: boolean
}

export type AgreementPageProps = {
  readonly agreement: Agreement
  readonly all: readonly Agreement[]
  readonly record: AgreementRecord
  readonly timeline: Timeline
  /** Contacts taken in without authority for the council acted for, under functions of this agreement. */
  readonly gaps: number
  readonly actingFor: string
  readonly actingForCode: string
  readonly nameOf: Names
  readonly lapse: Lapse | null
  readonly work: readonly OpenWork[]
  readonly knownOn: KnownOn
  /** What other rooms show of it. */
  readonly parts: readonly VNode[]
  /** May this worker write for a council that is a party, and does it hold a function under it? */
  readonly may: { readonly write: boolean; readonly complete: boolean }
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

export const decisionInWords = (agreement: Agreement): string =>
  [
    agreement.decidedBy,
    agreement.decidedOn === null ? null : plainDay(agreement.decidedOn),
    agreement.decisionRef === null ? null : `reference ${agreement.decisionRef}`,
  ]
    .filter(Boolean)
    .join(', ') || 'Not recorded here'

const noticeInWords = (agreement: Agreement): string =>
  agreement.noticeMonths === null
    ? 'Not recorded here'
    : [
        `${String(agreement.noticeMonths)} calendar months`,
        agreement.shortNoticeMonths === null
          ? ''
          : `${String(agreement.shortNoticeMonths)} where this holds: ${agreement.shortNoticeWhen ?? ''}`,
      ]
        .filter(Boolean)
        .join('; ')

const linked = (key: string, agreements: readonly Agreement[]): SummaryRow[] =>
  agreements.length === 0
    ? []
    : [
        {
          key: { text: key },
          value: {
            html: (
              <ul class="govuk-list">
                {agreements.map(({ id, title }) => (
                  <li key={id}>
                    <a class="govuk-link" href={`/agreements/${id}`}>
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        },
      ]

const WhatItIs = ({ agreement, all }: AgreementPageProps) => (
  <SummaryList
    rows={[
      fact('What it is', kindsInWords[agreement.kind] ?? agreement.kind),
      fact('Between', agreement.parties.join(' and ')),
      fact('Decided', decisionInWords(agreement)),
      fact('Signed', plainDay(agreement.signedOn)),
      fact(
        'First agreed for',
        agreement.to === null
          ? `From ${plainDay(agreement.from)}, until ended by notice`
          : stretchInWords({ from: agreement.from, to: agreement.to }),
      ),
      ...(agreement.mayExtendTo === null
        ? []
        : [
            fact(
              'May be extended',
              `Up to ${plainDay(addDays(agreement.mayExtendTo, -1))}, if both decide it`,
            ),
          ]),
      fact('Notice', noticeInWords(agreement)),
      ...linked(
        'Made under',
        all.filter(({ id }) => id === agreement.underId),
      ),
      ...linked(
        'Takes the place of',
        all.filter(({ id }) => id === agreement.supersedes),
      ),
      ...linked(
        'Made under this one',
        all.filter(({ underId }) => underId === agreement.id),
      ),
    ]}
  />
)

const lentUntil = ({ to, endsAt }: LentWorker): string =>
  endsAt !== null
    ? ` to ${londonTime(endsAt)} on ${plainDay(dayOf(endsAt))}`
    : to === null
      ? ''
      : ` to ${plainDay(addDays(to, -1))}`

const Lent = ({ agreement, nameOf }: Pick<AgreementPageProps, 'agreement' | 'nameOf'>) =>
  agreement.placements.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Who is lent</h2>
      <ul class="govuk-list govuk-list--bullet">
        {agreement.placements.map((lent) => (
          <li key={lent.id}>
            {`${lent.name}, by ${nameOf(lent.employer)} to ${nameOf(lent.host)} for ${lent.fns.map(functionInWords).join(', ')}, from ${plainDay(lent.from)}${lentUntil(lent)}. Asked on ${plainDay(lent.consultedOn)}.`}
          </li>
        ))}
      </ul>
    </>
  )

const AsKnown = ({ agreement, knownOn }: Pick<AgreementPageProps, 'agreement' | 'knownOn'>) => (
  <form method="get" action={`/agreements/${agreement.id}#record`}>
    <DateInput
      id="known"
      namePrefix="known"
      fieldset={{ legend: { text: 'Show it as it was known on', classes: 'govuk-fieldset__legend--s' } }}
      hint={{ text: 'At the end of that day. What was recorded later changes no decision made before.' }}
      values={{
        'known-day': knownOn.typed.day,
        'known-month': knownOn.typed.month,
        'known-year': knownOn.typed.year,
      }}
      {...(knownOn.isWrong ? { errorMessage: { text: 'Enter a real day, for example 17 12 2018' } } : {})}
    />
    <Button text="Show" classes="govuk-button--secondary" />
  </form>
)

const History = ({ agreement, record, knownOn }: AgreementPageProps) => (
  <>
    <h2 class="govuk-heading-m" id="record">
      History of the record
    </h2>
    <p class="govuk-body">
      When the service came to know what stands here: a day of its own, apart from the day it was agreed for.
    </p>
    <Details summaryText="Everything recorded, the latest first">
      <ul class="govuk-list govuk-list--bullet">
        {historyOf(agreement, record).map(({ at, words, by }) => (
          <li key={`${at} ${words}`}>
            {`${shortTimeWithYear(at)}: ${words}${by === null ? '' : `, written down by ${by}`}.`}
          </li>
        ))}
      </ul>
    </Details>
    <AsKnown agreement={agreement} knownOn={knownOn} />
  </>
)

/** What an officer of a party may write beside an agreement. */
export const Write = ({
  agreement,
  may,
}: {
  readonly agreement: Pick<Agreement, 'id'>
  readonly may: { readonly write: boolean; readonly complete: boolean; readonly leave?: boolean }
}) =>
  may.write ? (
    <>
      <h2 class="govuk-heading-m">Write down</h2>
      <ul class="govuk-list">
        {(
          [
            ['document', 'Add a document', true],
            ['claim', 'Add what a source says', true],
            ['leaving', 'Record that a signatory leaves', may.leave === true],
            ['afterwards', 'Record what came after the decision: call-in, constitution', may.complete],
          ] as const
        )
          .filter(([, , isOffered]) => isOffered)
          .map(([what, text]) => (
            <li key={what}>
              <a class="govuk-link" href={`/agreements/${agreement.id}/write/${what}`}>
                {text}
              </a>
            </li>
          ))}
      </ul>
    </>
  ) : null

export const AgreementPage = (props: AgreementPageProps) => {
  const { agreement, all, record, timeline, gaps, actingFor, nameOf, knownOn, parts } = props
  const { today } = timeline
  const terms = everyTerm(all)
  return (
    <>
      <h1 class="govuk-heading-l">{agreement.title}</h1>
      {knownOn.day !== null && (
        <InsetText>
          <p>{`This is the agreement as it was known at the end of ${plainDay(knownOn.day)}, and as it stood on that day.`}</p>
          <p>
            <a class="govuk-link" href={`/agreements/${agreement.id}`}>
              Show it as it is known now
            </a>
          </p>
        </InsetText>
      )}
      {gaps > 0 && (
        <WarningText
          text={`${String(gaps)} ${gaps === 1 ? 'contact was' : 'contacts were'} taken in for ${actingFor} with no agreement in force. Each was kept; the days are marked in red below.`}
        />
      )}
      <p class="govuk-body-l">{inForceInWords(agreement, all, today)}</p>
      <WhatItIs {...props} />
      <Next {...props} isNow={knownOn.day === null} />
      <h2 class="govuk-heading-m">
        {agreement.functions.length > 0 ? 'When it gave the right to act' : 'When it was in force'}
      </h2>
      <TimelinePicture timeline={timeline} title={agreement.title} />
      <Terms
        functions={agreement.functions}
        all={terms}
        today={today}
        stands={knownOn.day === null ? 'Stands today' : 'Stood on that day'}
        nameOf={nameOf}
      />
      <Lent {...props} />
      {parts}
      <Says agreement={agreement} today={today} />
      <DecisionList decisions={record.decisions} nameOf={nameOf} />
      <SignatureList signatures={record.signatures} agreementId={agreement.id} />
      <DocumentList documents={record.documents} agreementId={agreement.id} nameOf={nameOf} />
      <ClaimList claims={record.claims} />
      <History {...props} />
      <Write {...props} />
    </>
  )
}
