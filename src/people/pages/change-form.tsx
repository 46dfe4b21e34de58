import type { ComponentChildren } from 'preact'
import { Button, InsetText } from '../../design/index.ts'
import { FieldList, type Answers, type Field, type Reading } from '../../questions/index.ts'
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

/** One change to one person: a short form, or in its place why it cannot be made now. */
export const ChangeFormPage = (props: Props) => {
  const { person, visit, form, title, action, closed, lead, fields, say, body, button } = props
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <span class="govuk-caption-l">{fullName(person)}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <SafeContact person={person} />
        <Meanwhile done={props.done} now={visit.at} />
        {lead}
        {closed === null ? (
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
          <InsetText text={closed} />
        )}
      </div>
    </div>
  )
}
