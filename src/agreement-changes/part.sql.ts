import { sql } from 'kysely'
import { newId, type Tx } from '../db/index.ts'
import type { Job, Stream } from '../events/index.ts'
import { type Day, startOfDay } from '../time/index.ts'
import type { ChangeKind } from './change.ts'
import {
  evolvePart,
  type Part,
  type PartEvent,
  partResource,
  partSentence,
  streamName,
  type Wanted,
} from './part.ts'

/** Whoever must hear of a change is told by this task, as an alert of their own council. */
export const tellPartyTask = 'tell-party-of-change'

type Row = { part: Part; on: Day; staffId: string | null }

const saveWanted = async (tx: Tx, id: string, instrumentId: string, wanted: Wanted): Promise<void> => {
  switch (wanted.kind) {
    case 'variation':
      await tx
        .insertInto('agreement_variation')
        .values({
          change_id: id,
          words: wanted.words,
          financial_effect: wanted.financialEffect,
          effective_from: wanted.effectiveFrom,
        })
        .execute()
      if (wanted.functions.length > 0)
        await tx
          .insertInto('variation_function')
          .values(
            wanted.functions.map((each) => ({
              change_id: id,
              what: each.what,
              fn: each.fn,
              client_group: each.clientGroup,
              holder: each.holder,
              discharger: each.discharger,
              enabling_power: each.enablingPower,
              statutory_basis: each.statutoryBasis,
              was: each.what === 'alters' ? JSON.stringify(each.was) : null,
              becomes: each.what === 'alters' ? JSON.stringify(each.becomes) : null,
            })),
          )
          .execute()
      if (wanted.clauses.length > 0)
        await tx
          .insertInto('variation_clause')
          .values(
            wanted.clauses.map((each, nth) => ({
              change_id: id,
              ordinal: nth + 1,
              what: each.what,
              part: each.part,
              number: each.number,
              title: each.title,
              was: each.was,
              words: each.words,
            })),
          )
          .execute()
      return
    case 'extension':
      await tx
        .insertInto('agreement_extension')
        .values({ change_id: id, first_to: wanted.firstTo, old_to: wanted.oldTo, new_to: wanted.newTo })
        .execute()
      return
    case 'notice':
      await tx
        .insertInto('agreement_notice')
        .values({
          change_id: id,
          instrument_id: instrumentId,
          ground: wanted.ground,
          months: wanted.months,
          circumstance: wanted.circumstance,
          given_on: wanted.givenOn,
          service_method: wanted.service,
        })
        .execute()
      return
    case 'termination':
      await tx
        .insertInto('agreement_termination')
        .values({ change_id: id, notice_id: wanted.noticeId, ends_on: wanted.endsOn })
        .execute()
  }
}

const decisionAt = (tx: Tx, { owner, id }: Part, revision: number) =>
  tx
    .updateTable('agreement_decision')
    .where('owner', '=', owner)
    .where('change_id', '=', id)
    .where('revision', '=', revision)

