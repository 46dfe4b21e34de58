import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { PasskeyPlace } from '../web/index.ts'
import type { Passkey } from './passkey.ts'

/** Ed25519, ECDSA with P-256, RSA with SHA-256: what authenticators have. Given, so that an update of the library adds none unseen. */
const algorithms = [-8, -7, -257]

/** Loaded with the first passkey: a service without any stays small. */
const library = () => import('@simplewebauthn/server')

const text = z.string().min(1).max(20_000)
const optional = z.string().max(20_000).optional()

/** What a browser sends of a passkey just made; anything else is not one. */
const madeShape = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
})

/** What a browser sends when a passkey was used. */
const usedShape = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: optional,
  }),
})

const read = <T>(shape: z.ZodType<T>, sent: string): T | null => {
  try {
    const parsed = shape.safeParse(JSON.parse(sent))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Which passkey an answer says it is of, before anything of it is believed. */
export const credentialIn = (sent: string): string | null => read(usedShape, sent)?.id ?? null

type Owner = { staffId: string; name: string; organisationName: string; existing: readonly Passkey[] }

/** What a browser is asked when somebody makes a passkey: kept by the device itself, and its owner checked each time. */
export const optionsToMake = async (
  place: PasskeyPlace,
  { staffId, name, organisationName, existing }: Owner,
): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Front Door',
    rpID: place.domain,
    userID: new TextEncoder().encode(staffId),
    userName: `${name}, ${organisationName}`,
    userDisplayName: name,
    attestationType: 'none',
    timeout: timeoutMilliseconds,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  })
}

const timeoutMilliseconds = 120_000

/** What a browser is asked when somebody signs in. With `only`, one of these; without, whichever they have for here. */
export const optionsToUse = async (
  place: PasskeyPlace,
  only: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: place.domain,
    userVerification: 'required',
    timeout: timeoutMilliseconds,
    allowCredentials: only.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  })
}

export type Made = {
  credentialId: string
  publicKey: Uint8Array<ArrayBuffer>
  transports: readonly string[]
  aaguid: string
  signCount: number
  mayBeSynced: boolean
  isBackedUp: boolean
}

/** Verifies a passkey just made: challenge, origin, domain, its owner checked. Null wherever anything does not fit. */
export const verifyMade = async (
  place: PasskeyPlace,
  challenge: string,
  sent: string,
): Promise<Made | null> => {
  const answer = read(madeShape, sent)
  if (answer === null) return null
  const { verifyRegistrationResponse } = await library()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} } satisfies RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.domain,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return null
    const { credential, aaguid, credentialDeviceType, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      transports: answer.response.transports,
      aaguid,
      signCount: credential.counter,
      mayBeSynced: credentialDeviceType === 'multiDevice',
      isBackedUp: credentialBackedUp,
    }
  } catch {
    return null
  }
}

export type Used = { signCount: number; isBackedUp: boolean }

/**
 * Verifies that a passkey was used: signature, challenge, origin, domain, its owner checked, and that it is of whom it
 * says. The counter is given back, not judged: what a counter that went back means is decided by looksCopied.
 */
export const verifyUsed = async (
  place: PasskeyPlace,
  challenge: string,
  sent: string,
  { credentialId, publicKey, staffId }: Passkey,
): Promise<Used | null> => {
  const answer = read(usedShape, sent)
  if (answer === null) return null
  const { userHandle, ...rest } = answer.response
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== staffId) return null
  const { verifyAuthenticationResponse } = await library()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        ...answer,
        response: { ...rest, ...(userHandle === undefined ? {} : { userHandle }) },
        clientExtensionResults: {},
      } satisfies AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: place.domain,
      credential: { id: credentialId, publicKey, counter: 0 },
      requireUserVerification: true,
    })
    const { newCounter: signCount, credentialBackedUp: isBackedUp } = authenticationInfo
    return verified ? { signCount, isBackedUp } : null
  } catch {
    return null
  }
}
