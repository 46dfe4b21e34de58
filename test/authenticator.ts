import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A software authenticator: makes and uses passkeys as WebAuthn says, so that a test can also have it do wrong. */

type Cbor = number | string | Uint8Array | ReadonlyMap<number | string, Cbor>

const head = (major: number, n: number): Buffer => {
  if (n < 24) return Buffer.from([(major << 5) | n])
  if (n < 256) return Buffer.from([(major << 5) | 24, n])
  return Buffer.from([(major << 5) | 25, n >> 8, n & 255])
}

/** As much of CBOR as an attestation needs. */
const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([k, v]) => [cbor(k), cbor(v)])])
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: Uint8Array | string): Buffer => createHash('sha256').update(bytes).digest()

/** What a test changes of an honest ceremony. */
export type Wrong = {
  origin?: string
  domain?: string
  challenge?: string
  /** The owner was not checked. */
  unverified?: boolean
  signCount?: number
  userHandle?: string
  backedUp?: boolean
}

type Options = { challenge: string }

export class Authenticator {
  readonly id = randomBytes(32)
  signCount = 0
  private readonly keys: { publicKey: KeyObject; privateKey: KeyObject }
  private readonly origin: string
  private readonly domain: string
  private userHandle = ''

  constructor({ origin, domain }: { origin: string; domain: string }) {
    this.keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.origin = origin
    this.domain = domain
  }

  /** The answer to what a page asks when a passkey is made. */
  make(options: Options & { user: { id: string } }, wrong: Wrong = {}): string {
    this.userHandle = options.user.id
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' })
    const key = new Map<number, Cbor>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ])
    const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cbor(key)])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, Cbor>()],
      ['authData', Buffer.concat([this.data(wrong, 0x40), credential])],
    ])
    return this.answer({
      clientDataJSON: base64url(this.clientData('webauthn.create', options, wrong)),
      attestationObject: base64url(cbor(attestation)),
      transports: ['internal'],
    })
  }

  /** The answer to what a page asks when a passkey is used. */
  use(options: Options, wrong: Wrong = {}): string {
    this.signCount += 1
    const authenticatorData = this.data(wrong, 0)
    const clientData = this.clientData('webauthn.get', options, wrong)
    const signature = sign(
      'sha256',
      Buffer.concat([authenticatorData, sha256(clientData)]),
      this.keys.privateKey,
    )
    return this.answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
      userHandle: wrong.userHandle ?? this.userHandle,
    })
  }

  private clientData(type: string, { challenge }: Options, wrong: Wrong): Buffer {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: wrong.challenge ?? challenge,
        origin: wrong.origin ?? this.origin,
        crossOrigin: false,
      }),
    )
  }

  /** Whose domain, which flags (present, verified, may be synced, is backed up), how often used. */
  private data(wrong: Wrong, more: number): Buffer {
    const flags = 0x01 | (wrong.unverified ? 0 : 0x04) | 0x08 | (wrong.backedUp ? 0x10 : 0) | more
    const count = Buffer.alloc(4)
    count.writeUInt32BE(wrong.signCount ?? this.signCount)
    return Buffer.concat([sha256(wrong.domain ?? this.domain), Buffer.from([flags]), count])
  }

  private answer(response: object): string {
    const id = base64url(this.id)
    return JSON.stringify({ id, rawId: id, type: 'public-key', response })
  }
}
