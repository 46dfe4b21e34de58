import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { loadOrganisation } from '../demo/organisation.ts'
import { people, type PersonKey } from '../demo/people.ts'
import type { AuthorityCode, Fn } from '../src/access/index.ts'
import { connect, type Db } from '../src/db/index.ts'
import { startTemporary } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { appUrl } from '../src/db/roles.ts'
import { projectRoot } from '../src/project-root.ts'
import { nowInstant } from '../src/time/index.ts'
import { startSession } from '../src/web/session.sql.ts'

export type Bench = {
  ownerUrl: string
  /** As the service works, and as the owner whom nothing binds. */
  db: Db
  owner: Db
  stop: () => Promise<void>
}

/** A database of this measurement's own, in a temporary folder, with the demo organisation and nobody in it. */
export const benchDatabase = async (settings: Readonly<Record<string, string>> = {}): Promise<Bench> => {
  const embedded = await startTemporary({ log: () => undefined, settings })
  const { ownerUrl } = embedded
  await migrate({ ownerUrl })
  const [db, owner] = [connect(appUrl(ownerUrl), { max: 10 }), connect(ownerUrl, { max: 2 })]
  await loadOrganisation(owner)
  const stop = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    await embedded.stop()
  }
  return { ownerUrl, db, owner, stop }
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.')
  return address.port
}

export type Child = {
  address: string
  /** Memory of the process itself in megabytes, Linux only. */
  residentMegabytes: () => number | null
  stop: () => Promise<void>
}

const megabytesOf = (pid: number | undefined): number | null => {
  if (process.platform !== 'linux' || pid === undefined) return null
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

const patience = 120_000

/** Waits until it says where it is; its output is read to the end, or it would stop writing. */
export const childAt = async (child: ChildProcess): Promise<Child> => {
  let said = ''
  const hear = (part: Buffer) => (said += part.toString())
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const giveUp = performance.now() + patience
  for (;;) {
    const address = / is at (http:\S+)/.exec(said)?.[1]
    if (address !== undefined)
      return {
        address,
        residentMegabytes: () => megabytesOf(child.pid),
        stop: async () => {
          if (child.exitCode !== null || child.signalCode !== null) return
          const ended = once(child, 'exit')
          child.kill('SIGTERM')
          await ended
        },
      }
    if (child.exitCode !== null || performance.now() > giveUp) {
      child.kill('SIGKILL')
      throw new Error(`It did not start:\n${said}`)
    }
    await pause(20)
  }
}

/** What `npm start` gives Node, its limits on memory among it. */
const asNpmStarts = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  const [node, ...given] = scripts.start.split(' ')
  if (node !== 'node') throw new Error(`npm start begins with ${node ?? 'nothing'}, not with node.`)
  return given
}

/** The service in a process of its own, as `npm start` runs it, on this database. */
export const serviceOn = async (ownerUrl: string): Promise<Child> => {
  const env = {
    ...process.env,
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: '',
    DEMO: '1',
    // It ends with us, however we end.
    FRONT_DOOR_FOLLOWS: '1',
    PORT: String(await freePort()),
  }
  return childAt(
    spawn(process.execPath, asNpmStarts(), {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  )
}

/** A bare answer of exactly these bytes, by the same web server in a process of its own: what HTTP alone costs. */
export const bareResponse = async (file: string): Promise<Child> => {
  const run = [join(projectRoot, 'bench', 'bare-response.ts'), file, String(await freePort())]
  return childAt(spawn(process.execPath, run, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }))
}

/** The cookie of a worker who has signed in and put on a hat. */
export const cookieOf = async (
  db: Db,
  person: PersonKey,
  hat: { actingFor: AuthorityCode; fn: Fn },
): Promise<string> => {
  const at = nowInstant()
  const { id: staffId, employer } = people[person]
  const vouched = { way: 'trial', employer, provenAt: at } as const
  return `front_door=${await startSession(db, { staffId, vouched, browser: 'bench', hat, at })}`
}
