import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Cleaned, CleanName } from './cleaned.ts'
import type { Frequencies } from './frequencies.ts'
import type { NearNames } from './keys.ts'
import { variantsOf } from './variants.ts'
import { isOneLetterOff, tellsSomething, mayHaveSlipped } from './near-names.ts'

/** What the index knows before anybody is looked for: of open records only. */
export type Known = {
  /** The council the search is on record for: of those in sight the one acted for. */
  owner: AuthorityCode
  /** The saved version of the model in force; null where none was saved. */
  modelVersion: string | null
  frequencies: Frequencies
  near: NearNames
  /** More names begin so than were looked for: what is typed is too short to find everybody. */
  isTooShort: boolean
}

type Counted = [word: string, given: number, family: number]
type Near = [told: string, word: string, n: number, given: number, family: number]
type Row = {
  owner: AuthorityCode | null
  model: string | null
  population: number
  words: Counted[]
  begins: Near[]
  near: Near[]
  postcodes: [postcode: string, n: number][]
}

/** A search box of more words than anybody's name has is a sentence. */
const mostWords = 12
/** The commonest names that begin so, and the nearest by a letter: more would be asked for than a blink allows. */
const mostBegun = 24
const mostNear = 10
const asManyAsTheDatabaseGives = 40

const textsOf = (names: readonly Pick<CleanName, 'given' | 'family'>[]): string[] =>
  names.flatMap((name) => [...name.given, ...name.family].map(([word]) => word))

/** Their own name words, each once: those that may be half typed, or a letter off. */
const ownWords = (heard: Cleaned): string[] =>
  [...new Set([...(heard.words ?? []).map(([word]) => word), ...textsOf(heard.names)])].slice(0, mostWords)

const familyWords = (heard: Cleaned): string[] => [
  ...textsOf(heard.parents ?? []),
  ...(heard.siblings ?? []).map(([[word]]) => word),
]

/**
 * In a small index every name looks common: ten people are taken as ten more of the many a share is usually counted of.
 * Usual shares are those the weights of names and postcodes were estimated at (matching 6).
 */
type Usual = { share: number; of: number }
const usualGiven: Usual = { share: 0.00283, of: 2_000 }
const usualFamily: Usual = { share: 0.00127, of: 2_000 }
const usualPostcode: Usual = { share: 0.000017, of: 60_000 }

const shareOf = (counted: ReadonlyMap<string, number>, population: number, usual: Usual) => (value: string) =>
  ((counted.get(value) ?? 0) + usual.share * usual.of) / (population + usual.of)

/** Shares of the people counted. */
const frequenciesOf = ({ population, words, begins, near, postcodes }: Row): Frequencies => {
  const [given, family] = [new Map<string, number>(), new Map<string, number>()]
  for (const [word, asGiven, asFamily] of [
    ...words,
    ...[...begins, ...near].map(([, word, , asGiven, asFamily]): Counted => [word, asGiven, asFamily]),
  ]) {
    given.set(word, asGiven)
    family.set(word, asFamily)
  }
  return {
    given: shareOf(given, population, usualGiven),
    family: shareOf(family, population, usualFamily),
    postcode: shareOf(new Map(postcodes), population, usualPostcode),
    population,
  }
}

const nearOf = (own: readonly string[], { begins, near }: Row): NearNames =>
  new Map(
    own.map((told) => [
      told,
      [
        ...new Set([
          ...begins.filter(([of]) => of === told).slice(0, mostBegun),
          ...near.filter(([of, word]) => of === told && isOneLetterOff(of, word)).slice(0, mostNear),
        ]),
      ].map(([, word]) => word),
    ]),
  )

/** Null: nobody in context for whom a search could be on record. One round trip. */
export const askVocabulary = async (
  tx: Tx,
  heard: Cleaned,
  isHalfTyped = heard.words !== undefined,
): Promise<Known | null> => {
  const own = ownWords(heard)
  const begun = isHalfTyped ? own.filter(tellsSomething) : []
  const { rows } = await sql<{ known: Row | null }>`select app.match_vocabulary(
    ${[...own, ...own.flatMap(variantsOf), ...familyWords(heard)]}::text[], ${begun}::text[], ${own.filter(mayHaveSlipped)}::text[],
    ${(heard.places ?? []).map(([postcode]) => postcode)}::text[]) as known`.execute(tx)
  const known = rows[0]?.known ?? null
  if (known === null || known.owner === null) return null
  return {
    owner: known.owner,
    modelVersion: known.model,
    frequencies: frequenciesOf(known),
    near: nearOf(own, known),
    isTooShort: begun.some(
      (told) => known.begins.filter(([of]) => of === told).length === asManyAsTheDatabaseGives,
    ),
  }
}
