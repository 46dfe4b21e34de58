import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthorityCode } from '../access/index.ts'
import { askOverHttp } from './ask.ts'
import { keyLine, type Signer, verifierOf } from './note.ts'
import { keyInFile } from './record-key.ts'
import { RowsRound } from './rows-round.ts'
import { Witness } from './witness.ts'
import { sayRows, sayWhatWasSeen } from './witness.words.ts'

/**
 * In a trial both councils' witnesses run beside the service, each with its own folder and key, so that what they do can
 * be seen. They ask over HTTP like any other. A council that means it runs its own elsewhere (docs/running.md).
 */
export type TrialWitness = { council: AuthorityCode; file: string; signer: Signer; keyLine: string }

export const trialWitnesses = (folder: string, councils: readonly AuthorityCode[]): Promise<TrialWitness[]> =>
  Promise.all(
    councils.map(async (council) => {
      const own = join(folder, 'witness', council)
      const signer = {
        name: `witness.${council.toLowerCase()}`,
        key: await keyInFile(join(own, 'witness-key.pem')),
      }
      const file = join(own, 'record')
      return { council, file, signer, keyLine: keyLine(verifierOf(signer, 'cosignature')) }
    }),
  )

/** The key of the witness that a trial has run for this council; none where it has not. */
export const keysOfTrial = async (folder: string, council: AuthorityCode): Promise<string[]> =>
  existsSync(join(folder, 'witness', council, 'witness-key.pem'))
    ? (await trialWitnesses(folder, [council])).map((witness) => witness.keyLine)
    : []

const every = 60_000
const firstAfter = 15_000

/** Each witness looks every minute, and at ten thousand rows each time, round and round. What it finds wrong is said once, in words, on the service's own output. */
export const watchInTrial = (
  witnesses: readonly TrialWitness[],
  { address, ownerUrl, say }: { address: string; ownerUrl: string; say: (line: string) => void },
): { stop: () => Promise<void> } => {
  const ask = askOverHttp(address)
  const said = new Set<string>()
  const once = (line: string): void => {
    if (!said.has(line)) say(line)
    said.add(line)
  }
  const all = witnesses.map(({ council, file, signer }) => ({
    council,
    witness: new Witness({ council, file, signer, serviceKey: null, ask }),
    rows: new RowsRound({ ownerUrl, council, file }),
  }))
  const look = async (): Promise<void> => {
    for (const { council, witness, rows } of all)
      try {
        const seen = await witness.look(Math.floor(Date.now() / 1000))
        if (seen.kind === 'wrong') sayWhatWasSeen(council, seen).forEach(once)
        const looked = await rows.next()
        if (looked.wrong.length > 0) sayRows(council, looked).forEach(once)
      } catch (error) {
        once(
          `${council}: the witness could not look. ${error instanceof Error ? error.message : String(error)}`,
        )
      }
  }
  let looking = Promise.resolve()
  let stopped = false
  const next = (after: number): NodeJS.Timeout =>
    setTimeout(() => {
      looking = look().then(() => {
        if (!stopped) timer = next(every)
      })
    }, after).unref()
  let timer = next(firstAfter)
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
