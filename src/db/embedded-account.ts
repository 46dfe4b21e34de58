import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'

/** Whom PostgreSQL runs as, when it may not be the one who started us. */
export type Account = { uid: number; gid: number }

const nobody: Account = { uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root. Then it runs as the owner of a database that is already there
 * (somebody started it without being root before), or else as nobody. Undefined: as ourselves.
 */
export const accountFor = (cluster: string): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined
  if (!existsSync(cluster)) return nobody
  const { uid, gid } = statSync(cluster)
  return uid === 0 ? nobody : { uid, gid }
}

/** Asked of the system itself, as that account: modes, access lists and mounts all have their say. */
export const mayEnter = (folder: string, account: Account): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status ===
  0
