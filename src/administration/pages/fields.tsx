import { DateInput, Input } from '../../design/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'
import { boxesOf, typedOf } from '../typed.ts'

type Wrong = { errorMessage?: { text: string } }

export const wrong = (form: FormState, field: string): Wrong => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

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
      {...(hint === undefined ? {} : { hint: { text: hint } })}
      values={isTyped ? typed : otherwise}
      {...wrong(form, `${prefix}-day`)}
    />
  )
}

type WordsFieldProps = {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
}

export const WordsField = ({ form, name, label, hint }: WordsFieldProps) => (
  <Input
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...(hint === undefined ? {} : { hint: { text: hint } })}
    value={typedOf(form, name)}
    {...wrong(form, name)}
  />
)
