import { sql } from 'kysely'
import { people } from '../../demo/people.ts'
import type { TestDatabase } from '../../test/database.ts'
import { rememberRights, type Fn, type StaffActor, type SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { day, instant, type Instant } from '../time/index.ts'
import { boxKeysOf, wordsOf } from './box-keys.ts'
import { documentVersion } from './cleaned.ts'
import { keysOf, wordKey } from './keys.ts'
import {
  type Asked,
  clean,
  type Described,
  findMatches,
  type FoundAll,
  nobodyDescribed,
  type Precision,
  rememberManyForMatching,
  type ToRemember,
} from './index.ts'

/** People made up for trying the index; only the index knows them. */

export const now = instant('2026-11-23T09:00:00Z')

export type Told = {
  given?: string
  family?: string
  knownAs?: string
  words?: string
  born?: string
  precision?: Precision
  postcode?: string
  line?: string
  old?: string
  phone?: string
  nhs?: string
  upn?: string
  sex?: 'F' | 'M'
  mother?: string
  sibling?: string
}

const inTwo = (name: string) => {
  const [given = '', family = ''] = name.split(' ')
  return { given, family }
}

export const describedAs = (told: Told): Described => ({
  ...nobodyDescribed,
  names: [
    ...(told.given === undefined && told.family === undefined
      ? []
      : [{ given: told.given ?? '', family: told.family ?? '', use: 'legal' as const }]),
    ...(told.knownAs === undefined
      ? []
      : [{ given: told.knownAs, family: told.family ?? '', use: 'known-as' as const }]),
  ],
  words: told.words ?? '',
  born: told.born === undefined ? null : { on: day(told.born), precision: told.precision ?? 'day' },
  sex: told.sex ?? 'U',
  places: [
    ...(told.postcode === undefined
      ? []
      : [{ line: told.line ?? '', postcode: told.postcode, isCurrent: true }]),
    ...(told.old === undefined ? [] : [{ line: '', postcode: told.old, isCurrent: false }]),
  ],
  phones: told.phone === undefined ? [] : [told.phone],
  nhsNumber: told.nhs ?? null,
  upn: told.upn ?? null,
  parents: told.mother === undefined ? [] : [inTwo(told.mother)],
  siblings: told.sibling === undefined ? [] : [{ given: told.sibling, born: null }],
})

export const asService = <T>(
  database: TestDatabase,
  owner: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const actor: SystemActor = { kind: 'system', job: 'test', actingFor: owner }
  return asActor(database.db, contextFor(actor, 'person.change', now), work)
}

type Held = Told & Partial<Pick<ToRemember, 'id' | 'sensitivity' | 'namedAccess' | 'mergedInto'>>

/** Puts somebody into the index of a council; gives their id. */
export const remember = async (database: TestDatabase, owner: string, ...held: Held[]): Promise<string[]> => {
  const all = held.map(({ id, sensitivity, namedAccess, mergedInto, ...told }): ToRemember => ({
    owner,
    id: id ?? crypto.randomUUID(),
    described: describedAs(told),
    sensitivity: sensitivity ?? 'open',
    namedAccess: namedAccess ?? [],
    mergedInto: mergedInto ?? null,
  }))
  await asService(database, owner, (tx) => rememberManyForMatching(tx, all))
  return all.map(({ id }) => id)
}

export const actorFor = async (
  database: TestDatabase,
  person: keyof typeof people,
  actingFor: string,
  fn: Fn = 'screening',
): Promise<StaffActor> => {
  const rights = await rememberRights(database.db).rightsOf(people[person].id)
  if (!rights) throw new Error(`No such worker: ${person}`)
  return { kind: 'staff', rights, actingFor, fn }
}

export const find = (
  database: TestDatabase,
  actor: StaffActor,
  told: Told,
  asked: Partial<Asked> & { at?: Instant } = {},
): Promise<FoundAll> => {
  const { at = now, ...rest } = asked
  return asActor(database.db, contextFor(actor, 'people.search', at), (tx) =>
    findMatches(tx, describedAs(told), { limit: 10, ...rest }),
  )
}

/** "person", "restricted" or "elsewhere" with what says which: enough to compare two answers at a glance. */
export const inShort = ({ found }: FoundAll): string[] =>
  found.map((each) => (each.kind === 'elsewhere' ? `elsewhere ${each.owner}` : `${each.kind} ${each.id}`))

/** Very many at once, written as the owner of the tables: the scene, not what is tested. */
export const rememberCrowd = async (
  database: TestDatabase,
  owner: string,
  crowd: readonly Told[],
): Promise<void> => {
  await sql`insert into matching.council (code) values (${owner}) on conflict do nothing`.execute(
    database.owner,
  )
  for (let from = 0; from < crowd.length; from += crowdAtOnce) {
    const some = crowd.slice(from, from + crowdAtOnce).map((told) => clean(describedAs(told)))
    const rows = some.map((document) => ({
      document: JSON.stringify(document),
      keys: [...keysOf(document), ...boxKeysOf(document)].map(String),
      words: wordsOf(document),
      word_keys: wordsOf(document).map((word) => String(wordKey(word))),
    }))
    await sql`
      with told as materialized (
        select c.number as council, nextval(pg_get_serial_sequence('matching.document', 'number'))::integer as number, t.*
        from matching.council c, json_to_recordset(${JSON.stringify(rows)}::json)
          t (document text, keys bigint[], words text[], word_keys bigint[]) where c.code = ${owner}
      ), held as (
        insert into matching.document (number, council, person_id, sensitivity, place, version, document)
        overriding system value
        select number, council, gen_random_uuid(), 'open', 'open', ${documentVersion}, document from told returning number
      ), kept as (
        insert into matching.stored select number, keys, words, word_keys from told
      ), learnt as (
        select matching.learn_words(array_agg(w), array_agg(k)) from (
          select distinct on (w) w, k from told cross join unnest(words, word_keys) u (w, k) order by w) each_once
      )
      insert into matching.key select distinct k, council, number from told cross join unnest(keys) k, learnt`.execute(
      database.owner,
    )
  }
}

const crowdAtOnce = 2_000
