import type { Cleaned, Word } from './cleaned.ts'
import type { Frequencies } from './frequencies.ts'
import type { Field, Levels } from './levels.ts'
import { likeBirths, likeExpected } from './like-births.ts'
import { likeParents, likeSiblings, type LikeParent } from './like-family.ts'
import { likeNames, type LikeNames } from './like-names.ts'
import { likeNhs, likePhones, likeUpn } from './like-numbers.ts'
import { likePlaces, type LikePlace } from './like-places.ts'
import { orLookalike } from './lookalikes.ts'
import { timesCommoner } from './names-together.ts'
import { areSameName } from './word-likeness.ts'

/**
 * Share: how common the agreeing value is; only where what agrees is one value. Times: how many times commoner it is
 * beside what else agrees, a given name beside the family name.
 */
export type Compared = { [F in Field]: { field: F; level: Levels[F]; share?: number; times?: number } }[Field]

/** JSON-safe and free of values: kept with a decision, it is weighed again to the same figure. */
export type Comparison = { v: 1; population: number; parts: readonly Compared[] }

/** A word that is nobody's in the register was misheard: how common the one it may stand for is, counts. */
const commoner = (share: (word: string) => number, one: Word, other: Word): number =>
  one[0] === other[0] ? share(one[0]) : Math.max(share(one[0]), share(other[0]))

/** Of a double name the rarer part tells most. */
const rarest = (share: (word: string) => number, words: readonly Word[]): number =>
  words.reduce((least, [word]) => Math.min(least, share(word)), 1)

const sharedFamily = (
  share: Frequencies['family'],
  heard: readonly Word[],
  held: readonly Word[],
): number => {
  const same = heard.filter((one) => held.some((other) => other[0] === one[0]))
  if (same.length > 0) return rarest(share, same)
  return Math.max(rarest(share, heard), rarest(share, held))
}

const comparedForename = (
  { forename, surname }: LikeNames,
  isHalfTyped: boolean,
  { given, population, ...others }: Frequencies,
): Compared[] => {
  if (forename === undefined) return []
  const { level, heard, held } = forename
  if (level === 'different' || level === 'reversed') return [{ field: 'forename', level }]
  const times =
    surname === undefined || surname.level === 'different'
      ? 1
      : timesCommoner(held, surname.held, { given, population, ...others })
  return [
    {
      field: 'forename',
      level: isHalfTyped ? level : orLookalike(level, heard, held, given, population),
      share: commoner(given, heard, held),
      ...(times > 1 ? { times } : {}),
    },
  ]
}

const comparedSurname = (
  { surname }: LikeNames,
  isHalfTyped: boolean,
  { family, population }: Frequencies,
): Compared[] => {
  if (surname === undefined) return []
  const { level, heard, held } = surname
  if (level === 'different') return [{ field: 'surname', level }]
  const [one, ...others] = heard
  const [other, ...furthers] = held
  const areSingle = one !== undefined && other !== undefined && others.length + furthers.length === 0
  return [
    {
      field: 'surname',
      level: areSingle && !isHalfTyped ? orLookalike(level, one, other, family, population) : level,
      share: sharedFamily(family, heard, held),
    },
  ]
}

const comparedNames = (
  names: LikeNames,
  { words }: Cleaned,
  frequencies: Frequencies,
  parts: Compared[],
): void => {
  const { middle } = names
  // In the one box a name may be half typed: it is then no name of its own.
  const isHalfTyped = words !== undefined
  parts.push(
    ...comparedForename(names, isHalfTyped, frequencies),
    ...comparedSurname(names, isHalfTyped, frequencies),
  )
  if (middle !== undefined)
    parts.push({
      field: 'middle',
      level: middle.level,
      ...(middle.level === 'exact' ? { share: frequencies.given(middle.heard[0]) } : {}),
    })
}

const comparedBirth = (heard: Cleaned, held: Cleaned, parts: Compared[]): void => {
  const birth = likeBirths(heard, held)
  if (birth !== undefined) return void parts.push({ field: 'birth', level: birth.level })
  const expected = likeExpected(heard, held)
  if (expected !== undefined) return void parts.push({ field: 'expected', level: expected.level })
  if (heard.child !== undefined && held.child !== undefined)
    parts.push({ field: 'generation', level: heard.child === held.child ? 'same' : 'different' })
}

const isAtPostcode = ({ level }: LikePlace): boolean =>
  level === 'address' || level === 'old-address' || level === 'current' || level === 'previous'

const comparedPlace = (heard: Cleaned, held: Cleaned, frequencies: Frequencies, parts: Compared[]): void => {
  const place = likePlaces(heard, held)
  if (place === undefined) return
  parts.push({
    field: 'place',
    level: place.level,
    ...(isAtPostcode(place) ? { share: frequencies.postcode(place.held[0]) } : {}),
  })
}

const hasFamilyOf = ({ names }: Cleaned, { heard }: LikeParent): boolean =>
  names.some(({ family }) => family.some((one) => heard.family.some((other) => areSameName(one, other))))

/** Of children who have a family name, most have a parent who has it too: told beside theirs it says next to nothing. */
const withTheChild = 0.6
/** And parents' given names go with the family name as the child's does. */
const timesInFamily = 4

/** How many parents have both names: Muhammad Hussain is no evidence where there are hundreds (matching 6). */
const parentShare = (child: Cleaned, like: LikeParent, { given, family }: Frequencies): number => {
  const [first] = like.heard.given
  const ofFamily = hasFamilyOf(child, like) ? withTheChild : rarest(family, like.heard.family)
  if (like.level === 'family' || first === undefined) return ofFamily
  return Math.min(1, timesInFamily * given(first[0])) * ofFamily
}

const comparedFamily = (heard: Cleaned, held: Cleaned, frequencies: Frequencies, parts: Compared[]): void => {
  const parent = likeParents(heard, held)
  if (parent !== undefined)
    parts.push({
      field: 'parent',
      level: parent.level,
      ...(parent.level === 'one' || parent.level === 'two' || parent.level === 'family'
        ? { share: parentShare(heard, parent, frequencies) }
        : {}),
    })
  const sibling = likeSiblings(heard, held)
  if (sibling !== undefined) parts.push({ field: 'sibling', level: sibling.level })
  if (heard.multiple === 1 || held.multiple === 1) parts.push({ field: 'multiple', level: 'told' })
}

const comparedNumbers = (heard: Cleaned, held: Cleaned, parts: Compared[]): void => {
  if (heard.sex !== undefined && held.sex !== undefined)
    parts.push({ field: 'sex', level: heard.sex === held.sex ? 'same' : 'different' })
  const phone = likePhones(heard, held)
  if (phone !== undefined) parts.push({ field: 'phone', level: phone })
  const nhs = likeNhs(heard, held)
  if (nhs !== undefined) parts.push({ field: 'nhs', level: nhs })
  const upn = likeUpn(heard, held)
  if (upn !== undefined) parts.push({ field: 'upn', level: upn })
}

/** Compares what was heard with one record, part by part. */
export const compare = (heard: Cleaned, held: Cleaned, frequencies: Frequencies): Comparison => {
  const parts: Compared[] = []
  comparedNames(likeNames(heard, held), heard, frequencies, parts)
  comparedBirth(heard, held, parts)
  comparedNumbers(heard, held, parts)
  comparedPlace(heard, held, frequencies, parts)
  comparedFamily(heard, held, frequencies, parts)
  return { v: 1, population: frequencies.population, parts }
}

export type { Field, Levels } from './levels.ts'
