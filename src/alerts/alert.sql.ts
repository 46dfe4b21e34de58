import { sql } from 'kysely'
import type { AuthorityCode, Fn, Role } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { type Alert, type AlertEvent, alertResource, alertWords, evolveAlert, type Raised } from './alert.ts'

const save = async (tx: Tx, before: Alert | undefined, { owner, id, raised, seen }: Alert): Promise<void> => {
  if (raised !== null && (before?.raised ?? null) === null) {
    await tx
      .insertInto('alert')
      .values({
        owner,
        id,
        kind: raised.kind,
        for_fn: raised.forFn,
        for_role: raised.forRole,
        subject_kind: raised.subjectKind,
        subject_id: raised.subjectId,
        reference: raised.reference,
        raised_at: raised.at,
      })
      // Raised by two at the same instant, it is told once.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  if (seen === null) return
  await tx
    .updateTable('alert')
    .set({ seen_at: seen.at, seen_by: seen.by })
    .where('owner', '=', owner)
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .execute()
}

export const alertStream: Stream<Alert, AlertEvent> = {
  name: 'alert',
  evolve: evolveAlert,
  resource: alertResource,
  save,
  sentence: ({ event }) =>
    event.type === 'seen' ? 'Somebody saw the alert' : `Alert: ${alertWords(event.kind)}`,
}

export type AlertLine = {
  owner: AuthorityCode
  id: string
  kind: string
  forRole: string
  subjectKind: string
  subjectId: string
  reference: string | null
  raisedAt: Instant
  seenAt: Instant | null
  seenBy: string | null
}

const columns = sql`a.owner, a.id, a.kind, a.for_role as "forRole", a.subject_kind as "subjectKind",
  a.subject_id as "subjectId", a.reference, a.raised_at as "raisedAt", a.seen_at as "seenAt",
  (select s.name from staff s where s.id = a.seen_by) as "seenBy"`

export type After = { raisedAt: Instant; id: string }

const forARole = sql`a.for_staff is null`

/** What this worker alone is told, because of what they have read, in whichever function they act: the oldest first. */
export const ownAlerts = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  limit: number,
): Promise<AlertLine[]> => {
  const { rows } = await sql<AlertLine>`
    select ${columns} from alert a
    where a.for_staff = app.staff_id() and a.seen_at is null and a.owner = any (${owners}::text[])
    order by a.raised_at, a.id limit ${limit}`.execute(tx)
  return rows
}

/** Whose alerts: of a function, and where offices share it, for these of them or for the others. */
export type ForWhom = { fn: Fn; offices: readonly Role[] | null; forOthers?: boolean }

const forOffices = ({ offices, forOthers = false }: ForWhom) => {
  if (offices === null) return forOthers ? sql`false` : sql`true`
  const theirs = sql`a.for_role = any (${offices}::text[])`
  return forOthers ? sql`not ${theirs}` : theirs
}

/** Alerts nobody has seen, for this function and the councils in sight: the oldest first, it has waited longest. */
export const unseenAlerts = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  whom: ForWhom,
  after: After | null,
  limit: number,
): Promise<AlertLine[]> => {
  const later = after === null ? sql`true` : sql`(a.raised_at, a.id) > (${after.raisedAt}, ${after.id}::uuid)`
  const { rows } = await sql<AlertLine>`
    select ${columns} from alert a
    where a.owner = any (${owners}::text[]) and a.seen_at is null and a.for_fn = ${whom.fn} and ${forARole}
      and ${forOffices(whom)} and ${later}
    order by a.raised_at, a.id limit ${limit}`.execute(tx)
  return rows
}

/** The last ones somebody has seen, with who and when. */
export const seenAlerts = async (
  tx: Tx,
  owners: readonly AuthorityCode[],
  fn: Fn,
  limit: number,
): Promise<AlertLine[]> => {
  const { rows } = await sql<AlertLine>`
    select ${columns} from unnest(${owners}::text[]) as seen (owner)
    cross join lateral (
      select * from alert a
      where a.owner = seen.owner and a.for_fn = ${fn} and ${forARole} and a.seen_at is not null
      order by a.raised_at desc, a.id limit ${limit}) a
    order by a.raised_at desc, a.id limit ${limit}`.execute(tx)
  return rows
}

/** Is the same thing already waiting to be seen? Then it is not said twice. */
export const isUnseen = async (
  tx: Tx,
  owner: AuthorityCode,
  { kind, subjectId, forFn, forRole }: Omit<Raised, 'at'>,
): Promise<boolean> =>
  (await tx
    .selectFrom('alert')
    .select('id')
    .where('owner', '=', owner)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('for_fn', '=', forFn)
    .where('for_role', '=', forRole)
    .where('seen_at', 'is', null)
    .executeTakeFirst()) !== undefined

/** Alerts of these kinds that one council has not seen yet. */
export const unseenOfKinds = async (
  tx: Tx,
  owner: AuthorityCode,
  kinds: readonly string[],
): Promise<{ id: string; kind: string; subjectId: string }[]> => {
  const rows = await tx
    .selectFrom('alert')
    .select(['id', 'kind', 'subject_id'])
    .where('owner', '=', owner)
    .where('kind', 'in', [...kinds])
    .where('seen_at', 'is', null)
    .orderBy('raised_at')
    .execute()
  return rows.map(({ id, kind, subject_id: subjectId }) => ({ id, kind, subjectId }))
}
