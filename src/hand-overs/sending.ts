import type { Actor } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { type ContactEvent, headlineOf, outcomeRule, type Told } from '../contacts/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { type Fact, type Happening, performWithin, type Reaction } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import { acceptanceClock } from './decide.ts'
import type { HandedChild, HandOverEvent, Sending } from './hand-over.ts'
import { siblingSending } from './hand-over.sql.ts'
import { handOverStream } from './hand-over.stream.ts'
import { teamsServing } from './team.sql.ts'

type Decided = Extract<ContactEvent, { type: 'decided' }>

const isDecided = (event: Happening): event is Decided => event.type === 'decided'

const contactOf = async (tx: Tx, { owner, id }: Fact<Happening>) => {
  const row = await tx
    .selectFrom('contact')
    .select(['reference', 'summary', 'urgency', 'received_at', 'told'])
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, told: row.told as Told }
}

type ContactRow = Awaited<ReturnType<typeof contactOf>>

const handed = ({ told }: ContactRow, event: Decided): HandedChild => {
  const child = told.children.find(({ id }) => id === event.childId)
  const name = [child?.givenNames ?? '', child?.familyName ?? ''].join(' ').trim()
  const { childId, outcome, level, indicators, guidance, detail, rationale } = event
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

const headline = ({ told }: ContactRow, childIds: readonly string[], fact: Fact<Happening>): string =>
  headlineOf(
    told.children.filter(({ id }) => childIds.includes(id)),
    dayOf(fact.at),
  )

const join = async (
  tx: Tx,
  id: string,
  fact: Fact<Happening>,
  child: HandedChild,
  row: ContactRow,
  actor: Actor,
): Promise<void> => {
  const joined = await performWithin(tx, handOverStream, {
    actor,
    at: fact.at,
    action: 'contact.decide',
    owner: fact.owner,
    id,
    decide: (before): HandOverEvent[] => {
      const ids = [...(before?.children ?? []).map(({ childId }) => childId), child.childId]
      return [{ type: 'sibling-joined', child, headline: headline(row, ids, fact) }]
    },
  })
  mustBeDone(joined)
}

/** A decision that could not be handed over must not stand: the whole of it is undone, and the screener is told. */
const mustBeDone = (outcome: { done: boolean }): void => {
  if (!outcome.done) throw new Error(`The hand-over could not be opened: ${JSON.stringify(outcome)}`)
}

const send = async (
  tx: Tx,
  fact: Fact<Happening>,
  event: Decided,
  row: ContactRow,
  actor: Actor,
): Promise<void> => {
  const rule = outcomeRule(event.outcome)
  if (rule.to === null) return
  const fromFn = fact.by.kind === 'staff' ? fact.by.fn : 'screening'
  const [team] = await teamsServing(tx, fact.owner, dayOf(fact.at), rule.to)
  const book = await bookFor(tx, fact.owner, fact.at)
  const clock = book.start(acceptanceClock(fromFn, rule.to), fact.at)
  const sending: Sending = {
    contactId: fact.id,
    reference: row.reference,
    headline: headline(row, [event.childId], fact),
    summary: row.summary,
    urgency: row.urgency as Sending['urgency'],
    receivedAt: row.received_at,
    outcome: event.outcome,
    fromFn,
    toFn: rule.to,
    toTeam: team?.id ?? null,
    dueAt: clock.dueAt,
    clockRule: clock.rule,
    children: [handed(row, event)],
  }
  const sent = await performWithin(tx, handOverStream, {
    actor,
    at: fact.at,
    action: 'contact.decide',
    owner: fact.owner,
    id: newId(),
    opens: true,
    decide: (): HandOverEvent[] => [{ type: 'sent', ...sending, starts: [clock] }],
  })
  mustBeDone(sent)
}

/**
 * A decision whose outcome a team takes on opens a hand-over to the team of that function which serves the council,
 * in the transaction of the decision. Children of one contact decided the same way in one sending travel together;
 * a sibling decided at another time is a hand-over of its own, shown beside the others. Where several teams serve the
 * council the first by name receives it; where none does, the hand-over stays with the screeners, its clock running.
 */
export const sendWhatWasDecided: Reaction = {
  stream: 'contact',
  type: 'decided',
  react: async (tx, fact, actor) => {
    const { event } = fact
    if (!isDecided(event) || outcomeRule(event.outcome).to === null) return
    const row = await contactOf(tx, fact)
    const sibling = await siblingSending(tx, fact.owner, fact.id, event.outcome, fact.at)
    if (sibling === null) await send(tx, fact, event, row, actor)
    else await join(tx, sibling, fact, handed(row, event), row, actor)
  },
}
