import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Instant } from '../time/index.ts'

export type Invitation = {
  id: string
  staffId: string
  name: string
  email: string
  organisation: string
  organisationName: string
  invitedBy: string
  invitedByName: string
  actingForName: string
  tokenHash: string
  codeHash: string
  wrongCodes: number
  sentTo: string | null
  madeAt: Instant
  endsAt: Instant
  usedAt: Instant | null
  withdrawnAt: Instant | null
}

export type InvitationState = 'open' | 'used' | 'withdrawn' | 'guessed' | 'over'

/** One chance in two hundred billion each, and the link is needed too. */
export const mostWrongCodes = 5

export const stateOf = (
  invitation: Pick<Invitation, 'usedAt' | 'withdrawnAt' | 'wrongCodes' | 'endsAt'>,
  at: Instant,
): InvitationState => {
  if (invitation.usedAt !== null) return 'used'
  if (invitation.withdrawnAt !== null) return 'withdrawn'
  if (invitation.wrongCodes >= mostWrongCodes) return 'guessed'
  return at < invitation.endsAt ? 'open' : 'over'
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

export const hashOfToken = (token: string): string => sha256(`invitation/${token}`)

/** With the link's secret in it: whoever had the database alone could otherwise try every code. */
export const hashOfCode = (token: string, code: string): string => sha256(`${token}/${plainCode(code)}`)

/** As told by telephone: case, spaces and dashes do not matter. */
const plainCode = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** No letter or figure that is heard or read as another. */
const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'
const codeLength = 8

export const newToken = (): string => randomBytes(32).toString('base64url')

export const newCode = (): string => {
  const code = Array.from({ length: codeLength }, () => letters.charAt(randomInt(letters.length))).join('')
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** Who would invite: for which council or agency, and of which organisations they manage a team. */
export type Inviter = {
  staffId: string
  actingFor: string
  isAdministrator: boolean
  manages: readonly string[]
}

/** Who would be invited: one employment in force, and the councils that employer's teams work with. */
export type Invitee = {
  staffId: string
  employer: string
  isCouncil: boolean
  worksWith: readonly string[]
  /** The employer has a sign-in of its own here: that is the way in, and ends with the employment. */
  hasOwnSignIn: boolean
}

export type WhyNotInvited = 'yourself' | 'has-own-sign-in' | 'not-yours'

/**
 * Whether somebody may invite somebody. An administrator invites for their own council, and for agencies that work with
 * it, never for the other council; the manager of an agency's team invites colleagues of that agency.
 */
export const whyNotInvited = (inviter: Inviter, invitee: Invitee): WhyNotInvited | null => {
  if (inviter.staffId === invitee.staffId) return 'yourself'
  if (invitee.hasOwnSignIn) return 'has-own-sign-in'
  const isOwn = invitee.employer === inviter.actingFor
  const isMayInvite = inviter.isAdministrator
    ? isOwn || (!invitee.isCouncil && invitee.worksWith.includes(inviter.actingFor))
    : isOwn && inviter.manages.includes(invitee.employer)
  return isMayInvite ? null : 'not-yours'
}
