import { type Timeline, TimelinePicture } from '../../agreements/index.ts'
import {
  Button,
  DateInput,
  Input,
  InsetText,
  SummaryList,
  type SummaryRow,
  Table,
  Textarea,
} from '../../design/index.ts'
import { longTime, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import { coverInWords, daysInWords, fnInWords, sizeInWords, workInWords } from '../gap.words.ts'
import { type Gap, gapResource } from '../gap.ts'
import type { WorkLine } from '../gap.sql.ts'
import { StateTag } from './gaps.page.tsx'

export type GapPageProps = {
  readonly visit: Visit
  readonly form: FormState
  readonly gap: Gap
  readonly employerName: string | null
  readonly council: string
  /** Who said so last. */
  readonly answeredBy: string | null
  readonly timeline: Timeline
  readonly work: readonly WorkLine[]
  readonly next: string | null
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

const saidRows = ({ gap, answeredBy }: GapPageProps): SummaryRow[] => [
  ...(gap.words === null || gap.words === '' ? [] : [fact('How it came about', gap.words)]),
  ...(gap.reference === null ? [] : [fact('Decision or minute', gap.reference)]),
  ...(gap.decision === null
    ? []
    : [
        fact(
          'Ratified by',
          `${gap.decision.decidedBy}, ${plainDay(gap.decision.decidedOn)}, reference ${gap.decision.decisionRef}`,
        ),
      ]),
  ...(gap.answered === null
    ? []
    : [fact('Said by', `${answeredBy ?? 'The service'}, ${longTime(gap.answered.at)}`)]),
]

const wrong = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const Explain = ({ visit, form, gap }: GapPageProps) => (
  <Form visit={visit} action={`/authority-gaps/${gap.id}/explain`}>
    <h2 class="govuk-heading-m">Explain it</h2>
    <Textarea
      name="words"
      label={{ text: 'How did it come about?' }}
      hint={{ text: 'Name no child. What you write is kept and cannot be changed.' }}
      rows={3}
      value={one(form.typed, 'words')}
      {...wrong(form, 'words')}
    />
    <Input
      name="reference"
      label={{ text: 'Reference of a decision or minute (optional)' }}
      classes="govuk-input--width-20"
      value={one(form.typed, 'reference')}
    />
    <Button text="Keep this explanation" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
)

const Ratify = ({ visit, form, gap }: GapPageProps) => (
  <Form visit={visit} action={`/authority-gaps/${gap.id}/ratify`}>
    <h2 class="govuk-heading-m">Say which decision ratifies it</h2>
    <p class="govuk-body">
      This writes down a decision that has been taken. It takes nothing out of the record, and it lets nobody
      act.
    </p>
    <Input
      name="decided-by"
      label={{ text: 'Who decided' }}
      classes="govuk-input--width-20"
      value={one(form.typed, 'decided-by')}
      {...wrong(form, 'decided-by')}
    />
    <Input
      name="decision-reference"
      label={{ text: 'Reference of the decision' }}
      classes="govuk-input--width-20"
      value={one(form.typed, 'decision-reference')}
      {...wrong(form, 'decision-reference')}
    />
    <DateInput
      id="on-day"
      namePrefix="on"
      fieldset={{ legend: { text: 'Day of the decision' } }}
      values={{
        'on-day': one(form.typed, 'on-day'),
        'on-month': one(form.typed, 'on-month'),
        'on-year': one(form.typed, 'on-year'),
      }}
      {...wrong(form, 'on-day')}
    />
    <Textarea
      name="what"
      label={{ text: 'What it says of this (optional)' }}
      rows={2}
      value={one(form.typed, 'what')}
    />
    <Button text="Keep this decision" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
)

const Answering = (props: GapPageProps) =>
  props.gap.state === 'ratified' ? null : (
    <>
      {props.gap.state === 'found' && (
        <Form visit={props.visit} action={`/authority-gaps/${props.gap.id}/seen`}>
          <Button text="I have seen it" preventDoubleClick />
        </Form>
      )}
      <Explain {...props} />
      <Ratify {...props} />
    </>
  )

export const GapPage = (props: GapPageProps) => {
  const { gap, employerName, council, timeline, work, next } = props
  return (
    <>
      <h1 class="govuk-heading-l">{`${fnInWords(gap.fn, gap.clientGroup)} with no agreement in force`}</h1>
      <SummaryList
        rows={[
          fact('When', daysInWords(gap)),
          fact('For', `${council}’s ${gap.clientGroup}`),
          fact('By staff of', employerName ?? 'Nobody: they were not employed on that day'),
          fact('How much', sizeInWords(gap)),
          { key: { text: 'Stands' }, value: { html: <StateTag state={gap.state} /> } },
          ...saidRows(props),
        ]}
      />
      {gap.covered > 0 && (
        <InsetText text="An agreement recorded later covers some of these days. That is said here; what was refused or done without authority stays on the record as it was." />
      )}
      <TimelinePicture timeline={timeline} title={fnInWords(gap.fn, gap.clientGroup)} />
      <Table
        caption="What was done"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'When' }, { text: 'What, by whom, and how it stood' }]}
        rows={work.map((line) => [
          { text: shortTimeWithYear(line.happenedAt) },
          { text: `${workInWords(line)}, by ${line.worker}. ${coverInWords(line)}.` },
        ])}
      />
      {next !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={next}>
            Show what was done after that
          </a>
        </p>
      )}
      {props.visit.may('authority-gap.answer', gapResource(gap)).allowed && <Answering {...props} />}
    </>
  )
}
