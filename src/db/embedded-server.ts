import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { binary } from './embedded-binaries.ts'
import { clearTheWay, interrupt } from './embedded-leftovers.ts'
import type { Place } from './embedded-place.ts'

/** Sensible on a laptop. Writes stay safe (fsync, full pages); statements stay out of the log, for they hold names. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  max_wal_size: '1GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

/**
 * The shell waits on a pipe that ends when we end, however we end (kill -9 included), and then asks PostgreSQL to stop.
 * When PostgreSQL ends first, so does the shell, with its code.
 */
const watchedByShell = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
( read -r _ <&3; kill -INT $server ) &
watch=$!
exec 3<&-
wait $server
code=$?
kill $watch 2>/dev/null
exit $code`

export type Settings = Readonly<Record<string, string>>

export type Server = { port: number; stop(): Promise<void> }

/** Free at this moment: the caller must be ready for somebody else to take it first. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.')
  return address.port
}

/** `detached`: Ctrl-C in the terminal is for us alone, so that requests in hand still find their database. */
const launch = (place: Place, native: string, port: number, more: Settings): ChildProcess => {
  const given = Object.entries({ ...settings, ...more, port: String(port) })
  const command = [
    binary(native, 'postgres'),
    '-D',
    place.cluster,
    ...given.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const options = {
    ...place.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'] as ['pipe', 'ignore', 'pipe'],
  }
  if (process.platform === 'win32') return spawn(command[0] ?? '', command.slice(1), options)
  return spawn('/bin/sh', ['-c', watchedByShell, 'sh', ...command], options)
}

type Outcome = { child: ChildProcess } | { failed: string }

const lastLines = 12

/** Resolves when PostgreSQL says it is ready, or with its last words when it gives up. Its serious lines go to the log. */
const waitUntilReady = (child: ChildProcess, log: (line: string) => void): Promise<Outcome> =>
  new Promise((resolve) => {
    const said: string[] = []
    let ready = false
    if (child.stderr !== null)
      createInterface(child.stderr).on('line', (line) => {
        said.push(line)
        if (said.length > lastLines) said.shift()
        if (line.includes('database system is ready to accept connections')) {
          ready = true
          resolve({ child })
        }
        if (ready && /\b(FATAL|PANIC)\b/.test(line)) log(`PostgreSQL: ${line}`)
      })
    child.stdin?.on('error', () => undefined)
    child.once('error', (error) => resolve({ failed: error.message }))
    child.once('close', () => resolve({ failed: said.join('\n') }))
  })

/** What passes by itself after a crash: the old server is still closing, or its children have not noticed yet. */
const passes =
  /lock file "postmaster\.pid" already exists|pre-existing shared memory block|could not (bind|create any TCP\/IP)/

const patience = 20_000

const startWhenPossible = async (attempt: () => Promise<Outcome>, place: Place): Promise<ChildProcess> => {
  const giveUp = performance.now() + patience
  for (;;) {
    const outcome = await attempt()
    if ('child' in outcome) return outcome.child
    if (!passes.test(outcome.failed) || performance.now() > giveUp)
      throw new Error(
        `PostgreSQL did not start on ${place.cluster}. Its last words:\n${outcome.failed}\nNothing was changed. Restore a backup, or move that folder away to begin with an empty database.`,
      )
    await clearTheWay(place.cluster)
    await pause(200)
  }
}

const restartsAllowed = 5

type Options = {
  place: Place
  native: string
  log: (line: string) => void
  settings: Settings
  onLost: (why: string) => void
}

/**
 * Runs PostgreSQL on a free port of 127.0.0.1 until `stop`. If it dies in between it is started again on the same port
 * (up to five times); after that `onLost` is told.
 */
export const runServer = async ({ place, native, log, settings: more, onLost }: Options): Promise<Server> => {
  let port = await freePort()
  let restarts = 0
  let stopping = false
  const open = () =>
    startWhenPossible(async () => waitUntilReady(launch(place, native, port, more), log), place)
  let child = await startWhenPossible(async () => {
    port = await freePort()
    return waitUntilReady(launch(place, native, port, more), log)
  }, place)

  const againWhenLost = (): void => {
    child.once('exit', () => {
      if (stopping) return
      restarts += 1
      if (restarts > restartsAllowed) return onLost('The database stopped again and again.')
      log('The database stopped unexpectedly and is being started again.')
      void open().then(
        (opened) => {
          child = opened
          againWhenLost()
        },
        (error: unknown) => onLost(String(error)),
      )
    })
  }
  againWhenLost()

  const stop = async (): Promise<void> => {
    stopping = true
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.stdin?.end()
    const inTime = await Promise.race([gone.then(() => true), pause(10_000, false, { ref: false })])
    if (!inTime) await interrupt(place.cluster, 'SIGQUIT')
    await gone
  }
  return { port, stop }
}
