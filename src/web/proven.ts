import { addMinutes, type Instant } from '../time/index.ts'
import type { Issuer } from './issuers.ts'
import type { Identity } from './provider.ts'
import type { Vouched } from './session.sql.ts'

/** Between a provider's seconds, cut off, and ours. */
const slack = 0.5

type Told = Pick<Identity, 'how' | 'using'>

/** Does the ID token say that two factors were used (ASVS 5.0 V6.3.3)? Null: nobody has said by which words it would. */
export const showsTwoFactors = (
  { secondFactor }: Pick<Issuer, 'secondFactor'>,
  { how, using }: Told,
): boolean | null => {
  if (secondFactor === undefined) return null
  const { acr = [], amr = [] } = secondFactor
  return (how !== null && acr.includes(how)) || using.some((each) => amr.includes(each))
}

/** In a way the employer lets count for what is sealed. Where nobody has said which do, none does: it may be a password. */
const counts = (issuer: Issuer, told: Told): boolean => {
  const { againAcr = [] } = issuer
  return againAcr.length > 0
    ? told.how !== null && againAcr.includes(told.how)
    : showsTwoFactors(issuer, told) === true
}

/** When they last proved who they are in a way that counts; null where the provider does not say. */
const provenAt = (issuer: Issuer, identity: Identity, at: Instant): Instant | null => {
  const { provenBefore } = identity
  return counts(issuer, identity) && provenBefore !== null ? addMinutes(at, -provenBefore / 60) : null
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
