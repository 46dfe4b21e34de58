import type { Fn, Resource, Role } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Alert, Job, Stream } from '../events/index.ts'
import { relationsOf } from './relations.sql.ts'
import {
  evolveHandOver,
  type HandOver,
  type HandOverEvent,
  type HandOverFact,
  openQuery,
} from './hand-over.ts'

/** With the team it was sent to, and with the queue that sent it: both may open it. */
const resource = (handOver: HandOver): Resource => ({
  kind: 'hand-over',
  id: handOver.id,
  owner: handOver.owner,
  clientGroup: 'children',
  teams: [
    ...(handOver.toTeam === null ? [] : [handOver.toTeam]),
    `queue:${handOver.fromFn}`,
    'queue:screening',
  ],
  allocatedTo: handOver.accepted === null ? [] : [handOver.accepted.allocatedTo],
  conflictedStaff: [],
  reasonGivenBy: [],
  within: [handOver.contactId],
})

const changing = (handOver: HandOver) => {
  const query = handOver.queries.at(-1)
  return {
    to_team: handOver.toTeam,
    to_fn: handOver.toFn,
    headline: handOver.headline,
    child_ids: handOver.children.map((child) => child.childId),
    stage: handOver.stage,
    accepted_at: handOver.accepted?.at ?? null,
    accepted_by: handOver.accepted?.by ?? null,
    allocated_to: handOver.accepted?.allocatedTo ?? null,
    queried_at: openQuery(handOver)?.at ?? null,
    query_reason: query?.reason ?? null,
    answer: query?.answer?.text ?? null,
    escalated_at: handOver.escalatedAt,
  }
}

/** The row that trays read, as the state has it. `fold = row` in the tests compares the two. */
export const rowOf = (handOver: HandOver) => ({
  owner: handOver.owner,
  id: handOver.id,
  contact_id: handOver.contactId,
  reference: handOver.reference,
  outcome: handOver.outcome,
  summary: handOver.summary,
  urgency: handOver.urgency,
  received_at: handOver.receivedAt,
  sent_at: handOver.sentAt,
  sent_by: handOver.sentBy,
  due_at: handOver.dueAt,
  clock_rule: handOver.clockRule,
  ...changing(handOver),
})

const save = async (tx: Tx, before: HandOver | undefined, after: HandOver): Promise<void> => {
  if (before === undefined) {
    await tx.insertInto('hand_over').values(rowOf(after)).execute()
    return
  }
  await tx
    .updateTable('hand_over')
    .set(changing(after))
    .where('owner', '=', after.owner)
    .where('id', '=', after.id)
    .execute()
}

/** At night there is no manager on emergency duty: whoever is on duty is told. */
const managerOf = (fn: Fn): Role => {
  if (fn === 'screening') return 'screening-manager'
  return fn === 'emergency-duty' ? 'emergency-duty-worker' : 'team-manager'
}

const tellManager = (fn: Fn, kind: string, { reference }: HandOver): Alert => ({
  kind,
  forFn: fn,
  forRole: managerOf(fn),
  reference,
})

const alerts = ({ event }: HandOverFact, after: HandOver): Alert[] => {
  switch (event.type) {
    case 'sent':
      return after.toTeam === null ? [tellManager('screening', 'hand-over-without-team', after)] : []
    case 'escalated':
      return [
        tellManager(after.fromFn, 'hand-over-silent', after),
        ...(after.toFn === after.fromFn ? [] : [tellManager(after.toFn, 'hand-over-silent', after)]),
      ]
    case 'sent-on':
      return after.escalatedAt === null ? [] : [tellManager(after.toFn, 'hand-over-silent', after)]
    case 'queried':
      return [tellManager(after.fromFn, 'hand-over-queried', after)]
    case 'sibling-joined':
    case 'accepted':
    case 'answered':
    case 'withdrawn':
      return []
  }
}

const jobs = ({ event }: HandOverFact, { owner, id, dueAt }: HandOver): Job[] =>
  event.type === 'sent'
    ? [{ task: 'hand-over-silent', payload: { owner, id }, runAt: dueAt, key: `hand-over-silent:${id}` }]
    : []

const sentence = ({ event }: HandOverFact): string => {
  switch (event.type) {
    case 'sent':
      return event.toTeam === null
        ? 'Decided to be handed over, but no team was found to receive it'
        : 'Handed over to a team, not accepted yet'
    case 'sibling-joined':
      return `${event.child.name} handed over together with the others`
    case 'accepted':
      return 'Hand-over accepted and allocated to a worker'
    case 'queried':
      return `Hand-over queried by the team: ${event.reason}`
    case 'answered':
      return `Query answered: ${event.text}`
    case 'sent-on':
      return `Sent on to another team: ${event.because}`
    case 'escalated':
      return 'Nobody accepted the hand-over in time: both managers told'
    case 'withdrawn':
      return `Hand-over withdrawn: ${event.because}`
  }
}

export const handOverStream: Stream<HandOver, HandOverEvent> = {
  name: 'hand-over',
  evolve: evolveHandOver,
  resource,
  relations: relationsOf,
  save,
  jobs,
  alerts,
  sentence,
}
