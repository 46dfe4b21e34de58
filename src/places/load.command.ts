import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { connect } from '../db/index.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../start/database.ts'
import { counted, nowInstant } from '../time/index.ts'
import { loadPostcodes, type Progress } from './load.ts'

/** `npm run postcodes -- FILE`: loads a file of postcodes and says how far it has come. */
const file = process.argv[2]

const say = (line: string): void => console.log(line)
const isTerminal = process.stdout.isTTY

/** One line that keeps changing in a terminal; a line every few seconds where the output goes to a file. */
const teller = (ofBytes: number): ((progress: Progress) => void) => {
  const began = performance.now()
  let lastSaid = 0
  return ({ rows, rejected, bytes }) => {
    const now = performance.now()
    if (now - lastSaid < (isTerminal ? 200 : 5_000) && bytes < ofBytes) return
    lastSaid = now
    const rate = Math.round(rows / Math.max(0.001, (now - began) / 1000))
    const share = ofBytes === 0 ? 100 : Math.floor((bytes / ofBytes) * 100)
    const line = `${share}% · ${counted(rows, 'postcode')} · ${counted(rejected, 'row')} left out · ${rate} a second`
    if (isTerminal) process.stdout.write(`\r${line.padEnd(78)}`)
    else say(line)
  }
}

const load = async (path: string): Promise<void> => {
  const { size } = await stat(path)
  const database = await openDatabase(process.env, console.error, (why) => say(why))
  if (database.alreadyRunning !== null)
    throw new Error(
      'Front Door is running on this data. Load the file on its page Administration, Postcodes.',
    )
  try {
    await migrate({ ownerUrl: database.ownerUrl, appUrl: process.env['DATABASE_APP_URL'] })
    const db = connect(database.appUrl, { max: 2, limits: 'loading' })
    const source = { name: basename(path), chunks: createReadStream(path) }
    const { rows, rejectedRows, rejected } = await loadPostcodes(db, source, nowInstant(), teller(size))
    await db.destroy()
    say(
      `${isTerminal ? '\n' : ''}Loaded ${counted(rows, 'postcode')}; left out ${counted(rejectedRows, 'row')}.`,
    )
    for (const { line, reason, row } of rejected.slice(0, 10)) say(`  line ${line} ${reason}: ${row}`)
    if (rejectedRows > 10) say('  All of them can be downloaded from the page Administration, Postcodes.')
  } finally {
    await database.stop()
  }
}

if (file === undefined) {
  say('Which file? npm run postcodes -- FILE')
  process.exitCode = 1
} else {
  try {
    await load(file)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
