import type { ComponentChildren } from 'preact'
import { Button, InsetText, SummaryList } from '../../design/index.ts'
import {
  type Answers,
  answerInWords,
  type Field,
  FieldList,
  fieldsToReadBack,
  type Reading,
  wordsOf,
} from '../../questions/index.ts'
import { nearTime, type Instant } from '../../time/index.ts'
import { Form, many, type FormState, type Visit } from '../../web/index.ts'
import { fullName } from '../names.ts'
import type { Person } from '../person.ts'
import { SafeContact } from './safe-contact.tsx'

/** Something a colleague did to the same part while this page was open, in the words of the chronology. */
export type DoneMeanwhile = { who: string; at: Instant; sentence: string }

export const problemsFrom = (form: FormState) =>
  form.errors.map(({ field, text }) => ({
    amiss: 'unclear' as const,
    field: field.replace(/-day$/, ''),
    anchor: field,
    text,
  }))

const Meanwhile = ({ done, now }: { done: readonly DoneMeanwhile[]; now: Instant }) =>
  done.length === 0 ? null : (
    <InsetText>
      <p class="govuk-body">While you had this page open:</p>
      <ul class="govuk-list govuk-list--bullet">
        {done.map(({ who, at, sentence }) => (
          <li key={`${at} ${sentence}`}>{`${who}, ${nearTime(at, now)}: ${sentence}`}</li>
        ))}
      </ul>
    </InsetText>
  )

type Props = {
  person: Person
  visit: Visit
  form: FormState
  title: string
  action: string
  seen: number
  done: readonly DoneMeanwhile[]
  closed: string | null
  lead: ComponentChildren
  fields: readonly Field[]
  say: Reading
  carried: Answers
  body: ComponentChildren
  after: ComponentChildren
  button: string
  isWarning: boolean
  /** Said where a number, an address or somebody of the household is read or written. */
  saysSafeContact: boolean
  /** The questions whose answers are read back before anything is done; null while they are still asked. */
  readsBack: readonly Field[] | null
}

/** What a form carries unseen: how much of the record it was drawn from, doubts already said, and a choice made before. */
const Carried = ({ form, seen, carried }: Pick<Props, 'form' | 'seen' | 'carried'>) => (
  <>
    <input type="hidden" name="seen" value={String(seen)} />
    {many(form.typed, 'doubted').map((doubt) => (
      <input key={doubt} type="hidden" name="doubted" value={doubt} />
    ))}
    {Object.entries(carried).flatMap(([name, values]) =>
      [values]
        .flat()
        .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
    )}
  </>
)

/** What was typed, all of it, to be sent again as it stands. */
const AsTyped = ({ say }: Pick<Props, 'say'>) => (
  <>
    {Object.entries(say.answers)
      .filter(([name]) => !name.startsWith('_') && !['seen', 'doubted', 'do', 'choose'].includes(name))
      .flatMap(([name, values]) =>
        [values]
          .flat()
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
  </>
)

const ReadBack = ({ visit, action, form, seen, say, fields, button }: Props) => (
  <Form visit={visit} action={action}>
    <h2 class="govuk-heading-m">Check your answers</h2>
    <Carried form={form} seen={seen} carried={{}} />
    <AsTyped say={say} />
    <SummaryList
      rows={fieldsToReadBack(fields, say).map((field) => ({
        key: { text: wordsOf(field.label, say) },
        value: { text: answerInWords(field, say) ?? 'Not answered' },
      }))}
    />
    <div class="govuk-button-group">
      <Button text={button} classes="govuk-button--warning" name="do" value="it" preventDoubleClick />
      <Button
        text="Change an answer"
        classes="govuk-button--secondary"
        name="choose"
        value="back"
        preventDoubleClick
      />
    </div>
  </Form>
)

/** One change to one person: a short form, or in its place why it cannot be made now. */
export const ChangeFormPage = (props: Props) => {
  const { person, visit, form, title, action, closed, lead, fields, say, body, button } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{fullName(person)}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        {props.saysSafeContact && <SafeContact person={person} />}
        <Meanwhile done={props.done} now={visit.at} />
        {props.readsBack === null && lead}
        {closed === null && props.readsBack !== null && <ReadBack {...props} fields={props.readsBack} />}
        {closed === null && props.readsBack === null ? (
          <Form visit={visit} action={action}>
            <div data-keep-typed={action}>
              <Carried form={form} seen={props.seen} carried={props.carried} />
              {fields.length > 0 && <FieldList fields={fields} say={say} problems={problemsFrom(form)} />}
              {body}
              <div class="govuk-button-group">
                <Button
                  text={button}
                  classes={props.isWarning ? 'govuk-button--warning' : undefined}
                  name="do"
                  value="it"
                  preventDoubleClick
                />
                <a class="govuk-link" href={`/people/${person.id}`}>
                  Cancel
                </a>
              </div>
              {props.after}
            </div>
          </Form>
        ) : (
          closed !== null && <InsetText text={closed} />
        )}
      </div>
    </div>
  )
}
