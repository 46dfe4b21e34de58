import { type Day, dayOf, type Instant } from '../time/index.ts'
import {
  covers,
  type DelegatedFunction,
  type Employment,
  type Grant,
  type GrantKind,
  type InstrumentRef,
  type Placement,
  type Rights,
  type RunOffCase,
} from './rights.ts'
import type { AuthorityCode, ClientGroup, Fn } from './words.ts'

type Employed = { employer: string; employerName: string }

export type Standing = Employed &
  (
    | { by: 'own-employment' }
    | { by: 'succession'; predecessor: AuthorityCode; orderRef: string }
    | { by: 'delegated-function'; instrument: InstrumentRef; reserved: readonly string[] }
    /** `isFinishing`: the lending is over; what is allocated to the worker may be brought to its end. */
    | { by: 's113-placement'; instrument: InstrumentRef; isFinishing: boolean }
    /** Only for the records named in it. */
    | { by: 'grant'; grant: string; kind: GrantKind }
    /** Only for the cases on the exit list of an agreement that has lapsed (authorisation R7). */
    | { by: 'run-off'; instrument: InstrumentRef }
  )

/** Under these functions being employed is not enough: what they reach is named in a grant (authorisation B3 step 4). */
const grantKinds: Partial<Record<Fn, GrantKind>> = {
  'quality-assurance': 'audit',
  inspection: 'inspection',
  'technical-support': 'support',
  'subject-access': 'subject-access',
}

export const grantKindOf = (fn: Fn): GrantKind | null => grantKinds[fn] ?? null

/** A council that has changed how it is governed since needs the delegation confirmed by both (authorisation B8 no. 22). */
const isConfirmed = (delegation: DelegatedFunction, day: Day): boolean =>
  delegation.governanceChanges.every(
    ({ from, confirmedOn }) =>
      !(delegation.from < from && from <= day) || (confirmedOn !== null && confirmedOn <= day),
  )

const inForce = (delegation: DelegatedFunction, day: Day): boolean =>
  covers(delegation, day) &&
  delegation.effectiveOn !== null &&
  delegation.effectiveOn <= day &&
  (delegation.endedOn === null || day < delegation.endedOn) &&
  isConfirmed(delegation, day)

/**
 * Whether one council has another, which employs this worker now, do something for it that is no function people act in
 * here and is agreed by name all the same: MARAC, which is not among the five (authorisation B8 no. 20).
 */
export const isDelegatedTo = (
  rights: Rights,
  authority: AuthorityCode,
  what: string,
  clientGroup: ClientGroup,
  at: Instant,
): boolean =>
  rights.delegations.some(
    (each) =>
      each.holder === authority &&
      each.fn === what &&
      each.clientGroup === clientGroup &&
      inForce(each, dayOf(at)) &&
      rights.employments.some(
        ({ employer, ...employed }) => employer === each.discharger && covers(employed, dayOf(at)),
      ),
  )

const isLent = (placement: Placement, at: Instant): boolean =>
  covers(placement, dayOf(at)) &&
  (placement.endsAt === null || at < (placement.finishUntil ?? placement.endsAt))

/** Until when a worker whose lending has ended may finish what they had begun for this council; null: nothing to finish. */
export const finishingUntil = (
  rights: Rights,
  authority: AuthorityCode,
  fn: Fn,
  at: Instant,
): Instant | null =>
  rights.placements.find(
    (each) =>
      each.host === authority &&
      each.fns.includes(fn) &&
      isLent(each, at) &&
      each.endsAt !== null &&
      each.endsAt <= at,
  )?.finishUntil ?? null

/** The grants of this kind that hold at this moment. A support engineer's holds only once a second person agreed. */
export const grantsAt = (rights: Rights, authority: AuthorityCode, kind: GrantKind, at: Instant): Grant[] =>
  rights.grants.filter(
    (grant) =>
      grant.authority === authority &&
      grant.kind === kind &&
      grant.from <= at &&
      at < grant.until &&
      (grant.withdrawnAt === null || at < grant.withdrawnAt) &&
      (kind !== 'support' || grant.isApproved) &&
      grant.records.length > 0,
  )

export const runOffAt = (rights: Rights, authority: AuthorityCode, fn: Fn, at: Instant): RunOffCase[] =>
  rights.runOff.filter(
    (listed) =>
      listed.authority === authority && listed.fn === fn && listed.from <= at && at < listed.stopsAt,
  )

type Asked = { authority: AuthorityCode; fn: Fn; clientGroup: ClientGroup; at: Instant }

