import type { Cleaned, CleanName, Word } from './cleaned.ts'
import { type FamilyLevel, type LikeFamily, likeFamily } from './family-names.ts'
import { type GivenLevel, type LikeGiven, likeGiven, type LikeMiddle, likeMiddle } from './given-names.ts'
import { likeWords } from './like-words.ts'
import { areSameName, closeness, likenessOfWords } from './word-likeness.ts'

/** How the names compare, and which names were compared: shares are looked up, and reasons said, of these. */
export type LikeNames = {
  forename?: LikeGiven & { names?: readonly [heard: CleanName, held: CleanName] }
  surname?: LikeFamily & { names?: readonly [heard: CleanName, held: CleanName] }
  middle?: LikeMiddle
}

const byGiven: Readonly<Record<GivenLevel, number>> = {
  exact: 10,
  alias: 9,
  reversed: 8.5,
  typo: 8,
  variant: 6,
  similar: 5,
  begins: 4.5,
  middle: 4,
  phonetic: 3,
  shared: 2.5,
  initial: 2,
  different: 0,
}

const byFamily: Readonly<Record<FamilyLevel, number>> = {
  exact: 10,
  typo: 8,
  alias: 7,
  part: 6,
  variant: 5,
  similar: 4,
  begins: 3.5,
  phonetic: 2,
  different: 0,
}

const isPast = ({ use }: CleanName): boolean => use === 'previous' || use === 'alias' || use === 'nickname'

/** The same name, but one they went by before or beside their own, speaks for a little less. */
const asAlias = <L extends { level: string }>(
  like: L,
  heard: CleanName,
  held: CleanName,
): L | (Omit<L, 'level'> & { level: 'alias' }) =>
  like.level === 'exact' && (isPast(heard) || isPast(held)) ? { ...like, level: 'alias' } : like

const bestOf = <L>(
  heard: readonly CleanName[],
  held: readonly CleanName[],
  like: (one: CleanName, other: CleanName) => L | undefined,
  rank: (like: L) => number,
): (L & { names: readonly [CleanName, CleanName] }) | undefined => {
  let best: (L & { names: readonly [CleanName, CleanName] }) | undefined
  for (const one of heard)
    for (const other of held) {
      const found = like(one, other)
      if (found !== undefined && (best === undefined || rank(found) > rank(best)))
        best = { ...found, names: [one, other] }
    }
  return best
}

const bestGiven = (heard: readonly CleanName[], held: readonly CleanName[]) =>
  bestOf(
    heard,
    held,
    (one, other) => {
      const like = likeGiven(one.given, other.given)
      return like && asAlias(like, one, other)
    },
    ({ level }) => byGiven[level],
  )

const bestFamily = (heard: readonly CleanName[], held: readonly CleanName[]) =>
  bestOf(
    heard,
    held,
    (one, other) => {
      const like = likeFamily(one.family, other.family)
      return like && asAlias(like, one, other)
    },
    ({ level }) => byFamily[level],
  )

const isSame = (one: readonly Word[], other: readonly Word[]): boolean =>
  one.some((word) => other.some((each) => areSameName(word, each)))

const isAlike = (one: readonly Word[], other: readonly Word[]): boolean =>
  one.some((word) => other.some((each) => closeness[likenessOfWords(word, each)] >= closeness.phonetic))

/** One of the two may be no more than alike. */
const areTurned = (one: CleanName, other: CleanName): boolean =>
  (isSame(one.given, other.family) && isAlike(one.family, other.given)) ||
  (isSame(one.family, other.given) && isAlike(one.given, other.family))

/** Given and family name in each other's place: Khan Imran for Imran Khan. */
const reversed = (heard: readonly CleanName[], held: readonly CleanName[]): LikeNames | undefined => {
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
const misplaced = (heard: readonly CleanName[], held: Cleaned): LikeNames | undefined => {
  const halves = heard.filter(({ given, family }) => given.length === 0 || family.length === 0)
  if (halves.length !== heard.length) return undefined
  const found = likeWords(
    halves.flatMap(({ given, family }) => [...given, ...family]),
    held,
  )
  return found.forename?.level === 'different' || found.surname?.level === 'different' ? undefined : found
}

const weakGiven = byGiven.middle
const weakFamily = byFamily.part

/** Compares every name of the one with every name of the other; given and family names find their best by themselves. */
export const likeNames = (heard: Cleaned, held: Cleaned): LikeNames => {
  if (heard.words !== undefined) return likeWords(heard.words, held)
  const forename = bestGiven(heard.names, held.names)
  const surname = bestFamily(heard.names, held.names)
  const isWeak =
    (forename === undefined || byGiven[forename.level] <= weakGiven) &&
    (surname === undefined || byFamily[surname.level] <= weakFamily)
  if (isWeak && (forename?.level !== 'middle' || surname?.level === 'different')) {
    const turned =
      reversed(heard.names, held.names) ??
      (forename?.level === 'different' || surname?.level === 'different'
        ? misplaced(heard.names, held)
        : undefined)
    if (turned !== undefined) return turned
  }
  const middle =
    forename !== undefined && byGiven[forename.level] >= byGiven.variant
      ? likeMiddle(forename.names[0].given, forename.names[1].given)
      : undefined
  return {
    ...(forename === undefined ? {} : { forename }),
    ...(surname === undefined ? {} : { surname }),
    ...(middle === undefined ? {} : { middle }),
  }
}
