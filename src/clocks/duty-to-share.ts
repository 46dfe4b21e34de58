import type { AuthorityCode } from '../access/index.ts'
import type { Db, Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { settingFor } from './book.sql.ts'

/**
 * The first day of the duty to share information (Children Act 2004 s.16LA) as this council has it on the day `on`. Its
 * beginning is UNCERTAIN, so it is a setting. The duty is in force on every day from that one: `from <= on`.
 */
export const dutyToShareFrom = async (db: Db | Tx, authority: AuthorityCode, on: Day): Promise<Day> =>
  (await settingFor(db, authority, 'duty-to-share-16la', on)).from
