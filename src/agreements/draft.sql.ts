import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Job, Stream } from '../events/index.ts'
import {
  type AgreementEvent,
  type AgreementFact,
  agreementResource,
  agreementSentence,
  type CouncilsPart,
  type Draft,
  evolvePart,
} from './draft.ts'
import { draftToldTask, horizonsTask } from './horizons.words.ts'

const columns = sql`owner, id, parties, version, content, concluded_at as "concludedAt", withdrawn_at as "withdrawnAt"`

/** A draft its reader's council is a party of; locked where it is to be changed. */
export const draftOf = async (tx: Tx, id: string, lock = false): Promise<Draft | null> => {
  const { rows } = await sql<Draft>`
    select ${columns} from agreement_draft where id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return rows[0] ? whole(rows[0]) : null
}

/** Drafts begun before information sharing agreements were drafted here say nothing of sharing. */
const whole = (draft: Draft): Draft => ({ ...draft, content: { ...noSharing, ...draft.content } })
const noSharing = { sharing: null }

/** Drafts neither concluded nor withdrawn, the one changed last first. */
export const openDrafts = async (tx: Tx): Promise<Draft[]> => {
  const { rows } = await sql<Draft>`
    select ${columns} from agreement_draft where concluded_at is null and withdrawn_at is null
    order by changed_at desc, id`.execute(tx)
  return rows.map(whole)
}

const writeDraft = async (tx: Tx, { owner, id, event, at }: AgreementFact): Promise<void> => {
  switch (event.type) {
    case 'begun':
      await tx
        .insertInto('agreement_draft')
        .values({
          owner,
          id,
          parties: [...event.parties],
          content: JSON.stringify(event.content),
          begun_at: at,
          changed_at: at,
        })
        .execute()
      return
    case 'changed':
      await tx
        .updateTable('agreement_draft')
        .set({
          parties: [...event.parties],
          content: JSON.stringify(event.content),
          version: event.version,
          changed_at: at,
        })
        .where('id', '=', id)
        .execute()
      return
    case 'withdrawn':
      await tx.updateTable('agreement_draft').set({ withdrawn_at: at }).where('id', '=', id).execute()
      return
    case 'concluded':
      await sql`select app.conclude_agreement(${id})`.execute(tx)
      return
    case 'decided':
    case 'signed':
    case 'claimed':
    case 'completed':
    case 'signatory-left':
      return writeBeside(tx, { owner, id, event, at })
    case 'document-kept':
      // The paper itself goes beside the fact (write.routes.tsx): no fact carries its content.
      return
  }
}

type Writing = { owner: AuthorityCode; id: string; event: AgreementEvent; at: Instant }

/** Rows that stand beside an agreement, drafted or in force, and are never changed. */
const writeBeside = async (tx: Tx, { owner, id, event, at }: Writing): Promise<void> => {
  const recorded = {
    owner,
    instrument_id: id,
    recorded_at: at,
    recorded_by: sql<string>`app.staff_id()`,
  }
  if (event.type === 'decided') {
    const { decision, version } = event
    await tx
      .insertInto('instrument_decision')
      .values({
        ...recorded,
        id: decision.id,
        version,
        what: decision.what,
        decided_by: decision.decidedBy,
        decided_on: decision.decidedOn,
        reference: decision.reference,
        regime: decision.regime,
        is_key: decision.isKey,
        published_on: decision.publishedOn,
        call_in: decision.callIn,
        call_in_ended_on: decision.callInEndedOn,
        effective_on: decision.effectiveOn,
        constitution_amended_on: decision.constitutionAmendedOn,
        note: decision.note,
      })
      .execute()
  }
  if (event.type === 'signed') {
    const { signature, version } = event
    await tx
      .insertInto('instrument_signature')
      .values({
        ...recorded,
        id: signature.id,
        version,
        organisation: signature.organisation,
        signed_by: signature.signedBy,
        capacity: signature.capacity,
        signed_on: signature.signedOn,
        document_id: signature.documentId,
      })
      .execute()
  }
  if (event.type === 'claimed') {
    const { claim } = event
    await tx
      .insertInto('instrument_claim')
      .values({
        ...recorded,
        id: claim.id,
        topic: claim.topic,
        says: claim.says,
        says_from: claim.saysFrom,
        says_to: claim.saysTo,
        amount_pence: claim.amountPence,
        is_approximate: claim.isApproximate,
        source: claim.source,
        place: claim.place,
      })
      .execute()
  }
  if (event.type === 'signatory-left') {
    const { leaving } = event
    await tx
      .insertInto('sharing_withdrawal')
      .values({
        ...recorded,
        id: leaving.id,
        organisation: leaving.organisation,
        withdrawn_on: leaving.from,
        because: leaving.because,
        said_by: leaving.saidBy,
        document_id: leaving.documentId,
      })
      .execute()
    await sql`select app.withdraw_signatory(${leaving.id})`.execute(tx)
  }
  if (event.type === 'completed') {
    const { afterwards } = event
    await tx
      .insertInto('instrument_decision')
      .values({
        ...recorded,
        id: afterwards.id,
        what: afterwards.what,
        decided_by: afterwards.by,
        decided_on: afterwards.on,
        regime: 'executive',
        call_in: afterwards.what === 'constitution-amended' ? 'none' : 'runs',
        call_in_ended_on: afterwards.what === 'call-in-ended' ? afterwards.on : null,
        constitution_amended_on: afterwards.what === 'constitution-amended' ? afterwards.on : null,
        note: afterwards.note,
      })
      .execute()
    await sql`select app.complete_agreement(${afterwards.id})`.execute(tx)
  }
}

const jobs = ({ owner, id, event }: AgreementFact): Job[] => {
  switch (event.type) {
    // What is on record now may put an end to what was about to lapse.
    case 'concluded':
    case 'completed':
      return [
        { task: horizonsTask, payload: {}, key: horizonsTask },
        { task: draftToldTask, payload: { owner, id } },
      ]
    case 'begun':
    case 'changed':
    case 'decided':
    case 'signed':
    case 'withdrawn':
      return [{ task: draftToldTask, payload: { owner, id } }]
    case 'document-kept':
    case 'claimed':
    case 'signatory-left':
      return []
  }
}

export const agreementStream: Stream<CouncilsPart, AgreementEvent> = {
  name: 'agreement',
  evolve: evolvePart,
  resource: agreementResource,
  save: (tx, _before, after) => writeDraft(tx, after.latest),
  jobs,
  sentence: agreementSentence,
}
