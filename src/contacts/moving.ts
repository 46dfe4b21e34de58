import { type AuthorityCode, councilsInSight } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { asActorWithin, type Tx } from '../db/index.ts'
import {
  addJob,
  contextFor,
  factsOf,
  fold,
  type NotDone,
  performTogether,
  performWithin,
  type StartedClock,
  unlessChangedMeanwhile,
} from '../events/index.ts'
import { type Acted, type Acting, one, type Visit } from '../web/index.ts'
import { copyAttachments, runningClocks } from './around.sql.ts'
import type { Contact } from './contact.ts'
import { contactStream } from './contact.stream.ts'
import { carriedClocks, moveIn, moveOut } from './screening.ts'

type Move = { id: string; from: AuthorityCode; to: AuthorityCode; because: string }

const contactBefore = async (tx: Tx, { from, id }: Move): Promise<Contact | undefined> =>
  fold(contactStream, await factsOf(tx, contactStream, from, id))

const inSight = ({ actor, at }: Visit, council: AuthorityCode): boolean =>
  councilsInSight(actor, at).includes(council)

const leave = (tx: Tx, { actor, at }: Visit, { id, from, to, because }: Move, running: Clocks) =>
  performWithin(tx, contactStream, {
    actor,
    at,
    action: 'contact.move',
    owner: from,
    id,
    decide: (contact) =>
      contact
        ? moveOut(
            contact,
            to,
            because,
            running.map(({ rule }) => rule),
          )
        : { refused: 'not-found' },
  })

/** Under the eyes of the council it comes to: one that had it before finds its own record and goes on with it. */
const goOn = async (
  tx: Tx,
  visit: Visit,
  { id, from, to, because }: Move,
  before: Contact,
  running: Clocks,
) => {
  const { actor, at } = visit
  const books = {
    from: await bookFor(tx, from, before.receivedAt),
    to: await bookFor(tx, to, before.receivedAt),
  }
  const starts = carriedClocks(running, books, before)
  return asActorWithin(
    tx,
    { ...contextFor(actor, 'contact.move', at, [to]), actingFor: inSight(visit, to) ? [to] : [] },
    async () => {
      const arrived = await performWithin(tx, contactStream, {
        actor,
        at,
        // A worry is always taken in, here by the council that turns out to answer for it.
        action: 'contact.take',
        owner: to,
        id,
        opens: true,
        decide: () => [moveIn(before, because, starts)],
      })
      if (!arrived.done) throw new Error(`The contact could not go on in the other council: ${arrived.why}`)
      await addJob(tx, { task: 'match-contact', payload: { owner: to, contactId: id } })
    },
  )
}

type Clocks = readonly StartedClock[]

/**
 * The partner council's child: closed here as evidence that it was held here, carried on there under the same id and
 * reference with its clocks, all of it or none (procedures 2.5).
 */
export const move = async ({ house, visit, once, params, body }: Acting<{ id: string }>): Promise<Acted> => {
  const moving: Move = {
    id: params.id,
    from: visit.actor.actingFor ?? '',
    to: one(body, 'to'),
    because: one(body, 'because'),
  }
  if (!visit.councils.some(({ code }) => code === moving.to)) return { done: false, why: 'not-found' }
  const { actor, at } = visit
  return unlessChangedMeanwhile(() =>
    performTogether(
      house.db,
      { actor, at, action: 'contact.move', intakeFor: [moving.to], once },
      (tx): Promise<{ goTo: string } | NotDone> => moveWithin(tx, visit, moving),
    ),
  )
}

const moveWithin = async (tx: Tx, visit: Visit, moving: Move): Promise<{ goTo: string } | NotDone> => {
  const before = await contactBefore(tx, moving)
  if (!before) return { done: false, why: 'not-found' }
  if (before.movedFrom === moving.to && !inSight(visit, moving.to))
    return { done: false, why: 'refused', refused: 'was-theirs' }
  const running = await runningClocks(tx, moving.from, moving.id)
  const left = await leave(tx, visit, moving, running)
  if (!left.done) return left
  await goOn(tx, visit, moving, before, running)
  await copyAttachments(tx, moving.from, moving.to, moving.id)
  return { goTo: `/contacts/${moving.id}` }
}
