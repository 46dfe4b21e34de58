import type { Word } from './cleaned.ts'
import { isOneLetterOff } from './near-names.ts'
import { soundAlike } from './sounds.ts'
import { areVariants } from './variants.ts'

/** How like two cleaned name words are, the closest way there is. */
export type WordLikeness =
  'exact' | 'typo' | 'variant' | 'similar' | 'begins' | 'phonetic' | 'initial' | 'different'

/** How close each is, to choose between several. */
export const closeness: Readonly<Record<WordLikeness, number>> = {
  exact: 8,
  typo: 6.5,
  variant: 4,
  similar: 3.2,
  begins: 3,
  phonetic: 2.5,
  initial: 2,
  different: 0,
}

/** Letters the two have in common, in about the same place; and how many of them are out of order. */
const common = (one: string, other: string): { found: number; moved: number } => {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1)
  const taken = new Array<boolean>(other.length).fill(false)
  const order: number[] = []
  for (let at = 0; at < one.length; at += 1) {
    const last = Math.min(other.length - 1, at + reach)
    for (let there = Math.max(0, at - reach); there <= last; there += 1) {
      if (taken[there] || other[there] !== one[at]) continue
      taken[there] = true
      order.push(there)
      break
    }
  }
  const sorted = order.toSorted((a, b) => a - b)
  return { found: order.length, moved: order.filter((there, at) => there !== sorted[at]).length / 2 }
}

/** Jaro and Winkler's likeness of two words, 0 to 1: shared letters in order, a shared beginning counts more. */
export const jaroWinkler = (one: string, other: string): number => {
  const { found, moved } = common(one, other)
  if (found === 0) return 0
  const jaro = (found / one.length + found / other.length + (found - moved) / found) / 3
  let begins = 0
  while (begins < 4 && begins < one.length && one[begins] === other[begins]) begins += 1
  return jaro + begins * 0.1 * (1 - jaro)
}

/** Two words as unlike as this are another name (matching 1, twin rule of HMPPS). */
const alike = 0.9

const spelling = (one: string, other: string): WordLikeness => {
  const shortest = Math.min(one.length, other.length)
  if (shortest >= 4 && isOneLetterOff(one, other))
    // Another first letter in a short name is another name: Ella, Bella; Liam, Niam.
    return one[0] === other[0] || shortest > 5 ? 'typo' : 'similar'
  if (areVariants(one, other)) return 'variant'
  if (shortest >= 4 && jaroWinkler(one, other) >= alike) return 'similar'
  if (shortest >= 3 && (one.startsWith(other) || other.startsWith(one))) return 'begins'
  return 'different'
}

export const likenessOfWords = (one: Word, other: Word): WordLikeness => {
  const [a, b] = [one[0], other[0]]
  if (a === b) return 'exact'
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'different'
  const spelt = spelling(a, b)
  return spelt === 'different' && soundAlike(one, other) ? 'phonetic' : spelt
}

/** Near enough to be the same name written by somebody else. */
export const isSameName = (likeness: WordLikeness): boolean =>
  likeness === 'exact' || likeness === 'typo' || likeness === 'variant'
