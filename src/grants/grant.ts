import {
  type AuthorityCode,
  councilsRecord,
  type Fn,
  type GrantKind,
  type Resource,
  type Role,
} from '../access/index.ts'
import type { Fact, Happening, Refusal } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Outcome } from '../contacts/index.ts'

/**
 * A council lets a worker in to single records of its own, from a moment until another (authorisation B3 step 4, B8 no.
 * 15-18). Pure: what is named to whom, what may happen to it, and why not.
 */

/** Given by the council; breaking the glass is the worker's own doing and another room's. */
export type GivenKind = Exclude<GrantKind, 'break-glass'>

type KindWords = {
  name: string
  /** Under which function, and with which competence, the worker uses it. */
  fn: Fn
  role: Role
  /** What is asked of whoever gives it. */
  why: string
}

export const givenKinds: Readonly<Record<GivenKind, KindWords>> = {
  audit: {
    name: 'Internal audit',
    fn: 'quality-assurance',
    role: 'auditor',
    why: 'Which audit it is for, and what it asks',
  },
  inspection: {
    name: 'Inspection',
    fn: 'inspection',
    role: 'inspector',
    why: 'Which inspection it is for, and who asked for these records',
  },
  support: {
    name: 'Technical support',
    fn: 'technical-support',
    role: 'support-engineer',
    why: 'The incident: its number, what is broken, and why these records are needed to mend it',
  },
  'subject-access': {
    name: 'Subject access request',
    fn: 'subject-access',
    role: 'subject-access-officer',
    why: 'The request: its number and the day it came. Not who asked',
  },
}

export const isGivenKind = (text: string): text is GivenKind => Object.hasOwn(givenKinds, text)

export type NamedRecord = { kind: 'contact' | 'person'; id: string }

/**
 * How a sample was drawn: by chance, among so many contacts decided in a period. With the seed the same draw can be
 * made again, and anybody can see that nobody chose (authorisation B8 no. 15).
 */
export type Draw = {
  seed: string
  from: Day
  to: Day
  outcome: Outcome | null
  asked: number
  among: number
}

export type AccessGrant = {
  owner: AuthorityCode
  id: string
  kind: GivenKind
  staffId: string
  from: Instant
  until: Instant
  reason: string
  records: readonly NamedRecord[]
  draw: Draw | null
  givenAt: Instant
  givenBy: string | null
  approved: { at: Instant; by: string | null } | null
  withdrawn: { at: Instant; by: string | null; because: string } | null
}

export type AccessGrantEvent = Happening &
  (
    | {
        type: 'given'
        kind: GivenKind
        staffId: string
        from: Instant
        until: Instant
        reason: string
        records: readonly NamedRecord[]
        draw: Draw | null
      }
    | { type: 'approved' }
    | { type: 'withdrawn'; because: string }
  )

export type AccessGrantFact = Fact<AccessGrantEvent>

const byStaff = ({ by }: AccessGrantFact): string | null => (by.kind === 'staff' ? by.staffId : null)

export const evolveGrant = (before: AccessGrant | undefined, fact: AccessGrantFact): AccessGrant => {
  const { event, owner, id, at } = fact
  if (event.type === 'given') {
    const { kind, staffId, from, until, reason, records, draw } = event
    const given = { owner, id, kind, staffId, from, until, reason, records, draw }
    return { ...given, givenAt: at, givenBy: byStaff(fact), approved: null, withdrawn: null }
  }
  if (before === undefined) throw new Error(`Somebody is let in before it is ${event.type}.`)
  switch (event.type) {
    case 'approved':
      return { ...before, approved: { at, by: byStaff(fact) } }
    case 'withdrawn':
      return { ...before, withdrawn: { at, by: byStaff(fact), because: event.because } }
  }
}

export const grantResource = ({ owner, id }: Pick<AccessGrant, 'owner' | 'id'>): Resource =>
  councilsRecord('access-grant', { owner, id })

/** How it stands at a moment. Support gives nothing before a second person agreed (authorisation B8 no. 17). */
export type GrantState = 'waits' | 'to-come' | 'in-force' | 'over' | 'withdrawn'

export const grantStateAt = (
  grant: Pick<AccessGrant, 'kind' | 'from' | 'until'> & { isApproved: boolean; withdrawnAt: Instant | null },
  at: Instant,
): GrantState => {
  if (grant.withdrawnAt !== null && grant.withdrawnAt <= at) return 'withdrawn'
  if (grant.until <= at) return 'over'
  if (grant.kind === 'support' && !grant.isApproved) return 'waits'
  return at < grant.from ? 'to-come' : 'in-force'
}

const standsAt = (grant: AccessGrant, at: Instant): GrantState =>
  grantStateAt(
    { ...grant, isApproved: grant.approved !== null, withdrawnAt: grant.withdrawn?.at ?? null },
    at,
  )

/** The second person is nobody who gave it, nor whoever it is given to. The database asks the same again. */
export const approve = (
  grant: AccessGrant | undefined,
  by: string,
  at: Instant,
): AccessGrantEvent[] | Refusal => {
  if (grant === undefined || standsAt(grant, at) !== 'waits') return { refused: 'nothing-to-agree-to' }
  if (by === grant.givenBy || by === grant.staffId) return { refused: 'needs-a-second-person' }
  return [{ type: 'approved' }]
}

export const withdraw = (
  grant: AccessGrant | undefined,
  because: string,
  at: Instant,
): AccessGrantEvent[] | Refusal => {
  if (grant === undefined || ['over', 'withdrawn'].includes(standsAt(grant, at)))
    return { refused: 'nothing-to-end' }
  return because.length < fewestLetters ? { refused: 'because-needed' } : [{ type: 'withdrawn', because }]
}

/** Fewer say nothing that could be asked about later. */
export const fewestLetters = 10

/** Without the worker's name, the reason or a record: a sentence may be printed. */
export const grantSentence = ({ event }: AccessGrantFact): string => {
  switch (event.type) {
    case 'given':
      return `${givenKinds[event.kind].name}: a worker was let in to ${String(event.records.length)} records.`
    case 'approved':
      return 'A second person agreed.'
    case 'withdrawn':
      return 'It was ended before its time.'
  }
}
