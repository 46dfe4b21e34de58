import type { Cleaned, Word } from './cleaned.ts'
import type { Frequencies } from './frequencies.ts'

/**
 * Names go together: of those called Nowak far more are called Piotr than of everybody. Taken as if they did not, one
 * Piotr Nowak looks like another by chance ten times less often than he does, and people whose names come from elsewhere
 * are taken for each other more than their neighbours are (matching 7, fairness). Pure.
 */

/** How many of these records have both names, counted once each. */
export const countTogether = (records: readonly Cleaned[]): NonNullable<Frequencies['together']> => {
  const counts = new Map<string, number>()
  for (const { names } of records) {
    const pairs = names.flatMap(({ given, family }) =>
      given.flatMap(([one]) => family.map(([other]) => `${one} ${other}`)),
    )
    for (const pair of new Set(pairs)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return (given, family) => counts.get(`${given} ${family}`) ?? 0
}

/**
 * Of two names that by chance `byChance` people would have together and that `seen` have, how many others do. Those more
 * than chance would have are believed the more, the more there are. Fitted to invented registers of 100,000 to 1,200,000,
 * one half counted and the other foretold: of two names that chance alone gives to nobody, one bearer promises a tenth of
 * another, five promise two.
 */
const believedFrom = 8
const hardlyByChance = 0.01
const disbelief = 0.6

const expected = (byChance: number, seen: number): number => {
  const beyond = Math.max(0, seen - byChance)
  const doubt = believedFrom * Math.max(1, hardlyByChance / byChance) ** disbelief
  return byChance + (beyond * beyond) / (beyond + doubt)
}

/** How many times commoner a given name is among those of a family name than among everybody; at least 1. */
export const timesCommoner = (given: Word, family: readonly Word[], frequencies: Frequencies): number => {
  const alone = frequencies.given(given[0])
  let most = 1
  for (const [word] of family) {
    const byChance = frequencies.population * alone * frequencies.family(word)
    // Without a count the record compared is the only one known to have both.
    const seen = frequencies.together?.(given[0], word) ?? 1
    most = Math.max(most, expected(byChance, seen) / byChance)
  }
  // Whoever has the family name cannot have the given name more often than always.
  return Math.min(most, 1 / alone)
}
