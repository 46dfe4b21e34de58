import { Button, DateInput, ErrorMessage, Select, SummaryList, Table, Tag } from '../../design/index.ts'
import { counted, type Day, plainDay } from '../../time/index.ts'
import { type Agreement, functionInWords, isInForce, kindsInWords } from '../agreement.ts'
import type { Lapse } from '../lapsing.ts'
import { type GapDay, gapInWords, stretchInWords, type Timeline } from '../timeline.ts'
import { type Answer, askable, type Asked } from '../together.ts'
import { TimelinePicture } from './timeline.tsx'

export type Question = {
  readonly asked: Asked | null
  /** The day asked about; null when what was typed is no day. */
  readonly on: Day | null
  readonly typed: { readonly day: string; readonly month: string; readonly year: string }
  readonly answers: readonly Answer[]
}

export type AgreementsPageProps = {
  readonly agreements: readonly Agreement[]
  readonly today: Day
  readonly actingFor: string
  readonly gaps: readonly GapDay[]
  /** What lapses next, the soonest first. */
  readonly lapses: readonly Lapse[]
  readonly timeline: Timeline
  readonly mayDraft: boolean
  readonly question: Question
  readonly everyAnswer: readonly { asked: Asked; answers: readonly Answer[] }[]
}

const notADay = 'Enter a real day, for example 17 12 2018'

const Ask = ({ question }: { readonly question: Question }) => (
  <>
    <h2 class="govuk-heading-m" id="together">
      May we do this together?
    </h2>
    <form method="get" action="/agreements#together">
      <Select
        name="ask"
        label={{ text: 'What you want to do together' }}
        value={question.asked?.code ?? 'screening'}
        items={askable.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <DateInput
        id="on"
        namePrefix="on"
        fieldset={{ legend: { text: 'On which day', classes: 'govuk-fieldset__legend--s' } }}
        values={{
          'on-day': question.typed.day,
          'on-month': question.typed.month,
          'on-year': question.typed.year,
        }}
        errorMessage={question.on === null ? { text: notADay } : undefined}
      />
      <Button text="Ask" classes="govuk-button--secondary" />
    </form>
    {question.on !== null && question.asked !== null && (
      <section aria-label="Answer">
        <h3 class="govuk-heading-s">{`${question.asked.name}, on ${plainDay(question.on)}`}</h3>
        <ul class="govuk-list govuk-list--bullet">
          {question.answers.map(({ council, words }) => (
            <li key={council.code}>
              <strong>{`For ${council.shortName}: `}</strong>
              {words}
            </li>
          ))}
        </ul>
        {question.asked.note && <p class="govuk-body">{question.asked.note}</p>}
      </section>
    )}
    {question.on === null && <ErrorMessage text={`${notADay}, to get an answer.`} />}
  </>
)

const Today = ({ everyAnswer, today }: Pick<AgreementsPageProps, 'everyAnswer' | 'today'>) => (
  <Table
    caption={`What may be done together today, ${plainDay(today)}`}
    captionClasses="govuk-table__caption--m"
    classes="figures--wide"
    firstCellIsHeader
    head={[{ text: 'Function' }, { text: 'May another council’s staff do it?' }]}
    rows={everyAnswer.map(({ asked, answers }) => [
      { text: asked.name },
      {
        html: (
          <ul class="govuk-list">
            {answers.map(({ council, together, words }) => (
              <li key={council.code}>
                <strong>{`For ${council.shortName}: ${together ? 'yes' : 'no'}. `}</strong>
                {words.replace(/^Yes\. /, '')}
              </li>
            ))}
          </ul>
        ),
      },
    ])}
  />
)

const Gaps = ({ gaps, actingFor }: Pick<AgreementsPageProps, 'gaps' | 'actingFor'>) => (
  <>
    <h2 class="govuk-heading-m">Work done with no agreement in force</h2>
    {gaps.length === 0 ? (
      <p class="govuk-body">{`None is recorded for ${actingFor}.`}</p>
    ) : (
      <Table
        caption={`For ${actingFor}, day by day`}
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Day' }, { text: 'What was done' }]}
        rows={gaps.map((gap) => [
          { text: plainDay(gap.day) },
          {
            text: `${functionInWords(gap.fn)}${gap.clientGroup === 'adults' ? ', adults' : ''}: ${gapInWords(gap.count)}`,
          },
        ])}
      />
    )}
    <p class="govuk-body">
      A contact is always taken in. When nothing in force gave its taker the right to act for the council,
      that is kept too, and shown to that council.
    </p>
  </>
)

const List = ({ agreements, today }: Pick<AgreementsPageProps, 'agreements' | 'today'>) => (
  <SummaryList
    rows={agreements.map((agreement) => ({
      key: {
        html: (
          <a class="govuk-link" href={`/agreements/${agreement.id}`}>
            {agreement.title}
          </a>
        ),
      },
      value: {
        html: (
          <>
            {' '}
            {isInForce(agreement, today) ? (
              <Tag text="In force" classes="govuk-tag--green" />
            ) : (
              <Tag text="Not in force" classes="govuk-tag--grey" />
            )}
            {` ${kindsInWords[agreement.kind] ?? agreement.kind}, ${termInWords(agreement)}`}
          </>
        ),
      },
    }))}
  />
)

const termInWords = (agreement: Agreement): string =>
  agreement.to === null
    ? `from ${plainDay(agreement.from)}`
    : stretchInWords({ from: agreement.from, to: lastOf(agreement) })

/** An extension is a term of its own: the agreement ends with its last term. */
const lastOf = ({ to, functions }: Agreement): Day =>
  functions.reduce<Day>((last, term) => (term.to > last ? term.to : last), to ?? ('1900-01-01' as Day))

const whatLapses = ({ what, functions, lapsesOn }: Lapse, today: Day): string =>
  what === 'functions'
    ? counted(functions.length, 'function')
    : what === 'placements'
      ? 'the next lending'
      : lapsesOn <= today
        ? 'review was due'
        : 'review due'

const Next = ({ lapses, today }: Pick<AgreementsPageProps, 'lapses' | 'today'>) => (
  <>
    <h2 class="govuk-heading-m">What lapses next</h2>
    {lapses.length === 0 ? (
      <p class="govuk-body">Nothing in force lapses on a day known today.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {lapses.map((lapse) => (
          <li key={`${lapse.agreement.id} ${lapse.what}`}>
            <strong>{plainDay(lapse.lapsesOn)}</strong>
            {': '}
            <a class="govuk-link" href={`/agreements/${lapse.agreement.id}`}>
              {lapse.agreement.title}
            </a>
            {`, ${whatLapses(lapse, today)}`}
          </li>
        ))}
      </ul>
    )}
  </>
)

export const AgreementsPage = (props: AgreementsPageProps) => (
  <>
    <h1 class="govuk-heading-l">Agreements between the councils</h1>
    <Next {...props} />
    {props.mayDraft && (
      <p class="govuk-body">
        <a class="govuk-link" href="/agreements/drafts">
          Agreements being drafted
        </a>
      </p>
    )}
    <h2 class="govuk-heading-m">All agreements</h2>
    <List {...props} />
    <h2 class="govuk-heading-m">When each was in force</h2>
    <TimelinePicture timeline={props.timeline} title="all agreements" />
    <Today {...props} />
    <Ask question={props.question} />
    <Gaps {...props} />
  </>
)
