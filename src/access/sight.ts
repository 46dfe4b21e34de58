import type { Instant } from '../time/index.ts'
import type { Rights } from './rights.ts'
import { grantsAt } from './standing.ts'
import type { AuthorityCode } from './words.ts'

/** How far a record is kept from those who could otherwise reach it (authorisation B3 step 5). */
export type Kept = {
  owner: AuthorityCode
  id: string
  sensitivity: 'open' | 'restricted' | 'sealed'
  /** Workers named on a restricted record; the custodians of a sealed one. */
  namedAccess: readonly string[]
}

/**
 * Is this record of a person in the worker's sight, whatever else lets them reach it? Breaking the glass opens what is
 * restricted for a while, and never what is sealed (authorisation B3 step 7, B5). Everybody else with standing finds a stub
 * of a restricted record, and of a sealed one nothing. Its twin is the policy `restricted` on person.
 */
export const isInSight = (
  { owner, id, sensitivity, namedAccess }: Kept,
  rights: Rights,
  at: Instant,
): boolean => {
  if (sensitivity === 'open' || namedAccess.includes(rights.staffId)) return true
  return (
    sensitivity === 'restricted' &&
    grantsAt(rights, owner, 'break-glass', at).some(({ records }) => records.includes(id))
  )
}
