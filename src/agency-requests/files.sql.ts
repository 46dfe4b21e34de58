import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { KeptFile } from '../files/index.ts'
import type { Instant } from '../time/index.ts'
import type { AgencyRequest } from './request.ts'
import type { ShareLevel } from './share-level.rule.ts'

/** A file beside an answer, without its content: only for whom its level opens it (db/policies/hub.sql). */
export type AnswerFile = {
  owner: AuthorityCode
  id: string
  requestId: string
  agency: string
  level: ShareLevel
  name: string
  mediaType: string
  size: number
  scan: 'clean' | 'not-scanned'
  addedAt: Instant
}

const columns = sql`f.owner, f.id, f.request_id as "requestId", f.agency, f.share_level as level, f.name,
  f.media_type as "mediaType", f.size, f.scan, f.added_at as "addedAt"`

/** Files to everything that was asked for one enquiry that whoever asks may open, in the order they came. */
export const filesIn = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<AnswerFile[]> =>
  (
    await sql<AnswerFile>`select ${columns} from agency_reply_file f
      where f.owner = ${owner} and f.enquiry_id = ${enquiryId} order by f.added_at, f.id`.execute(tx)
  ).rows

/** Files to one request. */
export const filesTo = async (tx: Tx, owner: AuthorityCode, requestId: string): Promise<AnswerFile[]> =>
  (
    await sql<AnswerFile>`select ${columns} from agency_reply_file f
      where f.owner = ${owner} and f.request_id = ${requestId} order by f.added_at, f.id`.execute(tx)
  ).rows

/** One of them with what is in it; null where this reader may not open it. */
export const fileWithContent = async (
  tx: Tx,
  owner: AuthorityCode,
  { requestId, fileId }: { requestId: string; fileId: string },
): Promise<(AnswerFile & { content: Buffer }) | null> =>
  (
    await sql<AnswerFile & { content: Buffer }>`select ${columns}, f.content from agency_reply_file f
      where f.owner = ${owner} and f.request_id = ${requestId} and f.id = ${fileId}`.execute(tx)
  ).rows[0] ?? null

export const keepFile = async (
  tx: Tx,
  request: AgencyRequest,
  file: KeptFile & { id: string; level: ShareLevel },
  at: Instant,
): Promise<void> => {
  await tx
    .insertInto('agency_reply_file')
    .values({
      owner: request.owner,
      id: file.id,
      request_id: request.id,
      enquiry_id: request.enquiryId,
      contact_id: request.contactId,
      agency: request.agency,
      share_level: file.level,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      scan: file.scan,
      content: file.content,
      added_at: at,
    })
    .execute()
}
