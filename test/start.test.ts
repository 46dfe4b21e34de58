import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freePort } from '../src/db/embedded-server.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { copyFolder, keptCluster } from './database-kept.ts'
import { startService, type Started } from './started.ts'

let usedBefore: string
let folder: string
let dataFolder: string
let started: Started[] = []
let port: number

const newFolder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'front-door-start-'))
  await chmod(made, 0o711)
  return made
}

/** A database that is up to date, so that each story begins with a start of an ordinary day. */
beforeAll(async () => {
  usedBefore = await newFolder()
  const { ownerUrl, stop } = await startEmbedded({
    dataFolder: await keptCluster(usedBefore),
    log: () => undefined,
  })
  await migrate({ ownerUrl })
  await stop()
})
afterAll(() => rm(usedBefore, { recursive: true, force: true }))

beforeEach(async () => {
  port = await freePort()
  folder = await newFolder()
  dataFolder = join(folder, 'data')
  await copyFolder(join(usedBefore, 'data'), dataFolder)
})
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGTERM')
    await ended()
  }
  started = []
  await rm(folder, { recursive: true, force: true })
})

const start = (env: Record<string, string> = {}): Started => {
  const service = startService({ FRONT_DOOR_DATA_FOLDER: dataFolder, PORT: String(port), ...env })
  started.push(service)
  return service
}

const answers = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).status < 500
  } catch {
    return false
  }
}

/** A request or two may fail in between; what counts is that it comes back by itself. */
const answersSoon = async (address: string): Promise<boolean> => {
  for (let n = 0; n < 100; n += 1) {
    if (await answers(address)) return true
    await pause(50)
  }
  return false
}

const kill = async (service: Started): Promise<void> => {
  service.child.kill('SIGKILL')
  await service.ended()
}

const databasePid = async (): Promise<number> =>
  Number((await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])

describe('starting the service', () => {
  it('a second time on the same data says where the first one runs, and ends well', async () => {
    const address = await start().address()
    const second = start()
    expect(await second.ended()).toBe(0)
    expect(second.said()).toContain(`already running at ${address}`)
    expect(await answers(address)).toBe(true)
  })

  it('works again at once after it was killed, and leaves no database behind when stopped', async () => {
    const first = start()
    await first.address()
    await kill(first)
    const second = start()
    expect(await answers(await second.address())).toBe(true)
    second.child.kill('SIGINT')
    expect([await second.ended(), second.said()]).toEqual([0, expect.any(String)])
    expect(existsSync(join(dataFolder, 'postgres/postmaster.pid'))).toBe(false)
    expect(existsSync(join(dataFolder, 'running.json'))).toBe(false)
  })

  it('brings the database back when only the database was killed', async () => {
    const service = start()
    const address = await service.address()
    const before = await databasePid()
    process.kill(before, 'SIGKILL')
    await service.says('being started again')
    expect(await answersSoon(address)).toBe(true)
    expect(await databasePid()).not.toBe(before)
  })

  it('takes the next port when another program has the usual one, and says so', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    const service = start()
    const address = await service.address()
    expect(Number(new URL(address).port)).toBeGreaterThan(port)
    expect(await answers(address)).toBe(true)
    expect(service.said()).toContain(`Port ${port} is taken`)
    other.close()
  })

  it('puts an incomplete database aside instead of deleting it, and says where', async () => {
    await truncate(join(dataFolder, 'postgres/PG_VERSION'), 0)
    const service = start()
    expect(await answers(await service.address())).toBe(true)
    expect(service.said()).toContain('postgres.incomplete-1')
    expect(await readdir(dataFolder)).toContain('postgres.incomplete-1')
  })

  it('refuses a damaged database in words and changes nothing in it', async () => {
    const control = join(dataFolder, 'postgres/global/pg_control')
    await truncate(control, 100)
    const service = start()
    expect(await service.ended()).toBe(1)
    expect(service.said()).toContain('PostgreSQL did not start')
    expect((await readFile(control)).length).toBe(100)
    expect(await readdir(dataFolder)).not.toContain('postgres.incomplete-1')
  })

  it('is not misled by the notes of a process that is long gone', async () => {
    await writeFile(
      join(dataFolder, 'running.json'),
      JSON.stringify({ pid: process.pid, began: '1', databasePort: 1, address: 'http://localhost:1' }),
    )
    await writeFile(
      join(dataFolder, 'postgres/postmaster.pid'),
      `${process.pid}\n${join(dataFolder, 'postgres')}\n`,
    )
    expect(await answers(await start().address())).toBe(true)
  })

  it('outside a trial without any sign-in provider: it says what to set, and stops', async () => {
    const service = start({ OIDC_ISSUERS: '' })
    expect(await service.ended()).toBe(1)
    expect(service.said()).toContain('Nobody could sign in: set OIDC_ISSUERS')
  })

  it('reads secrets from files, and says in words when one is not there', async () => {
    const file = join(folder, 'database-url')
    await writeFile(file, 'postgres://front_door_owner:secret-word@127.0.0.1:9/front_door\n')
    const service = start({ DATABASE_URL_FILE: file })
    expect(await service.ended()).toBe(1)
    expect(service.said()).toContain('DATABASE_URL (127.0.0.1:9) cannot be opened')
    expect(service.said()).not.toContain('secret-word')
    await rm(file)
    const without = start({ DATABASE_URL_FILE: file })
    expect(await without.ended()).toBe(1)
    expect(without.said()).toContain('DATABASE_URL_FILE cannot be read')
  })

  it('says in words that the named database cannot be reached', async () => {
    const service = start({ DATABASE_URL: 'postgres://front_door_owner:secret-word@127.0.0.1:9/front_door' })
    expect(await service.ended()).toBe(1)
    expect(service.said()).toContain('127.0.0.1:9')
    expect(service.said()).not.toContain('secret-word')
  })
})
