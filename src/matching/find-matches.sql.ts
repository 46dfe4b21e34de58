import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Band } from './band.ts'
import { allKeysToAsk, type KeyAsked } from './box-keys.ts'
import { clean } from './clean.ts'
import type { Cleaned } from './cleaned.ts'
import type { Comparison } from './compare.ts'
import type { Described } from './described.ts'
import { explain, type Reason, wouldSettle } from './explain.ts'
import type { MatchModel } from './model.ts'
import { modelInForce } from './model.sql.ts'
import {
  type Candidate,
  type Ranked,
  ranked,
  shownElsewhere,
  shownPersons,
  shownRestricted,
} from './ranking.ts'
import { asTexts } from './remember.sql.ts'
import { askVocabulary, type Known } from './vocabulary.sql.ts'
import type { Weighed } from './weigh.ts'

/** Somebody whose record the searcher may see: the card is read by its own query under row-level security. */
export type FoundPerson = {
  kind: 'person'
  owner: AuthorityCode
  /** The person whose card to show: of a merged record its survivor. */
  id: string
  /** The record that was compared, where it was merged into the one shown. */
  mergedId: string | null
  weight: number
  band: Band
  likeliest: Weighed['likeliest']
  reasons: readonly Reason[]
  comparison: Comparison
  conflicts: Weighed['conflicts']
  /** "NHS number or a middle name would settle it"; null when nothing more is needed. */
  wouldSettle: string | null
}

/** A restricted record exists: ring. Never silent, and nothing of itself (authorisation B3 step 5). */
export type FoundRestricted = { kind: 'restricted'; owner: AuthorityCode; id: string; dutyPhone: string }

/** The other council knows somebody like this: which parts agree, whom to ring, and no value of theirs. */
export type FoundElsewhere = {
  kind: 'elsewhere'
  owner: AuthorityCode
  band: Band
  agreeing: readonly Reason['field'][]
  dutyPhone: string
}

export type Found = FoundPerson | FoundRestricted | FoundElsewhere

export type FoundAll = {
  /** Restricted first of all, then persons likeliest first, then what another council knows. */
  found: readonly Found[]
  modelVersion: string
  /** Too many people share what was heard: "add a date of birth". */
  tooMany: boolean
}

/** Of persons who are equally likely, whom to put first: the higher the sooner. By id; whoever is not there comes last. */
export type Preferring = (
  tx: Tx,
  people: readonly { owner: AuthorityCode; id: string }[],
) => Promise<ReadonlyMap<string, number>>

export type Asked = {
  /** The most persons to give. Stubs come on top. */
  limit: number
  /** The lowest band shown; by default 'possible'. 'unlikely': also whoever has every word typed, and nothing against. */
  shows?: Band
  /** What the search is for: the custodian of a sealed record who must ring somebody sees it. */
  about?: { kind: 'contact' | 'person'; id: string }
  prefers?: Preferring
  /** Names may not be typed to their end yet: also whoever's begin so. Search box words always may. */
  isHalfTyped?: boolean
}

/** Of all who share something, those with the most in common (matching 4: best 300). */
const mostCompared = 300

const nobody = (model: MatchModel): FoundAll => ({ found: [], modelVersion: model.version, tooMany: false })

type Row = Omit<Candidate, 'held'> & { document: string; isFull: boolean }

/** The only question put to the index. What may be known of each candidate is decided there, from the context. */
const candidatesFor = async (
  tx: Tx,
  keys: readonly KeyAsked[],
): Promise<{ all: Candidate[]; isFull: boolean }> => {
  const { rows } = await sql<Row>`
    select part, owner, person_id as id, shown_id as "shownId", summed, document, duty_phone as "dutyPhone",
      is_full as "isFull"
    from app.match_find(${asTexts(keys.map(({ key }) => key))}::bigint[], ${keys.map(({ weight }) => weight)}::real[],
      ${keys.map(({ most }) => most)}::integer[], ${mostCompared})`.execute(tx)
  return {
    all: rows.map(({ document, isFull: _full, ...row }) => ({
      ...row,
      held: JSON.parse(document) as Cleaned,
    })),
    isFull: rows.some((row) => row.isFull),
  }
}

/**
 * One row for every search, written the same way whatever was found, and what was asked for whoever looks after sealed
 * records: their work follows later, so a sealed record costs the searcher neither a byte nor a moment.
 */
