import { type Day, dayOf, type Instant } from '../time/index.ts'
import type { Assurance } from './assurance.ts'
import { covers, type Membership, type Rights } from './rights.ts'
import { hasFullStanding, standing } from './standing.ts'
import type { AuthorityCode, Fn, Role } from './words.ts'

/** A signed-in worker with the hat they wear: one council, one function, chosen and never inferred. */
export type StaffActor = {
  kind: 'staff'
  rights: Rights
  actingFor: AuthorityCode | null
  fn: Fn | null
  /** How they signed in. Where it is not known, what needs a fresh sign-in is refused. */
  assurance?: Assurance
}

/** Somebody outside, with no account, telling us a worry. */
export type PublicActor = { kind: 'public' }

/** The service itself, working for one council at a time. */
export type SystemActor = { kind: 'system'; job: string; actingFor: AuthorityCode }

/**
 * Somebody at a partner agency who was sent a one-time link: it opens the one request it was sent for, and nothing
 * else. `proof` is what the database finds the link by; the name is the one they gave.
 */
export type LinkActor = { kind: 'link'; linkId: string; requestId: string; proof: string; name: string }

export type Actor = StaffActor | PublicActor | SystemActor | LinkActor

/** `authority` is the council acted for; for a navigator their own agency, which acts for itself alone. */
export type Hat = { authority: AuthorityCode; fn: Fn; teamName: string }

export const membershipsAt = (rights: Rights, at: Instant): Membership[] => {
  const day = dayOf(at)
  return rights.memberships.filter((membership) => covers(membership, day))
}

export const holdsRole = (rights: Rights, role: Role, at: Instant): boolean =>
  rights.roles.some((held) => held.role === role && covers(held, dayOf(at)))

/**
 * The hats this worker may choose between now: for each team they belong to, the councils it serves and for which
 * they have standing at this moment. A hat whose agreement has lapsed is simply not offered.
 */
export const hats = (rights: Rights, at: Instant): Hat[] => {
  const day = dayOf(at)
  return membershipsAt(rights, at).flatMap((team) =>
    team.fn === 'navigator'
      ? ownAgency(rights, team, day)
      : team.serves
          .filter(
            (served) => covers(served, day) && standing(rights, served.authority, team.fn, 'children', at),
          )
          .map((served) => ({ authority: served.authority, fn: team.fn, teamName: team.teamName })),
  )
}

/** A navigator acts for the agency that employs them, whichever councils it works with (authorisation B3 step 3). */
const ownAgency = (rights: Rights, team: Membership, day: Day): Hat[] =>
  rights.employments.some(
    (employment) => employment.employer === team.organisation && covers(employment, day),
  )
    ? [{ authority: team.organisation, fn: team.fn, teamName: team.teamName }]
    : []

/**
 * The councils whose trays this worker may look down together, under the function they act in. Whoever is named for single
 * records of a council only has no tray of it.
 */
export const councilsInSight = ({ rights, fn }: StaffActor, at: Instant): AuthorityCode[] => [
  ...new Set(
    hats(rights, at)
      .filter((hat) => hat.fn === fn && hasFullStanding(rights, hat.authority, hat.fn, 'children', at))
      .map((hat) => hat.authority),
  ),
]
