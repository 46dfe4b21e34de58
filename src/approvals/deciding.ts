import { type AuthorityCode, covers, type Role } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import {
  type Command,
  type NotDone,
  performTogether,
  performWithin,
  unlessChangedMeanwhile,
} from '../events/index.ts'
import { type Day, dayOf } from '../time/index.ts'
import type { Acting as ActingOn } from '../web/index.ts'
import {
  approve,
  type ChangeEvent,
  type Outcome,
  type ProposedChange,
  refuse,
  settle,
  withdraw,
} from './change.ts'
import { applyChange, aroundChange, changeStream, copiesOf } from './change.sql.ts'
import type { What } from './kinds.ts'
import { type Approver, councilsConcerned, needsSecondPerson, stillToApprove } from './who-approves.rule.ts'

export type Acting = Pick<ActingOn<unknown>, 'house' | 'visit' | 'once'>

/** `applied`: it has come about. `cameBetween`: agreed, but something had happened meanwhile and nothing was changed. */
export type Decided = { id: string; applied: boolean; cameBetween: string | null }
export type Answer = Decided | NotDone | { refused: string }

type Doing = 'change.propose' | 'change.approve'

const isDone = (answer: Answer): answer is Decided => 'applied' in answer

type Proposing = { what: What; countsFrom: Day; reason: string }

/** Refused inside the transaction: thrown so that nothing of it stays, and caught where the transaction was opened. */
class NothingDone extends Error {
  readonly answer: NotDone | { refused: string }
  constructor(answer: NotDone | { refused: string }) {
    super('Nothing is done.')
    this.answer = answer
  }
}

