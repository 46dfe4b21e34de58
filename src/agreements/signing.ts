import { newId, type Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { Acting, FormState } from '../web/index.ts'
import { mayRecordFor, readSignature } from './deciding.ts'
import type { AgreementEvent, Draft } from './draft.ts'
import type { OpenedDraft } from './draft.open.ts'
import { paperOf } from './papers.ts'
import { keepDocument } from './record.sql.ts'
import { reading } from './typed.ts'

/** What one form of a draft comes to: an event on the draft as it then is, or what is wrong. */
export type StepTaken =
  | {
      event: (draft: Draft) => AgreementEvent | readonly AgreementEvent[] | Refusal
      beside?: (tx: Tx) => Promise<void>
    }
  | FormState

/** A signature, with the paper that bears it where the party is one that nobody signs in for here. */
export const readSigning = async (
  opened: OpenedDraft,
  { visit, body, upload }: Pick<Acting<unknown>, 'visit' | 'body' | 'upload'>,
): Promise<StepTaken> => {
  const form = reading(body)
  const { draft, own, choices } = opened
  const signature = readSignature(form, mayRecordFor(draft.parties, own, choices.councils), dayOf(visit.at))
  const isGiven = upload !== null && upload.name !== ''
  const isNeeded = signature !== null && signature.organisation !== own
  const file = isGiven || isNeeded ? await paperOf({ upload }) : null
  if (typeof file === 'string') form.errors.push({ field: 'file', text: file })
  if (signature === null || typeof file === 'string') return { errors: form.errors, typed: body }
  if (opened.amiss.length > 0) return { event: () => ({ refused: 'something-amiss' }) }
  if (file === null) return { event: ({ version }) => ({ type: 'signed', signature, version }) }
  const id = newId()
  const title = `Signed by ${signature.signedBy}`
  const { name, size, sha256 } = file
  return {
    event: ({ version }) => [
      { type: 'document-kept', document: { id, title, name, size, sha256 } },
      { type: 'signed', signature: { ...signature, documentId: id }, version },
    ],
    beside: (tx) => keepDocument(tx, { owner: own, agreementId: draft.id, id, title, file, at: visit.at }),
  }
}
