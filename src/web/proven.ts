import { addMinutes, type Instant } from '../time/index.ts'
import type { Issuer } from './issuers.ts'
import type { Identity } from './provider.ts'
import type { Vouched } from './session.sql.ts'

/** Between a provider's seconds, cut off, and ours. */
const slack = 0.5

/** When they last proved who they are in a way the employer lets count; null where the provider does not say. */
const provenAt = (
  { againAcr = [] }: Issuer,
  { provenBefore, how }: Identity,
  at: Instant,
): Instant | null => {
  const counts = againAcr.length === 0 || (how !== null && againAcr.includes(how))
  return counts && provenBefore !== null ? addMinutes(at, -provenBefore / 60) : null
}

/** What stands behind a sign-in at an employer's provider. */
export const vouchedBy = (issuer: Issuer, identity: Identity, at: Instant): Vouched => ({
  way: 'employer',
  employer: issuer.employer,
  provenAt: provenAt(issuer, identity, at),
  provider: { issuer: identity.issuer, subject: identity.subject, session: identity.session },
})

/** Whether they proved it since they were asked, and not some time before. */
export const isProvenSince = ({ provenAt: proven }: Vouched, asked: Instant): boolean =>
  proven !== null && addMinutes(proven, slack) >= asked
