import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/project-root.ts'
import { median, type Say } from './figures.ts'
import { memoryBelow, serverMemory } from './memory.ts'

/**
 * How long a newcomer waits after `npm start`, with packages installed: on an empty data folder (the database is made and
 * the demonstration county loaded) and on one used before; and what the running service occupies.
 */
const rounds = { fresh: 3, warm: 5 }
const port = 34900
/** The stream is read to its end, or the service would find nobody listening when it says that it stops. */
const ready = async (service: ChildProcess): Promise<string> => {
  let said = ''
  service.stdout?.on('data', (part: Buffer) => {
    said += part.toString()
  })
  while (service.exitCode === null) {
    const address = /Front Door is at (\S+)/.exec(said)?.[1]
    if (address !== undefined) return address
    await pause(5)
  }
  throw new Error(`The service did not start:\n${said}`)
}

type Measured = { seconds: number; server: number | null; everything: number | null }

/** From the command to the first page answered. */
const startOnce = async (dataFolder: string): Promise<Measured> => {
  const began = performance.now()
  const service = spawn('npm', ['start'], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: '', FRONT_DOOR_DATA_FOLDER: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const address = await ready(service)
  const { status } = await fetch(address)
  if (status >= 500) throw new Error(`The first page answered ${status}.`)
  const seconds = (performance.now() - began) / 1000
  const server = service.pid === undefined ? null : serverMemory(service.pid)
  const everything = service.pid === undefined ? null : memoryBelow(service.pid)
  const ended = once(service, 'exit')
  service.kill('SIGTERM')
  await ended
  await untilStopped(dataFolder)
  return { seconds, server, everything }
}

/** npm goes at once; the service takes a moment to close its database, and removes this note last. */
const untilStopped = async (dataFolder: string): Promise<void> => {
  const giveUp = performance.now() + 20_000
  while (existsSync(join(dataFolder, 'running.json'))) {
    if (performance.now() > giveUp) throw new Error('The service did not stop.')
    await pause(50)
  }
}

const inNewFolder = async <T>(work: (dataFolder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-bench-'))
  await chmod(folder, 0o711)
  try {
    return await work(join(folder, 'data'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export const start = async (say: Say): Promise<void> => {
  const fresh: number[] = []
  for (let n = 0; n < rounds.fresh; n += 1) fresh.push((await inNewFolder(startOnce)).seconds)

  const warm = await inNewFolder(async (dataFolder) => {
    await startOnce(dataFolder)
    const measured: Measured[] = []
    for (let n = 0; n < rounds.warm; n += 1) measured.push(await startOnce(dataFolder))
    return measured
  })

  const figure = (name: string, value: number, unit: 's' | 'mb', words: string) =>
    say.figure({ figure: name, value, unit, size: 0 }, words)
  figure('start.fresh.s', median(fresh), 's', 'the first start, from npm start to the first page')
  figure('start.warm.s', median(warm.map((one) => one.seconds)), 's', 'every later start')
  const memory = (which: 'server' | 'everything') => warm.flatMap((one) => one[which] ?? [])
  if (memory('server').length === 0) return
  figure('start.rss.mb', median(memory('server')), 'mb', 'the server process, just started')
  say.note(`with its database and whatever started it ${median(memory('everything')).toFixed(0)} MB`)
}
