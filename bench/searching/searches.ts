import { sql } from 'kysely'
import { people } from '../../demo/people.ts'
import { cambridgeshire } from '../../demo/people.ts'
import { rememberRights, type StaffActor } from '../../src/access/index.ts'
import { asActor, type Context, type Db, type Tx } from '../../src/db/index.ts'
import { contextFor } from '../../src/events/index.ts'
import { allKeysToAsk } from '../../src/matching/box-keys.ts'
import { clean } from '../../src/matching/clean.ts'
import { findMatches } from '../../src/matching/index.ts'
import { asTexts } from '../../src/matching/remember.sql.ts'
import { askVocabulary } from '../../src/matching/vocabulary.sql.ts'
import { nowInstant } from '../../src/time/index.ts'
import { trueKeyOf } from '../matching/truth.ts'
import type { Mention } from '../register/mention.ts'
import { idOf, type Register } from '../register/register.ts'

/** The screener who searches: over both councils, as the service lets them. */
export const adviser = async (db: Db): Promise<StaffActor> => {
  const rights = await rememberRights(db).rightsOf(people.adviser.id)
  if (rights === null) throw new Error('The demo organisation has no adviser.')
  return { kind: 'staff', rights, actingFor: cambridgeshire, fn: 'screening' }
}

export const searching = (actor: StaffActor): Context => contextFor(actor, 'people.search', nowInstant())

const shown = 10

/** Times of every search, and for how many people on record the right one was among the ten shown. */
export type Searched = { times: number[]; known: number; found: number }

/** Looks for one after the other; of each only the search itself is timed, in a transaction that is open already. */
export const searchForAll = async (
  db: Db,
  actor: StaffActor,
  register: Register,
  mentions: readonly Mention[],
): Promise<Searched> => {
  const searched: Searched = { times: [], known: 0, found: 0 }
  for (const mention of mentions) {
    const { found } = await asActor(db, searching(actor), async (tx) => {
      const began = performance.now()
      const all = await findMatches(tx, mention.described, { limit: shown })
      searched.times.push(performance.now() - began)
      return all
    })
    const right = trueKeyOf(mention)
    if (right === null) continue
    searched.known += 1
    const id = idOf(register, right)
    if (found.some((each) => each.kind === 'person' && each.id === id)) searched.found += 1
  }
  return searched
}

const mostCompared = 300

/** The question that search puts to the index, by itself: whom the keys bring up, before anybody is compared. */
const broughtUp = async (tx: Tx, { described }: Mention): Promise<ReadonlySet<string>> => {
  const heard = clean(described)
  const known = await askVocabulary(tx, heard)
  if (known === null) throw new Error('The adviser may search nowhere.')
  const keys = allKeysToAsk(heard, known.near)
  const { rows } = await sql<{ id: string }>`select person_id as id
    from app.match_find(${asTexts(keys.map(({ key }) => key))}::bigint[], ${keys.map(({ weight }) => weight)}::real[],
      ${keys.map(({ most }) => most)}::integer[], ${mostCompared})`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export type BroughtUp = { recall: number; candidates: readonly number[] }

/** Of people on record, the share whose record the keys bring up at all. */
export const broughtUpFor = async (
  db: Db,
  actor: StaffActor,
  register: Register,
  mentions: readonly Mention[],
): Promise<BroughtUp> => {
  const candidates: number[] = []
  let [known, found] = [0, 0]
  for (const mention of mentions) {
    const ids = await asActor(db, searching(actor), (tx) => broughtUp(tx, mention), { readOnly: true })
    candidates.push(ids.size)
    const right = trueKeyOf(mention)
    if (right === null) continue
    known += 1
    if (ids.has(idOf(register, right))) found += 1
  }
  return { recall: found / known, candidates }
}
