import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Band, Field } from '../matching/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * A search that met a sealed record (adoption linkage, protected witness). Whoever searched was told nothing, so that
 * nobody can find out that there is a record; its custodian is told at once and answers by hand (architecture, ideas 9).
 * Pure.
 */

/** What was looked for, as the custodian must know it to answer. */
export type AskedFor = {
  /** "Maya Teal", "born 14 March 2014", "PE1 1AB": only what was typed or told, nothing of the record. */
  heard: readonly string[]
  band: Band
  agreeing: readonly Field[]
  /** The contact, or the other record, that the search was for. */
  about: { kind: string; id: string } | null
  modelVersion: string
}

export type Answer =
  | { outcome: 'told'; whom: string; what: string }
  /** Nobody needed to be told: another child, an enquiry that needs nothing of this record. */
  | { outcome: 'nothing'; because: string }

export type SealedSearch = AskedFor & {
  owner: AuthorityCode
  id: string
  personId: string
  /** Empty: the service itself compared, for a contact that came in. */
  staffId: string | null
  actingFor: AuthorityCode
  fn: string | null
  askedAt: Instant
  askedLastAt: Instant
  times: number
  rule: string
  dueAt: Instant
  answer: (Answer & { at: Instant; by: string | null }) | null
}

type Met = {
  type: 'met'
  personId: string
  staffId: string | null
  actingFor: AuthorityCode
  fn: string | null
  askedAt: Instant
  rule: string
  dueAt: Instant
} & AskedFor

export type SealedSearchEvent = Happening &
  (Met | ({ type: 'met-again'; askedAt: Instant } & AskedFor) | ({ type: 'answered' } & Answer))

export type SealedSearchFact = Fact<SealedSearchEvent>

export const evolveSealedSearch = (
  before: SealedSearch | undefined,
  { event, owner, id, at, by }: SealedSearchFact,
): SealedSearch => {
  if (event.type === 'met') {
    const { type: _type, starts: _starts, stops: _stops, ...met } = event
    return { ...met, owner, id, askedLastAt: event.askedAt, times: 1, answer: null }
  }
  if (before === undefined) throw new Error(`A search is met before it is ${event.type}.`)
  switch (event.type) {
    case 'met-again': {
      const { heard, band, agreeing, about, modelVersion, askedAt } = event
      const again = { heard, band, agreeing, about: about ?? before.about, modelVersion }
      return { ...before, ...again, askedLastAt: askedAt, times: before.times + 1 }
    }
    case 'answered': {
      const who = { at, by: by.kind === 'staff' ? by.staffId : null }
      return {
        ...before,
        answer:
          event.outcome === 'told'
            ? { outcome: 'told', whom: event.whom, what: event.what, ...who }
            : { outcome: 'nothing', because: event.because, ...who },
      }
    }
  }
}

export const resourceOf = ({ owner, id }: Pick<SealedSearch, 'owner' | 'id'>): Resource =>
  councilsRecord('sealed-search', { owner, id })

/** Without what was searched for and without whose record it is: a sentence may be printed. */
export const sealedSearchSentence = ({ event }: SealedSearchFact): string => {
  switch (event.type) {
    case 'met':
      return 'A search met a sealed record; its custodian was told.'
    case 'met-again':
      return 'The same worker searched again.'
    case 'answered':
      return event.outcome === 'told' ? 'The custodian answered by hand.' : 'Nobody needed to be told.'
  }
}

/** Somebody typing a name asks at every letter: within this long it is one search (and one alert). */
export const sameSearchMinutes = 60

/** By day the custodian has an hour; at night somebody is rung at once. Both are each council's to set (UNCERTAIN). */
export const ruleFor = (isOpen: boolean): 'SEALED-SEARCH-DAY' | 'SEALED-SEARCH-NIGHT' =>
  isOpen ? 'SEALED-SEARCH-DAY' : 'SEALED-SEARCH-NIGHT'
