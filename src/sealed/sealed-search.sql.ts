import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, type Stream } from '../events/index.ts'
import { addMinutes, type Instant } from '../time/index.ts'
import {
  evolveSealedSearch,
  resourceOf,
  sameSearchMinutes,
  type SealedSearch,
  type SealedSearchEvent,
  sealedSearchSentence,
} from './sealed-search.ts'

const save = async (tx: Tx, _before: SealedSearch | undefined, after: SealedSearch): Promise<void> => {
  const changes = {
    asked_last_at: after.askedLastAt,
    answered_at: after.answer?.at ?? null,
    outcome: after.answer?.outcome ?? null,
  }
  await tx
    .insertInto('sealed_search')
    .values({
      owner: after.owner,
      id: after.id,
      person_id: after.personId,
      staff_id: after.staffId,
      acting_for: after.actingFor,
      fn: after.fn,
      asked_at: after.askedAt,
      due_at: after.dueAt,
      ...changes,
    })
    .onConflict((conflict) => conflict.columns(['owner', 'id']).doUpdateSet(changes))
    .execute()
}

export const sealedSearchStream: Stream<SealedSearch, SealedSearchEvent> = {
  name: 'sealed-search',
  evolve: evolveSealedSearch,
  resource: resourceOf,
  save,
  alerts: ({ event }) =>
    event.type === 'met' ? [{ kind: 'sealed-search', forFn: 'oversight', forRole: 'privacy-officer' }] : [],
  sentence: sealedSearchSentence,
}

type Met = { personId: string; staffId: string; askedAt: Instant; about: SealedSearch['about'] }

/** The search this one goes on with: the same worker, the same record, within the hour, not for another contact. */
export const sameSearch = async (tx: Tx, owner: AuthorityCode, met: Met): Promise<string | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from sealed_search
    where owner = ${owner} and person_id = ${met.personId}::uuid and staff_id = ${met.staffId}::uuid
      and asked_last_at > ${addMinutes(met.askedAt, -sameSearchMinutes)}::timestamptz
    order by asked_last_at desc limit 1`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) return null
  const before = fold(sealedSearchStream, await factsOf(tx, sealedSearchStream, owner, id))
  const isForAnother = before?.about && met.about && before.about.id !== met.about.id
  return isForAnother ? null : id
}

export type SealedLine = {
  owner: AuthorityCode
  id: string
  worker: string | null
  actingFor: AuthorityCode
  fn: string | null
  askedAt: Instant
  askedLastAt: Instant
  rule: string
  dueAt: Instant
  answeredAt: Instant | null
  outcome: 'told' | 'nothing' | null
}

const columns = sql`s.owner, s.id, w.name as worker, s.acting_for as "actingFor", s.fn, s.asked_at as "askedAt",
  s.asked_last_at as "askedLastAt", s.due_at as "dueAt", s.answered_at as "answeredAt", s.outcome,
  coalesce((select c.rule from clock c where c.owner = s.owner and c.stream = 'sealed-search' and c.subject_id = s.id
    order by c.started_at limit 1), '') as rule`

const mostLines = 100
const lastAnswered = 20

/** Searches nobody has answered yet, the least time left first. */
export const waitingSearches = async (tx: Tx): Promise<SealedLine[]> => {
  const { rows } = await sql<SealedLine>`
    select ${columns} from sealed_search s left join staff w on w.id = s.staff_id
    where s.answered_at is null order by s.due_at, s.id limit ${mostLines}`.execute(tx)
  return rows
}

/** One of them, for its custodians. */
export const lineOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<SealedLine | null> => {
  const { rows } = await sql<SealedLine>`
    select ${columns} from sealed_search s left join staff w on w.id = s.staff_id
    where s.owner = ${owner} and s.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** The last ones answered, in each council in sight. */
export const answeredSearches = async (tx: Tx, owners: readonly AuthorityCode[]): Promise<SealedLine[]> => {
  const { rows } = await sql<SealedLine>`
    select ${columns} from unnest(${owners}::text[]) seen (owner)
    cross join lateral (
      select * from sealed_search l where l.owner = seen.owner and l.answered_at is not null
      order by l.answered_at desc, l.id limit ${lastAnswered}) s
    left join staff w on w.id = s.staff_id
    order by s.answered_at desc, s.id limit ${lastAnswered}`.execute(tx)
  return rows
}

/** Whom to ring: the worker, their employer and the team they worked in, on the day they asked. */
export type Searcher = { name: string; email: string; team: string | null; phone: string | null }

export const searcherOf = async (tx: Tx, search: SealedSearch): Promise<Searcher | null> => {
  const { rows } = await sql<Searcher>`
    select w.name, w.email, t.name as team, t.phone
    from staff w left join lateral (
      select t.name, t.phone from team_member m join team t on t.id = m.team_id
      where m.staff_id = w.id and t.fn = ${search.fn} and m.valid_from <= app.local_day(${search.askedAt}::timestamptz)
        and (m.valid_to is null or app.local_day(${search.askedAt}::timestamptz) < m.valid_to)
      order by m.valid_from desc limit 1) t on true
    where w.id = ${search.staffId}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** What a custodian who is named on the record reads of it; row-level security hides it from any other. */
export type SealedRecord = { name: string; note: string | null }

export const sealedRecord = async (tx: Tx, search: SealedSearch): Promise<SealedRecord | null> => {
  const { rows } = await sql<SealedRecord>`
    select btrim(given_names || ' ' || family_name) as name, custodian_note as note from person
    where owner = ${search.owner} and id = ${search.personId}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** The reference of the contact that the search was for, where it is in sight. */
export const contactReference = async (tx: Tx, id: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('contact')
    .select('reference')
    .where('id', '=', id)
    .limit(1)
    .executeTakeFirst()
  return row?.reference ?? null
}
