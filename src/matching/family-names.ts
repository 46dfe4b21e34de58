import type { Word } from './cleaned.ts'
import { weightyWords } from './key-parts.ts'
import { withSound } from './sounds.ts'
import { areSameName, closeness, likenessOfWords, type WordLikeness } from './word-likeness.ts'

export type FamilyLevel = Exclude<WordLikeness, 'initial'> | 'lookalike' | 'alias' | 'part'

export type LikeFamily = { level: FamilyLevel; heard: readonly Word[]; held: readonly Word[] }

const asOne = (words: readonly Word[]): Word | undefined =>
  words.length < 2 ? words[0] : withSound(words.map(([word]) => word).join(''))

const holds = (words: readonly Word[], word: Word): boolean => words.some((each) => each[0] === word[0])

/** Jones-Smith and Smith-Jones; al-Hassan and Hassan. */
const isSameSet = (heard: readonly Word[], held: readonly Word[]): boolean =>
  heard.length === held.length && heard.every((word) => holds(held, word))

const isPart = (heard: readonly Word[], held: readonly Word[]): boolean =>
  heard.some((one) => held.some((other) => areSameName(one, other)))

const level = (likeness: WordLikeness): FamilyLevel => (likeness === 'initial' ? 'different' : likeness)

/** How like two family names are: whole, or one of the parts of a double name; undefined if either has none. */
export const likeFamily = (heard: readonly Word[], held: readonly Word[]): LikeFamily | undefined => {
  const [one, other] = [asOne(heard), asOne(held)]
  if (one === undefined || other === undefined) return undefined
  const whole = likenessOfWords(one, other)
  if (heard.length === 1 && held.length === 1) return { level: level(whole), heard, held }
  const [weighty, otherWeighty] = [weightyWords(heard), weightyWords(held)]
  if (whole === 'exact' || isSameSet(weighty, otherWeighty)) return { level: 'exact', heard, held }
  if (whole === 'typo') return { level: 'typo', heard, held }
  if (isPart(weighty, otherWeighty)) return { level: 'part', heard, held }
  return { level: closeness[whole] > closeness.begins ? level(whole) : 'different', heard, held }
}
