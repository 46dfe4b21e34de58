import { type Selectable, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { type DB, newId, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { By, Fact, Happening, StartedClock } from './fact.ts'
import type { Alert, Job, Stream } from './stream.ts'

/** Every fact of one record, in order. Only this file reads or writes the event table. */
export const factsOf = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  owner: AuthorityCode,
  id: string,
): Promise<Fact<E>[]> => {
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('owner', '=', owner)
    .where('stream', '=', stream.name)
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map((row) => factFrom<E>(row))
}

/** The same of many records of one council at once, by record. */
export const factsOfMany = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  owner: AuthorityCode,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Fact<E>[]>> => {
  const found = new Map<string, Fact<E>[]>()
  if (ids.length === 0) return found
  const rows = await tx
    .selectFrom('event')
    .selectAll()
    .where('owner', '=', owner)
    .where('stream', '=', stream.name)
    .where('subject_id', 'in', [...ids])
    .orderBy('subject_id')
    .orderBy('seq')
    .execute()
  for (const row of rows) {
    const facts = found.get(row.subject_id) ?? []
    facts.push(factFrom<E>(row))
    found.set(row.subject_id, facts)
  }
  return found
}

type Row = Selectable<DB['event']>

const factFrom = <E extends Happening>(row: Row): Fact<E> => ({
  owner: row.owner,
  id: row.subject_id,
  seq: row.seq,
  // The stream that wrote an event is the only one that reads it back; its shape is the stream's own.
  event: { type: row.type, ...(row.data as object) } as E,
  at: row.happened_at,
  by: byOf(row),
  because: row.because as Fact<E>['because'],
})

const linkIn = (because: unknown): string => (because as { link?: string }).link ?? ''

const byOf = (row: {
  actor_kind: string
  staff_id: string | null
  acting_for: string | null
  fn: string | null
  by_name: string | null
  because: unknown
}): By => {
  if (row.actor_kind === 'staff' && row.staff_id && row.acting_for && row.fn) {
    return { kind: 'staff', staffId: row.staff_id, actingFor: row.acting_for, fn: row.fn as never }
  }
  if (row.actor_kind === 'public') return { kind: 'public' }
  if (row.actor_kind === 'link') return { kind: 'link', linkId: linkIn(row.because), name: row.by_name ?? '' }
  return { kind: 'system', job: (row.because as { job?: string }).job ?? '' }
}

export const fold = <State, E extends Happening>(
  stream: Stream<State, E>,
  facts: readonly Fact<E>[],
): State | undefined =>
  facts.reduce<State | undefined>((state, fact) => stream.evolve(state, fact), undefined)

export const append = async <E extends Happening>(
  tx: Tx,
  stream: string,
  facts: readonly Fact<E>[],
): Promise<void> => {
  if (facts.length === 0) return
  await tx
    .insertInto('event')
    .values(
      facts.map((fact) => {
        const { type, ...data } = fact.event
        return {
          owner: fact.owner,
          id: newId(),
          stream,
          subject_id: fact.id,
          seq: fact.seq,
          type,
          data: JSON.stringify(data),
          happened_at: fact.at,
          actor_kind: fact.by.kind,
          staff_id: fact.by.kind === 'staff' ? fact.by.staffId : null,
          acting_for: fact.by.kind === 'staff' ? fact.by.actingFor : null,
          fn: fact.by.kind === 'staff' ? fact.by.fn : null,
          by_name: fact.by.kind === 'link' ? fact.by.name : null,
          because: JSON.stringify(fact.because),
        }
      }),
    )
    .execute()
}

/** The same limit from the same start: an enquiry rated red, then amber, then red once more. */
const setGoingAgain = async <E extends Happening>(
  tx: Tx,
  stream: string,
  fact: Fact<E>,
  clock: StartedClock,
): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('clock')
    .set({
      due_at: clock.dueAt,
      rule_version: clock.ruleVersion,
      calendar_version: clock.calendarVersion,
      stopped_at: null,
      stopped_by: null,
    })
    .where('owner', '=', fact.owner)
    .where('stream', '=', stream)
    .where('subject_id', '=', fact.id)
    .where('rule', '=', clock.rule)
    .where('started_at', '=', clock.startedAt)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Stops and starts the clocks a fact names, in that order. A clock already stopped stays as it was. */
export const runClocks = async <E extends Happening>(
  tx: Tx,
  stream: string,
  fact: Fact<E>,
): Promise<void> => {
  for (const rule of fact.event.stops ?? []) {
    await tx
      .updateTable('clock')
      .set({ stopped_at: fact.at, stopped_by: fact.event.type })
      .where('owner', '=', fact.owner)
      .where('stream', '=', stream)
      .where('subject_id', '=', fact.id)
      .where('rule', '=', rule)
      .where('stopped_at', 'is', null)
      .execute()
  }
  for (const clock of fact.event.starts ?? []) {
    if ((fact.event.stops ?? []).length > 0 && (await setGoingAgain(tx, stream, fact, clock))) continue
    await tx
      .insertInto('clock')
      .values({
        owner: fact.owner,
        id: newId(),
        stream,
        subject_id: fact.id,
        rule: clock.rule,
        rule_version: clock.ruleVersion,
        calendar_version: clock.calendarVersion,
        started_at: clock.startedAt,
        due_at: clock.dueAt,
        carried_from: clock.carriedFrom ?? null,
      })
      .execute()
  }
}

export const addJob = async (tx: Tx, job: Job): Promise<void> => {
  await sql`select app.add_job(${job.task}, ${JSON.stringify(job.payload)}::json, ${job.runAt ?? null}::timestamptz, ${job.key ?? null})`.execute(
    tx,
  )
}

export const raise = async <E extends Happening>(
  tx: Tx,
  kind: string,
  fact: Fact<E>,
  alert: Alert,
): Promise<void> => {
  await tx
    .insertInto('alert')
    .values({
      owner: fact.owner,
      id: newId(),
      kind: alert.kind,
      for_fn: alert.forFn,
      for_role: alert.forRole,
      subject_kind: kind,
      subject_id: fact.id,
      reference: alert.reference ?? null,
      for_staff: alert.forStaff ?? null,
      raised_at: fact.at,
    })
    // Two say the same thing of one record at the same instant: it is told once, and what each of them did is kept.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Tells every open tray that something changed. Carries the council only: no name, no id. */
export const announce = async (tx: Tx, owner: AuthorityCode): Promise<void> => {
  await sql`select pg_notify('tray_changed', ${owner})`.execute(tx)
}

/** The answer already given to this form, if it was sent before. */
export const answerGiven = async <A>(tx: Tx, token: string): Promise<A | undefined> => {
  // Two sendings of one form at the same instant queue up here; the second finds what the first did.
  await sql`select pg_advisory_xact_lock(hashtextextended(${token}, 0))`.execute(tx)
  const row = await tx.selectFrom('done_once').select('answer').where('token', '=', token).executeTakeFirst()
  return row?.answer as A | undefined
}

export const keepAnswer = async (tx: Tx, token: string, at: Instant, answer: unknown): Promise<void> => {
  await tx
    .insertInto('done_once')
    .values({ token, at, answer: JSON.stringify(answer) })
    .execute()
}
