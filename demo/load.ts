import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { connect, type DB, readAsOurs } from '../src/db/index.ts'
import { addJob, type Job } from '../src/events/index.ts'
import { personStream } from '../src/people/index.ts'
import { savePeople } from '../src/people/save-people.sql.ts'
import { compactPostcode, loadSectors } from '../src/places/index.ts'
import { at, day, type Instant } from '../src/time/index.ts'
import { extensionAsAt } from './agreements.ts'
import { askForChanges } from './changing-agreements.ts'
import { takeInBeforeTheAgreement } from './before-the-agreement.ts'
import { copyInto, copyLine } from './copy.ts'
import { Chance } from './county/chance.ts'
import { type County, tellCounty } from './county/county.ts'
import { postcodeFacts } from './county/postcodes.ts'
import { countyRows, eventAndClockRows, type Rows } from './county/rows.ts'
import { worldOf } from './county/world.ts'
import { letIn } from './letting-in.ts'
import { loadOrganisation } from './organisation.ts'
import { proposeChanges } from './proposed-changes.ts'
import { isTrial } from './trial-mark.ts'

/** The same seed and the same moment, the same county. */
export const seed = 'front-door'

/** A twelfth of the real volume: quick to load, and it still has the shape of a year. */
const demoContacts = 2_400

/** In an order in which every row finds what it refers to. */
const tables = [
  'contact',
  'contact_child',
  'contact_adult',
  'hand_over',
  'enquiry',
  'enquiry_child',
  'agency_request',
  'agency_reply_item',
  'agency_reply_file',
  'disclosure',
  'disagreement',
  'event',
  'clock',
  'alert',
  'message',
]

/** One pg client as a Kysely transaction, so that a room's own functions and COPY write in the same one. */
const inTransaction = async (
  client: pg.Client,
  work: (tx: Transaction<DB>) => Promise<void>,
): Promise<void> => {
  const only = { query: client.query.bind(client), release: () => undefined }
  const pool = { connect: () => Promise.resolve(only), end: () => Promise.resolve() }
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: pool as never }) })
  await db.transaction().execute(work)
}

export const write = async (client: pg.Client, rows: Rows): Promise<void> => {
  for (const table of tables) {
    const some = rows.get(table) ?? []
    const columns = Object.keys(some[0] ?? {})
    if (columns.length === 0) continue
    const lines = some.map((row) => copyLine(columns, row)).join('')
    await copyInto(client, table, columns, [Buffer.from(lines)])
  }
}

/** Persons are written by their room's own stream: their addresses, relations and stubs follow from their facts. */
const writePersons = async (
  client: pg.Client,
  tx: Transaction<DB>,
  { persons, conflicts, linkages }: County,
  now: Instant,
) => {
  const rows: Rows = new Map()
  const chance = new Chance(seed, 'person rows')
  const states = persons.flatMap(
    (diary) => eventAndClockRows(rows, chance, personStream, diary, now).state ?? [],
  )
  // All at once: whoever is related to somebody finds them there, and the match index is written to once.
  await savePeople(
    tx,
    states.map((after) => ({ before: undefined, after })),
  )
  for (const { owner, id, staffId, personId, relation, declaredAt } of conflicts)
    await tx
      .insertInto('conflict_of_interest')
      .values({ owner, id, staff_id: staffId, person_id: personId, relation, declared_at: declaredAt })
      .execute()
  for (const { owner, id, formerId, newId, custodian, note, adoptedOn, madeAt } of linkages)
    await tx
      .insertInto('adoption_linkage')
      .values({
        owner,
        id,
        former_id: formerId,
        new_id: newId,
        custodians: [custodian],
        note,
        adopted_on: adoptedOn,
        made_at: madeAt,
      })
      .execute()
  await write(client, rows)
}

const writePlaces = async (tx: Transaction<DB>): Promise<void> => {
  await tx
    .insertInto('postcode')
    .values(postcodeFacts.map((fact) => ({ ...fact, postcode: compactPostcode(fact.postcode) })))
    .onConflict((conflict) => conflict.column('postcode').doNothing())
    .execute()
  await loadSectors(tx)
}

/** As when a contact is taken in: the service looks by itself for everybody on it whom nobody has recognised yet. */
const lookForPeopleOnWaiting = async (tx: Transaction<DB>): Promise<void> => {
  const waiting = await tx
    .selectFrom('contact')
    .select(['owner', 'id'])
    .where('waiting_for', 'is not', null)
    .orderBy('received_at')
    .execute()
  for (const { owner, id } of waiting)
    await addJob(tx, { task: 'match-contact', payload: { owner, contactId: id } })
}

type Loading = { ownerUrl: string; now: Instant; contacts?: number; say?: (line: string) => void }

/**
 * The county is told with a year behind it, and every fact of it was somebody's right: before the Delegation Agreement
 * has run for a year, nobody could have done what it would tell (governance A1).
 */
const canBeToldFrom = at(day('2020-01-01'), '00:00')

/** Any number will do, as long as every process asks for the same one. */
const lockNumber = 7_031_115

/**
 * Puts the demo county into a database that holds its organisation and no contact: all of it or, where anything goes
 * wrong or the process is killed, nothing. Gives false where there are contacts already.
 */
export const loadCounty = async ({
  ownerUrl,
  now,
  contacts = demoContacts,
  say = () => undefined,
}: Loading): Promise<boolean> => {
  const reader = connect(ownerUrl, { max: 1 })
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: 'front-door demo',
    types: readAsOurs,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    const { rowCount } = await client.query('select from contact limit 1')
    if (rowCount !== 0) return false
    say('Telling the year of the demonstration county …')
    const county = tellCounty(await worldOf(reader, seed, now), contacts)
    const { rows, jobs } = countyRows(county, new Chance(seed, 'rows'), now)
    say(`Writing ${String(county.stories.length)} contacts and ${String(county.persons.length)} people …`)
    await inTransaction(client, async (tx) => {
      await writePlaces(tx)
      await writePersons(client, tx, county, now)
      await write(client, rows)
      for (const job of jobs satisfies Job[]) await addJob(tx, job)
      await lookForPeopleOnWaiting(tx)
      await proposeChanges(tx, now)
    })
    await client.query('analyze')
    await client.query('select app.match_count()')
    return true
  } finally {
    await client.end()
    await reader.destroy()
  }
}

/**
 * What `npm start` puts into an empty database: the two councils and their workers, then the county's year up to now;
 * with a clock set before there was such a year, the councils and their workers alone. Refuses a database that holds
 * anybody else. Killed half-way, the next start does what is missing.
 */
export const loadDemo = async ({
  ownerUrl,
  now,
  say,
}: Loading & { say: (line: string) => void }): Promise<void> => {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    if (!(await isTrial(owner))) await loadOrganisation(owner, extensionAsAt(now))
  } finally {
    await owner.destroy()
  }
  if (now < canBeToldFrom)
    return say(
      'No year of the county can be told before 2020: it begins with its workers, and nobody yet told of.',
    )
  const began = performance.now()
  if (await loadCounty({ ownerUrl, now, say })) {
    await letIn(ownerUrl, now)
    await takeInBeforeTheAgreement(ownerUrl, seed, write)
    await askForChanges(ownerUrl, now)
    say(`The demonstration county is loaded (${((performance.now() - began) / 1000).toFixed(1)} s).`)
  }
}
