/** What an id made from a person's is for: it is its first letter, so that two kinds never meet. */
const letters = {
  name: 'a',
  knownAs: 'b',
  nhs: 'c',
  upn: 'd',
  flag: 'f',
} as const

/**
 * The id of a part of the record that a fact brought without naming it: facts recorded before names, identifiers and
 * flags had ids of their own. Always the same for the same fact, so that a record told again is the same record. The
 * migration that gave these parts their tables counts the same way.
 */
export const derivedId = (personId: string, part: keyof typeof letters, seq: number): string =>
  `${letters[part]}${seq.toString(16).padStart(7, '0')}${personId.slice(8)}`
