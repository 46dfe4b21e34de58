import { type Audience, agencyName, type Said, withheldWordsIn } from '../agency-requests/index.ts'
import type { FieldError } from '../web/index.ts'

/** A field in which words of agencies stand that may not be read where it goes. */
export type Withheld = {
  field: string
  agencies: readonly string[]
  /** They may be read there, but only under their mark, which a copy would lose. */
  losesMark: boolean
}

/** Looks through what was written, field by field, so that it can be said beside each. */
export const withheldIn = (
  texts: Readonly<Record<string, string>>,
  said: readonly Said[],
  audience: Audience,
): Withheld[] =>
  Object.entries(texts).flatMap(([field, text]) => {
    const agencies = withheldWordsIn(text, said, audience)
    return agencies.length === 0 ? [] : [{ field, agencies, losesMark: false }]
  })

/**
 * The same for what goes with the child. What is safe for the victim alone goes there by itself, marked; copied into a
 * text it would stand there unmarked, and be carried on by somebody who does not know (procedures 4.4).
 */
export const withheldFromTeam = (
  texts: Readonly<Record<string, string>>,
  said: readonly Said[],
): Withheld[] => [
  ...withheldIn(texts, said, 'receiving-team'),
  ...withheldIn(
    texts,
    said.filter(({ level }) => level === 'victim-safe'),
    'chronology',
  ).map((found) => ({ ...found, losesMark: true })),
]

/** The agencies, for the rule that refuses. */
export const agenciesOf = (found: readonly Withheld[]): string[] => [
  ...new Set(found.flatMap(({ agencies }) => agencies)),
]

const whoseWords = (agencies: readonly string[]): string =>
  new Intl.ListFormat('en-GB').format(agencies.map(agencyName))

/** Beside the field, whose words they are; the words themselves are not said again. */
export const sayWithheld = (found: readonly Withheld[], whoReads: string): FieldError[] =>
  found.map(({ field, agencies, losesMark }) => ({
    field,
    text: losesMark
      ? `Words of ${whoseWords(agencies)} stand here that are safe for the victim alone. Take them out: they go with the child by themselves, marked`
      : `Words of ${whoseWords(agencies)} stand here that may not be read by ${whoReads}. Take them out: say that there is something and whom to ring`,
  }))
