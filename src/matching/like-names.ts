import type { Cleaned, CleanName } from './cleaned.ts'
import { likeFamily } from './family-names.ts'
import { likeGiven, likeMiddle } from './given-names.ts'
import { likeWords } from './like-words.ts'
import { misplaced, reversed, wholeInGiven } from './misplaced-names.ts'
import { byFamily, byGiven, type LikeNames } from './name-levels.ts'

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

const weakGiven = byGiven.middle
const weakFamily = byFamily.part

/** Compares every name of the one with every name of the other; given and family names find their best by themselves. */
export const likeNames = (heard: Cleaned, held: Cleaned): LikeNames => {
  if (heard.words !== undefined) return likeWords(heard.words, held)
  const whole = wholeInGiven(heard, held)
  if (whole !== undefined) return whole
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

export type { LikeNames } from './name-levels.ts'
