import type { Cleaned, CleanParent, CleanSibling, Word } from './cleaned.ts'
import { likeFamily } from './family-names.ts'
import { calledBy } from './given-names.ts'
import type { Levels } from './levels.ts'
import { areSameName } from './word-likeness.ts'

type ParentLevel = Levels['parent']
export type LikeParent = { level: ParentLevel; heard: CleanParent; held: CleanParent }

const hasSameGiven = (one: CleanParent, other: CleanParent): boolean => {
  const [called, otherCalled] = [calledBy(one.given), calledBy(other.given)]
  return called !== undefined && otherCalled !== undefined && areSameName(called, otherCalled)
}

const hasSameFamily = (one: CleanParent, other: CleanParent): boolean => {
  const like = likeFamily(one.family, other.family)
  return (
    like !== undefined && like.level !== 'different' && like.level !== 'phonetic' && like.level !== 'begins'
  )
}

const levelOf = (one: CleanParent, other: CleanParent): ParentLevel => {
  const isGiven = hasSameGiven(one, other)
  const isFamily = hasSameFamily(one, other)
  if (isGiven) return isFamily ? 'one' : 'given'
  return isFamily ? 'family' : 'different'
}

const rank: Readonly<Record<ParentLevel, number>> = { two: 4, one: 3, given: 2, family: 1, different: 0 }

/** Parents by both their names. Which is the mother is often not said, so any may be any. */
export const likeParents = (
  { parents: heard }: Cleaned,
  { parents: held }: Cleaned,
): LikeParent | undefined => {
  if (heard === undefined || held === undefined) return undefined
  let best: LikeParent | undefined
  let agreeing = 0
  for (const one of heard) {
    let closest: LikeParent | undefined
    for (const other of held) {
      const level = levelOf(one, other)
      if (closest === undefined || rank[level] > rank[closest.level])
        closest = { level, heard: one, held: other }
    }
    if (closest?.level === 'one') agreeing += 1
    if (closest !== undefined && (best === undefined || rank[closest.level] > rank[best.level]))
      best = closest
  }
  return best !== undefined && agreeing > 1 ? { ...best, level: 'two' } : best
}

export type LikeSibling = { level: Levels['sibling']; heard: Word; held: Word }

const isSameSibling = ([one]: CleanSibling, [other]: CleanSibling): boolean => areSameName(one, other)

const ownName = (heard: Cleaned, held: readonly CleanSibling[]): LikeSibling | undefined => {
  for (const { given } of heard.names) {
    const own = calledBy(given)
    const [found] = held.find(([name]) => own !== undefined && name[0] === own[0]) ?? []
    if (own !== undefined && found !== undefined) return { level: 'own-name', heard: own, held: found }
  }
  return undefined
}

const isOwn = (name: Word, { names }: Cleaned): boolean =>
  names.some(({ given }) => areSameName(calledBy(given) ?? name, name))

const isCalled = ([name]: Word, { names }: Cleaned): boolean =>
  names.some(({ given }) => (calledBy(given) ?? [''])[0] === name)

const bears = ([name]: Word, { names }: Cleaned): boolean =>
  names.some(({ given }) => given.some((word) => word[0] === name))

/**
 * Was this very record named as a brother or sister of whoever was heard of? By the name it is called, or by any of its
 * names where the date of birth is its own. Lily, whose sister is Elizabeth, is not Elizabeth though some are called so.
 */
const toldApart = (heard: Cleaned, held: Cleaned): LikeSibling | undefined => {
  for (const [name, born] of heard.siblings ?? []) {
    if (isCalled(name, heard)) continue
    const isBornThen = born !== null && (held.births ?? []).some(([on]) => on === born)
    const mayBe = isCalled(name, held) || (isOwn(name, held) && !isOwn(name, heard))
    if (isBornThen ? mayBe || bears(name, held) : mayBe && (born === null || held.births === undefined))
      return { level: 'told-apart', heard: name, held: name }
  }
  return undefined
}

/** Brothers and sisters in common; or that the one heard of is listed as this one's brother or sister. */
export const likeSiblings = (heard: Cleaned, held: Cleaned): LikeSibling | undefined => {
  const apart = toldApart(heard, held)
  if (apart !== undefined) return apart
  if (held.siblings === undefined) return undefined
  const own = ownName(heard, held.siblings)
  // Two brothers may share a name in front; a record of that very name is not its own brother.
  if (own !== undefined && !isOwn(own.heard, held)) return own
  if (heard.siblings === undefined) return undefined
  const [first] = heard.siblings
  let best: LikeSibling | undefined
  for (const one of heard.siblings)
    for (const other of held.siblings) {
      if (!isSameSibling(one, other)) continue
      if (one[1] !== null && one[1] === other[1])
        return { level: 'with-birth', heard: one[0], held: other[0] }
      best ??= { level: 'shared', heard: one[0], held: other[0] }
    }
  if (best !== undefined || first === undefined) return best
  const [other] = held.siblings
  return other === undefined ? undefined : { level: 'different', heard: first[0], held: other[0] }
}
