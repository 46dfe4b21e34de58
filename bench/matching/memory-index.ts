import { allKeysToAsk, type KeyAsked } from '../../src/matching/box-keys.ts'
import { clean } from '../../src/matching/clean.ts'
import type { Cleaned } from '../../src/matching/cleaned.ts'
import { keysOf } from '../../src/matching/keys.ts'
import { householdAt } from '../register/household.ts'
import { householdOfKey, placesInHousehold } from '../register/human.ts'
import type { Mention } from '../register/mention.ts'
import { onRecord } from '../register/on-record.ts'
import { everybody, type Register } from '../register/register.ts'
import { emptyVocabulary, type Vocabulary } from './vocabulary.ts'

/** One mention and everybody whom its keys bring up, the most promising first, as the index in PostgreSQL would. */
export type Sought = { mention: Mention; heard: Cleaned; candidates: readonly number[]; capped: boolean }

const mostCandidates = 300

/** Which of two councils a household belongs to: keys are capped for each by itself. */
export const councilOf = (key: number): 0 | 1 => (householdOfKey(key) % 5 < 3 ? 0 : 1)

/** How common names are in a register: one walk through it, nobody kept. */
export const vocabularyOf = (register: Register): Vocabulary => {
  const vocabulary = emptyVocabulary()
  for (const { described } of everybody(register)) vocabulary.add(clean(described))
  return vocabulary
}

type Posted = Map<bigint, [number[], number[]]>

/** Of all keys of a register only those that somebody asks for are kept: a million people need no more room. */
const postings = (register: Register, asked: Iterable<bigint>): Posted => {
  const posted: Posted = new Map()
  for (const key of asked) posted.set(key, [[], []])
  for (const { person, described } of everybody(register))
    for (const key of keysOf(clean(described))) posted.get(key)?.[councilOf(person.key)].push(person.key)
  return posted
}

/** As in PostgreSQL: of a key the newest records, and of all of them those whose keys weigh most. */
const promising = (keys: readonly KeyAsked[], posted: Posted): { candidates: number[]; capped: boolean } => {
  const sums = new Map<number, number>()
  let capped = false
  for (const { key, weight, most } of keys)
    for (const under of posted.get(key) ?? []) {
      if (under.length > most) capped = true
      for (const person of under.slice(-most)) sums.set(person, (sums.get(person) ?? 0) + weight)
    }
  const candidates = [...sums]
    .toSorted(([one, a], [other, b]) => b - a || other - one)
    .slice(0, mostCandidates)
    .map(([person]) => person)
  return { candidates, capped }
}

/** Whom each of these may be, in one more walk through the register. */
export const seek = (
  register: Register,
  vocabulary: Vocabulary,
  mentions: readonly Mention[],
): readonly Sought[] => {
  const asking = mentions.map((mention) => {
    const heard = clean(mention.described)
    return { mention, heard, keys: allKeysToAsk(heard, vocabulary.nearTo(heard)) }
  })
  const posted = postings(
    register,
    asking.flatMap(({ keys }) => keys.map(({ key }) => key)),
  )
  return asking.map(({ mention, heard, keys }) => ({ mention, heard, ...promising(keys, posted) }))
}

const remembered = 200_000

/** The document of a record, made again when asked for; the latest stay at hand. */
export const documentsOf = (register: Register): ((key: number) => Cleaned) => {
  const atHand = new Map<number, Cleaned>()
  return (key) => {
    const known = atHand.get(key)
    if (known) return known
    const household = householdAt(register, householdOfKey(key))
    const person = household.people[key % placesInHousehold]
    if (!person) throw new RangeError(`Nobody has the number ${String(key)}.`)
    const document = clean(onRecord(register, household, person))
    if (atHand.size >= remembered) atHand.clear()
    atHand.set(key, document)
    return document
  }
}
