import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { binary } from './embedded-binaries.ts'
import type { Place } from './embedded-place.ts'

export const ownerRole = 'front_door_owner'

const passwordFile = (place: Place) => join(place.folder, 'owner-password')

/** What initdb always leaves behind. Anything less was interrupted, or somebody removed a part. */
const parts = [
  'PG_VERSION',
  'global/pg_control',
  'base',
  'pg_wal',
  'pg_xact',
  'pg_tblspc',
  'postgresql.conf',
  'pg_hba.conf',
]

const missingPart = (cluster: string): string | undefined =>
  parts.find((part) => !existsSync(join(cluster, part))) ??
  (readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim() === '' ? 'PG_VERSION' : undefined)

/** A free name beside the folder, so that nothing is ever overwritten or deleted. */
const asideName = (cluster: string): string => {
  for (let n = 1; ; n += 1) if (!existsSync(`${cluster}.incomplete-${n}`)) return `${cluster}.incomplete-${n}`
}

const moveAsideIfIncomplete = async (place: Place, log: (line: string) => void): Promise<void> => {
  if (!existsSync(place.cluster)) return
  const missing = existsSync(passwordFile(place)) ? missingPart(place.cluster) : 'its password file'
  if (missing === undefined) return
  const aside = asideName(place.cluster)
  await rename(place.cluster, aside)
  if (existsSync(passwordFile(place))) await rename(passwordFile(place), `${aside}.owner-password`)
  log(
    `The database folder was incomplete (${missing} is missing or empty). It is now ${aside}; a new one is being made.`,
  )
}

/** A start that was killed while initdb ran. Only the holder of the data folder's lock comes here. */
const removeUnfinished = async (place: Place): Promise<void> => {
  const names = await readdir(place.folder)
  const unfinished = names.filter((name) => name.startsWith('postgres.unfinished'))
  await Promise.all(unfinished.map((name) => rm(join(place.folder, name), { recursive: true, force: true })))
}

/**
 * Built-in C.UTF-8: the same order of letters on every machine, and accents folded to lower case. UTF-8 and data checksums.
 * All authentication by password, local sockets included.
 */
const initdbArguments = (folder: string, password: string): string[] => [
  `--pgdata=${folder}`,
  `--username=${ownerRole}`,
  `--pwfile=${password}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
]

/** initdb works in a folder beside the final one; the rename is what makes it a database. */
const create = async (place: Place, native: string): Promise<void> => {
  const unfinished = join(place.folder, 'postgres.unfinished')
  const forInitdb = join(place.folder, 'postgres.unfinished-password')
  const password = randomBytes(24).toString('base64url')
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(forInitdb, password, { mode: 0o600 })
  if (place.account !== undefined)
    for (const path of [unfinished, forInitdb]) await chown(path, place.account.uid, place.account.gid)
  await promisify(execFile)(binary(native, 'initdb'), initdbArguments(unfinished, forInitdb), {
    ...place.account,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
  })
  await rm(forInitdb)
  await writeFile(passwordFile(place), password, { mode: 0o600, flush: true })
  await rename(unfinished, place.cluster)
}

/** Makes the database unless there is a whole one. An incomplete one is put aside, with a line that says so. */
export const ensureCluster = async (
  place: Place,
  native: string,
  log: (line: string) => void,
): Promise<void> => {
  await moveAsideIfIncomplete(place, log)
  if (existsSync(place.cluster)) return
  await removeUnfinished(place)
  await create(place, native)
}

/** Address for the owner of the embedded database on this port. */
export const ownerUrl = async (place: Place, port: number): Promise<string> => {
  const password = await readFile(passwordFile(place), 'utf8')
  return `postgres://${ownerRole}:${password}@127.0.0.1:${port}/postgres`
}
