import type { AuthorityCode } from '../access/index.ts'
import type { RecordSigning } from '../web/index.ts'
import { type Environment, signingFrom } from './record-key.ts'
import { type TrialWitness, trialWitnesses } from './trial-witnesses.ts'

/**
 * How this installation signs its record, and the witnesses that a trial brings itself (none on a council's own server).
 * `signing` is null where no key was given: then the record is sealed and not signed.
 */
export const beginProof = async (
  env: Environment,
  trialFolder: string | null,
  councils: readonly AuthorityCode[],
): Promise<{ signing: RecordSigning | null; witnesses: readonly TrialWitness[] }> => {
  const signing = await signingFrom(env, trialFolder)
  const own = trialFolder === null ? [] : await trialWitnesses(trialFolder, councils)
  const witnesses = [...(signing?.witnesses ?? []), ...own.map(({ keyLine }) => keyLine)]
  return { signing: signing && { ...signing, witnesses }, witnesses: own }
}
