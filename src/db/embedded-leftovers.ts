import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** First line of postmaster.pid: the server that holds the folder, or held it when the power went. */
const postmaster = (cluster: string): number | null => {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    return Number.isSafeInteger(pid) && pid > 1 ? pid : null
  } catch {
    return null
  }
}

/** Processes that stand in this folder, which every part of a PostgreSQL server does. Null where /proc does not tell. */
const standingIn = (cluster: string): number[] | null => {
  if (process.platform !== 'linux') return null
  const folder = realpathSync(cluster)
  const where = (pid: string): string => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`)
    } catch {
      return ''
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && where(name) === folder)
    .map(Number)
}

/** Sends the signal to the server of this folder, if the process with its number really is that server. */
export const interrupt = async (cluster: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<void> => {
  const pid = postmaster(cluster)
  if (pid === null || standingIn(cluster)?.includes(pid) === false) return
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone in the meantime.
  }
}

/**
 * After a crash. A server that outlived its keeper is asked to stop. A postmaster.pid whose number now belongs to some
 * other program (numbers come round again, soon so in a container) would block us for ever: it is removed, but only
 * when no process at all stands in the folder. Only the holder of the data folder's lock may ask.
 */
export const clearTheWay = async (cluster: string): Promise<void> => {
  const inside = standingIn(cluster)
  if (inside?.length === 0) await rm(join(cluster, 'postmaster.pid'), { force: true })
  else await interrupt(cluster, 'SIGINT')
}
