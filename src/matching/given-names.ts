import type { Word } from './cleaned.ts'
import { isOneLetterOff } from './near-names.ts'
import { closeness, isSameName, likenessOfWords, type WordLikeness } from './word-likeness.ts'

/**
 * Given names. What somebody is called by is mostly their first, but a name that brothers share stands in front of the
 * one that tells them apart: of Mohammed Ali and Mohammed Hassan the second counts (matching 7, fairness).
 */
export type GivenLevel = WordLikeness | 'lookalike' | 'alias' | 'middle' | 'shared' | 'reversed'

export type LikeGiven = { level: GivenLevel; heard: Word; held: Word }

const inFront = new Set(
  (
    'mohammed muhammad mohammad mohamed muhammed mohamad mohamud mohd md abdul abdel abdi syed sayed sayyid hafiz ' +
    'shaikh sheikh mst mosammat mosammet umm bibi'
  ).split(' '),
)

/** Names that a whole family bears beside its own: they tell nobody from a brother or sister. */
const borneByAll = new Set(
  'singh kaur begum bibi khatun khatoon khanum ullah uddin bin ibn bint binti al el ul ur'.split(' '),
)

export const calledBy = (given: readonly Word[]): Word | undefined => {
  const [first, second] = given
  return first !== undefined && second !== undefined && inFront.has(first[0]) && !borneByAll.has(second[0])
    ? second
    : first
}

const joined = (words: readonly Word[]): string => words.map(([word]) => word).join('')

/** Abdul Rahman and Abdulrahman, Anne-Marie and Annemarie. */
const isSameJoined = (heard: readonly Word[], held: readonly Word[]): boolean =>
  (heard.length > 1 || held.length > 1) && joined(heard) === joined(held)

/** Cun Hei for Chun Hei: of a name in two words either may be a letter off. */
const isNearlyJoined = (heard: readonly Word[], held: readonly Word[]): boolean =>
  heard.length > 1 && held.length > 1 && isOneLetterOff(joined(heard), joined(held))

const isOtherName = (words: readonly Word[], word: Word): boolean =>
  words.some((each) => each[0] === word[0] && !inFront.has(each[0]) && !borneByAll.has(each[0]))

const lesser = (heard: readonly Word[], held: readonly Word[], one: Word, other: Word): GivenLevel => {
  if (isOtherName(held, one) || isOtherName(heard, other)) return 'middle'
  const [front, otherFront] = [heard[0], held[0]]
  const isShared =
    front !== undefined && otherFront !== undefined && inFront.has(front[0]) && inFront.has(otherFront[0])
  // Both told by a second name, and those differ: a brother. Only one told by it: nothing speaks against.
  return isShared && (heard.length === 1 || held.length === 1) ? 'shared' : 'different'
}

/** How like two given names are; undefined if either has none. */
export const likeGiven = (heard: readonly Word[], held: readonly Word[]): LikeGiven | undefined => {
  const [one, other] = [calledBy(heard), calledBy(held)]
  if (one === undefined || other === undefined) return undefined
  const level = likenessOfWords(one, other)
  if (level === 'exact') return { level, heard: one, held: other }
  if (isSameJoined(heard, held)) return { level: 'exact', heard: one, held: other }
  if (isNearlyJoined(heard, held)) return { level: 'typo', heard: one, held: other }
  if (closeness[level] > closeness.phonetic) return { level, heard: one, held: other }
  const otherwise = lesser(heard, held, one, other)
  return { level: otherwise === 'different' ? level : otherwise, heard: one, held: other }
}

/** The given names that are not the one they are called by, and that tell anybody apart. */
const others = (given: readonly Word[]): readonly Word[] => {
  if (given.length < 2) return []
  const called = calledBy(given)
  return given.filter((word) => word !== called && !inFront.has(word[0]) && !borneByAll.has(word[0]))
}

export type MiddleLevel = 'exact' | 'similar' | 'initial' | 'different'
export type LikeMiddle = { level: MiddleLevel; heard: Word; held: Word }

const middleLevel = (likeness: WordLikeness): MiddleLevel => {
  if (likeness === 'exact' || likeness === 'initial') return likeness
  return isSameName(likeness) || likeness === 'similar' || likeness === 'phonetic' ? 'similar' : 'different'
}

/** How like the other given names are, best of all; undefined if either has none. */
export const likeMiddle = (heard: readonly Word[], held: readonly Word[]): LikeMiddle | undefined => {
  let best: { likeness: WordLikeness; heard: Word; held: Word } | undefined
  for (const one of others(heard))
    for (const other of others(held)) {
      const likeness = likenessOfWords(one, other)
      if (best === undefined || closeness[likeness] > closeness[best.likeness])
        best = { likeness, heard: one, held: other }
    }
  return best === undefined
    ? undefined
    : { level: middleLevel(best.likeness), heard: best.heard, held: best.held }
}
