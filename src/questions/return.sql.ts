import { asActor, type Db, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { asService, rekey, writerOf, type DraftKey } from './draft.sql.ts'
import { newDraftReference } from './draft-reference.ts'
import { codeEndsAt, hashOfCode, judgeCode, newCode, type CodeAnswer } from './return-code.ts'

/** Gives a draft a reference and remembers where its codes go. The same draft keeps its reference. */
export const keepForLater = async (db: Db, id: string, email: string, at: Instant): Promise<string | null> =>
  asActor(db, writerOf(id, at), async (tx) => {
    const row = await tx
      .selectFrom('draft')
      .select(['reference', 'sent_at'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.sent_at !== null) return null
    const reference = row.reference ?? newDraftReference()
    await tx.updateTable('draft').set({ reference, email, saved_at: at }).where('id', '=', id).execute()
    return reference
  })

/** A code on its way: which draft, where to, the six figures, and until when they work. */
export type CodeToSend = { draftId: string; email: string; code: string; endsAt: Instant }

/**
 * Makes a new code and hands it to `send` in the same transaction; the code before stops working. False when reference
 * and address do not belong together: the page says the same either way, so that nobody learns who is writing to us.
 */
export const makeCode = async (
  db: Db,
  { reference, email, at }: { reference: string; email: string; at: Instant },
  send: (tx: Tx, code: CodeToSend) => Promise<void>,
): Promise<boolean> =>
  asService(db, at, async (tx) => {
    const row = await tx
      .selectFrom('draft')
      .select(['id', 'email'])
      .where('reference', '=', reference)
      .where('sent_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row?.email || row.email.toLowerCase() !== email.toLowerCase()) return false
    const [code, endsAt] = [newCode(), codeEndsAt(at)]
    await tx
      .updateTable('draft')
      .set({ code_hash: hashOfCode(row.id, code), code_ends_at: endsAt, code_tries: 0 })
      .where('id', '=', row.id)
      .execute()
    await send(tx, { draftId: row.id, email: row.email, code, endsAt })
    return true
  })

export type Returned = { answer: 'right'; key: DraftKey } | { answer: Exclude<CodeAnswer, 'right'> }

/** Takes a typed code: right opens the draft under a new secret and uses the code up; wrong counts as a try. */
export const takeCode = async (db: Db, reference: string, typed: string, at: Instant): Promise<Returned> =>
  asService(db, at, async (tx): Promise<Returned> => {
    const row = await tx
      .selectFrom('draft')
      .select(['id', 'code_hash', 'code_ends_at', 'code_tries'])
      .where('reference', '=', reference)
      .where('sent_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return { answer: 'wrong' }
    const sent = { hash: row.code_hash, endsAt: row.code_ends_at, tries: row.code_tries }
    const answer = judgeCode(row.id, typed, sent, at)
    if (answer !== 'right') {
      await tx
        .updateTable('draft')
        .set({ code_tries: row.code_tries + 1 })
        .where('id', '=', row.id)
        .execute()
      return { answer }
    }
    await tx
      .updateTable('draft')
      .set({ code_hash: null, code_ends_at: null, saved_at: at })
      .where('id', '=', row.id)
      .execute()
    return { answer, key: await rekey(tx, row.id) }
  })