const together = async (
  { house, visit, once }: Acting,
  action: Doing,
  intakeFor: readonly AuthorityCode[],
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> => {
  const { actor, at } = visit
  const decision = visit.may(action)
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
  try {
    return await unlessChangedMeanwhile<Answer>(() =>
      performTogether<Answer>(house.db, { actor, at, action, intakeFor, once }, async (tx) => {
        const answer = await work(tx)
        if (!isDone(answer)) throw new NothingDone(answer)
        return answer
      }),
    )
  } catch (error) {
    if (error instanceof NothingDone) return error.answer
    throw error
  }
}

type Decide = Command<ProposedChange, ChangeEvent>['decide']
type Written = { action: Doing; owner: AuthorityCode; id: string; opens?: boolean; decide: Decide }

/** Writes what happened on one council's copy; nothing at all is done where it cannot be. */
const write = async (tx: Tx, { visit: { actor, at } }: Acting, written: Written): Promise<void> => {
  const outcome = await performWithin(tx, changeStream, { actor, at, ...written })
  if (outcome.done) return
  throw new NothingDone(outcome.why === 'refused' ? { refused: outcome.refused } : outcome)
}

type Settling = { outcome: Outcome; words: string; settledFor: AuthorityCode }

/** What came of it stands on every council's copy. */
const settleCopies = async (
  tx: Tx,
  acting: Acting,
  action: Doing,
  id: string,
  owners: readonly AuthorityCode[],
  settling: Settling,
): Promise<void> => {
  for (const owner of owners)
    await write(tx, acting, { action, owner, id, decide: (change) => settle(change, settling) })
}

/** Since it was proposed it may have come to concern a council more, which then has not been asked. */
const concernsAnother = async (
  tx: Tx,
  { visit }: Acting,
  id: string,
  owners: readonly AuthorityCode[],
): Promise<'concerns-another' | null> => {
  const [change] = await copiesOf(tx, id)
  if (!change) return null
  const around = await aroundChange(tx, change.what, change.proposedFor, dayOf(visit.at))
  const concerned = councilsConcerned(change.what.kind, around)
  return concerned.every((code) => owners.includes(code)) ? null : 'concerns-another'
}

/** Every council it concerns has agreed: it comes about, or what came between is said. */
const bringAbout = async (
  tx: Tx,
  acting: Acting,
  action: Doing,
  id: string,
  owners: readonly AuthorityCode[],
): Promise<Decided> => {
  const cameBetween = (await concernsAnother(tx, acting, id, owners)) ?? (await applyChange(tx, id))
  const outcome = cameBetween === null ? 'applied' : 'overtaken'
  const settledFor = councilOf(acting)
  await settleCopies(tx, acting, action, id, owners, { outcome, words: cameBetween ?? '', settledFor })
  return { id, applied: cameBetween === null, cameBetween }
}

const councilOf = ({ visit }: Acting): AuthorityCode => visit.actor.actingFor ?? ''

/**
 * Puts a change before every council it concerns, a copy each. What one person may do alone comes about at once, and
 * where it cannot, nothing is kept but the refusal said to them.
 */
export const propose = (acting: Acting, { what, countsFrom, reason }: Proposing): Promise<Answer> => {
  const { councils, at } = acting.visit
  const [proposedFor, today] = [councilOf(acting), dayOf(at)]
  const others = councils.map(({ code }) => code).filter((code) => code !== proposedFor)
  return together(acting, 'change.propose', others, async (tx) => {
    const around = await aroundChange(tx, what, proposedFor, today)
    const concerns = councilsConcerned(what.kind, around)
    const { kind, payload } = what
    const byOne = !needsSecondPerson({ kind, countsFrom, today, isOwn: around.isOwn })
    const proposed = { type: 'proposed', kind, payload, concerns, countsFrom, reason, byOne } as const
    const id = newId()
    for (const owner of concerns)
      await write(tx, acting, { action: 'change.propose', owner, id, opens: true, decide: () => [proposed] })
    if (!byOne) return { id, applied: false, cameBetween: null }
    const done = await bringAbout(tx, acting, 'change.propose', id, concerns)
    if (done.cameBetween !== null) throw new NothingDone({ refused: done.cameBetween })
    return done
  })
}

const approverOf = ({ visit: { actor, at } }: Acting): Approver => {
  const today = dayOf(at)
  const { staffId, employments, roles } = actor.rights
  return {
    staffId,
    actingFor: actor.actingFor ?? '',
    employers: employments.filter((each) => covers(each, today)).map(({ employer }) => employer),
    roles: roles.filter((each) => covers(each, today)).map(({ role }): Role => role),
  }
}

/** Agrees for the council acted for. With the last agreement it comes about, in the same transaction. */
export const approveChange = (acting: Acting, id: string): Promise<Answer> =>
  together(acting, 'change.approve', [], async (tx) => {
    const copies = await copiesOf(tx, id, true)
    const own = councilOf(acting)
    if (!copies.some(({ owner }) => owner === own)) return { done: false, why: 'not-found' }
    const others = copies.filter(({ owner }) => owner !== own)
    await write(tx, acting, {
      action: 'change.approve',
      owner: own,
      id,
      decide: (change) =>
        approve(
          change,
          approverOf(acting),
          others.map(({ approvedBy }) => approvedBy),
        ),
    })
    if (stillToApprove(others).length > 0) return { id, applied: false, cameBetween: null }
    return bringAbout(
      tx,
      acting,
      'change.approve',
      id,
      copies.map(({ owner }) => owner),
    )
  })

/** Ends it for every council, decided on the copy of the council acted for. */
const end = (acting: Acting, id: string, action: Doing, decide: Decide): Promise<Answer> =>
  together(acting, action, [], async (tx) => {
    const copies = await copiesOf(tx, id, true)
    const own = councilOf(acting)
    if (!copies.some(({ owner }) => owner === own)) return { done: false, why: 'not-found' }
    await write(tx, acting, { action, owner: own, id, decide })
    const [ended] = (await copiesOf(tx, id)).filter(({ owner }) => owner === own)
    const others = copies.map(({ owner }) => owner).filter((owner) => owner !== own)
    await settleCopies(tx, acting, action, id, others, {
      outcome: ended?.state === 'withdrawn' ? 'withdrawn' : 'refused',
      words: ended?.words ?? '',
      settledFor: own,
    })
    return { id, applied: false, cameBetween: null }
  })

export const refuseChange = (acting: Acting, id: string, words: string): Promise<Answer> =>
  end(acting, id, 'change.approve', (change) => refuse(change, approverOf(acting), words))

export const withdrawChange = (acting: Acting, id: string): Promise<Answer> =>
  end(acting, id, 'change.propose', (change) => withdraw(change, acting.visit.actor.rights.staffId))
