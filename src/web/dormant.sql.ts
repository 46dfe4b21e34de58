import { sql } from 'kysely'
import { settingFor } from '../clocks/index.ts'
import type { Db, Tx } from '../db/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { isDormant } from './gates.rule.ts'

/** When somebody last signed in with this account, or an administrator woke it; null where neither ever happened. */
export const lastUseOf = async (db: Db | Tx, staffId: string): Promise<Instant | null> => {
  const { rows } = await sql<{ at: Instant | null }>`
    select greatest(
      (select s.at from sign_in s where s.staff_id = ${staffId}::uuid and s.outcome in ('signed-in', 'proved-again')
        order by s.at desc limit 1),
      (select w.woken_at from account_woken w where w.staff_id = ${staffId}::uuid
        order by w.woken_at desc limit 1)) as at`.execute(db)
  return rows[0]?.at ?? null
}

/** Asleep by what the worker's employer has set (setting `dormant-account`)? */
export const isAsleep = async (
  db: Db | Tx,
  { staffId, employer }: { staffId: string; employer: string },
  at: Instant,
): Promise<boolean> => {
  const { days } = await settingFor(db, employer, 'dormant-account', dayOf(at))
  return isDormant(await lastUseOf(db, staffId), at, days)
}

/**
 * Wakes an account, in a transaction opened for an administrator (`asActor`, function administration). The database checks
 * that they are one, that the worker is their council's or a partner agency's, and that it is not themselves; it throws for
 * the first and for a reason of fewer than ten letters. False: nobody whom they may wake.
 */
export const wakeAccount = async (tx: Tx, staffId: string, reason: string): Promise<boolean> => {
  const { rows } = await sql<{ woken: boolean }>`
    select app.wake_account(${staffId}::uuid, ${reason}) as woken`.execute(tx)
  return rows[0]?.woken === true
}
