import { covers, type Rights } from '../access/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { House } from '../web/index.ts'

/** Employers whose people sign in at a provider of their own. */
export const employersWithSignIn = ({ signInWith }: House): string[] =>
  (signInWith?.issuers ?? []).map(({ employer }) => employer)

/** The organisation somebody signs in for with a passkey: one that employs them today and has no sign-in of its own. */
export const employerWithPasskeys = (house: House, rights: Rights, at: Instant): string | null => {
  const theirOwn = employersWithSignIn(house)
  const employment = rights.employments.find(
    (each) => covers(each, dayOf(at)) && !theirOwn.includes(each.employer),
  )
  return employment?.employer ?? null
}
