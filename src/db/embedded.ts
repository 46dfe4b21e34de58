import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from './embedded-binaries.ts'
import { ensureCluster, ownerUrl } from './embedded-cluster.ts'
import { holderOf, takeLock, type Holder, type Lock } from './embedded-lock.ts'
import { findPlace, type Place } from './embedded-place.ts'
import { runServer, type Settings } from './embedded-server.ts'

/** The process that was first on the data folder. */
export type First = {
  pid: number
  /** Where its service answers, once it does; null when it ends before, or is a command that serves nobody. */
  address(): Promise<string | null>
}

export type Embedded = {
  /** Address for the owner of every table, who also makes roles. Not for answering requests. */
  ownerUrl: string
  /** Another process has this data folder in use; its database answers at `ownerUrl` too. */
  alreadyRunning: First | null
  /** Tells a later start where the service answers. */
  announce(address: string): Promise<void>
  /** Ends the database this call started; one that was already running stays. */
  stop(): Promise<void>
}

type Options = {
  dataFolder: string
  log: (line: string) => void
  /** Other settings of PostgreSQL than the usual ones. */
  settings?: Settings
  /** Called when the database died and could not be brought back. */
  onLost?: (why: string) => void
}

const patience = 20_000

const addressOf = async (place: Place): Promise<string | null> => {
  const giveUp = performance.now() + patience
  for (;;) {
    const holder = await holderOf(place.folder)
    if (holder === null || holder.address !== null) return holder?.address ?? null
    if (performance.now() > giveUp) return null
    await pause(100)
  }
}

/** The first start may still be on its way: wait until its database answers. */
const joinFirst = async (place: Place, first: Holder): Promise<Embedded | null> => {
  const giveUp = performance.now() + patience
  for (let holder: Holder | null = first; holder !== null; holder = await holderOf(place.folder)) {
    if (holder.databasePort !== null)
      return {
        ownerUrl: await ownerUrl(place, holder.databasePort),
        alreadyRunning: { pid: holder.pid, address: () => addressOf(place) },
        announce: () => Promise.resolve(),
        stop: () => Promise.resolve(),
      }
    if (performance.now() > giveUp)
      throw new Error(`Process ${holder.pid} has ${place.folder} in use and does not get ready.`)
    await pause(100)
  }
  return null
}

const open = async (place: Place, lock: Lock, options: Options): Promise<Embedded> => {
  const { log, settings = {}, onLost = log } = options
  const native = await findBinaries(place)
  await ensureCluster(place, native, log)
  const server = await runServer({ place, native, log, settings, onLost })
  await lock.tell({ databasePort: server.port })
  return {
    ownerUrl: await ownerUrl(place, server.port),
    alreadyRunning: null,
    announce: (address) => lock.tell({ address }),
    stop: async () => {
      await server.stop()
      await lock.release()
    },
  }
}

/**
 * Starts the PostgreSQL that comes with the package on this data folder, on a free port of 127.0.0.1, making the
 * database first if there is none. If another process has the folder in use, joins that one instead.
 * For one machine, trial and tests: production names its own server in DATABASE_URL.
 */
export const startEmbedded = async (options: Options): Promise<Embedded> => {
  const place = await findPlace(resolve(options.dataFolder), options.log)
  for (;;) {
    const taken = await takeLock(place.folder)
    if ('pid' in taken) {
      const joined = await joinFirst(place, taken)
      if (joined !== null) return joined
      continue
    }
    try {
      return await open(place, taken, options)
    } catch (error) {
      await taken.release()
      throw error
    }
  }
}

/** An empty database that leaves nothing behind: for commands and measurements that bring their own data. */
export const startTemporary = async (options: Omit<Options, 'dataFolder'>): Promise<Embedded> => {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-'))
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ ...options, dataFolder: join(folder, 'data') })
  return {
    ...embedded,
    stop: async () => {
      await embedded.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
