import { parseArgs } from 'node:util'
import { asAuditor } from '../db/index.ts'
import { dataFolderOf, openDatabase } from '../start/database.ts'
import { audit } from './audit.ts'
import { trustedFrom } from './trusted.ts'
import { sayVerdict } from './verdict.words.ts'

/**
 * `npm run audit-record -- --council E06000031 [--witness FILE] [--service-key LINE]`: reads the council's whole record
 * from the database (DATABASE_URL as the owner of the tables, or the embedded one, running or not) and compares it with
 * what was sealed and signed; with `--witness`, with what the council's own witness keeps. Ends with 0 when all is well,
 * 1 when the record was altered, 2 when there was nothing signed to compare it with.
 */
const options = () => {
  const { values } = parseArgs({
    options: { council: { type: 'string' }, witness: { type: 'string' }, 'service-key': { type: 'string' } },
  })
  if (values.council === undefined)
    throw new Error('npm run audit-record -- --council CODE [--witness FILE] [--service-key LINE]')
  return {
    council: values.council,
    witness: values.witness ?? null,
    serviceKey: values['service-key'] ?? null,
  }
}

const run = async (): Promise<void> => {
  const { council, witness, serviceKey } = options()
  const database = await openDatabase(process.env, console.error, console.error)
  try {
    const trialFolder = database.isEmbedded ? dataFolderOf(process.env) : null
    const given = { council, serviceKey, witnessKeys: [], witness }
    const trusted = await trustedFrom(process.env, trialFolder, given)
    const { verdict, waiting } = await asAuditor(database.ownerUrl, (client) =>
      audit(client, council, { trusted, witness }),
    )
    for (const line of sayVerdict(verdict)) console.log(line)
    if (waiting > 0)
      console.log(`${String(waiting)} entries wait to be sealed and are not part of this audit.`)
    process.exitCode = verdict.found > 0 ? 1 : verdict.compared === 0 ? 2 : 0
  } finally {
    await database.stop()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