/** What this one employment gives, the nearest first. */
const throughEmployment = (
  rights: Rights,
  { employer, employerName }: Employment,
  { authority, fn, clientGroup, at }: Asked,
): Standing[] => {
  const employed = { employer, employerName }
  const day = dayOf(at)
  const succession = rights.successions
    .filter((each) => each.predecessor === authority && each.successor === employer && each.vestsOn <= day)
    .map(({ predecessor, orderRef }): Standing => ({ ...employed, by: 'succession', predecessor, orderRef }))
  const delegated = rights.delegations
    .filter(
      (each) =>
        each.holder === authority &&
        each.discharger === employer &&
        each.fn === fn &&
        each.clientGroup === clientGroup &&
        inForce(each, day),
    )
    .map(({ instrument, reserved }): Standing => ({
      ...employed,
      by: 'delegated-function',
      instrument,
      reserved,
    }))
  const lent = rights.placements
    .filter(
      (each) =>
        each.host === authority && each.employer === employer && each.fns.includes(fn) && isLent(each, at),
    )
    .map(({ instrument, endsAt }): Standing => ({
      ...employed,
      by: 's113-placement',
      instrument,
      isFinishing: endsAt !== null && endsAt <= at,
    }))
  return [...succession, ...delegated, ...lent]
}

/**
 * Every reason why this worker may act for this council at this moment (authorisation B3 step 2), the nearest first.
 * Own employment first: delegation is concurrent, the holder's own staff keep their standing (R3). What names single
 * records, a grant or an exit list, comes last and reaches nothing else. All of them, because taking one away must never
 * add a permit: what one keeps back another may give.
 * Expiry is compared here, at the instant asked about, never by a batch job (R1).
 */
export const standings = (
  rights: Rights,
  authority: AuthorityCode,
  fn: Fn,
  clientGroup: ClientGroup,
  at: Instant,
): Standing[] => {
  const day = dayOf(at)
  const employments = rights.employments.filter((employment) => covers(employment, day))
  const [first] = employments
  if (!first) return []
  const employed = { employer: first.employer, employerName: first.employerName }
  const runOff = runOffAt(rights, authority, fn, at)
    .slice(0, 1)
    .map(({ instrument }): Standing => ({ ...employed, by: 'run-off', instrument }))
  const kind = grantKindOf(fn)
  if (kind !== null)
    return [
      // Each of them: the one that names the record is the reason kept with the look.
      ...grantsAt(rights, authority, kind, at).map(({ id }): Standing => ({
        ...employed,
        by: 'grant',
        grant: id,
        kind,
      })),
      ...runOff,
    ]
  const own = employments
    .filter(({ employer }) => employer === authority)
    .slice(0, 1)
    .map(({ employer, employerName }): Standing => ({ employer, employerName, by: 'own-employment' }))
  const lentOrDelegated = employments.flatMap((each) =>
    throughEmployment(rights, each, { authority, fn, clientGroup, at }),
  )
  return [
    ...own,
    ...lentOrDelegated.filter(isFull),
    ...lentOrDelegated.filter((each) => !isFull(each)),
    ...runOff,
  ]
}

/**
 * The nearest reason why this worker may act for this council at this moment, or null.
 * Its twin in the database is app.has_standing; a property test keeps them together.
 */
export const standing = (
  rights: Rights,
  authority: AuthorityCode,
  fn: Fn,
  clientGroup: ClientGroup,
  at: Instant,
): Standing | null => standings(rights, authority, fn, clientGroup, at)[0] ?? null

/** Reaches everything its function reaches of that council; the others reach single records only. */
export const isFull = (held: Standing): boolean =>
  held.by !== 'grant' && held.by !== 'run-off' && !(held.by === 's113-placement' && held.isFinishing)

/** May they act there for everything their function reaches, and not for single records alone? */
export const hasFullStanding = (
  rights: Rights,
  authority: AuthorityCode,
  fn: Fn,
  clientGroup: ClientGroup,
  at: Instant,
): boolean => standings(rights, authority, fn, clientGroup, at).some(isFull)

/** The agreement it rests on; null where it rests on none: one's own council, an order, a grant. */
export const instrumentOf = (held: Standing): InstrumentRef | null =>
  'instrument' in held ? held.instrument : null

/** The standing in words, for the banner every page carries. */
export const standingInWords = (held: Standing): string => {
  const as = `as ${held.employerName} employee`
  switch (held.by) {
    case 'own-employment':
      return as
    case 'succession':
      return `${as}, in its predecessor’s place by ${held.orderRef}`
    case 'delegated-function':
      return `${as}, under ${held.instrument.title}`
    case 's113-placement':
      return held.isFinishing
        ? `${as}, finishing what was begun while lent under ${held.instrument.title}`
        : `${as} lent under ${held.instrument.title}`
    case 'grant':
      return `${as}, for the records named to you only`
    case 'run-off':
      return `${as}, for the cases on the exit list of ${held.instrument.title} only`
  }
}
