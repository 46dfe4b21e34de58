import type { AuthorityCode } from '../access/index.ts'
import type { Db, Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import type { OwnWords } from './own-words.ts'

/** How a council words a letter on a day; null where it takes the words the service came with. */
export const ownWordsOn = async (
  db: Db | Tx,
  authority: AuthorityCode,
  letter: string,
  reader: string,
  on: Day,
): Promise<OwnWords | null> => {
  const row = await db
    .selectFrom('message_wording')
    .select(['body', 'effective_from as from'])
    .where('authority', '=', authority)
    .where('letter', '=', letter)
    .where('text_class', '=', reader)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .executeTakeFirst()
  return row ?? null
}

/** The same of a letter for everybody who may read it, by reader. */
export const ownWordsForAll = async (
  tx: Tx,
  authority: AuthorityCode,
  letter: string,
  on: Day,
): Promise<ReadonlyMap<string, OwnWords>> => {
  const rows = await tx
    .selectFrom('message_wording')
    .distinctOn('text_class')
    .select(['text_class as reader', 'body', 'effective_from as from'])
    .where('authority', '=', authority)
    .where('letter', '=', letter)
    .where('effective_from', '<=', on)
    .orderBy('text_class')
    .orderBy('effective_from', 'desc')
    .execute()
  return new Map(rows.map(({ reader, ...own }) => [reader, own]))
}

/** Every wording a council has had or will have, the latest first. */
export const everyOwnWording = async (
  tx: Tx,
  authority: AuthorityCode,
): Promise<{ letter: string; textClass: string; from: Day; body: string }[]> =>
  tx
    .selectFrom('message_wording')
    .select(['letter', 'text_class as textClass', 'effective_from as from', 'body'])
    .where('authority', '=', authority)
    .orderBy('effective_from', 'desc')
    .execute()
