import { isTrial } from '../demo/trial-mark.ts'
import { authorities, rememberRights } from './access/index.ts'
import { buildApp } from './app.ts'
import { connect } from './db/index.ts'
import { migrate } from './db/migrate.ts'
import { refuseUnboundRole } from './db/roles.ts'
import { dataFolderOf, openDatabase, type Database } from './start/database.ts'
import { catchTheRest } from './start/last-resort.ts'
import { listen } from './start/listen.ts'
import { prepare } from './start/prepare.ts'
import { stopOnSignals } from './start/stop.ts'
import { clockOf } from './start/trial-clock.ts'
import { loadSectors } from './places/index.ts'
import { beginProof, watchInTrial } from './proof/index.ts'
import { rooms } from './rooms.ts'
import {
  type House,
  listenForChanges,
  passkeyPlaceAt,
  placeFrom,
  runJobs,
  runJobsByClock,
  signInFrom,
} from './web/index.ts'

const env = process.env
const say = (line: string): void => console.log(line)

/** Whoever read what we say may have closed the window: that is no reason to stop. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** A trial shows the demonstration county unless DEMO=0; a council's own server only with DEMO=1. */
const wantsDemo = (isEmbedded: boolean): boolean => (env['DEMO'] ?? (isEmbedded ? '1' : '0')) === '1'

const tellWhereItRuns = async ({ alreadyRunning }: Database): Promise<void> => {
  const address = await alreadyRunning?.address()
  if (address !== null && address !== undefined)
    return say(`Front Door is already running at ${address} (process ${alreadyRunning?.pid}).`)
  say(
    `Process ${alreadyRunning?.pid} is using the database for something else. Start again when it has ended.`,
  )
  process.exitCode = 1
}

const serve = async (database: Database): Promise<(code: number) => void> => {
  const { ownerUrl, appUrl, isEmbedded } = database
  const demo = wantsDemo(isEmbedded)
  const signInWith = signInFrom(env, demo)
  const clock = clockOf(env['TRIAL_CLOCK'], demo)
  await migrate({ ownerUrl, appUrl: env['DATABASE_APP_URL'] })
  await refuseUnboundRole(appUrl)
  const db = connect(appUrl, { limits: 'page' })
  const forJobs = connect(appUrl, { max: 4, limits: 'follow-up' })
  await loadSectors(db)
  const signIn = await prepare({ ownerUrl, demo, clock, say })

  const councils = (await authorities(db)).map(({ code }) => code)
  const { signing, witnesses } = await beginProof(env, isEmbedded ? dataFolderOf(env) : null, councils)

  const live = await listenForChanges(appUrl)
  const house: House = {
    db,
    now: clock.now,
    isClockSet: clock.isSet,
    ...rememberRights(db),
    live,
    demoSignIn: demo,
    isTrial: await isTrial(db),
    ...placeFrom(env['PUBLIC_URL']),
    ...(signInWith ? { signInWith } : {}),
    ...(signing ? { record: signing } : {}),
  }
  const app = await buildApp(house)
  catchTheRest(process, app.log, (code) => stop(code))
  const jobs = await (clock.isSet ? runJobsByClock : runJobs)(house, rooms, ownerUrl, forJobs)
  const address = await listen(app, {
    host: env['HOST'] ?? '127.0.0.1',
    port: Number(env['PORT'] ?? 3000),
    say,
  })
  // A trial is met where it listens; a council says by PUBLIC_URL.
  house.passkeys ??= passkeyPlaceAt(address)
  await database.announce(address)
  say(`Front Door is at ${address}`)
  for (const line of signIn) say(line)
  if (!signing)
    say('The record is sealed but not signed: set RECORD_KEY_FILE (docs/running.md, “Proof of the record”).')
  const watching = watchInTrial(witnesses, { address, ownerUrl, say })

  return stopOnSignals(
    [
      { name: 'The witnesses', stop: () => watching.stop() },
      { name: 'The web server', stop: () => app.close() },
      { name: 'Follow-up work', stop: () => jobs.stop() },
      { name: 'The live trays', stop: () => live.stop() },
      { name: 'The connections', stop: () => Promise.all([db.destroy(), forJobs.destroy()]) },
      { name: 'The database', stop: () => database.stop() },
    ],
    say,
  )
}

/** What went wrong in one line for the person at the keyboard; FRONT_DOOR_TRACE=1 shows where. */
const giveUp = (error: unknown): void => {
  const words = error instanceof Error && env['FRONT_DOOR_TRACE'] === undefined ? error.message : error
  console.error('Front Door could not start.', words)
  process.exit(1)
}

let stop = (code: number): void => process.exit(code)
try {
  const database = await openDatabase(env, say, (why) => {
    say(why)
    stop(1)
  })
  if (database.alreadyRunning !== null) await tellWhereItRuns(database)
  else
    try {
      stop = await serve(database)
    } catch (error) {
      await database.stop()
      throw error
    }
} catch (error) {
  giveUp(error)
}
