import { people } from '../../demo/people.ts'
import type { TestDatabase } from '../../test/database.ts'
import { rememberRights, type Fn, type StaffActor, type SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { day, instant, type Instant } from '../time/index.ts'
import {
  type Asked,
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
