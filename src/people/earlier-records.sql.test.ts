import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { migrate } from '../db/migrate.ts'
import { migrationFiles } from '../db/migration-files.ts'
import { day } from '../time/index.ts'
import { rowsOf, type Table } from './person.rows.ts'
import { factsOf, folded, id } from './person.test-data.ts'
import type { PersonEvent } from './person.ts'

/** What a service wrote before the record had names, numbers and flags with dates. */
const events: PersonEvent[] = [
  {
    type: 'registered',
    details: {
      givenNames: 'Maya',
      familyName: 'Avocet',
      knownAs: 'May',
      bornOn: day('2020-03-04'),
      bornEstimated: true,
      expectedOn: null,
      sex: 'F',
      isChild: true,
      nhsNumber: '943 476 5919',
      upn: null,
      phone: null,
    },
    addresses: [],
  },
  { type: 'flagged', flag: 'missing', because: 'Twice in October' },
  { type: 'flagged', flag: 'missing', because: 'Said twice' },
  { type: 'flag-ended', flag: 'missing', because: 'Settled' },
  { type: 'flagged', flag: 'missing', because: 'Again' },
]

let client: pg.Client
let drop: () => Promise<void>
beforeAll(async () => {
  const database = await emptyDatabase()
  drop = database.drop
  const all = await migrationFiles()
  const before = all.filter(({ name }) => name < '0022')
  await migrate({ ownerUrl: database.ownerUrl, migrations: before, policies: [] })
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(`
    insert into organisation (code, kind, name, valid_from) values ('E06000031', 'authority', 'Peterborough', '2000-01-01');
    insert into authority (code, short_name, letter, colour, day_phone, night_phone, duty_phone, governance_model)
      values ('E06000031', 'Peterborough', 'P', '#123456', '1', '2', '3', 'leader-cabinet');
    insert into staff (id, name, initials, email, valid_from)
      values ('01900000-0000-7000-8000-000000000001', 'Wren Willow', 'WW', 'wren@example.org', '2000-01-01');`)
  await client.query(
    `insert into person (owner, id, given_names, family_name, known_as, born_on, born_estimated, sex, is_child,
       nhs_number, flags, search_text, registered_at)
     values ('E06000031', $1, 'Maya', 'Avocet', 'May', '2020-03-04', true, 'F', true, '943 476 5919', '{missing}', 'maya', now())`,
    [id],
  )
  for (const { event, seq, at } of factsOf(events)) {
    const { type, ...data } = event
    await client.query(
      `insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, staff_id, because)
       values ('E06000031', gen_random_uuid(), 'person', $1, $2, $3, $4, $5, 'staff', '01900000-0000-7000-8000-000000000001', '{}')`,
      [id, seq, type, JSON.stringify(data), at],
    )
  }
  await migrate({ ownerUrl: database.ownerUrl })
})
afterAll(async () => {
  await client.end()
  await drop()
})

it.each(['person_name', 'person_identifier', 'person_flag'] satisfies Table[])(
  'records from before it hold in %s what their facts tell',
  async (table) => {
    const wanted = rowsOf(table, { before: undefined, after: folded(...events) })
    const { rows } = await client.query<{ row: object }>(
      `select to_jsonb(t) as row from ${table} t order by id`,
    )
    expect(rows.map(({ row }) => row)).toEqual(
      wanted.toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1)),
    )
    expect(rows.length).toBeGreaterThan(0)
  },
)

it('a date of birth that was estimated is one that is about right', async () => {
  const { rows } = await client.query('select born_precision, sensitivity from person')
  expect(rows).toEqual([{ born_precision: 'about', sensitivity: 'open' }])
})
