import { type AuthorityCode, sharingAgreements } from '../access/index.ts'
import { settingFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, factsOf } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { House, Visit } from '../web/index.ts'
import { everyTerm } from './agreement.ts'
import { allAgreements } from './agreement.sql.ts'
import { agreementSentence, type Draft, whoIsMissing } from './draft.ts'
import { agreementStream, draftOf } from './draft.sql.ts'
import type { Choices } from './form-choices.ts'
import { type Amiss, everythingAmiss, type Governed } from './invariants.rule.ts'
import type { Choice } from './pages/fields.tsx'
import { tierOnes } from './sharing.form.ts'
import { type AgreementRecord, councilsGoverned, organisationsToChoose, recordOf } from './record.sql.ts'

/** A draft with all that its pages show and its forms offer. */
export type OpenedDraft = {
  draft: Draft
  record: AgreementRecord
  choices: Choices
  own: AuthorityCode
  governed: readonly Governed[]
  amiss: readonly Amiss[]
  missing: { decisions: string[]; signatures: string[] }
  /** Agreements of tier 1 that one of tier 2 can stand under. */
  tierOnes: readonly Choice[]
  /** Months until the review of an information sharing agreement that names no day, as the reader's council has set. */
  reviewMonths: number
  /** The window of call-in of the reader's council, in working days; null where none is set (governance A4). */
  callInDays: number | null
  /** What the reader's own council did about it, in order. */
  done: readonly { at: Instant; words: string }[]
}

export const choicesFor = async (tx: Tx, visit: Visit): Promise<Choices> => ({
  organisations: await organisationsToChoose(tx),
  councils: visit.councils,
  agreements: await allAgreements(tx),
})

/** Null where it is no draft of this worker's council, or one no longer. */
export const openDraft = async (tx: Tx, id: string, visit: Visit): Promise<OpenedDraft | null> => {
  const draft = await draftOf(tx, id)
  if (draft === null || draft.concludedAt !== null || draft.withdrawnAt !== null) return null
  const own = visit.actor.actingFor ?? ''
  const record = await recordOf(tx, id)
  const governed = await councilsGoverned(tx, dayOf(visit.at))
  const choices = await choicesFor(tx, visit)
  return {
    draft,
    record,
    choices,
    governed,
    own,
    tierOnes: tierOnes(await sharingAgreements(tx)),
    callInDays: (await settingFor(tx, own, 'call-in-window', dayOf(visit.at))).workingDays,
    reviewMonths: (await settingFor(tx, own, 'sharing-review', dayOf(visit.at))).months,
    done: (await factsOf(tx, agreementStream, own, id)).map((fact) => ({
      at: fact.at,
      words: agreementSentence(fact),
    })),
    amiss: everythingAmiss(draft.content, {
      parties: draft.parties,
      councils: governed,
      terms: everyTerm(choices.agreements),
    }),
    missing: whoIsMissing(
      draft,
      governed.map(({ code }) => code),
      record.decisions,
      record.signatures,
    ),
  }
}

/** The same from a handler, before it writes: what was typed is read against it. */
export const asOfficer = <T>(house: House, visit: Visit, read: (tx: Tx) => Promise<T>): Promise<T> =>
  asActor(house.db, contextFor(visit.actor, 'agreement.record', visit.at), read)
