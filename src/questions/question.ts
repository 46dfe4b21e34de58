import type { Reading } from './answers.ts'

/** Words that may depend on who is asked and what they have said. */
export type Words = string | ((say: Reading) => string)

export const wordsOf = (words: Words, say: Reading): string =>
  typeof words === 'string' ? words : words(say)

/**
 * How much an answer is wanted (procedures 1.2): 'must' is M, 'or-not-known' is M with a "?" ("not known, because…" is
 * an answer), 'may' is O. A question that is asked only sometimes (C) has `when`. Nothing here stops a referral:
 * what does is the journey's own short list.
 */
export type Ask = 'must' | 'or-not-known' | 'may'

type Common = {
  readonly name: string
  readonly label: Words
  readonly hint?: Words
  readonly ask: Ask | ((say: Reading) => Ask)
  /** Rows of the joint referral form this answers (procedures 1.2). */
  readonly rows?: readonly number[]
  readonly when?: (say: Reading) => boolean
  /** Said beside the field when it is wanted and empty. */
  readonly missing?: Words
}

export type Option = {
  readonly value: string
  readonly text: Words
  readonly hint?: Words
  /** Asked only while this option is chosen. */
  readonly reveals?: readonly Field[]
  /** Unticks the others ("none of these"). */
  readonly alone?: true
}

/** What the text of a line is checked for. A doubtful one is asked about once, then taken as typed. */
export type Line = 'name' | 'email' | 'phone' | 'postcode' | 'nhs-number' | 'upn' | 'words'

export type Field = Common &
  (
    | {
        readonly kind: 'line'
        readonly of: Line
        readonly width?: 5 | 10 | 20
        readonly autocomplete?: string
      }
    | { readonly kind: 'text'; readonly lines: number }
    | { readonly kind: 'choice'; readonly options: readonly Option[]; readonly inline?: true }
    | { readonly kind: 'choices'; readonly options: readonly Option[] }
    /** One of a long list of codes. */
    | { readonly kind: 'select'; readonly options: readonly Option[] }
    | { readonly kind: 'day'; readonly mayLieAhead?: true }
  )

/** What stands on a page of questions. */
export type Asked = {
  readonly id: string
  readonly title: Words
  /** Plain paragraphs under the title. */
  readonly lead?: (say: Reading) => readonly string[]
  readonly fields: readonly Field[]
  readonly when?: (say: Reading) => boolean
  /** A page the room draws itself; its fields, if any, are asked on it all the same. */
  readonly drawnAs?: 'danger' | 'children' | 'adults' | 'files'
}

export const askOf = (field: Field, say: Reading): Ask =>
  typeof field.ask === 'function' ? field.ask(say) : field.ask

const chosen = (field: Field, say: Reading): readonly Option[] =>
  field.kind === 'choice' || field.kind === 'choices'
    ? field.options.filter((option) => say.all(field.name).includes(option.value))
    : []

/** The fields asked now, revealed ones after the option that reveals them. */
export const fieldsNow = (fields: readonly Field[], say: Reading): readonly Field[] =>
  fields
    .filter((field) => field.when?.(say) ?? true)
    .flatMap((field) => [
      field,
      ...chosen(field, say).flatMap((option) => fieldsNow(option.reveals ?? [], say)),
    ])

/** Every field there could be, whatever was answered. */
export const fieldsEver = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [
    field,
    ...(field.kind === 'choice' || field.kind === 'choices'
      ? field.options.flatMap((option) => fieldsEver(option.reveals ?? []))
      : []),
  ])

/** The names under which a field's answer is typed. "Not known, because…" is kept for every field: its wish may vary. */
export const namesOf = (field: Field): readonly string[] =>
  field.kind === 'day'
    ? [`${field.name}-day`, `${field.name}-month`, `${field.name}-year`, ...notKnownNames(field)]
    : [field.name, ...notKnownNames(field)]

const notKnownNames = (field: Field): readonly string[] => [`${field.name}-not-known`, `${field.name}-why`]

/** Was anything answered, "not known" where that is accepted included? */
export const isAnswered = (field: Field, say: Reading): boolean => {
  if (askOf(field, say) === 'or-not-known' && say.one(`${field.name}-not-known`) !== '') return true
  return field.kind === 'day'
    ? say.dayAsTyped(field.name) !== ''
    : say.all(field.name).some((text) => text.trim() !== '')
}
