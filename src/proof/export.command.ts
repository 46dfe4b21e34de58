import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { asAuditor } from '../db/index.ts'
import { projectRoot } from '../project-root.ts'
import { dataFolderOf, openDatabase } from '../start/database.ts'
import { exportRecord } from './export.ts'
import { trustedFrom } from './trusted.ts'

/**
 * `npm run export-record -- --council E06000031 --to FOLDER [--witness FILE]`: writes a council's sealed record, with
 * everything needed to check it and a program that does, into a new folder. It holds personal data: treat it like the
 * record itself.
 */
const options = () => {
  const { values } = parseArgs({
    options: { council: { type: 'string' }, to: { type: 'string' }, witness: { type: 'string' } },
  })
  const { council, to, witness } = values
  if (council === undefined || to === undefined)
    throw new Error('npm run export-record -- --council CODE --to FOLDER [--witness FILE]')
  return { council, folder: to, witness: witness ?? null }
}

const howToCheck = `This folder holds what one council's sealed record says, row by row, with the salts that its proof needs.
It holds personal data: treat it like the record itself.

Check it with Node 22 or newer, and nothing else:

    node verify.mjs .

verify.mjs came with this folder. If you do not want to take that on trust, use the same program from the source of
Front Door (npm run verify-record -- FOLDER), and pass the keys you were given by the councils themselves:
--service-key LINE, --witness-key LINE.
`

/** The verifier as one file without packages, for whoever has nothing but Node. */
const writeVerifier = async (folder: string): Promise<void> => {
  const { build, stop } = await import('esbuild')
  await build({
    entryPoints: [join(projectRoot, 'src/proof/verify.command.ts')],
    outfile: join(folder, 'verify.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    logLevel: 'warning',
  })
  await stop()
  await writeFile(join(folder, 'README.txt'), howToCheck, { mode: 0o600 })
}

const run = async (): Promise<void> => {
  const { council, folder, witness } = options()
  const database = await openDatabase(process.env, console.error, console.error)
  try {
    const trialFolder = database.isEmbedded ? dataFolderOf(process.env) : null
    const given = { council, serviceKey: null, witnessKeys: [], witness }
    const trusted = await trustedFrom(process.env, trialFolder, given)
    const about = await asAuditor(database.ownerUrl, (client) =>
      exportRecord(client, council, { folder, trusted, witness }),
    )
    await writeVerifier(folder)
    console.log(
      `${String(about.entries)} entries and ${String(about.checkpoints)} checkpoints written to ${folder}.`,
    )
  } finally {
    await database.stop()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
