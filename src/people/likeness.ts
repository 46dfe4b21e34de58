import type { Day } from '../time/index.ts'

/**
 * How like somebody on record is to what was heard, and why. Pure, and deliberately simple: it puts the likeliest
 * first and says its reasons; a person decides. Brothers, sisters and twins are the danger, not strangers, so a
 * different given name is always said and never outweighed (matching 0.3).
 */

/** What was heard of a person, each part only if it was. Words are cleaned name words (searchText). */
export type Heard = {
  name?: string | undefined
  bornOn?: Day | undefined
  postcode?: string | undefined
  phone?: string | undefined
}

/** A person on record as the search reads them. Sounds are beside their words, by place. */
export type Candidate = {
  words: readonly { word: string; sound: string }[]
  bornOn: Day | null
  bornEstimated: boolean
  isAtPostcode: boolean
  wasAtPostcode: boolean
  hasPhone: boolean
}

export type Likeness = {
  score: number
  likeness: 'very likely' | 'likely' | 'possible'
  agrees: readonly string[]
  differs: readonly string[]
}

type HeardWord = { word: string; sound: string }

type Part = { score: number; agrees?: string; differs?: string }

/** Letters to change to make one word of the other, up to two: Rashd, Rashid. */
export const isOneLetterOff = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < 4)
    return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  const [rest, otherRest] = [one.slice(same), other.slice(same)]
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    (rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0])
  )
}

const wordLike = (heard: HeardWord, on: Candidate['words']): Part => {
  if (on.some(({ word }) => word === heard.word)) return { score: 4, agrees: `name ${heard.word}` }
  if (on.some(({ word }) => word.startsWith(heard.word)))
    return { score: 3, agrees: `name begins ${heard.word}` }
  if (on.some(({ word }) => isOneLetterOff(word, heard.word)))
    return { score: 2.5, agrees: `${heard.word}, one letter off` }
  if (heard.sound.length > 1 && on.some(({ sound }) => sound === heard.sound))
    return { score: 2, agrees: `${heard.word} sounds alike` }
  return { score: -2, differs: `no name like ${heard.word}` }
}

const swapped = (day: Day): string => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`

const partsOff = (one: Day, other: Day): number =>
  [
    one.slice(0, 4) !== other.slice(0, 4),
    one.slice(5, 7) !== other.slice(5, 7),
    one.slice(8) !== other.slice(8),
  ].filter(Boolean).length

const birthLike = (heard: Day | undefined, { bornOn, bornEstimated }: Candidate): Part => {
  if (heard === undefined || bornOn === null) return { score: 0 }
  if (bornOn === heard) return { score: 5, agrees: 'same date of birth' }
  if (bornOn === swapped(heard)) return { score: 3, agrees: 'date of birth with day and month changed round' }
  if (bornEstimated && bornOn.slice(0, 4) === heard.slice(0, 4))
    return { score: 1, agrees: 'estimated birth year' }
  if (partsOff(bornOn, heard) === 1) return { score: 1.5, agrees: 'date of birth, one part different' }
  return { score: -4, differs: 'another date of birth' }
}

const placeLike = (heard: Heard, candidate: Candidate): Part => {
  if (heard.postcode === undefined) return { score: 0 }
  if (candidate.isAtPostcode) return { score: 3, agrees: 'same postcode' }
  if (candidate.wasAtPostcode) return { score: 2, agrees: 'lived at that postcode' }
  return { score: -0.5 }
}

const phoneLike = (heard: Heard, candidate: Candidate): Part =>
  heard.phone !== undefined && candidate.hasPhone ? { score: 4, agrees: 'same telephone' } : { score: 0 }

/** The first word heard is the given name; if nothing among theirs is like it, it may be a brother or sister. */
const sibling = (heard: readonly HeardWord[], candidate: Candidate, others: readonly Part[]): Part => {
  const [given, ...rest] = heard
  const nameOf = (word: HeardWord) => wordLike(word, candidate.words).score > 0
  if (!given || rest.length === 0 || nameOf(given) || !rest.some(nameOf)) return { score: 0 }
  const elseAlike = others.some((part) => part.score > 0)
  return elseAlike
    ? { score: -2, differs: 'other given name: could be a brother, sister or twin' }
    : { score: -1 }
}

const likenessOf = (score: number, differs: readonly string[]): Likeness['likeness'] => {
  if (differs.length > 0) return score >= 8 ? 'likely' : 'possible'
  return score >= 11 ? 'very likely' : score >= 6 ? 'likely' : 'possible'
}

/** Compares part by part. A part that was not heard, or is not on record, counts neither way. */
export const compare = (heard: Heard, heardWords: readonly HeardWord[], candidate: Candidate): Likeness => {
  const names = heardWords.map((word) => wordLike(word, candidate.words))
  const others = [
    birthLike(heard.bornOn, candidate),
    placeLike(heard, candidate),
    phoneLike(heard, candidate),
  ]
  const parts = [...names, ...others, sibling(heardWords, candidate, others)]
  const score = parts.reduce((sum, part) => sum + part.score, 0)
  const agrees = parts.flatMap((part) => part.agrees ?? [])
  const differs = parts.flatMap((part) => part.differs ?? [])
  return { score, likeness: likenessOf(score, differs), agrees, differs }
}
