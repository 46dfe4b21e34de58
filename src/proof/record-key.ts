import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RecordSigning } from '../web/index.ts'
import { readKeyLine } from './note.ts'

export type Environment = Readonly<Record<string, string | undefined>>

const given = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : value

const keyFrom = (pem: string, where: string): KeyObject => {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below: what OpenSSL says of a broken key helps nobody.
  }
  throw new Error(`${where} is not an Ed25519 private key (openssl genpkey -algorithm ed25519).`)
}

/** The key in this file, which is made first where there is none: readable to us alone. */
export const keyInFile = async (file: string): Promise<KeyObject> => {
  if (!existsSync(file)) {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' })
    // Fails rather than writes over a key that another start has made in this moment.
    await writeFile(file, pem, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
      if (!existsSync(file)) throw error
    })
  }
  return keyFrom(await readFile(file, 'utf8'), file)
}

const keyGiven = async (env: Environment, trialFolder: string | null): Promise<KeyObject | null> => {
  const file = given(env['RECORD_KEY_FILE'])
  if (file !== undefined) return keyFrom(await readFile(file, 'utf8'), `RECORD_KEY_FILE (${file})`)
  const pem = given(env['RECORD_KEY'])
  if (pem !== undefined) return keyFrom(pem.replaceAll('\\n', '\n'), 'RECORD_KEY')
  return trialFolder === null ? null : keyInFile(join(trialFolder, 'record-key.pem'))
}

const nameGiven = (env: Environment): string => {
  const name = given(env['RECORD_NAME']) ?? URL.parse(env['PUBLIC_URL'] ?? '')?.host ?? 'front-door.trial'
  if (/[\s+]/.test(name)) throw new Error('RECORD_NAME has neither spaces nor a plus.')
  return name
}

const witnessesGiven = (env: Environment): string[] => {
  const lines = (env['WITNESS_KEYS'] ?? '').split(/[\s,]+/).filter((line) => line !== '')
  const wrong = lines.find((line) => readKeyLine(line)?.kind !== 'cosignature')
  if (wrong !== undefined) throw new Error(`WITNESS_KEYS: not the key of a witness: ${wrong}`)
  return lines
}

/**
 * How this installation signs its record: RECORD_KEY_FILE or RECORD_KEY, RECORD_NAME and WITNESS_KEYS. In a trial the key
 * is made in the data folder. Null where a council's own server was given no key: then the record is sealed and not
 * signed.
 */
export const signingFrom = async (
  env: Environment,
  trialFolder: string | null,
): Promise<RecordSigning | null> => {
  const key = await keyGiven(env, trialFolder)
  return key && { name: nameGiven(env), key, witnesses: witnessesGiven(env) }
}
