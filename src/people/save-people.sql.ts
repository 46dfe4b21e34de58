import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { compactPostcode } from '../places/index.ts'
import { rememberPeople } from './described.sql.ts'
import { type Change, namesOf, type Row, rowsOf, type Table, tables } from './person.rows.ts'

/** All rows of a table in one statement, whichever of them are there already; as JSON, so that any number is one value. */
const write = async (tx: Tx, table: Table | 'record_stub', rows: readonly Row[]): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  const named = sql.join(columns.map((column) => sql.id(column)))
  const replaced = columns
    .filter((column) => column !== 'owner' && column !== 'id')
    .map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`)
  await sql`
    insert into ${sql.table(table)} (${named})
    select ${named} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)
    on conflict (owner, id) do update set ${sql.join(replaced)}`.execute(tx)
}

const isStub = (person: Change['after'] | undefined): boolean => person?.sensitivity === 'restricted'

/**
 * A restricted record leaves a stub, so that it never looks like "not known"; it goes when the restriction ends, and
 * when the record is sealed: of a sealed one nobody learns that it exists.
 */
const saveStubs = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  const stubs = changes
    .filter(({ after }) => isStub(after))
    .map(({ after }) => {
      const postcode = after.addresses.find((address) => address.to === null && !address.hidden)?.postcode
      return {
        owner: after.owner,
        id: after.id,
        search_text: namesOf(after),
        born_on: after.bornOn,
        postcode: postcode ? compactPostcode(postcode) : null,
      }
    })
  if (stubs.length > 0)
    await sql`
      insert into record_stub (owner, id, search_text, born_on, postcode, duty_phone)
      select s.owner, s.id, s.search_text, s.born_on, s.postcode, a.duty_phone
      from json_populate_recordset(null::record_stub, ${JSON.stringify(stubs)}::json) s
      join authority a on a.code = s.owner
      on conflict (owner, id) do update set search_text = excluded.search_text, born_on = excluded.born_on,
        postcode = excluded.postcode, duty_phone = excluded.duty_phone`.execute(tx)
  const opened = changes.filter(({ before, after }) => isStub(before) && !isStub(after))
  for (const { after } of opened)
    await tx.deleteFrom('record_stub').where('owner', '=', after.owner).where('id', '=', after.id).execute()
}

/** Writes the rows of people, as many as there are, and what the match index holds of them. */
export const savePeople = async (tx: Tx, changes: readonly Change[]): Promise<void> => {
  // Noting a contact changes no row; a restricted one could not even be written by those who may note it.
  const real = changes.filter(({ before, after }) => before !== after)
  if (real.length === 0) return
  for (const table of tables)
    await write(
      tx,
      table,
      real.flatMap((change) => rowsOf(table, change)),
    )
  await saveStubs(tx, real)
  await rememberPeople(tx, real)
}
