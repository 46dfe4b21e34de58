import type { VNode } from 'preact'
import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../design/index.ts'
import type { Reading } from './answers.ts'
import type { Problem } from './check.ts'
import { askOf, fieldsNow, wordsOf, type Field, type Option } from './question.ts'

type Showing = {
  say: Reading
  problems: readonly Problem[]
  /** "(optional)" helps only where something else on the page is wanted. */
  marksOptional?: boolean
}

const errorOf = (field: Field, { problems }: Showing): { text: string } | undefined => {
  const problem = problems.find((each) => each.field === field.name)
  return problem && { text: problem.text }
}

const hintOf = (field: Field, { say }: Showing): string | undefined => {
  const hint = field.hint === undefined ? '' : wordsOf(field.hint, say)
  return hint === '' ? undefined : hint
}

const labelOf = (field: Field, { say, marksOptional }: Showing): string =>
  `${wordsOf(field.label, say)}${marksOptional && askOf(field, say) === 'may' ? ' (optional)' : ''}`

/** Kinds of line that have a keyboard, a width and a memory of their own in browsers. */
const lineOptions = (field: Field & { kind: 'line' }) => {
  const width = field.width === undefined ? '' : `govuk-input--width-${String(field.width)}`
  const common = { classes: width, autocomplete: field.autocomplete ?? 'off' }
  switch (field.of) {
    case 'email':
      return { ...common, type: 'email', spellcheck: false } as const
    case 'phone':
      return { ...common, type: 'tel' } as const
    case 'postcode':
    case 'upn':
      return { ...common, type: 'text', spellcheck: false, autocapitalize: 'characters' } as const
    case 'nhs-number':
      return { ...common, type: 'text', inputmode: 'numeric', spellcheck: false } as const
    case 'name':
      return { ...common, type: 'text', spellcheck: false } as const
    case 'words':
      return { ...common, type: 'text', spellcheck: true } as const
  }
}

const itemOf = (option: Option, showing: Showing, choices: boolean) => {
  const hint = option.hint === undefined ? undefined : wordsOf(option.hint, showing.say)
  return {
    value: option.value,
    text: wordsOf(option.text, showing.say),
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    ...(option.reveals ? { conditional: { html: <FieldList fields={option.reveals} {...showing} /> } } : {}),
    ...(choices && option.alone ? { behaviour: 'exclusive' as const } : {}),
  }
}

/** Several inputs under one question are a group with a legend; one input has a label. */
const legendOf = (field: Field, showing: Showing) => ({
  legend: { text: labelOf(field, showing), classes: 'govuk-fieldset__legend--s' },
})

const FieldItself = ({ field, showing }: { field: Field; showing: Showing }) => {
  const { say } = showing
  const around = {
    hint: hintOf(field, showing),
    errorMessage: errorOf(field, showing),
    // "I do not know" belongs to the field above it.
    ...(askOf(field, say) === 'or-not-known' ? { formGroup: { classes: 'govuk-!-margin-bottom-2' } } : {}),
  }
  const label = { text: labelOf(field, showing), classes: 'govuk-label--s' }
  switch (field.kind) {
    case 'line':
      return (
        <Input
          {...around}
          label={label}
          name={field.name}
          value={say.one(field.name)}
          {...lineOptions(field)}
        />
      )
    case 'text':
      return (
        <Textarea
          {...around}
          label={label}
          name={field.name}
          rows={field.lines}
          value={say.one(field.name)}
          spellcheck
        />
      )
    case 'choice':
      return (
        <Radios
          {...around}
          name={field.name}
          fieldset={legendOf(field, showing)}
          classes={field.inline ? 'govuk-radios--inline' : ''}
          value={say.one(field.name)}
          items={field.options.map((option) => itemOf(option, showing, false))}
        />
      )
    case 'select':
      return (
        <Select
          {...around}
          label={label}
          name={field.name}
          value={say.one(field.name)}
          items={[
            { value: '', text: '' },
            ...field.options.map(({ value, text }) => ({ value, text: wordsOf(text, say) })),
          ]}
        />
      )
    case 'choices':
      return (
        <Checkboxes
          {...around}
          name={field.name}
          fieldset={legendOf(field, showing)}
          classes={field.options.length > 8 ? 'govuk-checkboxes--small' : ''}
          values={say.all(field.name)}
          items={field.options.map((option) =>
            option.alone ? itemOf(option, showing, true) : itemOf(option, showing, false),
          )}
        />
      )
    case 'day':
      return (
        <DateInput
          {...around}
          id={field.name}
          namePrefix={field.name}
          fieldset={legendOf(field, showing)}
          values={Object.fromEntries(
            ['day', 'month', 'year'].map((box) => [`${field.name}-${box}`, say.one(`${field.name}-${box}`)]),
          )}
        />
      )
  }
}

/** "Not known, because…": an answer, where the form takes it as one. */
const NotKnown = ({ field, showing }: { field: Field; showing: Showing }) => {
  const { say } = showing
  const name = `${field.name}-not-known`
  return (
    <Checkboxes
      name={name}
      classes="govuk-checkboxes--small"
      values={say.all(name)}
      items={[
        {
          value: 'yes',
          html: (
            <>
              I do not know<span class="govuk-visually-hidden">{`: ${wordsOf(field.label, say)}`}</span>
            </>
          ),
          conditional: {
            html: (
              <Input
                label={{
                  html: (
                    <>
                      Why not?<span class="govuk-visually-hidden">{` ${wordsOf(field.label, say)}`}</span>
                    </>
                  ),
                }}
                hint="For example: not asked yet, family did not want to say"
                name={`${field.name}-why`}
                value={say.one(`${field.name}-why`)}
              />
            ),
          },
        },
      ]}
    />
  )
}

/**
 * The fields of a page. What an option reveals stands under it; with a field's `when` false it is not there at all.
 */
export const FieldList = ({
  fields,
  say,
  problems,
  marksOptional,
}: { fields: readonly Field[] } & Showing): VNode => {
  const shown = fields.filter((field) => field.when?.(say) ?? true)
  const showing = {
    say,
    problems,
    marksOptional: marksOptional ?? shown.some((field) => askOf(field, say) !== 'may'),
  }
  return (
    <>
      {shown.map((field) => (
        <div key={field.name} class="question">
          <FieldItself field={field} showing={showing} />
          {askOf(field, say) === 'or-not-known' && <NotKnown field={field} showing={showing} />}
        </div>
      ))}
    </>
  )
}

/** An answer as people read it back, or null when there is none. */
export const answerInWords = (field: Field, say: Reading): string | null => {
  const notKnown = say.one(`${field.name}-not-known`) !== '' && askOf(field, say) === 'or-not-known'
  switch (field.kind) {
    case 'line':
    case 'text':
      if (say.one(field.name) !== '') return say.one(field.name)
      break
    case 'choice':
    case 'select':
    case 'choices': {
      const texts = field.options.filter((option) => say.all(field.name).includes(option.value))
      if (texts.length > 0) return texts.map((option) => wordsOf(option.text, say)).join('\n')
      break
    }
    case 'day':
      if (say.dayAsTyped(field.name) !== '') return say.dayAsTyped(field.name)
      break
  }
  return notKnown ? `Not known: ${say.one(`${field.name}-why`) || 'no reason given'}` : null
}

/** Fields that have an answer to read back or that are wanted, in order. */
export const fieldsToReadBack = (fields: readonly Field[], say: Reading): readonly Field[] =>
  fieldsNow(fields, say).filter((field) => answerInWords(field, say) !== null || askOf(field, say) !== 'may')
