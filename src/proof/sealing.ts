import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { raiseAlert } from '../alerts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { addMinutes } from '../time/index.ts'
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
  witnessed,
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
  const root = await rootOf(last.size, storedRuns(tx, owner)).catch((error: unknown) => {
    // Fewer leaves, or fewer hashes over them, than there were.
    if (error instanceof RangeError) return null
    throw error
  })
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

/** Whom it is told to, and what it is about: not a record of anybody but the record itself. */
const theRecordItself = '00000000-0000-4000-8000-00000000c0de'

/** Everybody in oversight finds it among the alerts, the director as well as the privacy officers. */
const tell = (house: House, owner: AuthorityCode, kind: 'record-altered' | 'witness-behind'): Promise<void> =>
  asService(house, owner, (tx) =>
    raiseAlert(
      tx,
      { actor: serviceFor(owner), at: house.now(), owner },
      {
        kind,
        forFn: 'oversight',
        forRole: 'privacy-officer',
        subjectKind: 'record',
        subjectId: theRecordItself,
        reference: null,
      },
    ),
  )

/** A witness that has not signed for so long, while there was something to sign, is behind (reliability C9 no. 19). */
const behindAfterMinutes = 5

/** Is a witness this council is known by so far behind that somebody must know? */
const isWitnessBehind = async (house: House, owner: AuthorityCode): Promise<boolean> =>
  asService(house, owner, async (tx) => {
    for (const { size } of await witnessed(tx, owner)) {
      const unsigned = await keptCheckpoint(tx, owner, size + 1)
      if (unsigned && addMinutes(unsigned.madeAt, behindAfterMinutes) < house.now()) return true
    }
    return false
  })

/** Signs what is new, and tells the privacy officers and the director where that cannot be done, or is not witnessed. */
const signAndTell = async (house: House, owner: AuthorityCode, signing: RecordSigning): Promise<void> => {
  try {
    await signCheckpoint(house, owner, signing)
  } catch (error) {
    if (!(error instanceof RecordAltered)) throw error
    await tell(house, owner, 'record-altered')
  }
  if (await isWitnessBehind(house, owner)) await tell(house, owner, 'witness-behind')
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
      if (house.record) await signAndTell(house, code, house.record)
    }),
  )
  const failed = done.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}