const writeDown = async (
  tx: Tx,
  { owner }: Known,
  heard: Cleaned,
  { about }: Asked,
  { found, modelVersion }: FoundAll,
): Promise<void> => {
  const id = newId()
  const [kind, aboutId] = [about?.kind ?? null, about?.id ?? null]
  await sql`
    with written as (
      insert into people_search (owner, id, staff_id, fn, at, about_kind, about_id, model_version, shown)
      values (${owner}, ${id}::uuid, app.staff_id(), app.fn(), app.at(), ${kind}, ${aboutId}::uuid, ${modelVersion}, ${found.length})
      returning id, staff_id
    )
    select app.match_keep_question(id, ${owner}, ${kind}, ${aboutId}::uuid, ${JSON.stringify(heard)}),
      app.add_job('tell-custodians', json_build_object('owner', ${owner}::text), null,
        'tell-custodians:' || coalesce(staff_id::text, 'service'))
    from written`.execute(tx)
}

/** Only what could tell people apart is missing: with a date of birth or a number nobody needs to be told to add one. */
const isTooCommon = (heard: Cleaned): boolean =>
  heard.births === undefined &&
  heard.nhs === undefined &&
  heard.upn === undefined &&
  heard.phones === undefined

/** The likeliest first; of equally likely ones those who are preferred, so that a cut cannot lose them. */
const inOrder = async (tx: Tx, persons: readonly Ranked[], { limit, prefers }: Asked): Promise<Ranked[]> => {
  if (prefers === undefined || persons.length < 2) return persons.slice(0, limit)
  const last = persons[Math.min(limit, persons.length) - 1]
  // Whoever is clearly below the cut could not rise above it, however much they were preferred.
  const near = persons.filter((each) => last === undefined || each.order >= last.order)
  const preferred = await prefers(
    tx,
    near.map(({ owner, shownId }) => ({ owner, id: shownId })),
  )
  const of = ({ shownId }: Ranked): number => preferred.get(shownId) ?? Number.NEGATIVE_INFINITY
  return near
    .toSorted(
      (one, other) => other.order - one.order || (of(other) > of(one) ? 1 : of(other) < of(one) ? -1 : 0),
    )
    .slice(0, limit)
}

const personOf = (heard: Cleaned, each: Ranked): FoundPerson => ({
  kind: 'person',
  owner: each.owner,
  id: each.shownId,
  mergedId: each.id === each.shownId ? null : each.id,
  weight: each.weight,
  band: each.band,
  likeliest: each.likeliest,
  reasons: explain(heard, each.held, each.comparison, each),
  comparison: each.comparison,
  conflicts: each.conflicts,
  wouldSettle: wouldSettle(each.comparison, each),
})

/**
 * Who this may be, over every council in sight of whoever asks: within `asActor` with the context of 'people.search'.
 * Every call that looks writes one row of `people_search`, hit or not. No context, or nothing heard to go by: nobody,
 * and nothing is written. Sealed records are not read at all (authorisation B8 no. 19); who may see them finds them.
 */
export const findMatches = async (tx: Tx, heard: Described, asked: Asked): Promise<FoundAll> => {
  const cleaned = clean(heard)
  const known = await askVocabulary(tx, cleaned, asked.isHalfTyped)
  const model = await modelInForce(tx, known?.modelVersion ?? null)
  if (known === null) return nobody(model)
  const keys = allKeysToAsk(cleaned, known.near)
  if (keys.length === 0) return nobody(model)
  const { all, isFull } = await candidatesFor(tx, keys)
  const best = ranked(cleaned, all, known.frequencies, model)
  const persons = await inOrder(tx, shownPersons(best, asked.shows ?? 'possible'), asked)
  const answer: FoundAll = {
    found: [
      ...shownRestricted(best).map(({ owner, shownId, dutyPhone }): FoundRestricted => ({
        kind: 'restricted',
        owner,
        id: shownId,
        dutyPhone: dutyPhone ?? '',
      })),
      ...persons.map((each) => personOf(cleaned, each)),
      ...shownElsewhere(best).map(({ owner, band, agreeing, dutyPhone }): FoundElsewhere => ({
        kind: 'elsewhere',
        owner,
        band,
        agreeing,
        dutyPhone: dutyPhone ?? '',
      })),
    ],
    modelVersion: model.version,
    tooMany: (isFull || known.isTooShort) && isTooCommon(cleaned),
  }
  await writeDown(tx, known, cleaned, asked, answer)
  return answer
}
