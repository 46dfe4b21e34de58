import type { Tx } from '../db/index.ts'
import { compactPostcode } from '../places/index.ts'
import type { Person } from './person.ts'

/** The parts of a record as rows. A part is written when it is new or changed, and never taken away. */

type Part = { id: string }

/** Parts that the fact left as they were are the very same objects. */
const changed = <P extends Part>(before: readonly P[] | undefined, after: readonly P[]): P[] => {
  if (before === after) return []
  const same = new Set(before)
  return after.filter((each) => !same.has(each))
}

const dates = ({ from, to, source }: { from: string | null; to: string | null; source: string }) => ({
  valid_from: from,
  valid_to: to,
  source,
})

type Table =
  | 'person_address'
  | 'person_name'
  | 'person_identifier'
  | 'person_particular'
  | 'person_flag'
  | 'relationship'
  | 'person_link'

type Row = Record<string, string | boolean | null>

/** All of them in one statement, whichever of them are there already. */
const write = async (tx: Tx, table: Table, { owner, id }: Person, rows: readonly (Row & Part)[]) => {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).filter((column) => column !== 'id')
  await tx
    .insertInto(table)
    .values(rows.map((row) => ({ owner, person_id: id, ...row })) as never)
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'id'])
        .doUpdateSet(
          (excluded) =>
            Object.fromEntries(
              columns.map((column) => [column, excluded.ref(`excluded.${column}` as never)]),
            ) as never,
        ),
    )
    .execute()
}

const writeWho = async (tx: Tx, before: Person | undefined, after: Person): Promise<void> => {
  const names = changed(before?.names, after.names).map((each) => ({
    id: each.id,
    use: each.use,
    given_names: each.givenNames,
    family_name: each.familyName,
    ...dates(each),
  }))
  await write(tx, 'person_name', after, names)
  const identifiers = changed(before?.identifiers, after.identifiers).map((each) => ({
    id: each.id,
    scheme: each.scheme,
    value: each.value,
    status: each.status,
    ...dates(each),
  }))
  await write(tx, 'person_identifier', after, identifiers)
}

const writeWhere = async (tx: Tx, before: Person | undefined, after: Person): Promise<void> => {
  const addresses = changed(before?.addresses, after.addresses).map((each) => ({
    id: each.id,
    use: each.use,
    line: each.line,
    postcode: each.postcode === null ? null : compactPostcode(each.postcode),
    uprn: each.uprn,
    hidden: each.hidden,
    ...dates(each),
  }))
  await write(tx, 'person_address', after, addresses)
  const relations = changed(before?.relations, after.relations).map((each) => ({
    id: each.id,
    other_id: each.otherId,
    kind: each.kind,
    has_parental_responsibility: each.hasParentalResponsibility,
    ...dates(each),
  }))
  await write(tx, 'relationship', after, relations)
}

const writeWhat = async (tx: Tx, before: Person | undefined, after: Person): Promise<void> => {
  const particulars = changed(before?.particulars, after.particulars).map((each) => ({
    id: each.id,
    kind: each.kind,
    text: each.text,
    ...dates(each),
  }))
  await write(tx, 'person_particular', after, particulars)
  const spans = changed(before?.flagSpans, after.flagSpans).map((each) => ({
    id: each.id,
    flag: each.flag,
    because: each.because,
    ...dates(each),
  }))
  await write(tx, 'person_flag', after, spans)
}

/** What is said of this record and others. Ended first, so that it can be said again in the same change. */
const writeLinks = async (tx: Tx, before: Person | undefined, after: Person): Promise<void> => {
  const links = changed(before?.links, after.links).map((each) => ({
    id: each.id,
    other_owner: each.otherOwner,
    other_id: each.otherId,
    says: each.says,
    because: each.because,
    said_at: each.at,
    said_by: each.by,
    other_says: each.otherSays,
    needs_review: each.needsReview,
    ended_at: each.endedAt,
  }))
  await write(
    tx,
    'person_link',
    after,
    links.filter((each) => each.ended_at !== null),
  )
  await write(
    tx,
    'person_link',
    after,
    links.filter((each) => each.ended_at === null),
  )
}

/** Every part of the record that the change touched. */
export const writeParts = async (tx: Tx, before: Person | undefined, after: Person): Promise<void> => {
  await writeWho(tx, before, after)
  await writeWhere(tx, before, after)
  await writeWhat(tx, before, after)
  await writeLinks(tx, before, after)
}
