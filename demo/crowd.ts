import { setImmediate as letOthers } from 'node:timers/promises'
import pg from 'pg'
import { connect } from '../src/db/index.ts'
import type { Instant } from '../src/time/index.ts'
import { copyInto, copyLine } from './copy.ts'
import { Chance } from './county/chance.ts'
import { crowd, type OneOfMany } from './county/crowd.ts'
import { clockRows, eventRow } from './county/event-rows.ts'
import { add, contactRows, type Rows } from './county/rows.ts'
import { worldOf } from './county/world.ts'
import { seed } from './load.ts'

const tables = ['contact', 'contact_child', 'contact_adult', 'event', 'clock']

/** Contacts in one go: enough to be quick, few enough to stay small. */
const batch = 500

type Lines = Map<string, { columns: readonly string[]; text: string[] }>

const addLines = (lines: Lines, rows: Rows): void => {
  for (const [table, some] of rows) {
    for (const row of some) {
      const known = lines.get(table) ?? { columns: Object.keys(row), text: [] }
      lines.set(table, known)
      known.text.push(copyLine(known.columns, row))
    }
  }
}

const linesOf = ({ facts, contact }: OneOfMany, chance: Chance, lines: Lines): void => {
  const rows: Rows = new Map()
  contactRows(rows, contact)
  add(
    rows,
    'event',
    facts.map((fact) => eventRow(chance, 'contact', fact)),
  )
  add(rows, 'clock', clockRows(chance, 'contact', facts))
  addLines(lines, rows)
}

const write = async (client: pg.Client, lines: Lines): Promise<void> => {
  for (const table of tables) {
    const { columns, text } = lines.get(table) ?? { columns: [], text: [] }
    if (text.length > 0) await copyInto(client, table, columns, [Buffer.from(text.join(''))])
  }
}

const tableList = tables.map((table) => pg.escapeLiteral(table)).join(', ')

type Index = { name: string; definition: string }

/** Building an index once over all rows is much quicker than keeping it through a million of them. */
const dropIndexes = async (client: pg.Client): Promise<Index[]> => {
  const { rows } = await client.query<Index>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid::regclass::text in (${tableList})
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows
}

/**
 * What these rows refer to is made with them, so checking each reference again is left out where we may (superuser).
 * The tests load a crowd with every check on.
 */
const withoutChecks = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ is: boolean }>(
    'select rolsuper as is from pg_roles where rolname = current_user',
  )
  if (rows[0]?.is === true) await client.query('set local session_replication_role = replica')
}

type Loading = {
  ownerUrl: string
  now: Instant
  contacts: number
  /** Called as it goes on, with how many are written. */
  tell?: (written: number) => void
  /** Every reference checked as it is written: slower. */
  checked?: boolean
}

/**
 * Streams so many contacts into a database that holds the demo organisation, and no contact yet. The rows of one batch
 * are written while the next is being made, so what it keeps in memory is two batches.
 */
export const loadCrowd = async ({
  ownerUrl,
  now,
  contacts,
  tell,
  checked = false,
}: Loading): Promise<void> => {
  const reader = connect(ownerUrl, { max: 1 })
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'front-door demo' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const world = await worldOf(reader, seed, now)
    const chance = new Chance(seed, 'crowd rows')
    await client.query('begin')
    const indexes = await dropIndexes(client)
    if (!checked) await withoutChecks(client)
    let [made, lines, writing] = [0, new Map() as Lines, Promise.resolve()]
    for (const one of crowd(world, contacts)) {
      linesOf(one, chance, lines)
      made += 1
      // The connection gets its turn while rows are made; otherwise PostgreSQL would wait for us.
      if (made % 50 === 0) await letOthers()
      if (made % batch !== 0 && made !== contacts) continue
      await writing
      tell?.(made)
      writing = write(client, lines)
      lines = new Map()
    }
    await writing
    for (const { definition } of indexes) await client.query(definition)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
    await reader.destroy()
  }
}
