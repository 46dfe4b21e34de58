import type { VNode } from 'preact'
import type { Lapse } from '../lapsing.ts'
import {
  Button,
  DateInput,
  Details,
  InsetText,
  SummaryList,
  type SummaryRow,
  Table,
  WarningText,
} from '../../design/index.ts'
import { addDays, type Day, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { actions } from '../../access/index.ts'
import { type Agreement, everyTerm, functionInWords, type FunctionTerm, kindsInWords } from '../agreement.ts'
import { historyOf } from '../history.ts'
import type { OpenWork } from '../losing.sql.ts'
import type { AgreementRecord } from '../record.sql.ts'
import { inForceInWords } from '../standing.words.ts'
import { standsInWords } from '../state.words.ts'
import { stretchInWords, type Timeline } from '../timeline.ts'
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

/** Terms of several functions that say the same are said once. */
const termsTogether = (terms: readonly FunctionTerm[]): (readonly [FunctionTerm, FunctionTerm[]])[] => {
  const together = new Map<string, [FunctionTerm, FunctionTerm[]]>()
  for (const term of terms) {
    const { id: _id, fn: _fn, extends: _extends, recordedAt: _recordedAt, teams: _teams, ...same } = term
    const key = JSON.stringify(same)
    const known = together.get(key)
    if (known) known[1].push(term)
    else together.set(key, [term, [term]])
  }
  return [...together.values()]
}

const callInInWords = ({ callIn, callInEndedOn, effectiveOn }: FunctionTerm): string => {
  if (callIn === 'waived') return 'Exempt'
  if (callIn === 'none') return effectiveOn === null ? 'None' : `None: counts from ${plainDay(effectiveOn)}`
  return callInEndedOn === null ? 'Still running' : plainDay(callInEndedOn)
}

const acceptedInWords = ({ acceptedBy, acceptedOn, acceptanceRef }: FunctionTerm): string =>
  acceptedOn === null
    ? 'Not recorded here: until it is, this gives nothing'
    : [acceptedBy, `counts from ${plainDay(acceptedOn)}`, acceptanceRef && `reference ${acceptanceRef}`]
        .filter(Boolean)
        .join(', ')

const reservedInWords = (action: string): string =>
  Object.hasOwn(actions, action) ? actions[action as keyof typeof actions].words : action

const listed = (all: readonly string[], none: string): string => (all.length === 0 ? none : all.join('; '))

type TermProps = {
  readonly term: FunctionTerm
  readonly same: readonly FunctionTerm[]
  readonly all: readonly FunctionTerm[]
  readonly today: Day
  readonly nameOf: Names
}

const Term = ({ term, same, all, today, nameOf }: TermProps) => (
  <SummaryList
    card={{
      title: {
        text: `${term.extends === null ? 'First term' : 'Extension'}: ${stretchInWords(term)}`,
        headingLevel: 3,
      },
    }}
    rows={[
      fact('Stands today', standsInWords(term, all, today)),
      fact('Functions', same.map(({ fn }) => functionInWords(fn)).join('; ')),
      fact('Teams', listed([...new Set(same.flatMap(({ teams }) => teams))], 'Not said')),
      fact('For whom', `${nameOf(term.discharger)} for ${nameOf(term.holder)}, ${term.clientGroup} only`),
      fact(
        'Whose it stays',
        `${nameOf(term.holder)}’s: its own staff may still do it. ${nameOf(term.discharger)} discharges it.`,
      ),
      fact(
        'Decided',
        [term.decidedBy, term.decidedOn === null ? null : plainDay(term.decidedOn)]
          .filter(Boolean)
          .join(', ') || 'Not recorded here',
      ),
      fact('Call-in ended', callInInWords(term)),
      fact(`Accepted by ${nameOf(term.discharger)}`, acceptedInWords(term)),
      fact(
        'Constitution amended',
        term.constitutionAmendedOn === null
          ? 'Not recorded here: until it is, this gives nothing'
          : plainDay(term.constitutionAmendedOn),
      ),
      fact('Power', term.enablingPower),
      fact('Duties', term.statutoryBasis),
      fact(
        'Where',
        [term.serviceArea, term.geography.join(', ')].filter(Boolean).join(' · ') ||
          `The whole of ${nameOf(term.holder)}`,
      ),
      fact('Not included', listed(term.exclusions, 'Nothing')),
      fact('Kept back', listed(term.reserved.map(reservedInWords), 'Nothing')),
      fact('Onward delegation', term.onwardAllowed ? 'Allowed' : 'Not allowed'),
    ]}
  />
)

const workInWords = ({ contacts, enquiries, handOvers }: OpenWork): string =>
  [
    contacts > 0 ? `${String(contacts)} open ${contacts === 1 ? 'contact' : 'contacts'}` : '',
    enquiries > 0 ? `${String(enquiries)} ${enquiries === 1 ? 'enquiry' : 'enquiries'} going on` : '',
    handOvers > 0
      ? `${String(handOvers)} ${handOvers === 1 ? 'hand-over' : 'hand-overs'} not yet accepted`
      : '',
  ]
    .filter(Boolean)
    .join(', ') || 'Nothing open'

const Losing = ({ lapse, work, actingForCode, nameOf }: AgreementPageProps & { lapse: Lapse }) => (
  <Table
    caption="What would lose its authority, as the work stands now"
    captionClasses="govuk-table__caption--s"
    firstCellIsHeader
    head={[{ text: 'Function' }, { text: 'For' }, { text: 'Open work' }]}
    rows={lapse.functions.map((term) => [
      { text: `${functionInWords(term.fn)}${term.clientGroup === 'adults' ? ', adults' : ''}` },
      { text: nameOf(term.holder) },
      {
        text:
          term.holder !== actingForCode
            ? `${nameOf(term.holder)}’s: not yours to count`
            : workInWords(
                work.find(({ owner, fn }) => owner === term.holder && fn === term.fn) ?? {
                  owner: term.holder,
                  fn: term.fn,
                  contacts: 0,
                  enquiries: 0,
                  handOvers: 0,
                },
              ),
      },
    ])}
  />
)

const nextInWords = ({ what, lapsesOn, functions }: Lapse): string =>
  what === 'functions'
    ? `${functions.length === 1 ? 'One function lapses' : `${String(functions.length)} functions lapse`} as ${plainDay(lapsesOn)} begins, with nothing decided to follow.`
    : what === 'placements'
      ? `The next lending ends as ${plainDay(lapsesOn)} begins.`
      : `The next review is due on ${plainDay(lapsesOn)}.`

const Next = (props: AgreementPageProps) => (
  <>
    <h2 class="govuk-heading-m">What lapses next</h2>
    {props.lapse === null ? (
      <p class="govuk-body">Nothing that is in force lapses on a day known today.</p>
    ) : (
      <>
        <p class="govuk-body">{nextInWords(props.lapse)}</p>
        {props.lapse.what === 'functions' && <Losing {...props} lapse={props.lapse} />}
      </>
    )}
  </>
)

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

const Lent = ({ agreement, nameOf }: Pick<AgreementPageProps, 'agreement' | 'nameOf'>) =>
  agreement.placements.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Who is lent</h2>
      <ul class="govuk-list govuk-list--bullet">
        {agreement.placements.map((lent) => (
          <li key={lent.id}>
            {`${lent.name}, by ${nameOf(lent.employer)} to ${nameOf(lent.host)} for ${lent.fns.map(functionInWords).join(', ')}, from ${plainDay(lent.from)}${lent.to === null ? '' : ` to ${plainDay(addDays(lent.to, -1))}`}. Asked on ${plainDay(lent.consultedOn)}.`}
          </li>
        ))}
      </ul>
    </>
  )

