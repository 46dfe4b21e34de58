import type { ComponentChildren } from 'preact'

/** Extra HTML attributes. `true` on aria-* and data-* becomes "true"; on others it is a bare attribute. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** `text` and `html` as GOV.UK macros take them; `html` wins. Both are escaped: `html` means JSX is welcome. */
export type Content = { readonly text?: string | number | undefined; readonly html?: ComponentChildren }

/** The two options every GOV.UK macro takes to change how its element looks or behaves. */
export type Decoration = {
  readonly classes?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** A list that may hold gaps, so a caller can write `condition && item`. Gaps keep their number. */
export type Listed<Item> = readonly (Item | false | null | undefined | '')[]

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

/** Plain words, or the full options where words are not enough: `hint="As on the birth certificate"`. */
export type WordsOr<Options> = string | Options

const isEmpty = (content: ComponentChildren): boolean =>
  content === undefined || content === null || content === false || content === ''

/** What to show: JSX children first, then `html`, then `text`, as the macros decide between them. */
export const contentOf = (given: Content & { readonly children?: ComponentChildren }): ComponentChildren => {
  if (!isEmpty(given.children)) return given.children
  return isEmpty(given.html) ? given.text : given.html
}

export const hasContent = (given: Content & { readonly children?: ComponentChildren } = {}): boolean =>
  !isEmpty(contentOf(given))

/** The classes that apply, in one string. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ')

/** Words become `{ text }`, so that one component serves `label="Name"` and `label={{ text, classes }}`. */
export const optionsFrom = <Options extends object>(
  given: WordsOr<Options> | undefined,
): Options | { readonly text: string } | undefined => (typeof given === 'string' ? { text: given } : given)

/** Drops the gaps of a list but keeps each item's number, counted from 1: ids depend on it. */
export const numbered = <Item>(list: Listed<Item> = []): readonly { item: Item; number: number }[] =>
  list.flatMap((item, index) =>
    item === false || item === null || item === undefined || item === '' ? [] : [{ item, number: index + 1 }],
  )

/** Words for the browser script of a component, passed as data attributes: one text or one per plural form. */
export const translation = (
  key: string,
  words: string | Readonly<Record<string, string>> | undefined,
): Attributes => {
  if (words === undefined || words === '') return {}
  if (typeof words === 'string') return { [`data-i18n.${key}`]: words }
  return Object.fromEntries(Object.entries(words).map(([form, text]) => [`data-i18n.${key}.${form}`, text]))
}
