import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Who has the data folder in use, and where to find them. */
export type Holder = {
  pid: number
  /** When that process began, as the system tells it: a number that came round again is not the same process. */
  began: string
  databasePort: number | null
  /** Where the service answers, once it does. */
  address: string | null
}

export type Lock = {
  tell(news: Partial<Pick<Holder, 'databasePort' | 'address'>>): Promise<void>
  release(): Promise<void>
}

/**
 * On Linux fields 3 and 22 of stat, counted after the name, which may itself hold spaces and brackets.
 * A zombie is dead, though its parent has not asked yet (in a container perhaps never will).
 */
const beganOnLinux = (pid: number): string | null => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
  return fields?.[0] === 'Z' ? null : (fields?.[19] ?? null)
}

const beganByPs = (pid: number): string | null => {
  const said = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  return said.startsWith('Z') ? null : said.replace(/^\S+\s+/, '')
}

const beganOf = (pid: number): string | null => {
  try {
    if (process.platform === 'linux') return beganOnLinux(pid)
    if (process.platform === 'win32') return process.kill(pid, 0) ? '' : null
    return beganByPs(pid)
  } catch {
    return null
  }
}

const alive = (holder: Holder): boolean => beganOf(holder.pid) === holder.began

const fileOf = (folder: string) => join(folder, 'running.json')

/** Who holds the folder at this moment; null when nobody alive does. */
export const holderOf = async (folder: string): Promise<Holder | null> => {
  try {
    const holder = JSON.parse(await readFile(fileOf(folder), 'utf8')) as Holder
    return alive(holder) ? holder : null
  } catch {
    return null
  }
}

/** Written aside first: whoever reads the file finds all of it. */
const writeAside = async (folder: string, holder: Holder): Promise<string> => {
  const aside = `${fileOf(folder)}.${randomUUID()}`
  await writeFile(aside, JSON.stringify(holder))
  return aside
}

/** `link` fails when the name exists, in one step; that is the lock. */
const claim = async (folder: string, holder: Holder): Promise<boolean> => {
  const aside = await writeAside(folder, holder)
  try {
    await link(aside, fileOf(folder))
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

/** Takes away the lock of a process that is dead. If a living one took it in between, it gets it back. */
const removeStale = async (folder: string): Promise<void> => {
  const aside = `${fileOf(folder)}.stale-${randomUUID()}`
  try {
    await rename(fileOf(folder), aside)
  } catch {
    return
  }
  const taken = JSON.parse(await readFile(aside, 'utf8')) as Holder
  if (alive(taken)) await link(aside, fileOf(folder)).catch(() => undefined)
  await rm(aside, { force: true })
}

/** Takes the data folder for this process, or says who has it. The lock of a process that was killed does not count. */
export const takeLock = async (folder: string): Promise<Lock | Holder> => {
  let mine: Holder = {
    pid: process.pid,
    began: beganOf(process.pid) ?? '',
    databasePort: null,
    address: null,
  }
  while (!(await claim(folder, mine))) {
    const holder = await holderOf(folder)
    if (holder !== null) return holder
    await removeStale(folder)
  }
  return {
    tell: async (news) => {
      mine = { ...mine, ...news }
      await rename(await writeAside(folder, mine), fileOf(folder))
    },
    release: () => rm(fileOf(folder), { force: true }),
  }
}
