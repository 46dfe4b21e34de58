import type { Action, Actor, AuthorityCode, Fn } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { type ContactEvent, headlineOf, type Judgement, outcomeRule, type Told } from '../contacts/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { type Happening, performWithin, type Reaction } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { acceptanceClock } from './decide.ts'
import { type FromEnquiry, type HandedChild, type HandOverEvent, isOpen, type Sending } from './hand-over.ts'
import { siblingSending } from './hand-over.sql.ts'
import { handOverStream } from './hand-over.stream.ts'
import { teamsServing } from './team.sql.ts'

type Decided = Extract<ContactEvent, { type: 'decided' }>

const isDecided = (event: Happening): event is Decided => event.type === 'decided'

/** A decision for one child that a team is to take on, and what goes with it. */
export type ToSend = {
  owner: AuthorityCode
  contactId: string
  at: Instant
  childId: string
  judgement: Judgement
  fromFn: Fn
  /** The right by which it was decided, and so by which it is sent. */
  action: Action
  fromEnquiry?: FromEnquiry
}

const contactOf = async (tx: Tx, { owner, contactId }: ToSend) => {
  const row = await tx
    .selectFrom('contact')
    .select(['reference', 'summary', 'urgency', 'received_at', 'told'])
    .where('owner', '=', owner)
    .where('id', '=', contactId)
    .executeTakeFirstOrThrow()
  return { ...row, told: row.told as Told }
}

type ContactRow = Awaited<ReturnType<typeof contactOf>>

const handed = ({ told }: ContactRow, { childId, judgement }: ToSend): HandedChild => {
  const child = told.children.find(({ id }) => id === childId)
  const name = [child?.givenNames ?? '', child?.familyName ?? ''].join(' ').trim()
  const { outcome, level, indicators, guidance, detail, rationale } = judgement
  return {
    childId,
    name: name === '' ? 'Name not known' : name,
    outcome,
    level,
    indicators,
    guidance,
    detail,
    rationale,
  }
}

const headline = ({ told }: ContactRow, childIds: readonly string[], at: Instant): string =>
  headlineOf(
    told.children.filter(({ id }) => childIds.includes(id)),
    dayOf(at),
  )

const join = async (tx: Tx, id: string, toSend: ToSend, row: ContactRow, actor: Actor): Promise<void> => {
  const child = handed(row, toSend)
  const joined = await performWithin(tx, handOverStream, {
    actor,
    at: toSend.at,
    action: toSend.action,
    owner: toSend.owner,
    id,
    decide: (before): HandOverEvent[] => {
      const ids = [...(before?.children ?? []).map(({ childId }) => childId), child.childId]
      return [{ type: 'sibling-joined', child, headline: headline(row, ids, toSend.at) }]
    },
  })
  mustBeDone(joined)
}

/** A decision that could not be handed over must not stand: the whole of it is undone, and whoever decided is told. */
const mustBeDone = (outcome: { done: boolean }): void => {
  if (!outcome.done) throw new Error(`The hand-over could not be opened: ${JSON.stringify(outcome)}`)
}

const send = async (tx: Tx, toSend: ToSend, to: Fn, row: ContactRow, actor: Actor): Promise<void> => {
  const { owner, at, judgement, fromFn } = toSend
  const [team] = await teamsServing(tx, owner, dayOf(at), to)
  const book = await bookFor(tx, owner, at)
  const clock = book.start(acceptanceClock(fromFn, to), at)
  const sending: Sending = {
    contactId: toSend.contactId,
    reference: row.reference,
    headline: headline(row, [toSend.childId], at),
    summary: row.summary,
    urgency: row.urgency as Sending['urgency'],
    receivedAt: row.received_at,
    outcome: judgement.outcome,
    fromFn,
    toFn: to,
    toTeam: team?.id ?? null,
    dueAt: clock.dueAt,
    clockRule: clock.rule,
    children: [handed(row, toSend)],
    ...(toSend.fromEnquiry === undefined ? {} : { fromEnquiry: toSend.fromEnquiry }),
  }
  const sent = await performWithin(tx, handOverStream, {
    actor,
    at,
    action: toSend.action,
    owner,
    id: newId(),
    opens: true,
    within: [toSend.contactId],
    decide: (): HandOverEvent[] => [{ type: 'sent', ...sending, starts: [clock] }],
  })
  mustBeDone(sent)
}

/**
 * Opens a hand-over to the team of the outcome's function which serves the council, in the transaction of the decision;
 * an outcome nobody here takes on sends nothing. Children of one contact decided the same way in one sending travel
 * together; a sibling decided at another time is a hand-over of its own, shown beside the others. Where several teams
 * serve the council the first by name receives it; where none does, it stays with the screeners, its clock running.
 */
export const sendToTeam = async (tx: Tx, toSend: ToSend, actor: Actor): Promise<void> => {
  const { to } = outcomeRule(toSend.judgement.outcome)
  if (to === null) return
  const row = await contactOf(tx, toSend)
  const sibling = await siblingSending(
    tx,
    toSend.owner,
    toSend.contactId,
    toSend.judgement.outcome,
    toSend.at,
  )
  if (sibling === null) await send(tx, toSend, to, row, actor)
  else await join(tx, sibling, toSend, row, actor)
}

/**
 * Whoever decides what is to be done has taken the work on, though nobody had accepted it yet: a strategy discussion
 * waits for no tray. One that is accepted already stays as it is.
 */
export const takeOnByDeciding = async (
  tx: Tx,
  { actor, at, owner, id }: { actor: Actor; at: Instant; owner: AuthorityCode; id: string },
  action: Action,
  allocatedTo: string,
): Promise<void> => {
  const taken = await performWithin(tx, handOverStream, {
    actor,
    at,
    action,
    owner,
    id,
    decide: (handOver): HandOverEvent[] =>
      handOver && isOpen(handOver) ? [{ type: 'accepted', allocatedTo, stops: [handOver.clockRule] }] : [],
  })
  mustBeDone(taken)
}

/** What screening decides for a child is handed over with the decision. */
export const sendWhatWasDecided: Reaction = {
  stream: 'contact',
  type: 'decided',
  react: async (tx, { event, owner, id, at, by }, actor) => {
    if (!isDecided(event)) return
    const fromFn = by.kind === 'staff' ? by.fn : 'screening'
    await sendToTeam(
      tx,
      {
        owner,
        contactId: id,
        at,
        childId: event.childId,
        judgement: event,
        fromFn,
        action: 'contact.decide',
      },
      actor,
    )
  },
}
