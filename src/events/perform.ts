import {
  type Action,
  type Actor,
  type AuthorityCode,
  councilsInSight,
  councilsRecord,
  may,
  type Resource,
  ruleOf,
  type StaffActor,
  type WhyNot,
} from '../access/index.ts'
import { asActor, type Context, type Db, type Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { By, Fact, Happening } from './fact.ts'
import {
  addJob,
  announce,
  answerGiven,
  append,
  factsOf,
  fold,
  keepAnswer,
  raise,
  runClocks,
} from './record.sql.ts'
import type { Stream } from './stream.ts'

/** A refusal with a name; the page words it. */
export type Refusal = { refused: string }

export type NotDone =
  | { done: false; why: 'not-allowed'; because: WhyNot }
  | { done: false; why: 'not-found' }
  | { done: false; why: 'refused'; refused: string }
  | { done: false; why: 'changed-meanwhile' }

export type Done<State> = { done: true; state: State; again: boolean }

export type Command<State, E extends Happening> = {
  actor: Actor
  at: Instant
  action: Action
  owner: AuthorityCode
  id: string
  /** True when the record may begin with this command. */
  opens?: boolean
  /** The contacts and people a record that begins now will be part of: whoever is let in to one of them may begin it. */
  within?: readonly string[]
  /** What happens, or why not. Pure: everything it needs is in the state and its closure. */
  decide: (state: State | undefined, tx: Tx) => readonly E[] | Refusal | Promise<readonly E[] | Refusal>
  /** What is kept beside the facts, in rows of its own, because not everybody who reads the facts may read it. */
  beside?: (tx: Tx, after: State, facts: readonly Fact<E>[]) => Promise<void>
}

export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer

/** The context row-level security sees for this actor and action: never wider than what the action reaches. */
export const contextFor = (
  actor: Actor,
  action: Action,
  at: Instant,
  intakeFor: readonly AuthorityCode[] = [],
): Context => {
  const base = { clientGroup: 'children', at, intakeFor, draft: null, link: null } as const
  switch (actor.kind) {
    case 'public':
      return { ...base, staffId: null, actingFor: [], fn: null, system: false }
    case 'system':
      return { ...base, staffId: null, actingFor: [actor.actingFor], fn: null, system: true }
    case 'link':
      return { ...base, staffId: null, actingFor: [], fn: null, link: actor.proof, system: false }
    case 'staff':
      return {
        ...base,
        staffId: actor.rights.staffId,
        actingFor:
          ruleOf(action).reach === 'list'
            ? actedForFirst(actor, councilsInSight(actor, at))
            : actor.actingFor === null
              ? []
              : [actor.actingFor],
        fn: actor.fn,
        system: false,
      }
  }
}

/** What is written down for one council while several are in sight belongs to the one acted for. */
const actedForFirst = ({ actingFor }: StaffActor, inSight: readonly AuthorityCode[]): AuthorityCode[] =>
  inSight.toSorted((one, other) => Number(other === actingFor) - Number(one === actingFor))

const byOf = (actor: Actor): By => {
  switch (actor.kind) {
    case 'public':
      return { kind: 'public' }
    case 'system':
      return { kind: 'system', job: actor.job }
    case 'link':
      return { kind: 'link', linkId: actor.linkId, name: actor.name }
    case 'staff':
      if (actor.actingFor === null || actor.fn === null)
        throw new Error('A worker acts for a council, in a function.')
      return { kind: 'staff', staffId: actor.rights.staffId, actingFor: actor.actingFor, fn: actor.fn }
  }
}

/** What other rooms do when something happens here; registered once at start-up by src/app.ts. */
export type Reaction = {
  stream: string
  type: string
  react: (tx: Tx, fact: Fact<Happening>, actor: Actor) => Promise<void>
}
const reactions: Reaction[] = []
export const react = (...added: readonly Reaction[]): void => {
  for (const reaction of added) {
    if (
      !reactions.some(
        (known) =>
          known.stream === reaction.stream && known.type === reaction.type && known.react === reaction.react,
      )
    ) {
      reactions.push(reaction)
    }
  }
}

/**
 * Checks, decides, appends, saves, runs clocks, raises alerts and queues what follows, inside a transaction somebody
 * else opened. Rooms call `perform`; reactions, which happen within another room's change, call this.
 */
export const performWithin = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  command: Command<State, E>,
): Promise<Done<State> | NotDone> => {
  const { actor, at, action, owner, id } = command
  const history = await factsOf(tx, stream, owner, id)
  const before = fold(stream, history)
  if (before === undefined && command.opens !== true) return { done: false, why: 'not-found' }

  const resource =
    before === undefined
      ? { ...councilsRecord(stream.name, { owner, id }), within: command.within ?? [] }
      : await resourceOf(tx, stream, before)
  const decision = may(actor, action, resource, at)
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }

  const answer = await command.decide(before, tx)
  if (isRefusal(answer)) return { done: false, why: 'refused', refused: answer.refused }

  const by = byOf(actor)
  const facts = answer.map((event, index): Fact<E> => ({
    owner,
    id,
    seq: history.length + index + 1,
    event,
    at,
    by,
    because: decision.because,
  }))
  const after = facts.reduce<State | undefined>((state, fact) => stream.evolve(state, fact), before)
  if (after === undefined) return { done: false, why: 'not-found' }
  if (facts.length === 0) return { done: true, state: after, again: false }

  await append(tx, stream.name, facts)
  await stream.save(tx, before, after)
  await command.beside?.(tx, after, facts)
  for (const fact of facts) {
    await runClocks(tx, stream.name, fact)
    for (const job of stream.jobs?.(fact, after) ?? []) await addJob(tx, job)
    for (const alert of stream.alerts?.(fact, after) ?? []) await raise(tx, stream.name, fact, alert)
    for (const reaction of reactions) {
      if (reaction.stream === stream.name && reaction.type === fact.event.type)
        await reaction.react(tx, fact, actor)
    }
  }
  for (const concerned of new Set([owner, ...(stream.alsoTells?.(after) ?? [])]))
    await announce(tx, concerned)
  return { done: true, state: after, again: false }
}

