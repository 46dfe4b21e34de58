import type { AuthorityCode } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { type Ladder, rungAt } from './ladder.rule.ts'

/**
 * A disagreement: a professional, the referrer or a team thinks that the hub judged a child wrongly. It is settled at the
 * lowest rung that can, each rung within its time, and never holds up what a child needs now (procedures 11.5). It may be
 * raised while the enquiry is open and after it has closed. Pure: what it is, what happened, what follows.
 */

export const disagreeing = {
  agency: 'A partner agency',
  referrer: 'Whoever referred the child',
  'receiving-team': 'The team that takes over',
  hub: 'A worker of the hub',
} as const

export type Disagreeing = keyof typeof disagreeing

export const isDisagreeing = (text: string): text is Disagreeing => Object.hasOwn(disagreeing, text)

/** Who disagrees: of what kind, and by name and organisation as they gave it. */
export type RaisedBy = { kind: Disagreeing; who: string }

export type Reply = { at: Instant; by: string | null; from: string; text: string }

/** What happened at one rung. */
export type AtRung = {
  rung: number
  since: Instant
  dueAt: Instant
  /** Why it came up here; empty at the first rung. */
  because: string
  replies: readonly Reply[]
}

export type Settled = {
  at: Instant
  by: string | null
  /** What was answered in the end. */
  response: string
  /** What changes for the child. */
  effect: string
  decisionChanges: boolean
}

export type Disagreement = {
  owner: AuthorityCode
  id: string
  enquiryId: string
  contactId: string
  reference: string
  raisedBy: RaisedBy
  raisedAt: Instant
  writtenBy: string | null
  about: string
  risk: string
  /** A child is at risk now: what is done about that waits for no rung. */
  isRiskNow: boolean
  doneAtOnce: string
  ladder: Ladder
  rungs: readonly AtRung[]
  /** That the time of the topmost rung is up is said once. */
  overdueNoticedAt: Instant | null
  settled: Settled | null
}

export type Raising = Pick<
  Disagreement,
  | 'enquiryId'
  | 'contactId'
  | 'reference'
  | 'raisedBy'
  | 'about'
  | 'risk'
  | 'isRiskNow'
  | 'doneAtOnce'
  | 'ladder'
>

export type DisagreementEvent = Happening &
  (
    | ({ type: 'raised'; dueAt: Instant } & Raising)
    | { type: 'replied'; from: string; text: string }
    | { type: 'taken-up'; because: string; isByTime: boolean; dueAt: Instant }
    | { type: 'overdue-noticed' }
    | ({ type: 'settled' } & Omit<Settled, 'at' | 'by'>)
  )

export type DisagreementFact = Fact<DisagreementEvent>

export const escalationClock = 'ESCALATION'

const staffOf = ({ by }: DisagreementFact): string | null => (by.kind === 'staff' ? by.staffId : null)

const raised = (fact: DisagreementFact & { event: Raising & { dueAt: Instant } }): Disagreement => {
  const { event, owner, id, at } = fact
  const { enquiryId, contactId, reference, raisedBy, about, risk, isRiskNow, doneAtOnce, ladder } = event
  return {
    owner,
    id,
    enquiryId,
    contactId,
    reference,
    raisedBy,
    raisedAt: at,
    writtenBy: staffOf(fact),
    about,
    risk,
    isRiskNow,
    doneAtOnce,
    ladder,
    rungs: [{ rung: 1, since: at, dueAt: event.dueAt, because: '', replies: [] }],
    overdueNoticedAt: null,
    settled: null,
  }
}

/** Where it is now. Every disagreement is at some rung from the moment it is raised. */
export const rungNow = ({ rungs }: Pick<Disagreement, 'rungs'>): AtRung => {
  const now = rungs.at(-1)
  if (!now) throw new Error('A disagreement stands on a rung.')
  return now
}

export const rungName = ({ ladder }: Pick<Disagreement, 'ladder'>, rung: number): string =>
  rungAt(ladder, rung)?.name ?? `Rung ${String(rung)}`

/** The disagreement after a fact. */
export const evolveDisagreement = (
  before: Disagreement | undefined,
  fact: DisagreementFact,
): Disagreement => {
  const { event, at } = fact
  if (event.type === 'raised') return raised({ ...fact, event })
  if (before === undefined)
    throw new Error(`A disagreement begins when it is raised, not with ${event.type}.`)
  switch (event.type) {
    case 'replied': {
      const reply = { at, by: staffOf(fact), from: event.from, text: event.text }
      const now = rungNow(before)
      return {
        ...before,
        rungs: [...before.rungs.slice(0, -1), { ...now, replies: [...now.replies, reply] }],
      }
    }
    case 'taken-up':
      return {
        ...before,
        rungs: [
          ...before.rungs,
          {
            rung: rungNow(before).rung + 1,
            since: at,
            dueAt: event.dueAt,
            because: event.because,
            replies: [],
          },
        ],
      }
    case 'overdue-noticed':
      return { ...before, overdueNoticedAt: at }
    case 'settled': {
      const { response, effect, decisionChanges } = event
      return { ...before, settled: { at, by: staffOf(fact), response, effect, decisionChanges } }
    }
  }
}
