import type { AuthorityCode } from '../access/index.ts'
import { type SaidItem, saidIn } from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'

/** The enquiries the MASH made about a contact, the latest first. */
export const enquiriesAbout = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('enquiry')
      .select('id')
      .where('owner', '=', owner)
      .where('contact_id', '=', contactId)
      .orderBy('started_at', 'desc')
      .execute()
  ).map(({ id }) => id)

/** What agencies said about it, as far as whoever writes may read it: none of it may be told to the referrer. */
export const saidAbout = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<SaidItem[]> => {
  const said: SaidItem[] = []
  for (const id of await enquiriesAbout(tx, owner, contactId)) said.push(...(await saidIn(tx, owner, id)))
  return said
}
