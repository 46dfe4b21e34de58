import { functions as names } from '../../access/index.ts'
import { Button, Checkboxes, InsetText, Radios, Select, Table, Tag, Textarea } from '../../design/index.ts'
import { counted, dayOf, longDay, longTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, many, one, type Visit } from '../../web/index.ts'
import { caseStateAt, type CaseState } from '../exit-list.ts'
import type { CaseLine, EndingFunction, OpenWork } from '../exit-list.sql.ts'
import { MomentBoxes, wrong } from './fields.tsx'

type Props = {
  visit: Visit
  form: FormState
  functions: readonly EndingFunction[]
  work: readonly OpenWork[]
  cases: readonly CaseLine[]
}

/** The name of the field in which it is said what becomes of one piece of work. */
export const keyOf = ({ fn, contactId, staffId }: Pick<OpenWork, 'fn' | 'contactId' | 'staffId'>): string =>
  `case:${fn}:${contactId}:${staffId}`

const states: Readonly<Record<CaseState, { text: string; classes: string }>> = {
  'to-come': { text: 'To come', classes: 'govuk-tag--light-blue' },
  left: { text: 'Left to them', classes: 'govuk-tag--green' },
  over: { text: 'Over', classes: 'govuk-tag--grey' },
}

const ways = [
  { value: 'not', text: 'Not left' },
  { value: 'read', text: 'To read' },
  { value: 'write', text: 'To read and write' },
]

const Choice = ({ form, work }: { form: FormState; work: OpenWork }) => {
  const key = keyOf(work)
  return (
    <Select
      name={key}
      label={{ text: `${work.reference}, ${work.worker}`, classes: 'govuk-visually-hidden' }}
      items={[{ value: '', text: 'As said above' }, ...ways]}
      value={one(form.typed, key)}
    />
  )
}

const Draw = ({ visit, form, functions, work }: Props) => {
  const error = errorFor(form, 'cases')
  return (
    <Form visit={visit} action={`/exit-lists/${functions[0]?.instrumentId ?? ''}/decide`}>
      <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`} id="cases">
        <h2 class="govuk-heading-m">Work in hand</h2>
        {error !== undefined && (
          <p class="govuk-error-message">
            <span class="govuk-visually-hidden">Error: </span>
            {error}
          </p>
        )}
        <Radios
          name="rest"
          fieldset={{
            legend: {
              text: 'What is left to its worker, unless said otherwise of a case below?',
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          items={ways}
          value={one(form.typed, 'rest')}
          {...wrong(form, 'rest')}
        />
        <div class="named__lines">
          <Table
            caption="Work in hand under this agreement"
            captionClasses="govuk-visually-hidden"
            head={['Function', 'Worker', 'Record', 'What', 'Since', 'Is left to them'].map((text) => ({
              text,
            }))}
            rows={work.map((each) => [
              { text: names[each.fn] },
              { text: each.worker },
              { text: each.reference },
              { text: each.doing },
              { text: longTime(each.since) },
              { html: <Choice form={form} work={each} /> },
            ])}
          />
        </div>
      </div>
      <MomentBoxes
        form={form}
        prefix="stops"
        legend="Hard stop"
        hint="From this moment nobody on the list opens anything. Leave it empty for the latest there may be: the end of the run-on agreement, or else your council’s limit"
      />
      <Button text="Decide the exit list" preventDoubleClick />
    </Form>
  )
}

const Listed = ({ visit, form, functions, cases }: Props) => {
  const left = cases.filter((each) => caseStateAt(each, visit.at) === 'left')
  return (
    <section>
      <h2 class="govuk-heading-m">On the list</h2>
      <div class="named__lines">
        <Table
          caption="Cases on the exit list"
          captionClasses="govuk-visually-hidden"
          head={['Function', 'Worker', 'Record', 'May', 'From', 'Hard stop', 'How it stands'].map((text) => ({
            text,
          }))}
          rows={cases.map((each) => [
            { text: names[each.fn] },
            { text: each.worker },
            { text: each.reference ?? 'not in your sight' },
            { text: each.mayWrite ? 'read and write' : 'read' },
            { text: longTime(each.from) },
            { text: longTime(each.stopsAt) },
            { html: <Tag {...states[caseStateAt(each, visit.at)]} /> },
          ])}
        />
      </div>
      {left.length > 0 && (
        <Form visit={visit} action={`/exit-lists/${functions[0]?.instrumentId ?? ''}/take-off`}>
          <Checkboxes
            name="taken"
            idPrefix="taken"
            fieldset={{ legend: { text: 'Take off the list now', classes: 'govuk-fieldset__legend--m' } }}
            values={many(form.typed, 'taken')}
            items={left.map((each) => ({
              value: each.id,
              text: `${each.reference ?? 'not in your sight'}, ${each.worker}`,
            }))}
            {...wrong(form, 'taken')}
          />
          <Textarea
            name="because"
            rows={2}
            label={{ text: 'Why', classes: 'govuk-label--s' }}
            value={one(form.typed, 'because')}
            {...wrong(form, 'because')}
          />
          <Button text="Take off" classes="govuk-button--warning" preventDoubleClick />
        </Form>
      )}
    </section>
  )
}

/** One agreement’s exit list: what is in hand, what is left to whom, until when. No child’s name: a reference is enough. */
export const ExitListPage = (props: Props) => {
  const { functions, work, cases, visit } = props
  const title = functions[0]?.title ?? ''
  return (
    <>
      <h1 class="govuk-heading-l">
        Exit list
        <span class="govuk-caption-m">{title}</span>
      </h1>
      <ul class="govuk-list govuk-list--bullet">
        {functions.map(({ fn, discharger, lapsesOn }) => (
          <li key={fn}>
            {`${names[fn]}, by ${discharger}: ${lapsesOn <= dayOf(visit.at) ? 'lapsed on' : 'lapses on'} ${longDay(lapsesOn)}`}
          </li>
        ))}
      </ul>
      {cases.length > 0 && <Listed {...props} />}
      {work.length === 0 ? (
        <InsetText text="Nothing more is in hand with a worker of the other council under this agreement." />
      ) : (
        <>
          <p class="govuk-body">
            {`${counted(work.length, 'piece')} of work in hand. What is not left to its worker is your own teams’ from the moment the agreement lapses.`}
          </p>
          <Draw {...props} />
        </>
      )}
    </>
  )
}
