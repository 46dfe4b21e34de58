import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../../design/index.ts'
import { errorFor, type FormState, many } from '../../web/index.ts'
import { boxesOf, typedOf } from '../typed.ts'

type Wrong = { errorMessage?: { text: string } }

export const wrong = (form: FormState, field: string): Wrong => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint: { text: hint } })

type DayFieldProps = {
  readonly form: FormState
  readonly prefix: string
  readonly legend: string
  readonly hint?: string
  readonly otherwise?: Readonly<Record<string, string>>
}

/** A date in three boxes. An error names the first of them, so that the summary leads there. */
export const DayField = ({ form, prefix, legend, hint, otherwise = {} }: DayFieldProps) => {
  const typed = boxesOf(form, prefix)
  const isTyped = Object.values(typed).some((value) => value !== '')
  return (
    <DateInput
      id={prefix}
      namePrefix={prefix}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
      {...hinted(hint)}
      values={isTyped ? typed : otherwise}
      {...wrong(form, `${prefix}-day`)}
    />
  )
}

type FieldProps = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
}

type WordsFieldProps = FieldProps & { readonly type?: 'email' | 'tel'; readonly width?: 5 | 10 | 20 }

export const WordsField = ({ form, name, label, hint, type, width }: WordsFieldProps) => (
  <Input
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...hinted(hint)}
    {...(type === undefined ? {} : { type, spellcheck: false })}
    {...(width === undefined ? {} : { classes: `govuk-input--width-${String(width)}` })}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)

export const LinesField = ({
  form,
  name,
  label,
  hint,
  rows = 12,
  otherwise = '',
}: FieldProps & { readonly rows?: number; readonly otherwise?: string }) => (
  <Textarea
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...hinted(hint)}
    rows={rows}
    value={Object.keys(form.typed).length > 0 ? typedOf(form, name) : otherwise}
    {...wrong(form, name)}
  />
)

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string }
type ChoiceProps = FieldProps & { readonly choices: readonly Choice[] }

export const SelectField = ({ form, name, label, hint, choices }: ChoiceProps) => (
  <Select
    id={name}
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...hinted(hint)}
    items={[{ value: '', text: 'Choose' }, ...choices.map(({ value, text }) => ({ value, text }))]}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)

const legendOf = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

const itemOf = ({ value, text, hint }: Choice) => ({
  value,
  text,
  ...(hint === undefined ? {} : { hint: { text: hint } }),
})

export const OneOfField = ({ form, name, label, hint, choices }: ChoiceProps) => (
  <Radios
    name={name}
    idPrefix={name}
    fieldset={legendOf(label)}
    {...hinted(hint)}
    items={choices.map(itemOf)}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)

export const SomeOfField = ({ form, name, label, hint, choices }: ChoiceProps) => (
  <Checkboxes
    name={name}
    idPrefix={name}
    fieldset={legendOf(label)}
    {...hinted(hint)}
    items={choices.map(itemOf)}
    values={many(form.typed, name)}
    {...wrong(form, name)}
  />
)

/** What every proposal says: from which day, and why. */
export const FromAndWhy = ({
  form,
  legend = 'From which day',
  hint,
}: {
  readonly form: FormState
  readonly legend?: string
  readonly hint?: string
}) => (
  <>
    <DayField form={form} prefix="from" legend={legend} {...(hint === undefined ? {} : { hint })} />
    <WordsField form={form} name="reason" label="Why, or who decided it" />
  </>
)
