import type { SignInWay } from '../access/index.ts'
import { type Db, newId, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

export type SignInRecord = {
  at: Instant
  staffId: string | null
  organisation: string | null
  way: SignInWay
  outcome: 'signed-in' | 'proved-again' | 'refused'
  because?: string
  browser: string
}

/** Every sign-in and every refusal stays on the record: who, when, how and what came of it (ASVS 5.0 V16.3.1). */
export const recordSignIn = async (db: Db | Tx, record: SignInRecord): Promise<void> => {
  const { staffId, because, ...rest } = record
  await db
    .insertInto('sign_in')
    .values({ id: newId(), ...rest, staff_id: staffId, because: because ?? null })
    .execute()
}
