import { parseArgs } from 'node:util'
import { connect } from '../src/db/index.ts'
import { migrate } from '../src/db/migrate.ts'
import { openDatabase } from '../src/start/database.ts'
import { nowInstant } from '../src/time/index.ts'
import { loadCrowd } from './crowd.ts'
import { loadDemo } from './load.ts'
import { loadOrganisation } from './organisation.ts'
import { progressBar } from './progress.ts'
import { isTrial } from './trial-mark.ts'

/**
 * `npm run demo`: the demonstration county, as `npm start` loads it.
 * `npm run demo -- --contacts 100000`: that many contacts instead, short ones, for measurements.
 */
const say = (line: string): void => console.log(line)

const contactsAsked = (): number | null => {
  const { values } = parseArgs({ options: { contacts: { type: 'string' } } })
  if (values.contacts === undefined) return null
  const contacts = Number(values.contacts)
  if (Number.isInteger(contacts) && contacts >= 1 && contacts <= 5_000_000) return contacts
  throw new Error(`--contacts takes a whole number from 1 to 5,000,000, not ${values.contacts}`)
}

const loadMany = async (ownerUrl: string, contacts: number): Promise<void> => {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    const already = await owner.selectFrom('contact').select('id').limit(1).executeTakeFirst()
    if (already) throw new Error('There are contacts in this database already. Name an empty one.')
    if (!(await isTrial(owner))) await loadOrganisation(owner)
  } finally {
    await owner.destroy()
  }
  await loadCrowd({ ownerUrl, now: nowInstant(), contacts, tell: progressBar(contacts, 'contacts') })
}

const run = async (): Promise<void> => {
  const contacts = contactsAsked()
  const database = await openDatabase(process.env, say, (why) => console.error(why))
  try {
    await migrate({ ownerUrl: database.ownerUrl, appUrl: process.env['DATABASE_APP_URL'] })
    if (contacts === null) await loadDemo({ ownerUrl: database.ownerUrl, now: nowInstant(), say })
    else await loadMany(database.ownerUrl, contacts)
  } finally {
    await database.stop()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
