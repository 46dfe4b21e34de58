import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { addDays, dayOf, type Instant, startOfDay } from '../time/index.ts'

/**
 * What somebody is typing into a form of a record, kept as they type. It belongs to its writer alone and survives a
 * time-out; sent, it is dropped. `form` names the form and the record it stands on: 'enquiry/<id>/summary'.
 */
export type FormDraft = {
  answers: Readonly<Record<string, string | string[]>>
  savedAt: Instant
}

/** The writer row-level security lets through: a worker, or whoever holds a one-time link. */
const writer = sql<string>`coalesce('staff:' || app.staff_id()::text, 'link:' || app.link())`

const isOurs = (name: string): boolean => !name.startsWith('_')

export const keepForm = async (
  tx: Tx,
  form: string,
  typed: Readonly<Record<string, string | string[] | undefined>>,
  at: Instant,
): Promise<void> => {
  const answers = JSON.stringify(Object.fromEntries(Object.entries(typed).filter(([name]) => isOurs(name))))
  await tx
    .insertInto('form_draft')
    .values({ writer, form, answers, saved_at: at })
    .onConflict((conflict) => conflict.columns(['writer', 'form']).doUpdateSet({ answers, saved_at: at }))
    .execute()
}

export const keptForm = async (tx: Tx, form: string): Promise<FormDraft | null> => {
  const row = await tx
    .selectFrom('form_draft')
    .select(['answers', 'saved_at'])
    .where('writer', '=', writer)
    .where('form', '=', form)
    .executeTakeFirst()
  return row ? { answers: row.answers as FormDraft['answers'], savedAt: row.saved_at } : null
}

/** Everything this writer is still typing on one record: `prefix` is 'enquiry/<id>/'. By the rest of the form's name. */
export const keptForms = async (tx: Tx, prefix: string): Promise<ReadonlyMap<string, FormDraft>> => {
  const rows = await tx
    .selectFrom('form_draft')
    .select(['form', 'answers', 'saved_at'])
    .where('writer', '=', writer)
    .where(sql<boolean>`starts_with(form, ${prefix})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.form.slice(prefix.length),
      { answers: row.answers as FormDraft['answers'], savedAt: row.saved_at },
    ]),
  )
}

/** Sent: nothing is left of it here. */
export const dropForm = async (tx: Tx, form: string): Promise<void> => {
  await tx.deleteFrom('form_draft').where('writer', '=', writer).where('form', '=', form).execute()
}

/** What nobody came back to is deleted after this long, as other drafts are. */
const keptDays = 30

export const forgetOldForms = async (tx: Tx, at: Instant): Promise<void> => {
  await tx
    .deleteFrom('form_draft')
    .where('saved_at', '<', startOfDay(addDays(dayOf(at), -keptDays)))
    .execute()
}
