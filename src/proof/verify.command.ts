import { parseArgs } from 'node:util'
import { keysGiven } from './keys-given.ts'
import { sayVerdict } from './verdict.words.ts'
import { keysNamed, readAbout, verifyExport } from './verify.ts'

/**
 * `npm run verify-record -- FOLDER [--service-key LINE] [--witness-key LINE]…`: checks an exported record. Needs nothing
 * but Node. Ends with 0 when all is well, 1 when something was altered, 2 when nothing could be compared.
 */
const options = () => {
  const { values, positionals } = parseArgs({
    options: {
      'service-key': { type: 'string' },
      'witness-key': { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  })
  const [folder] = positionals
  if (folder === undefined)
    throw new Error('npm run verify-record -- FOLDER [--service-key LINE] [--witness-key LINE]')
  return { folder, serviceKey: values['service-key'], witnessKeys: values['witness-key'] }
}

const run = async (): Promise<void> => {
  const { folder, serviceKey, witnessKeys } = options()
  const about = await readAbout(folder)
  const named = keysNamed(about)
  const [given] = keysGiven(serviceKey === undefined ? [] : [serviceKey], 'signature')
  const service = given ?? named.service
  if (!service) throw new Error('Whose signature is it? Name the service’s key: --service-key LINE.')
  const trusted = {
    service,
    witnesses: witnessKeys.length > 0 ? keysGiven(witnessKeys, 'cosignature') : named.witnesses,
  }
  if (!given || witnessKeys.length === 0)
    console.log(
      'Keys are taken from the export itself. Whoever could alter it could name their own: ask the councils for theirs (--service-key, --witness-key).',
    )
  const verdict = await verifyExport(folder, about, trusted)
  console.log(`The record of ${about.council}:`)
  for (const line of sayVerdict(verdict)) console.log(line)
  process.exitCode = verdict.found > 0 ? 1 : verdict.compared === 0 ? 2 : 0
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
