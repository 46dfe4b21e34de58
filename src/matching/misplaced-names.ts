import type { Cleaned, CleanName, Word } from './cleaned.ts'
import { likeWords } from './like-words.ts'
import { byFamily, type LikeNames } from './name-levels.ts'
import { areSameName, closeness, likenessOfWords } from './word-likeness.ts'

/** Names whose parts stand in the wrong place: changed round, half a name, or all of it in one box. */

const isSame = (one: readonly Word[], other: readonly Word[]): boolean =>
  one.some((word) => other.some((each) => areSameName(word, each)))

const isAlike = (one: readonly Word[], other: readonly Word[]): boolean =>
  one.some((word) => other.some((each) => closeness[likenessOfWords(word, each)] >= closeness.phonetic))

/** One of the two may be no more than alike. */
const areTurned = (one: CleanName, other: CleanName): boolean =>
  (isSame(one.given, other.family) && isAlike(one.family, other.given)) ||
  (isSame(one.family, other.given) && isAlike(one.given, other.family))

/** Given and family name in each other's place: Khan Imran for Imran Khan. */
export const reversed = (heard: readonly CleanName[], held: readonly CleanName[]): LikeNames | undefined => {
  for (const one of heard)
    for (const other of held) {
      const [word] = one.given
      const [there] = other.family
      if (word && there && areTurned(one, other))
        return { forename: { level: 'reversed', heard: word, held: there, names: [one, other] } }
    }
  return undefined
}

/** Half a name, put where the other half belongs: only Khan said, and written as the given name. */
export const misplaced = (heard: readonly CleanName[], held: Cleaned): LikeNames | undefined => {
  const halves = heard.filter(({ given, family }) => given.length === 0 || family.length === 0)
  if (halves.length !== heard.length) return undefined
  const found = likeWords(
    halves.flatMap(({ given, family }) => [...given, ...family]),
    held,
  )
  return found.forename?.level === 'different' || found.surname?.level === 'different' ? undefined : found
}

const turnedRound = ({ forename, surname, middle }: LikeNames): LikeNames => ({
  ...(forename ? { forename: { level: forename.level, heard: forename.held, held: forename.heard } } : {}),
  ...(surname ? { surname: { level: surname.level, heard: surname.held, held: surname.heard } } : {}),
  ...(middle ? { middle: { level: middle.level, heard: middle.held, held: middle.heard } } : {}),
})

const isWholeInGiven = ({ names }: Cleaned): boolean =>
  names.length > 0 && names.every(({ given, family }) => family.length === 0 && given.length > 1)

const hasFamily = ({ names }: Cleaned): boolean => names.some(({ family }) => family.length > 0)

const givenWords = ({ names }: Cleaned): Word[] => names.slice(0, 1).flatMap(({ given }) => [...given])

/** A whole name written into the given name, on either side: its words take the places where they fit. */
export const wholeInGiven = (heard: Cleaned, held: Cleaned): LikeNames | undefined => {
  const found =
    isWholeInGiven(heard) && hasFamily(held)
      ? likeWords(givenWords(heard), held)
      : isWholeInGiven(held) && hasFamily(heard)
        ? turnedRound(likeWords(givenWords(held), heard))
        : undefined
  const { surname } = found ?? {}
  return surname !== undefined && byFamily[surname.level] >= byFamily.similar ? found : undefined
}
