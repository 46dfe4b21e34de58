import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { provedBy, readEntryFile } from './entry.ts'
import { keysGiven } from './keys-given.ts'
import { sayProved, sayVerdict } from './verdict.words.ts'
import { keysNamed, readAbout, verifyExport } from './verify.ts'

/**
 * `npm run verify-record -- FOLDER [--service-key LINE] [--witness-key LINE]…`: checks an exported record. Needs nothing
 * but Node. Given the file that proves one entry instead, it checks that; it names no key, so it needs --service-key. Ends with 0 when all is well, 1 when something was altered, 2 when nothing could be compared.
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

type Options = ReturnType<typeof options>

const checkEntry = async ({ folder: file, serviceKey, witnessKeys }: Options): Promise<void> => {
  const entry = readEntryFile(await readFile(file, 'utf8'))
  if (!entry) throw new Error(`${file} is not the proof of an entry.`)
  const [service] = keysGiven(serviceKey === undefined ? [] : [serviceKey], 'signature')
  if (!service) throw new Error('Whose signature is it? Name the service’s key: --service-key LINE.')
  const proved = provedBy(entry, { service, witnesses: keysGiven(witnessKeys, 'cosignature') })
  console.log(sayProved(entry, proved))
  process.exitCode = proved === null ? 1 : 0
}

const run = async (): Promise<void> => {
  const given = options()
  const isFile = (await stat(given.folder)).isFile()
  return isFile ? checkEntry(given) : checkExport(given)
}

const checkExport = async ({ folder, serviceKey, witnessKeys }: Options): Promise<void> => {
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