/** What access decisions need of a record: what it says itself, and the relationships around it. */
export const resourceOf = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  state: State,
): Promise<Resource> => {
  const resource = stream.resource(state)
  return stream.relations ? stream.relations(tx, resource) : resource
}

const uniqueViolation = '23505'
/** Two changes that reach the same two records in turn: an answer arriving as the enquiry is decided. */
const deadlock = '40P01'

const isCollision = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === deadlock ||
    (error.code === uniqueViolation &&
      'constraint' in error &&
      error.constraint === 'event_owner_stream_subject_id_seq_key'))

/**
 * The one way to write. One transaction: may this actor do it, what happens, append it, save the row, run its clocks,
 * raise alerts, queue what follows, let other rooms react. `once` is the form's token: sent twice, done once.
 * Two people at the same instant: the second is told "changed-meanwhile" and loses nothing they typed.
 */
export const perform = async <State, E extends Happening>(
  db: Db,
  stream: Stream<State, E>,
  command: Command<State, E> & { once?: string; intakeFor?: readonly AuthorityCode[] },
): Promise<Done<State> | NotDone> => {
  const context = contextFor(
    command.actor,
    command.action,
    command.at,
    command.intakeFor ?? intakeOf(command),
  )
  return unlessChangedMeanwhile<Done<State> | NotDone>(() =>
    asActor(db, context, async (tx) => {
      if (command.once !== undefined && (await answerGiven(tx, command.once)) !== undefined) {
        const state = fold(stream, await factsOf(tx, stream, command.owner, command.id))
        return state === undefined ? { done: false, why: 'not-found' } : { done: true, state, again: true }
      }
      const outcome = await performWithin(tx, stream, command)
      if (outcome.done && command.once !== undefined)
        await keepAnswer(tx, command.once, command.at, { id: command.id })
      return outcome
    }),
  )
}

const intakeOf = (command: { action: Action; owner: AuthorityCode }): readonly AuthorityCode[] =>
  ruleOf(command.action).reach === 'intake' ? [command.owner] : []

/** Two people change one record at the same instant: the second is told so, and nothing they did is kept. */
export const unlessChangedMeanwhile = async <A>(doing: () => Promise<A>): Promise<A | NotDone> => {
  try {
    return await doing()
  } catch (error) {
    if (isCollision(error)) return { done: false, why: 'changed-meanwhile' }
    throw error
  }
}

/**
 * Several records written together or not at all: one report about children of two councils. `work` writes with
 * performWithin. The answer is kept under `once`, so that the same form sent again is answered with it.
 */
export const performTogether = async <A>(
  db: Db,
  command: { actor: Actor; at: Instant; action: Action; intakeFor: readonly AuthorityCode[]; once: string },
  work: (tx: Tx) => Promise<A>,
): Promise<A> =>
  asActor(db, contextFor(command.actor, command.action, command.at, command.intakeFor), async (tx) => {
    const given = await answerGiven<A>(tx, command.once)
    if (given !== undefined) return given
    const answer = await work(tx)
    await keepAnswer(tx, command.once, command.at, answer)
    return answer
  })
