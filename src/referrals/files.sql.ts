import { asActor, type Db, type Tx } from '../db/index.ts'
import type { KeptFile } from '../files/index.ts'
import { writerOf } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import type { FileRow } from './pages/files.page.tsx'

/** Files of one draft, without their content. */
export const filesOf = (db: Db, draftId: string, at: Instant): Promise<FileRow[]> =>
  asActor(db, writerOf(draftId, at), (tx) =>
    tx
      .selectFrom('draft_attachment')
      .select(['id', 'name', 'size', 'scan'])
      .where('draft_id', '=', draftId)
      .orderBy('added_at')
      .orderBy('id')
      .execute(),
  )

/** Files with their content, to be sent with the referral. */
export const filesToSend = async (tx: Tx, draftId: string): Promise<KeptFile[]> => {
  const rows = await tx
    .selectFrom('draft_attachment')
    .select(['name', 'media_type', 'size', 'sha256', 'scan', 'content'])
    .where('draft_id', '=', draftId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    sha256: row.sha256,
    scan: row.scan === 'clean' ? 'clean' : 'not-scanned',
    content: row.content,
  }))
}

/** Adds a file. The same file twice (a second press, a resend) is there once. */
export const addFile = (db: Db, draftId: string, file: KeptFile, at: Instant): Promise<void> =>
  asActor(db, writerOf(draftId, at), async (tx) => {
    const same = await tx
      .selectFrom('draft_attachment')
      .select('id')
      .where('draft_id', '=', draftId)
      .where('sha256', '=', file.sha256)
      .executeTakeFirst()
    if (same) return
    await tx
      .insertInto('draft_attachment')
      .values({
        draft_id: draftId,
        id: crypto.randomUUID(),
        name: file.name,
        media_type: file.mediaType,
        size: file.size,
        sha256: file.sha256,
        scan: file.scan,
        content: file.content,
        added_at: at,
      })
      .execute()
  })

export const takeFileOff = (db: Db, draftId: string, id: string, at: Instant): Promise<void> =>
  asActor(db, writerOf(draftId, at), async (tx) => {
    await tx.deleteFrom('draft_attachment').where('draft_id', '=', draftId).where('id', '=', id).execute()
  })
