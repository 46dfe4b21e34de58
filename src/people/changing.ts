import { sayRefusal, type Action } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type NotDone, perform, performWithin, type Refusal } from '../events/index.ts'
import { anchorOf, type Answers, type Field, fieldsNow, type Reading, readingOf } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acted, type Acting, type Body, one, type Visit } from '../web/index.ts'
import { meanwhile, type Amiss, type Change, type On } from './change.ts'
import { amissIn, sayAmiss, stillAmiss } from './change-problems.ts'
import type { PersonEvent, Person } from './person.ts'
import { personStream } from './person.sql.ts'
import { findToChange, type ToChange } from './to-change.sql.ts'

export type ChangeParams = { id: string; part?: string | undefined }

export const answersOf = (typed: Body): Answers =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

/** What a change stands on, with nothing looked up yet. */
export const standing = (
  { person, facts, keptHidden }: ToChange,
  params: ChangeParams,
  visit: Visit,
  answers: Answers,
): Omit<On<null>, 'resource'> => ({
  person,
  facts,
  keptHidden,
  part: params.part ?? '',
  say: readingOf(answers),
  visit,
  today: dayOf(visit.at),
  around: null,
})

/** Something found within the change means that nothing of it is to be kept: the transaction is given up. */
class TurnedBack extends Error {
  readonly acted: Acted
  constructor(acted: Acted) {
    super('Turned back')
    this.acted = acted
  }
}

const wasTyped = (body: Body, errors: readonly { field: string; text: string }[]): Acted => ({
  form: { errors: [...errors], typed: body },
})

/**
 * Does a change: finds the person again under the worker's own eyes, in the transaction that writes, asks whether a
 * colleague changed the same part since the page was shown, checks what was typed, and writes what follows.
 */
export const makeChange = async <Around>(
  change: Change<Around>,
  acting: Acting<ChangeParams>,
): Promise<Acted> => {
  const { house, visit, params, body, once } = acting
  let then = `/people/${params.id}`
  const decide = async (_: Person | undefined, tx: Tx): Promise<readonly PersonEvent[]> => {
    const found = await findToChange(tx, params.id)
    if (!found) throw new TurnedBack({ done: false, why: 'not-found' })
    const bare: On<null> = {
      ...standing(found.it, params, visit, answersOf(body)),
      resource: found.resource,
    }
    if (change.has && !change.has(bare.person, bare.part))
      throw new TurnedBack({ done: false, why: 'not-found' })
    if (one(body, 'choose') === 'back' || change.looksAgain?.(bare.say))
      throw new TurnedBack(wasTyped(body, []))
    const on: On<Around> = { ...bare, around: await change.lookAround(tx, bare) }
    then = change.then?.(on) ?? then
    const closed = whyClosed(change, on)
    if (closed !== null) throw new TurnedBack(wasTyped(body, [{ field: '', text: closed }]))
    if (meanwhile(on.facts, change.about, seenOf(body)).length > 0)
      throw new TurnedBack({ done: false, why: 'changed-meanwhile' })
    const amiss = inOrder(change.fields(on), on.say, [
      ...amissIn(change.fields(on), on.say, visit.at),
      ...(change.check?.(on) ?? []),
    ])
    const still = stillAmiss(amiss, body)
    if (still.length > 0) {
      const { errors, doubted } = sayAmiss(still, body)
      throw new TurnedBack(wasTyped({ ...body, doubted: [...doubted] }, errors))
    }
    if (change.isReadBack && one(body, 'readBack') !== 'yes')
      throw new TurnedBack(wasTyped({ ...body, readBack: 'yes' }, []))
    const decided = await change.decide(on, tx)
    if (!('refused' in decided)) return decided
    // Given up, and not merely answered: what was written to another record a moment ago goes with it.
    throw new TurnedBack({ done: false, why: 'refused', refused: decided.refused })
  }
  try {
    const outcome = await perform(house.db, personStream, {
      actor: visit.actor,
      at: visit.at,
      action: change.action,
      owner: visit.actor.actingFor ?? '',
      id: params.id,
      once,
      decide,
    })
    return outcome.done ? { goTo: then } : outcome
  } catch (error) {
    if (error instanceof TurnedBack) return error.acted
    throw error
  }
}

/** One message for each field, the one that says what to do first; in the order in which the fields stand. */
const inOrder = (fields: readonly Field[], say: Reading, amiss: readonly Amiss[]): readonly Amiss[] => {
  const order = fieldsNow(fields, say).map(anchorOf)
  const place = ({ field }: Amiss): number => (order.includes(field) ? order.indexOf(field) : order.length)
  return amiss
    .filter(
      (each, index) => each.field === '' || amiss.findIndex(({ field }) => field === each.field) === index,
    )
    .toSorted((one, other) => place(one) - place(other))
}

/** A record that stands for nobody any more is not changed: what is written there would be read by nobody. */
export const whyClosed = <Around>(change: Change<Around>, on: On<Around>): string | null =>
  on.person.mergedInto !== null && change.about !== 'links'
    ? 'This record was merged into another one of the same council. Change that one, or undo the merge first.'
    : (change.closed?.(on) ?? null)

const seenOf = (body: Body): number => {
  const seen = one(body, 'seen')
  return /^\d+$/.test(seen) ? Number(seen) : Number.MAX_SAFE_INTEGER
}

/**
 * Writes to another person's record within the same change: a brother's hidden address, the mother who is the mother
 * of this child. Refused there, nothing is kept here either.
 */
export const changeAlso = async (
  tx: Tx,
  visit: Visit,
  id: string,
  action: Action,
  decide: (person: Person) => readonly PersonEvent[] | Refusal,
): Promise<void> => {
  const outcome = await performWithin(tx, personStream, {
    actor: visit.actor,
    at: visit.at,
    action,
    owner: visit.actor.actingFor ?? '',
    id,
    decide: (person) => (person ? decide(person) : { refused: 'not-found' }),
  })
  if (!outcome.done) giveUp(outcome, action)
}

/** Nothing of the change is kept, because something within it could not be done. */
export const giveUp = (outcome: NotDone, action: Action): never => {
  if (outcome.why !== 'not-allowed') throw new TurnedBack(outcome)
  throw new TurnedBack({
    done: false,
    why: 'refused',
    refused: `The other record could not be changed. ${sayRefusal(outcome.because, action)}`,
  })
}
