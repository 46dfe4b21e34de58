import { type Day, dayOf, type Instant } from '../time/index.ts'
import { covers, type DelegatedFunction, type InstrumentRef, type Rights } from './rights.ts'
import type { AuthorityCode, ClientGroup, Fn } from './words.ts'

export type Standing =
  | { by: 'own-employment'; employer: string; employerName: string }
  | { by: 's113-placement'; employer: string; employerName: string; instrument: InstrumentRef }
  | { by: 'delegated-function'; employer: string; employerName: string; instrument: InstrumentRef }

const inForce = (delegation: DelegatedFunction, day: Day): boolean =>
  covers(delegation, day) &&
  delegation.effectiveOn !== null &&
  delegation.effectiveOn <= day &&
  (delegation.endedOn === null || day < delegation.endedOn)

/**
 * Why this worker may act for this council at this moment, or null (authorisation B3 step 2).
 * Own employment first: delegation is concurrent, the holder's own staff keep their standing (R3).
 * Expiry is compared here, at the instant asked about, never by a batch job (R1).
 * Its twin in the database is app.has_standing; a property test keeps them together.
 */
export const standing = (
  rights: Rights,
  authority: AuthorityCode,
  fn: Fn,
  clientGroup: ClientGroup,
  at: Instant,
): Standing | null => {
  const day = dayOf(at)
  const employments = rights.employments.filter((employment) => covers(employment, day))
  const own = employments.find((employment) => employment.employer === authority)
  if (own) return { by: 'own-employment', employer: own.employer, employerName: own.employerName }

  for (const { employer, employerName } of employments) {
    const delegation = rights.delegations.find(
      (each) =>
        each.holder === authority &&
        each.discharger === employer &&
        each.fn === fn &&
        each.clientGroup === clientGroup &&
        inForce(each, day),
    )
    if (delegation)
      return { by: 'delegated-function', employer, employerName, instrument: delegation.instrument }
    const placement = rights.placements.find(
      (each) =>
        each.host === authority && each.employer === employer && each.fns.includes(fn) && covers(each, day),
    )
    if (placement) return { by: 's113-placement', employer, employerName, instrument: placement.instrument }
  }
  return null
}

/** The standing in words, for the banner every page carries. */
export const standingInWords = (standing: Standing): string => {
  switch (standing.by) {
    case 'own-employment':
      return `as ${standing.employerName} employee`
    case 'delegated-function':
      return `as ${standing.employerName} employee, under ${standing.instrument.title}`
    case 's113-placement':
      return `as ${standing.employerName} employee lent under ${standing.instrument.title}`
  }
}
