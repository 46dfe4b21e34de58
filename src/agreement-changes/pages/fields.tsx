import { DateInput, Input, Radios, Textarea } from '../../design/index.ts'
import type { Day } from '../../time/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'
import { boxesOf, typedOf } from '../typed.ts'

type Wrong = { errorMessage?: { text: string } }

export const wrong = (form: FormState, field: string): Wrong => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

type Field = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
}

const hintOf = (hint: string | undefined) => (hint === undefined ? {} : { hint: { text: hint } })

/** A date in three boxes. Its error is named by the first of them, so that the summary leads there. */
export const DayField = ({
  form,
  name,
  label,
  hint,
  otherwise = null,
}: Field & { readonly otherwise?: Day | null }) => (
  <DateInput
    id={name}
    namePrefix={name}
    fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
    {...hintOf(hint)}
    values={boxesOf(form, name, otherwise)}
    {...wrong(form, `${name}-day`)}
  />
)

export const LineField = ({
  form,
  name,
  label,
  hint,
  width = 'govuk-!-width-two-thirds',
}: Field & { readonly width?: string }) => (
  <Input
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...hintOf(hint)}
    classes={width}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)

export const WordsField = ({ form, name, label, hint, rows = 3 }: Field & { readonly rows?: number }) => (
  <Textarea
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...hintOf(hint)}
    classes="govuk-!-width-two-thirds"
    rows={rows}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)

type Choice = { readonly value: string; readonly text: string; readonly hint?: string }

export const ChoiceField = ({
  form,
  name,
  label,
  hint,
  choices,
  inline = false,
  chosen,
}: Field & { readonly choices: readonly Choice[]; readonly inline?: boolean; readonly chosen?: string }) => (
  <Radios
    name={name}
    fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
    {...hintOf(hint)}
    {...(inline ? { classes: 'govuk-radios--inline' } : {})}
    value={typedOf(form, name) || chosen}
    items={choices.map(({ value, text, hint: more }) => ({ value, text, ...hintOf(more) }))}
    {...wrong(form, name)}
  />
)