/** The row of what happened. What follows from it for rights is done by the database's own functions (carryOut). */
const saveOne = async (tx: Tx, event: PartEvent, { part, on, staffId }: Row): Promise<void> => {
  const { owner, id, kind } = part
  switch (event.type) {
    case 'asked-for':
      await tx
        .insertInto('agreement_change')
        .values({
          id,
          instrument_id: event.instrumentId,
          kind,
          number: event.number,
          begun_by: owner,
          begun_on: on,
          begun_by_staff: staffId ?? '',
          why: event.why,
        })
        .execute()
      return saveWanted(tx, id, event.instrumentId, event.wanted)
    case 'assessed':
      await tx
        .insertInto('agreement_assessment')
        .values({ owner, id: newId(), change_id: id, words: event.words, assessed_on: on })
        .execute()
      return
    case 'decided':
      await tx
        .insertInto('agreement_decision')
        .values({
          owner,
          id: newId(),
          change_id: id,
          revision: event.revision,
          approves: event.approves,
          reason: event.reason,
          reference: event.reference,
          decided_by: event.decidedBy,
          decided_on: event.decidedOn,
          recorded_on: on,
        })
        .execute()
      return
    case 'consented':
      await tx
        .insertInto('agreement_consent')
        .values({
          owner,
          id: newId(),
          change_id: id,
          instrument_id: event.instrumentId,
          organisation: event.organisation,
          revision: event.revision,
          approves: event.approves,
          reason: event.reason,
          signed_by: event.signedBy,
          capacity: event.capacity,
          signed_on: event.signedOn,
          document_id: event.document.id,
          recorded_on: on,
          recorded_by: staffId ?? '',
        })
        .execute()
      return
    case 'published':
      await decisionAt(tx, part, event.revision)
        .set({
          published_on: event.publishedOn,
          exempt_because: event.exemptBecause,
          named_officer: event.namedOfficer,
          last_day_to_call_in: event.lastDayToCallIn,
          effective_on: event.effectiveOn,
        })
        .execute()
      return
    case 'called-in':
      await decisionAt(tx, part, event.revision).set({ called_in_on: event.on }).execute()
      return
    case 'reconsidered':
      await decisionAt(tx, part, event.revision)
        .set({
          reconsidered_on: event.on,
          approves: event.stands,
          effective_on: event.stands ? sql<Day>`greatest(effective_on, ${event.on}::date)` : null,
        })
        .execute()
      return
    case 'moved':
      await tx
        .insertInto('agreement_notice_move')
        .values({ change_id: id, number: event.number, to_day: event.toDay, moved_by: owner, moved_on: on })
        .execute()
      return
    case 'disposed':
      await tx
        .insertInto('agreement_disposition')
        .values(
          event.dispositions.map((each) => ({
            change_id: id,
            number: each.number,
            dependant_kind: each.kind,
            dependant_id: each.dependant,
            disposition: each.what,
            ends_on: each.endsOn,
            varied_by: each.variedBy,
            because: each.because,
            set_by: owner,
            set_on: on,
          })),
        )
        .execute()
      return
    case 'withdrawn':
      await tx
        .updateTable('agreement_change')
        .set({ withdrawn_on: on, withdrawn_because: event.because })
        .where('id', '=', id)
        .execute()
      return
    case 'carried-out':
      // The database writes it down where it looks for the decisions.
      return
  }
}

const save = async (tx: Tx, before: Part | undefined, after: Part): Promise<void> => {
  for (const { event, on, staffId } of after.happened.slice(before?.happened.length ?? 0))
    await saveOne(tx, event, { part: after, on, staffId })
}

const tell = (owner: string, id: string): Job => ({
  task: tellPartyTask,
  payload: { owner, id },
  key: `${tellPartyTask}:${owner}:${id}`,
})

/** The others hear of it at once; everybody again on the day a decision comes to hold, for then it can be carried out. */
const jobs =
  (kind: ChangeKind) =>
  (fact: { owner: string; id: string; event: PartEvent }): Job[] => {
    const { owner, id, event } = fact
    const now = event.others.map((other) => tell(other, id))
    if (event.type !== 'published' || kind === 'notice') return now
    const later = [owner, ...event.others].map((each): Job => ({
      task: tellPartyTask,
      payload: { owner: each, id },
      runAt: startOfDay(event.effectiveOn),
      key: `${tellPartyTask}:${each}:${id}:${event.effectiveOn}`,
    }))
    return [...now, ...later]
  }

const streamOf = (kind: ChangeKind): Stream<Part, PartEvent> => ({
  name: streamName(kind),
  evolve: evolvePart(kind),
  resource: partResource,
  save,
  jobs: jobs(kind),
  alsoTells: ({ happened }) => happened.at(-1)?.event.others ?? [],
  sentence: partSentence,
})

/** Each kind of change is a stream of its own, and each council has its own facts in it. */
export const partStreams: Readonly<Record<ChangeKind, Stream<Part, PartEvent>>> = {
  variation: streamOf('variation'),
  extension: streamOf('extension'),
  notice: streamOf('notice'),
  termination: streamOf('termination'),
}

/** What a change does to the agreement, done by the database where it has looked for every decision in its rows. */
export const putExtensionInForce = (tx: Tx, id: string) =>
  sql`select app.put_extension_in_force(${id}::uuid)`.execute(tx)
export const carryOutVariation = (tx: Tx, id: string) =>
  sql`select app.carry_out_variation(${id}::uuid)`.execute(tx)
export const completeTermination = (tx: Tx, id: string) =>
  sql`select app.complete_termination(${id}::uuid)`.execute(tx)
/** A decision was taken back after call-in: the term that never counted goes. */
export const dropExtension = (tx: Tx, id: string) => sql`select app.drop_extension(${id}::uuid)`.execute(tx)
