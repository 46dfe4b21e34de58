import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { House, RecordSigning, Task } from '../web/index.ts'
import { type Checkpoint, checkpointText, originOf, readCheckpoint } from './checkpoint.ts'
import { rootOf } from './merkle-proof.ts'
import { signed, signedBy, takeApart, type Verifier, verifierOf } from './note.ts'
import {
  keepCheckpoint,
  type KeptCheckpoint,
  keptCheckpoint,
  sealedSize,
  sealSome,
  storedRuns,
} from './tree.sql.ts'

/** So many rows in one transaction: a moment's work, so that nobody waits and nothing large is held. */
const atOnce = 5_000

const serviceFor = (owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job: 'seal-record',
  actingFor: owner,
})

export const asService = <A>(house: House, owner: AuthorityCode, work: (tx: Tx) => Promise<A>): Promise<A> =>
  asActor(house.db, contextFor(serviceFor(owner), 'record.read', house.now()), work)

/** Seals everything that waits of one council, and gives how many rows that were. */
export const sealCouncil = async (house: House, owner: AuthorityCode): Promise<number> => {
  let sealed = 0
  for (let more = true; more;) {
    const now = await asService(house, owner, (tx) => sealSome(tx, owner, atOnce))
    sealed += now
    more = now === atOnce
  }
  return sealed
}

/** Under which name and key the service signs a council's record. */
export const signerOf = ({ name, key }: RecordSigning, owner: AuthorityCode) => ({
  name: originOf(name, owner),
  key,
})

/** The record no longer begins with what was signed of it, or its last checkpoint is not ours. */
export class RecordAltered extends Error {}

/** Nothing is signed that does not begin with what was signed before. */
const refuseUnlessGrown = async (
  tx: Tx,
  owner: AuthorityCode,
  last: KeptCheckpoint,
  verifier: Verifier,
): Promise<void> => {
  const text = takeApart(last.note)?.text ?? ''
  const said = signedBy(last.note, verifier) ? readCheckpoint(text) : null
  const root =
    (await sealedSize(tx, owner)) < last.size ? null : await rootOf(last.size, storedRuns(tx, owner))
  if (!said || said.size !== last.size || !root?.equals(said.root))
    throw new RecordAltered(`The sealed record of ${owner} is not what was signed of it.`)
}

/**
 * Signs what has been sealed since the last checkpoint; null where there is nothing new. Throws RecordAltered, and signs
 * nothing, where the tree no longer begins with the one signed last.
 */
export const signCheckpoint = async (
  house: House,
  owner: AuthorityCode,
  signing: RecordSigning,
): Promise<(Checkpoint & { number: number }) | null> => {
  const signer = signerOf(signing, owner)
  return asService(house, owner, async (tx) => {
    const last = await keptCheckpoint(tx, owner)
    if (last) await refuseUnlessGrown(tx, owner, last, verifierOf(signer, 'signature'))
    const size = await sealedSize(tx, owner)
    if (size <= (last?.size ?? 0)) return null
    const root = await rootOf(size, storedRuns(tx, owner))
    const checkpoint = { origin: signer.name, size, root }
    const note = signed(checkpointText(checkpoint), signer)
    const number = await keepCheckpoint(tx, owner, { size, root, note })
    return number === null ? null : { ...checkpoint, number }
  })
}

/**
 * Each minute: seals what was written since, of every council, and signs it. One council's trouble does not keep the
 * other's record from being sealed.
 */
export const sealRecord: Task = async (_payload, house) => {
  const councils = await house.councils()
  const done = await Promise.allSettled(
    councils.map(async ({ code }) => {
      await sealCouncil(house, code)
      if (house.record) await signCheckpoint(house, code, house.record)
    }),
  )
  const failed = done.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}
