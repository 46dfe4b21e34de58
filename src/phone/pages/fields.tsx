import type { ComponentChildren } from 'preact'
import { Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../../design/index.ts'
import { keyOf, type Reading } from '../../questions/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'

/** Where a field stands: whose it is, what was typed, and what must be put right. */
export type At = { say: Reading; form: FormState }

/** Value and words. As pairs where the order matters and values look like numbers. */
type Options = Readonly<Record<string, string>> | readonly (readonly [value: string, words: string])[]

const pairsOf = (options: Options): readonly (readonly [string, string])[] =>
  Array.isArray(options) ? options : Object.entries(options)

/** The id of a field: its name, without the colons that ids of styles and links trip over. */
export const idOf = (name: string, say: Reading): string => keyOf(name, say.item).replaceAll(':', '-')

const around = ({ say, form }: At, name: string, hint: string | undefined) => {
  const error = errorFor(form, idOf(name, say))
  return { id: idOf(name, say), name: keyOf(name, say.item), hint, errorMessage: error }
}

type FieldProps = { at: At; name: string; label: string; hint?: string }

type LineProps = FieldProps & {
  width?: 2 | 3 | 5 | 10 | 20
  kind?: 'text' | 'tel' | 'email'
  names?: boolean
}

/** One line of text. Browsers keep nothing of it: the next caller's details must not be offered this one's. */
export const Line = ({ at, name, label, hint, width, kind = 'text', names = false }: LineProps) => (
  <Input
    {...around(at, name, hint)}
    label={label}
    type={kind}
    value={at.say.one(name)}
    autocomplete="off"
    spellcheck={!names && kind === 'text'}
    classes={width === undefined ? '' : `govuk-input--width-${String(width)}`}
  />
)

/** Several lines. */
export const Words = ({ at, name, label, hint, rows = 2 }: FieldProps & { rows?: number }) => (
  <Textarea {...around(at, name, hint)} label={label} rows={rows} value={at.say.one(name)} spellcheck />
)

/** One of many, as a list; the first entry is "not asked". */
export const Choose = ({
  at,
  name,
  label,
  hint,
  options,
  blank = 'Not asked',
}: FieldProps & { options: Options; blank?: string | null }) => (
  <Select
    {...around(at, name, hint)}
    label={label}
    value={at.say.one(name)}
    items={[
      blank !== null && { value: '', text: blank },
      ...pairsOf(options).map(([value, text]) => ({ value, text })),
    ]}
  />
)

/** One of a few, all in sight. `first` is what holds until something is chosen. */
export const OneOf = ({
  at,
  name,
  label,
  hint,
  options,
  first,
}: FieldProps & { options: Options; first?: string }) => {
  const { id, ...rest } = around(at, name, hint)
  return (
    <Radios
      {...rest}
      idPrefix={id}
      classes="govuk-radios--small govuk-radios--inline"
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s call__legend' } }}
      value={at.say.one(name) || first}
      items={pairsOf(options).map(([value, text]) => ({ value, text }))}
    />
  )
}

/** Any of several. */
export const AnyOf = ({ at, name, label, hint, options }: FieldProps & { options: Options }) => {
  const { id, ...rest } = around(at, name, hint)
  return (
    <Checkboxes
      {...rest}
      idPrefix={id}
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s call__legend' } }}
      values={at.say.all(name)}
      items={pairsOf(options).map(([value, text]) => ({ value, text }))}
    />
  )
}

/** One thing that is so or not. */
export const Tick = ({ at, name, label }: Omit<FieldProps, 'hint'>) => {
  const { id, ...rest } = around(at, name, undefined)
  return (
    <Checkboxes
      {...rest}
      idPrefix={id}
      classes="govuk-checkboxes--small"
      values={at.say.all(name)}
      items={[{ value: 'yes', text: label }]}
    />
  )
}

const boxes = ['day', 'month', 'year'] as const
const widths = { day: 2, month: 2, year: 4 } as const

/** Fields by which people are looked for beside the call while they are typed: what stands in all of them together. */
export const LooksBeside = ({ children }: { children: ComponentChildren }) => (
  <div data-suggest="/phone/beside" data-suggest-target="beside-call">
    {children}
  </div>
)

/** Day, month and year, as somebody says them. */
export const DayBoxes = ({ at, name, label, hint }: FieldProps) => {
  const { id, name: key, ...rest } = around(at, name, hint)
  return (
    <DateInput
      {...rest}
      id={`${id}-date`}
      fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s call__legend' } }}
      items={boxes.map((box) => ({
        id: box === 'day' ? id : `${id}-${box}`,
        name: `${key}-${box}`,
        label: box === 'day' ? 'Day' : box === 'month' ? 'Month' : 'Year',
        value: at.say.one(`${name}-${box}`),
        classes: `govuk-input--width-${String(widths[box])}`,
      }))}
    />
  )
}

/** What to ask next, as it may be said to the caller (procedures 2.4). */
export const Ask = ({ children }: { children: string }) => (
  <p class="call__ask">
    <span class="govuk-visually-hidden">Ask: </span>
    {`“${children}”`}
  </p>
)

export const yesNoNotKnown: Options = { yes: 'Yes', no: 'No', 'not-known': 'Not known' }
export const yesNo: Options = { yes: 'Yes', no: 'No' }