const Says = ({ agreement, record }: Pick<AgreementPageProps, 'agreement' | 'record'>) => (
  <>
    {record.scope.length > 0 && (
      <>
        <h2 class="govuk-heading-m">What it is about, giving no right</h2>
        <SummaryList
          rows={record.scope.map(({ fn, clientGroup, words }) =>
            fact(`${functionInWords(fn)}, ${clientGroup}`, words),
          )}
        />
      </>
    )}
    {record.schedules.length > 0 && (
      <>
        <h2 class="govuk-heading-m">{`Schedules of ${agreement.title}`}</h2>
        <SummaryList
          rows={record.schedules.map(({ number, title, words }) =>
            fact(`Schedule ${String(number)}: ${title}`, words),
          )}
        />
      </>
    )}
    {agreement.terms.length > 0 && (
      <>
        <h2 class="govuk-heading-m">What it says, in plain words</h2>
        <SummaryList rows={agreement.terms.map(({ title, words }) => fact(title, words))} />
      </>
    )}
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

const Write = ({ agreement, may }: Pick<AgreementPageProps, 'agreement' | 'may'>) =>
  may.write ? (
    <>
      <h2 class="govuk-heading-m">Write down</h2>
      <ul class="govuk-list">
        {(
          [
            ['document', 'Add a document', true],
            ['claim', 'Add what a source says', true],
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
          <p>{`This is the agreement as it was known at the end of ${plainDay(knownOn.day)}.`}</p>
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
      <Next {...props} />
      <h2 class="govuk-heading-m">When it gave the right to act</h2>
      <TimelinePicture timeline={timeline} title={agreement.title} />
      {agreement.functions.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Terms, and who decided them</h2>
          {termsTogether(agreement.functions).map(([term, same]) => (
            <Term key={term.id} term={term} same={same} all={terms} today={today} nameOf={nameOf} />
          ))}
        </>
      )}
      <Lent {...props} />
      {parts}
      <Says {...props} />
      <DecisionList decisions={record.decisions} nameOf={nameOf} />
      <SignatureList signatures={record.signatures} />
      <DocumentList documents={record.documents} agreementId={agreement.id} nameOf={nameOf} />
      <ClaimList claims={record.claims} />
      <History {...props} />
      <Write {...props} />
    </>
  )
}
