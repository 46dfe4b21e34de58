import type { TestService } from '../../test/service.ts'
import { day } from '../time/index.ts'

/** A council words a letter itself, as if it had been asked for and agreed to, until what follows is over. */
export const worded = async (
  { database: { owner } }: TestService,
  wording: { authority: string; letter: string; reader: string; body: string },
  meanwhile: () => Promise<void>,
): Promise<void> => {
  const { authority, letter, reader, body } = wording
  await owner
    .insertInto('message_wording')
    .values({ authority, letter, text_class: reader, effective_from: day('2026-01-01'), body })
    .execute()
  try {
    await meanwhile()
  } finally {
    await owner
      .deleteFrom('message_wording')
      .where('authority', '=', authority)
      .where('letter', '=', letter)
      .where('text_class', '=', reader)
      .execute()
  }
}
