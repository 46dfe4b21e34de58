import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a file is memory: making and dropping a thousand databases there waits for no disk. */
const memory = '/dev/shm'
/** What a run takes at most, and as much again for whatever else goes on. */
const room = 4 * 1024 ** 3

const roomiest = async (): Promise<string> => {
  try {
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize >= room ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A run that was killed could not clear up behind itself. */
const clearUpAfterTheDead = async (place: string): Promise<void> => {
  for (const name of await readdir(place)) {
    const pid = /^front-door-test-(\d+)-/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(place, name), { recursive: true, force: true })
  }
}

/** A folder for the databases of this run, in memory where there is plenty, named after this process. */
export const folderForDatabases = async (): Promise<string> => {
  const place = await roomiest()
  await clearUpAfterTheDead(place)
  return mkdtemp(join(place, `front-door-test-${String(process.pid)}-`))
}
