import { sql } from 'kysely'
import { asActor, newId, type Db, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { keyOf, merge, nothingKept, type Answers, type Kept, type Sent } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import type { Visit } from '../web/index.ts'

/** What came of a finished call: read out to the caller, and kept so that a second Finish finds the first. */
export type FinishedAs = {
  contacts: readonly { owner: string; id: string; reference: string }[]
  toChase: readonly string[]
  toTell: readonly string[]
}

/** A call being taken: its writer's alone until it is finished, then a contact of each council. */
export type Call = {
  id: string
  kept: Kept
  revision: number
  startedAt: Instant
  savedAt: Instant
  finished: FinishedAs | null
}

type By = Pick<Visit, 'actor' | 'at'>

const taking = ({ actor, at }: By) => contextFor(actor, 'contact.take', at)

const write = <T>(db: Db, by: By, work: (tx: Tx) => Promise<T>): Promise<T> => asActor(db, taking(by), work)

/** Nobody takes a call without a child: the first is on the screen from the beginning. */
export const startCall = async (db: Db, by: By): Promise<string> => {
  const id = newId()
  const answers: Answers = {
    channel: 'phone',
    kind: 'initial-contact',
    [keyOf('added', { group: 'child', id: newId() })]: by.at,
  }
  await write(db, by, (tx) =>
    tx
      .insertInto('draft')
      .values({
        id,
        kind: 'phone-call',
        staff_id: by.actor.rights.staffId,
        answers: JSON.stringify({ ...nothingKept, answers }),
        started_at: by.at,
        saved_at: by.at,
      })
      .execute(),
  )
  return id
}

const columns = ['id', 'answers', 'revision', 'started_at', 'saved_at', 'sent_as'] as const

type Row = {
  id: string
  answers: unknown
  revision: number
  started_at: Instant
  saved_at: Instant
  sent_as: unknown
}

const callOf = (row: Row): Call => ({
  id: row.id,
  // Only this file writes these columns of a call.
  kept: row.answers as Kept,
  revision: row.revision,
  startedAt: row.started_at,
  savedAt: row.saved_at,
  finished: row.sent_as as FinishedAs | null,
})

/** A call of this worker's own; anybody else's is not there. */
export const findCall = async (tx: Tx, id: string): Promise<Call | null> => {
  const row = await tx
    .selectFrom('draft')
    .select(columns)
    .where('id', '=', id)
    .where('kind', '=', 'phone-call')
    .executeTakeFirst()
  return row ? callOf(row) : null
}

/** Keeps what the page sent, field by field; two tabs queue up. A finished call is not changed any more. */
export const saveCall = (db: Db, by: By, id: string, sent: Sent): Promise<Call | null> =>
  write(db, by, async (tx) => {
    const row = await tx
      .selectFrom('draft')
      .select(columns)
      .where('id', '=', id)
      .where('kind', '=', 'phone-call')
      .forUpdate()
      .executeTakeFirst()
    if (!row) return null
    const call = callOf(row)
    if (call.finished) return call
    const kept = merge(call.kept, sent, call.revision + 1)
    const revision = kept === call.kept ? call.revision : call.revision + 1
    await tx
      .updateTable('draft')
      .set({ answers: JSON.stringify(kept), revision, saved_at: by.at })
      .where('id', '=', id)
      .execute()
    return { ...call, kept, revision, savedAt: by.at }
  })

/** The call has become contacts. */
export const markFinished = (db: Db, by: By, id: string, finished: FinishedAs): Promise<unknown> =>
  write(db, by, (tx) =>
    tx
      .updateTable('draft')
      .set({ sent_at: by.at, sent_as: JSON.stringify(finished) })
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .execute(),
  )

/** Calls this worker began and did not finish, newest first. */
export const unfinishedCalls = async (tx: Tx): Promise<Call[]> => {
  const rows = await tx
    .selectFrom('draft')
    .select(columns)
    .where('kind', '=', 'phone-call')
    .where('staff_id', '=', sql<string>`app.staff_id()`)
    .where('sent_at', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(50)
    .execute()
  return rows.map(callOf)
}

/** Takes away a call on which nothing was ever typed. Anything typed is finished, never thrown away. */
export const discardEmptyCall = (db: Db, by: By, id: string): Promise<unknown> =>
  write(db, by, (tx) =>
    tx
      .deleteFrom('draft')
      .where('id', '=', id)
      .where('kind', '=', 'phone-call')
      .where('revision', '=', 0)
      .execute(),
  )
