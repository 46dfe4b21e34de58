import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { accountFor, mayEnter, type Account } from './embedded-account.ts'

/** Where an embedded database lives and who runs it. */
export type Place = {
  folder: string
  /** PostgreSQL's own folder. */
  cluster: string
  account: Account | undefined
}

const clusterIn = (folder: string) => join(folder, 'postgres')

const placeAt = (folder: string): Place => {
  const cluster = clusterIn(folder)
  return { folder, cluster, account: accountFor(cluster) }
}

/** Closed to everybody but us and, to walk through, the account that runs PostgreSQL. */
const make = async (folder: string, account: Account | undefined): Promise<void> => {
  if (existsSync(folder)) return
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account === undefined) return
  await chown(folder, 0, account.gid)
  await chmod(folder, 0o710)
}

/** Anybody may write in /var/tmp, so a folder of that name that is not ours is somebody's trap. */
const refuseUnlessOurs = async (folder: string): Promise<void> => {
  const found = await lstat(folder)
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0)
    throw new Error(`${folder} belongs to somebody else. Set FRONT_DOOR_DATA_FOLDER to another folder.`)
}

const stillReachable = (folder: string): string =>
  join('/var/tmp', `front-door-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`)

/**
 * The asked-for folder where PostgreSQL can reach it. For root, whose PostgreSQL runs as another account, a folder
 * below a closed one (0700) is out of reach: then a folder in /var/tmp named after it is used, and kept to from then on.
 */
export const findPlace = async (asked: string, log: (line: string) => void): Promise<Place> => {
  const place = placeAt(asked)
  if (place.account === undefined) {
    await make(asked, undefined)
    return place
  }
  const instead = placeAt(stillReachable(asked))
  const movedBefore = existsSync(instead.cluster) && !existsSync(place.cluster)
  if (!movedBefore) {
    await make(asked, place.account)
    if (mayEnter(asked, place.account)) return place
  }
  await make(instead.folder, instead.account)
  await refuseUnlessOurs(instead.folder)
  log(
    `PostgreSQL may not run as root and another account cannot reach ${asked}: the data is in ${instead.folder}.`,
  )
  return instead
}
