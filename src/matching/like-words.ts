import type { Cleaned, Word } from './cleaned.ts'
import type { FamilyLevel } from './family-names.ts'
import type { GivenLevel } from './given-names.ts'
import type { LikeNames } from './name-levels.ts'
import { closeness, likenessOfWords, type WordLikeness } from './word-likeness.ts'

/** Words of a name whose place nobody said, from a search box: each takes the place where it fits best. */

type Fit = { likeness: WordLikeness; isMiddle: boolean; held: Word; rank: number }

const fit = (word: Word, there: readonly Word[], isMiddleAt: (at: number) => boolean): Fit | undefined => {
  let best: Fit | undefined
  for (const [at, held] of there.entries()) {
    const likeness = likenessOfWords(word, held)
    const isMiddle = isMiddleAt(at)
    const rank = isMiddle && closeness[likeness] > closeness.variant ? closeness.variant : closeness[likeness]
    if (best === undefined || rank > best.rank) best = { likeness, isMiddle, held, rank }
  }
  return best
}

const bestFit = (fits: readonly (Fit | undefined)[]): Fit | undefined =>
  fits.reduce(
    (best, each) => (each !== undefined && (best === undefined || each.rank > best.rank) ? each : best),
    undefined,
  )

type Fits = { word: Word; given: Fit | undefined; family: Fit | undefined }

const fitsOf = (word: Word, { names }: Cleaned): Fits => ({
  word,
  given: bestFit(names.map(({ given }) => fit(word, given, (at) => at > 0))),
  family: bestFit(names.map(({ family }) => fit(word, family, () => false))),
})

const rankOf = (found: Fit | undefined): number => found?.rank ?? 0

/** Which word is the given and which the family name: whatever fits best together. */
const places = (all: readonly Fits[]): readonly [given: Fits | undefined, family: Fits | undefined] => {
  let best: readonly [Fits | undefined, Fits | undefined] = [undefined, undefined]
  let most = -1
  const nothing: readonly (Fits | undefined)[] = [undefined]
  for (const given of [...all, ...nothing])
    for (const family of [...all, ...nothing]) {
      if (given === family || (all.length > 1 && (given === undefined || family === undefined))) continue
      const sum = rankOf(given?.given) + rankOf(family?.family)
      if (sum > most) [best, most] = [[given, family], sum]
    }
  return best
}

const givenLevel = ({ likeness, isMiddle }: Fit): GivenLevel =>
  isMiddle && (likeness === 'exact' || likeness === 'typo') ? 'middle' : isMiddle ? 'phonetic' : likeness

const familyLevel = ({ likeness }: Fit): FamilyLevel => (likeness === 'initial' ? 'begins' : likeness)

const realGiven = (found: Fit): GivenLevel =>
  found.likeness === 'different' ? 'different' : givenLevel(found)

/** "Mesteceanu-Alb": both words are of one double family name, and neither is anybody's given name. */
const isDoubleFamily = (all: readonly Fits[]): boolean =>
  all.length > 1 &&
  all.every((each) => rankOf(each.family) >= closeness.typo && rankOf(each.given) < closeness.phonetic)

const doubleFamily = (all: readonly Fits[]): LikeNames => {
  const fits = all.flatMap(({ family }) => (family === undefined ? [] : [family]))
  return {
    surname: {
      level: fits.every(({ likeness }) => likeness === 'exact') ? 'exact' : 'typo',
      heard: all.map(({ word }) => word),
      held: fits.map((each) => each.held),
    },
  }
}

export const likeWords = (words: readonly Word[], held: Cleaned): LikeNames => {
  const all = words.slice(0, 6).map((word) => fitsOf(word, held))
  if (isDoubleFamily(all)) return doubleFamily(all)
  const [given, family] = places(all)
  const left = all.filter((each) => each !== given && each !== family)
  const [extra] = left
  return {
    ...(given?.given
      ? { forename: { level: realGiven(given.given), heard: given.word, held: given.given.held } }
      : {}),
    ...(family?.family
      ? { surname: { level: familyLevel(family.family), heard: [family.word], held: [family.family.held] } }
      : {}),
    ...(extra?.given
      ? {
          middle: {
            level: left.every(
              (each) => Math.max(rankOf(each.given), rankOf(each.family)) >= closeness.phonetic,
            )
              ? ('exact' as const)
              : ('different' as const),
            heard: extra.word,
            held: extra.given.held,
          },
        }
      : {}),
  }
}
