/**
 * Words that must not be read any more, taken out of whatever was typed: where somebody lives in hiding is told again in
 * notes, in reasons, in "never write to …". Pure.
 */

export type Place = { line: string; postcode: string | null }

export type Pattern = readonly [what: RegExp, instead: string]

const placeWithheld = '[address hidden]'

export const letters = (text: string | null): string =>
  (text ?? '').toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Any of these letters in this order, whatever stands between them: "PE1 1AB" and "pe11ab", "4, Reed  Bank". */
export const asPattern = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('[^\\p{L}\\p{N}]*')

const spaced = (postcode: string): string => [...letters(postcode)].join('[^\\p{L}\\p{N}]*')

export const bounded = (pattern: string, flags = 'giu'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, flags)

/** A line too short to be an address by itself ("4", "Flat 2") would blank out half of a story. */
export const isTelling = (line: string): boolean => letters(line).length >= 6 && /\p{L}{3}/u.test(line)

export const patternsOfPlace = ({ line, postcode }: Place): Pattern[] => [
  ...(letters(postcode) === '' ? [] : [[bounded(spaced(postcode ?? '')), placeWithheld] as const]),
  ...(isTelling(line) ? [[bounded(asPattern(line)), placeWithheld] as const] : []),
]

/** The same value with every text in it read through the patterns. */
export const through = <T>(value: T, patterns: readonly Pattern[]): T => {
  if (patterns.length === 0) return value
  if (typeof value === 'string')
    return patterns.reduce<string>((text, [pattern, words]) => text.replaceAll(pattern, words), value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => through(each, patterns)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, through(each, patterns)])) as T
}
