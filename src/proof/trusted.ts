import type { Trusted } from './heads.ts'
import { keyOr, keysGiven } from './keys-given.ts'
import { verifierOf } from './note.ts'
import { type Environment, signingFrom } from './record-key.ts'
import { signerOf } from './sealing.ts'
import { keysOfTrial } from './trial-witnesses.ts'
import { keptNotes } from './witness-kept.ts'

type Given = {
  council: string
  serviceKey: string | null
  witnessKeys: readonly string[]
  /** The file a witness keeps, which names the keys it trusts. */
  witness: string | null
}

/** Whose signatures an audit or an export believes: those named, those in the witness's file, and this installation's. */
export const trustedFrom = async (
  env: Environment,
  trialFolder: string | null,
  { council, serviceKey, witnessKeys, witness }: Given,
): Promise<Trusted> => {
  const pinned = witness === null ? null : (await keptNotes(witness)).pinned
  if (witness !== null && pinned === null) throw new Error(`${witness} is not the file of a witness.`)
  const signing = await signingFrom(env, trialFolder)
  const [named] = keysGiven(serviceKey === null ? [] : [serviceKey], 'signature')
  const service =
    named ??
    (pinned ? keyOr(pinned.service) : null) ??
    (signing ? verifierOf(signerOf(signing, council), 'signature') : null)
  if (!service) throw new Error('Whose signature is it? Name the service’s key: --service-key LINE.')
  const own = trialFolder === null ? [] : await keysOfTrial(trialFolder, council)
  const lines = [...witnessKeys, ...own, ...(signing?.witnesses ?? []), ...(pinned ? [pinned.witness] : [])]
  return { service, witnesses: keysGiven([...new Set(lines)], 'cosignature') }
}
