import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../../design/index.ts'
import { errorFor, type FormState, many, one } from '../../web/index.ts'

export type Choice = { readonly value: string; readonly text: string; readonly hint?: string }

/** A question of a form, as data: its page shows it, filled in with what was typed or with what stands already. */
export type Question = { readonly name: string; readonly label: string; readonly hint?: string } & (
  | { readonly kind: 'text'; readonly width?: 5 | 10 | 20 }
  | { readonly kind: 'lines'; readonly rows?: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'radios' | 'select' | 'boxes'; readonly choices: readonly Choice[] }
)

type Shown = { readonly question: Question; readonly form: FormState }

export const QuestionField = ({ question, form }: Shown) => {
  const { name, label, hint } = question
  const said = errorFor(form, question.kind === 'day' ? `${name}-day` : name)
  const around = {
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    ...(said === undefined ? {} : { errorMessage: { text: said } }),
  }
  const ofField = { name, label: { text: label, classes: 'govuk-label--s' }, ...around }
  const fieldset = { legend: { text: label, classes: 'govuk-fieldset__legend--s' } }
  const value = one(form.typed, name)
  switch (question.kind) {
    case 'text':
      return (
        <Input
          {...ofField}
          value={value}
          {...(question.width ? { classes: `govuk-input--width-${String(question.width)}` } : {})}
        />
      )
    case 'lines':
      return <Textarea {...ofField} rows={question.rows ?? 4} value={value} />
    case 'day':
      return (
        <DateInput
          id={name}
          namePrefix={name}
          fieldset={fieldset}
          {...around}
          values={Object.fromEntries(
            ['day', 'month', 'year'].map((part) => [`${name}-${part}`, one(form.typed, `${name}-${part}`)]),
          )}
        />
      )
    case 'select':
      return (
        <Select
          {...ofField}
          value={value}
          items={question.choices.map((choice) => ({ value: choice.value, text: choice.text }))}
        />
      )
    case 'radios':
      return (
        <Radios name={name} fieldset={fieldset} {...around} value={value} items={itemsOf(question.choices)} />
      )
    case 'boxes':
      return (
        <Checkboxes
          name={name}
          fieldset={fieldset}
          {...around}
          values={many(form.typed, name)}
          items={itemsOf(question.choices)}
        />
      )
  }
}

const itemsOf = (choices: readonly Choice[]) =>
  choices.map(({ value, text, hint }) => ({
    value,
    text,
    ...(hint === undefined ? {} : { hint: { text: hint } }),
  }))
