import {
  type Action,
  type AuthorityCode,
  councilsRecord,
  may,
  type SystemActor,
  type Why,
} from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Fact, Happening } from './fact.ts'
import { isRefusal, type Refusal } from './perform.ts'
import { addJob, append, factsOfMany, fold, raise, runClocks } from './record.sql.ts'
import type { Stream } from './stream.ts'

/** What happens to one record of many; `opens` as in perform. */
export type OneOfMany<State, E extends Happening> = {
  id: string
  opens?: boolean
  decide: (state: State | undefined) => readonly E[] | Refusal
}

export type ManyDone<State> =
  | { id: string; done: true; state: State }
  | { id: string; done: false; why: 'not-found' | 'not-allowed' | 'refused'; refused?: string }

type Changed<State, E extends Happening> = {
  id: string
  before: State | undefined
  after: State
  facts: readonly Fact<E>[]
}

/**
 * The same way to write as performWithin, for the service's own work on very many records of one council: a council's
 * people brought in from a file. The histories are read at once and the facts appended at once; deciding, clocks,
 * alerts and what follows are the same. No record may be named twice in one call (RangeError): the second would not
 * see what the first did. Only for the service itself, so reactions of other rooms, which act for a person, are not run.
 */
export const performMany = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  who: { actor: SystemActor; at: Instant; action: Action; owner: AuthorityCode },
  commands: readonly OneOfMany<State, E>[],
): Promise<ManyDone<State>[]> => {
  if (new Set(commands.map(({ id }) => id)).size !== commands.length)
    throw new RangeError('A record can be named only once in one call.')
  const known = commands.flatMap(({ id, opens }) => (opens === true ? [] : [id]))
  const histories = await factsOfMany(tx, stream, who.owner, known)
  const changed: Changed<State, E>[] = []
  const answers = commands.map((command): ManyDone<State> => {
    const { id } = command
    const history = histories.get(id) ?? []
    const before = fold(stream, history)
    if (before === undefined && command.opens !== true) return { id, done: false, why: 'not-found' }
    const resource =
      before === undefined ? councilsRecord(stream.name, { owner: who.owner, id }) : stream.resource(before)
    const decision = may(who.actor, who.action, resource, who.at)
    if (!decision.allowed) return { id, done: false, why: 'not-allowed' }
    const answer = command.decide(before)
    if (isRefusal(answer)) return { id, done: false, why: 'refused', refused: answer.refused }
    const facts = answer.map((event, index) =>
      factOf(who, id, history.length + index + 1, event, decision.because),
    )
    const after = facts.reduce<State | undefined>((state, fact) => stream.evolve(state, fact), before)
    if (after === undefined) return { id, done: false, why: 'not-found' }
    if (facts.length > 0) changed.push({ id, before, after, facts })
    return { id, done: true, state: after }
  })
  await write(tx, stream, changed)
  return answers
}

const factOf = <E extends Happening>(
  { actor, at, owner }: { actor: SystemActor; at: Instant; owner: AuthorityCode },
  id: string,
  seq: number,
  event: E,
  because: Why,
): Fact<E> => ({ owner, id, seq, event, at, by: { kind: 'system', job: actor.job }, because })

const write = async <State, E extends Happening>(
  tx: Tx,
  stream: Stream<State, E>,
  changed: readonly Changed<State, E>[],
): Promise<void> => {
  await append(
    tx,
    stream.name,
    changed.flatMap(({ facts }) => facts),
  )
  if (stream.saveMany) await stream.saveMany(tx, changed)
  else for (const { before, after } of changed) await stream.save(tx, before, after)
  for (const { facts, after } of changed) {
    for (const fact of facts) {
      await runClocks(tx, stream.name, fact)
      for (const job of stream.jobs?.(fact, after) ?? []) await addJob(tx, job)
      for (const alert of stream.alerts?.(fact, after) ?? []) await raise(tx, stream.name, fact, alert)
    }
  }
}
