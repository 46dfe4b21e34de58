import type { Selectable } from 'kysely'
import type { DB, Db, Tx } from '../db/index.ts'
import { newId } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Made, Used } from './authenticator.ts'
import type { Passkey, Stopped } from './passkey.ts'

const passkeyFrom = (row: Selectable<DB['passkey']>): Passkey => ({
  id: row.id,
  staffId: row.staff_id,
  credentialId: row.credential_id,
  publicKey: Uint8Array.from(row.public_key),
  transports: row.transports,
  signCount: row.sign_count,
  mayBeSynced: row.may_be_synced,
  isBackedUp: row.is_backed_up,
  name: row.name,
  addedAt: row.added_at,
  lastUsedAt: row.last_used_at,
  stopped: row.stopped_at === null ? null : { at: row.stopped_at, because: row.stopped_because as Stopped },
})

/** Those that still work, in the order they were added. */
export const passkeysOf = async (db: Db | Tx, staffId: string): Promise<Passkey[]> =>
  (await everyPasskeyOf(db, staffId)).filter(({ stopped }) => stopped === null)

export const everyPasskeyOf = async (db: Db | Tx, staffId: string): Promise<Passkey[]> => {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map(passkeyFrom)
}

export const passkeyByCredential = async (db: Db, credentialId: string): Promise<Passkey | null> => {
  const row = await db
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .executeTakeFirst()
  return row ? passkeyFrom(row) : null
}

type Adding = { staffId: string; invitationId: string | null; name: string; made: Made; at: Instant }

/** Keeps a passkey just made and gives its id; null where the same one is on record already. */
export const addPasskey = async (
  db: Db | Tx,
  { staffId, invitationId, name, made, at }: Adding,
): Promise<string | null> => {
  const id = newId()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkey')
    .values({
      id,
      staff_id: staffId,
      invitation_id: invitationId,
      credential_id: made.credentialId,
      public_key: Buffer.from(made.publicKey),
      transports: [...made.transports],
      aaguid: made.aaguid,
      sign_count: made.signCount,
      may_be_synced: made.mayBeSynced,
      is_backed_up: made.isBackedUp,
      name,
      added_at: at,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n ? id : null
}

/** Moves the counter on. False where another use moved it as far meanwhile, or the passkey stopped. */
export const noteUse = async (
  db: Db,
  { id, signCount: last }: Passkey,
  { signCount, isBackedUp }: Used,
  at: Instant,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ sign_count: signCount, is_backed_up: isBackedUp, last_used_at: at })
    .where('id', '=', id)
    .where('sign_count', '=', last)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const renamePasskey = async (
  db: Db | Tx,
  staffId: string,
  id: string,
  name: string,
): Promise<void> => {
  await db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('stopped_at', 'is', null)
    .execute()
}

type Stopping = { staffId: string; id: string; by: string | null; because: Stopped; at: Instant }

/** A passkey that stopped never works again. False where there was none that did. */
export const stopPasskey = async (
  db: Db | Tx,
  { staffId, id, by, because, at }: Stopping,
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ stopped_at: at, stopped_by: by, stopped_because: because })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
