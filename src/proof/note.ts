import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto'

/**
 * Signed notes (c2sp.org/signed-note): a text that ends in a newline, an empty line, and signature lines, each an em dash,
 * the name of the key and, in base64, four bytes that say which key and the signature. Two kinds of signature are used:
 * Ed25519 over the text (1), and a witness's co-signature with its time (4, c2sp.org/tlog-cosignature). Pure.
 */
const kinds = { signature: 1, cosignature: 4 } as const
type SignatureKind = keyof typeof kinds

/** Who signs: `name` stands in the signature line and has neither spaces nor a plus. */
export type Signer = { name: string; key: KeyObject }

/** Whose signatures are believed. */
export type Verifier = { name: string; kind: SignatureKind; key: KeyObject; id: Buffer; raw: Buffer }

const keyBytes = 32
const idBytes = 4
const timeBytes = 8
const signatureBytes = 64

const isName = (name: string): boolean => name !== '' && !/[\s+]/u.test(name)

const rawOf = (key: KeyObject): Buffer => {
  const { x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  const raw = Buffer.from(x ?? '', 'base64url')
  if (key.asymmetricKeyType !== 'ed25519' || raw.length !== keyBytes)
    throw new RangeError('A record is signed with an Ed25519 key.')
  return raw
}

const idOf = (name: string, kind: SignatureKind, raw: Buffer): Buffer =>
  hash(
    'sha256',
    Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([kinds[kind]]), raw]),
    'buffer',
  ).subarray(0, idBytes)

/** Whose signatures the signer's own are. RangeError where the name or the key cannot be used. */
export const verifierOf = ({ name, key }: Signer, kind: SignatureKind): Verifier => {
  if (!isName(name)) throw new RangeError(`Not the name of a key: ${JSON.stringify(name)}`)
  const raw = rawOf(key)
  return { name, kind, raw, id: idOf(name, kind, raw), key: publicKeyFrom(raw) }
}

const publicKeyFrom = (raw: Buffer): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' })

/** A verifier's key in one line, as people pass it on: `name+0123abcd+base64`. */
export const keyLine = ({ name, kind, id, raw }: Verifier): string =>
  `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.from([kinds[kind]]), raw]).toString('base64')}`

/** Reads such a line; null for anything else, and where its parts do not belong together. */
export const readKeyLine = (line: string): Verifier | null => {
  const [, name = '', id = '', encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(line) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  const kind =
    bytes[0] === kinds.signature ? 'signature' : bytes[0] === kinds.cosignature ? 'cosignature' : null
  if (!isName(name) || kind === null || bytes.length !== keyBytes + 1) return null
  const raw = bytes.subarray(1)
  const own = idOf(name, kind, raw)
  return own.toString('hex') === id ? { name, kind, raw, id: own, key: publicKeyFrom(raw) } : null
}

const lineOf = ({ name, id }: Verifier, signature: Buffer): string =>
  `— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`

/** The text with the signer's signature under it. */
export const signed = (text: string, signer: Signer): string =>
  `${text}\n${lineOf(verifierOf(signer, 'signature'), sign(null, Buffer.from(text), signer.key))}`

const cosignedText = (text: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${String(seconds)}\n${text}`)

/** The line by which a witness says that, at this time (whole seconds since 1970), this is the latest it has seen. */
export const cosignatureLine = (text: string, signer: Signer, seconds: number): string => {
  const time = Buffer.alloc(timeBytes)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, cosignedText(text, BigInt(seconds)), signer.key)
  return lineOf(verifierOf(signer, 'cosignature'), Buffer.concat([time, signature]))
}

type SignatureLine = { name: string; id: Buffer; signature: Buffer }

/** A note taken apart; `signatures` are not yet believed. Null for what is not a signed note. */
export const takeApart = (note: string): { text: string; signatures: SignatureLine[] } | null => {
  const at = note.lastIndexOf('\n\n')
  if (at < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return null
  const lines = note.slice(at + 2, -1).split('\n')
  const signatures = lines.map(readLine)
  return lines.length > 0 && lines.length <= 64 && signatures.every((line) => line !== null)
    ? { text: note.slice(0, at + 1), signatures }
    : null
}

const readLine = (line: string): SignatureLine | null => {
  const [, name = '', encoded = ''] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
  const bytes = Buffer.from(encoded, 'base64')
  // One spelling only: what base64 would read leniently could be changed unseen.
  if (name === '' || bytes.length <= idBytes || bytes.toString('base64') !== encoded) return null
  return { name, id: bytes.subarray(0, idBytes), signature: bytes.subarray(idBytes) }
}

const holds = (text: string, { kind, key }: Verifier, signature: Buffer): Verified | null => {
  if (kind === 'signature') return verify(null, Buffer.from(text), key, signature) ? { seconds: null } : null
  if (signature.length !== timeBytes + signatureBytes) return null
  const seconds = signature.readBigUInt64BE()
  return verify(null, cosignedText(text, seconds), key, signature.subarray(timeBytes))
    ? { seconds: Number(seconds) }
    : null
}

/** When a co-signature says it was made; a plain signature says nothing of time. */
export type Verified = { seconds: number | null }

/**
 * What this verifier signed of a note: null where it signed nothing, or where a line that claims to be its own does not
 * hold.
 */
export const signedBy = (note: string, verifier: Verifier): Verified | null => {
  const apart = takeApart(note)
  const own =
    apart?.signatures.filter(({ name, id }) => name === verifier.name && id.equals(verifier.id)) ?? []
  if (!apart || own.length === 0) return null
  const all = own.map(({ signature }) => holds(apart.text, verifier, signature))
  return all.every((each) => each !== null) ? (all[0] ?? null) : null
}
