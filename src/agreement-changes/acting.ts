import { type AuthorityCode, covers } from '../access/index.ts'
import { type Agreement, allAgreements } from '../agreements/index.ts'
import { settingFor } from '../clocks/index.ts'
import { bookFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { type Fact, isRefusal, perform, type Refusal } from '../events/index.ts'
import { type Day, dayOf } from '../time/index.ts'
import { type Acted, type Acting, type Body, type FieldError, type Visit } from '../web/index.ts'
import { allApproved, type Change, type ChangeKind } from './change.ts'
import { changesOf, lockChanges } from './change.sql.ts'
import { type Publishing, type Regime, whenItHolds } from './decision.rule.ts'
import type { Part, PartEvent, Wanted } from './part.ts'
import {
  carryOutVariation,
  completeTermination,
  dropExtension,
  partStreams,
  putExtensionInForce,
} from './part.sql.ts'
import { refusalWords } from './refusals.ts'

export type Answer = readonly PartEvent[] | Refusal | { errors: readonly FieldError[] }

/** An officer binds the council that employs them, and no other: not by lending, not by delegation. */
const isOwnOfficer = ({ actor, at }: Visit): boolean =>
  actor.rights.employments.some(
    (employment) => employment.employer === actor.actingFor && covers(employment, dayOf(at)),
  )

/** Errors beside fields come out of `decide` by this way: a refusal carries one name only. */
type Errors = { found: readonly FieldError[] }

const answered = (
  outcome: Awaited<ReturnType<typeof perform<Part, PartEvent>>>,
  errors: Errors,
  body: Body,
  goTo: string,
): Acted => {
  if (outcome.done) return { goTo }
  if (outcome.why !== 'refused') return outcome
  const found =
    errors.found.length > 0
      ? errors.found
      : [refusalWords[outcome.refused] ?? { field: '', text: outcome.refused }]
  return { form: { errors: [...found], typed: body } }
}

/** What follows for the agreement, once all that it needs is written down. */
const carryOut = async (tx: Tx, { id, kind }: Part, facts: readonly Fact<PartEvent>[]): Promise<void> => {
  const isCarriedOut = facts.some(({ event }) => event.type === 'carried-out')
  if (isCarriedOut && kind === 'variation') await carryOutVariation(tx, id)
  if (isCarriedOut && kind === 'termination') await completeTermination(tx, id)
  if (kind !== 'extension') return
  const [change] = await changesOf(tx, { id })
  if (!change) return
  if (allApproved(change)) await putExtensionInForce(tx, id)
  else if (change.decisions.some(({ approves }) => !approves)) await dropExtension(tx, id)
}

type ActingOn = Pick<Acting<{ id: string }>, 'body' | 'visit' | 'house' | 'once' | 'params'>

/** One council's step in a change that is there. `goTo` after success: the page of the change. */
export const stepIn = async (
  acting: ActingOn,
  kind: ChangeKind,
  step: (change: Change, party: AuthorityCode, tx: Tx, today: Day) => Answer | Promise<Answer>,
  /** What is kept beside the fact: a paper. */
  alongside?: (tx: Tx, change: Change) => Promise<void>,
): Promise<Acted> => {
  const { visit, house, once, params, body } = acting
  const { actor, at } = visit
  const party = actor.actingFor ?? ''
  const errors: Errors = { found: [] }
  let acted: Change | null = null
  const outcome = await perform(house.db, partStreams[kind], {
    actor,
    at,
    action: 'agreement-change.act',
    owner: party,
    id: params.id,
    opens: true,
    once,
    decide: async (_part, tx) => {
      if (!isOwnOfficer(visit)) return { refused: 'own-council-only' }
      const [seen] = await changesOf(tx, { id: params.id })
      if (seen?.kind !== kind || !seen.parties.includes(party)) return { refused: 'not-there' }
      // What the other council does at the same moment is seen, or waits.
      await lockChanges(tx, seen.instrumentId)
      const [change] = await changesOf(tx, { id: params.id })
      if (!change) return { refused: 'not-there' }
      acted = change
      return unlessErrors(await step(change, party, tx, dayOf(at)), errors)
    },
    beside: async (tx, part, facts) => {
      if (alongside && acted) await alongside(tx, acted)
      await carryOut(tx, part, facts)
    },
  })
  return answered(outcome, errors, body, `/agreement-changes/${params.id}`)
}

const unlessErrors = (answer: Answer, errors: Errors): readonly PartEvent[] | Refusal => {
  if (!('errors' in answer)) return answer
  errors.found = answer.errors
  return { refused: 'errors' }
}

/** A change begins: asked for by one council of those the agreement is between. */
export const askFor = async (
  acting: ActingOn,
  kind: ChangeKind,
  why: string,
  wanting: (
    agreement: Agreement,
    others: { changes: readonly Change[]; all: readonly Agreement[] },
    party: AuthorityCode,
    today: Day,
  ) => Wanted | Refusal | { errors: readonly FieldError[] },
): Promise<Acted> => {
  const { visit, house, once, params, body } = acting
  const { actor, at } = visit
  const party = actor.actingFor ?? ''
  // The form's own token names the change, so that sent twice it is one.
  const id = once
  const errors: Errors = { found: [] }
  const outcome = await perform(house.db, partStreams[kind], {
    actor,
    at,
    action: 'agreement-change.act',
    owner: party,
    id,
    opens: true,
    once,
    decide: async (_part, tx) => {
      if (!isOwnOfficer(visit)) return { refused: 'own-council-only' }
      await lockChanges(tx, params.id)
      const all = await allAgreements(tx)
      const agreement = all.find((each) => each.id === params.id)
      if (!agreement?.partyCodes.includes(party)) return { refused: 'not-a-party' }
      if (!decidesHere(agreement, visit)) return { refused: 'a-party-decides-elsewhere' }
      const changes = await changesOf(tx, { instrumentId: agreement.id })
      const wanted = wanting(agreement, { changes, all }, party, dayOf(at))
      if ('errors' in wanted) return unlessErrors(wanted, errors)
      if (isRefusal(wanted)) return wanted
      return [
        {
          type: 'asked-for',
          instrumentId: agreement.id,
          others: councilsAmong(agreement, visit).filter((each) => each !== party),
          number:
            Math.max(0, ...changes.filter((each) => each.kind === kind).map(({ number }) => number)) + 1,
          why,
          wanted,
        },
      ] satisfies PartEvent[]
    },
  })
  return answered(outcome, errors, body, `/agreement-changes/${id}`)
}

const councilsAmong = (agreement: Agreement, { councils }: Pick<Visit, 'councils'>): string[] =>
  agreement.partyCodes.filter((code) => councils.some((council) => council.code === code))

/** Changes are decided here where a council is a party; what other parties say is written down by its officer. */
export const decidesHere = (agreement: Agreement, visit: Pick<Visit, 'councils'>): boolean =>
  agreement.partyCodes.length > 1 && councilsAmong(agreement, visit).length > 0

export const regimeOf = async (tx: Tx, party: AuthorityCode, on: Day): Promise<Regime> => {
  const { workingDays } = await settingFor(tx, party, 'call-in-window', on)
  return workingDays === null ? { callIn: 'not-set' } : { callIn: 'counted', workingDays }
}

/** From when a council's published decision holds, by its own window and calendar. */
export const publishedBy = async (tx: Tx, party: AuthorityCode, visit: Visit, publishing: Publishing) => {
  const { calendar } = await bookFor(tx, party, visit.at)
  return whenItHolds(await regimeOf(tx, party, dayOf(visit.at)), calendar, publishing)
}
