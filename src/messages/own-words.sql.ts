import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import type { OwnLetter, OwnWords } from './own-words.ts'
import type { TextClass } from './text-class.ts'

/** How a council words a letter on a day; null where it takes the words the service came with. */
export const ownWordsOn = async (
  tx: Tx,
  authority: AuthorityCode,
  letter: OwnLetter,
  textClass: TextClass,
  on: Day,
): Promise<OwnWords | null> => {
  const row = await tx
    .selectFrom('message_wording')
    .select(['body', 'effective_from as from'])
    .where('authority', '=', authority)
    .where('letter', '=', letter)
    .where('text_class', '=', textClass)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
    .executeTakeFirst()
  return row ?? null
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
