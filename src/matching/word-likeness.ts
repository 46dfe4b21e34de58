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

/** Words longer than a bit pattern are compared by their beginning. */
const longest = 31

/**
 * Jaro and Winkler's likeness of two words, 0 to 1: shared letters in about the same place and order, and a shared
 * beginning counts more. Which letters are taken is kept as bits: hundreds of records are compared while somebody types.
 */
export const jaroWinkler = (one: string, other: string): number => {
  const [length, otherLength] = [Math.min(one.length, longest), Math.min(other.length, longest)]
  const reach = Math.max(0, (Math.max(length, otherLength) >> 1) - 1)
  let [taken, otherTaken, found] = [0, 0, 0]
  for (let at = 0; at < length; at += 1) {
    const letter = one.charCodeAt(at)
    const last = Math.min(otherLength - 1, at + reach)
    for (let there = Math.max(0, at - reach); there <= last; there += 1) {
      if ((otherTaken >> there) & 1 || other.charCodeAt(there) !== letter) continue
      taken |= 1 << at
      otherTaken |= 1 << there
      found += 1
      break
    }
  }
  if (found === 0) return 0
  const moved = outOfOrder(one, other, taken, otherTaken) / 2
  const jaro = (found / length + found / otherLength + (found - moved) / found) / 3
  let begins = 0
  while (begins < 4 && begins < length && one[begins] === other[begins]) begins += 1
  return jaro + begins * 0.1 * (1 - jaro)
}

const outOfOrder = (one: string, other: string, taken: number, otherTaken: number): number => {
  let [there, moved] = [0, 0]
  for (let at = 0; at < longest; at += 1) {
    if (!((taken >> at) & 1)) continue
    while (!((otherTaken >> there) & 1)) there += 1
    if (one.charCodeAt(at) !== other.charCodeAt(there)) moved += 1
    there += 1
  }
  return moved
}

/** Two words as unlike as this are another name (matching 1, twin rule of HMPPS). */
const alike = 0.88

const spelling = (one: string, other: string): WordLikeness => {
  const shortest = Math.min(one.length, other.length)
  const isBegun = shortest >= 3 && (one.startsWith(other) || other.startsWith(one))
  if (shortest >= (isBegun ? 4 : 2) && isOneLetterOff(one, other))
    // Another first letter in a short name is another name: Ella, Bella; Liam, Niam.
    return (one[0] === other[0] && shortest >= 3) || shortest > 5 ? 'typo' : 'similar'
  if (areVariants(one, other)) return 'variant'
  if (shortest >= 4 && one[0] === other[0] && jaroWinkler(one, other) >= alike) return 'similar'
  return isBegun ? 'begins' : 'different'
}

export const likenessOfWords = (one: Word, other: Word): WordLikeness => {
  const [a, b] = [one[0], other[0]]
  if (a === b) return 'exact'
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'different'
  const spelt = spelling(a, b)
  return spelt === 'different' && soundAlike(one, other) ? 'phonetic' : spelt
}

/** Is it the same name as somebody else might write it? Ava and Ada are not, where nothing else is looked at. */
export const areSameName = ([one]: Word, [other]: Word): boolean => {
  if (one === other) return true
  const shortest = Math.min(one.length, other.length)
  if (shortest < 2) return false
  if (shortest >= 4 && isOneLetterOff(one, other) && (one[0] === other[0] || shortest > 5)) return true
  return areVariants(one, other)
}

/** Near enough to be the same name written by somebody else. */
export const isSameName = (likeness: WordLikeness): boolean =>
  likeness === 'exact' || likeness === 'typo' || likeness === 'variant'
