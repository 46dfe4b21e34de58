import type { Actor, SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import {
  addJob,
  contextFor,
  type Fact,
  type Happening,
  perform,
  performWithin,
  type Reaction,
} from '../events/index.ts'
import type { Task } from '../web/index.ts'
import { timeIsUp } from './disagreeing.rule.ts'
import { type Disagreement, type DisagreementEvent, rungNow } from './disagreement.ts'
import { overdueDisagreements, rungClock } from './disagreement.sql.ts'
import { disagreementStream } from './disagreement.stream.ts'
import type { EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { rungAbove } from './ladder.rule.ts'
import { asTheHub } from './receiving.ts'

type Raised = Extract<DisagreementEvent, { type: 'raised' }>
const isRaised = (event: Happening): event is Raised => event.type === 'raised'

const writesInTheHub = (actor: Actor): boolean =>
  actor.kind === 'staff' && (actor.fn === 'mash' || actor.fn === 'emergency-duty')

/** On the enquiry as well, open or closed: in the worker's name where they work there, else in the service's. */
const putOnEnquiry = async (
  tx: Tx,
  { owner, at }: Fact<Happening>,
  actor: Actor,
  enquiryId: string,
  event: EnquiryEvent,
): Promise<void> => {
  const write = async (by: Actor): Promise<void> => {
    const done = await performWithin(tx, enquiryStream, {
      actor: by,
      at,
      action: 'enquiry.work',
      owner,
      id: enquiryId,
      decide: () => [event],
    })
    if (!done.done) throw new Error(`The enquiry could not carry the disagreement: ${done.why}`)
  }
  return writesInTheHub(actor) ? write(actor) : asTheHub(tx, owner, at, write)
}

export const raisedStandsOnEnquiry: Reaction = {
  stream: 'disagreement',
  type: 'raised',
  react: async (tx, fact, actor) => {
    const { event, id } = fact
    if (!isRaised(event)) return
    await putOnEnquiry(tx, fact, actor, event.enquiryId, {
      type: 'disagreement-raised',
      disagreementId: id,
      raisedBy: event.raisedBy.who,
    })
  },
}

export const settledStandsOnEnquiry: Reaction = {
  stream: 'disagreement',
  type: 'settled',
  react: async (tx, fact, actor) => {
    const { owner, id } = fact
    const row = await tx
      .selectFrom('disagreement')
      .select('enquiry_id')
      .where('owner', '=', owner)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await putOnEnquiry(tx, fact, actor, row.enquiry_id, {
      type: 'disagreement-resolved',
      disagreementId: id,
    })
  },
}

/** The clock of the rung above the one it stands on; undefined at the top. */
export const clockAbove = async (tx: Tx, disagreement: Disagreement, at: Parameters<typeof rungClock>[2]) => {
  const above = rungAbove(disagreement.ladder, rungNow(disagreement).rung)
  return above && (await rungClock(tx, disagreement.owner, at, above))
}

/** Run when a rung's time is up: nobody has settled it, so it goes up by itself and the managers are told. */
export const noticeOverdue: Task = async ({ owner = '', id = '' }, house) => {
  const actor: SystemActor = { kind: 'system', job: 'disagreement-overdue', actingFor: owner }
  const at = house.now()
  const noticed = await perform(house.db, disagreementStream, {
    actor,
    at,
    action: 'enquiry.work',
    owner,
    id,
    decide: async (disagreement, tx) =>
      disagreement ? timeIsUp(disagreement, at, await clockAbove(tx, disagreement, at)) : [],
  })
  // Somebody acted at that very moment: the queue tries again, and finds what became of it.
  if (!noticed.done && noticed.why === 'changed-meanwhile')
    throw new Error('The disagreement changed meanwhile')
}

/** Rungs whose time ran out while the service was down, or whose waking was lost, are looked at when it starts. */
export const lookAtOverdue: Task = async (_payload, house) => {
  const at = house.now()
  for (const { code } of await house.councils()) {
    const actor: SystemActor = { kind: 'system', job: 'disagreements-at-start', actingFor: code }
    await asActor(house.db, contextFor(actor, 'enquiry.work', at), async (tx) => {
      for (const id of await overdueDisagreements(tx, code, at))
        await addJob(tx, {
          task: 'disagreement-overdue',
          payload: { owner: code, id },
          key: `disagreement-overdue:${id}`,
        })
    })
  }
}
