import { sql } from 'kysely'
import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performMany } from '../events/index.ts'
import { notCompared, personStream, raiseReview } from '../people/index.ts'
import { canBeNhsNumber, canBeUpn } from '../questions/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Field } from './columns.ts'
import { changing, registering } from './facts-of-row.ts'
import { changedParts, type Parts, partsOf } from './parts.ts'
import type { Counts } from './people-import.ts'
import { type PersonRow, type ReadRow, readRow } from './read-row.ts'
import type { FileRow } from './rows.ts'

/** One batch of rows, checked or brought in: everything asked of the database once for all of them. */

export type Batch = {
  owner: AuthorityCode
  importId: string
  source: string
  columns: number
  places: ReadonlyMap<Field, number>
  at: Instant
  /** False: only say what would happen. */
  isForReal: boolean
}

type Good = { line: number; row: PersonRow; remarks: Extract<ReadRow, { row: PersonRow }>['remarks'] }

type ToLookAt = { line: number; kind: 'left-out' | 'same-number' | 'remark'; reason: string; row: string }

/** So that a wrong file cannot fill the database; the counts count them all. */
const mostRowsKept = 50_000
const longestRowKept = 400

const add = (counts: Readonly<Record<string, number>>, names: readonly string[]): Record<string, number> => {
  const sum = { ...counts }
  for (const name of names) sum[name] = (sum[name] ?? 0) + 1
  return sum
}

export const systemActor = (owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job: 'people-import',
  actingFor: owner,
})

/** Reads a batch, keeps what is to be looked at, and registers or changes the people of it. Gives the counts after it. */
export const workOnBatch = async (
  tx: Tx,
  batch: Batch,
  rows: readonly FileRow[],
  before: Counts,
): Promise<Counts> => {
  const today = dayOf(batch.at)
  const lookAt: ToLookAt[] = []
  const read = rows.flatMap(({ line, cells }): Good[] => {
    const answer = readRow(batch.places, batch.columns, cells, today)
    if ('row' in answer) return [{ line, ...answer }]
    lookAt.push({ line, kind: 'left-out', reason: answer.leftOut, row: cells.join(', ') })
    return []
  })
  const good = await onlyOnce(tx, batch, read, lookAt)
  const known = await knownPeople(tx, batch, good)
  const fresh = good.filter(({ row }) => !known.has(row.key))
  const changed = good.flatMap((each) => {
    const here = known.get(each.row.key)
    const parts = here === undefined ? new Set<never>() : changedParts(here.parts, partsOf(each.row))
    // Who the parents are is not a change of the person's own record; it is looked at when families are.
    return here && [...parts].some((part) => part !== 'parents') ? [{ ...each, here, parts }] : []
  })
  const sharing = await sameNumber(tx, batch, fresh)
  for (const { line, key } of sharing)
    lookAt.push({ line, kind: 'same-number', reason: 'same-number', row: key })
  for (const { line, row, remarks: noticed } of good)
    for (const remark of noticed) lookAt.push({ line, kind: 'remark', reason: remark, row: row.key })

  if (batch.isForReal) {
    await askWhetherSame(tx, batch, sharing, await register(tx, batch, fresh))
    await change(tx, batch, changed)
  }
  await keepRows(tx, batch, lookAt, before)
  const leftOut = lookAt.filter(({ kind }) => kind === 'left-out')
  return {
    ...before,
    rows: before.rows + rows.length,
    registered: before.registered + fresh.length,
    changed: before.changed + changed.length,
    unchanged: before.unchanged + good.length - fresh.length - changed.length,
    leftOut: before.leftOut + leftOut.length,
    reasons: add(
      before.reasons,
      leftOut.map(({ reason }) => reason),
    ),
    remarked: add(
      before.remarked,
      good.flatMap((each) => each.remarks),
    ),
    sameNumber: before.sameNumber + lookAt.filter(({ kind }) => kind === 'same-number').length,
  }
}

/** A number of the council that was in an earlier row names the same person twice: the first row counts. */
const onlyOnce = async (tx: Tx, batch: Batch, read: readonly Good[], lookAt: ToLookAt[]): Promise<Good[]> => {
  const inBatch = new Map<string, Good>()
  const twice: Good[] = []
  for (const each of read) {
    if (inBatch.has(each.row.key)) twice.push(each)
    else inBatch.set(each.row.key, each)
  }
  const { rows } = await sql<{ key: string }>`
    insert into people_import_key (owner, id, import_id, key, line)
    select ${batch.owner}, gen_random_uuid(), ${batch.importId}::uuid, key, line
    from unnest(${[...inBatch.keys()]}::text[], ${[...inBatch.values()].map(({ line }) => line)}::bigint[]) k (key, line)
    on conflict (owner, import_id, key) do nothing returning key`.execute(tx)
  const first = new Set(rows.map(({ key }) => key))
  twice.push(...[...inBatch.values()].filter(({ row }) => !first.has(row.key)))
  for (const { line, row } of twice)
    lookAt.push({ line, kind: 'left-out', reason: 'twice-in-the-file', row: row.key })
  return [...inBatch.values()].filter(({ row }) => first.has(row.key))
}

type Known = { personId: string; parts: Parts }

const knownPeople = async (
  tx: Tx,
  { owner, source }: Batch,
  good: readonly Good[],
): Promise<ReadonlyMap<string, Known>> => {
  const { rows } = await sql<Known & { key: string }>`
    select key, person_id as "personId", parts from imported_person
    where owner = ${owner} and source = ${source} and key = any (${good.map(({ row }) => row.key)}::text[])`.execute(
    tx,
  )
  return new Map(rows.map(({ key, ...known }) => [key, known]))
}

/** A row whose number somebody else has: a person here already, or an earlier row of the batch. */
type Sharing = { line: number; key: string; with: { personId: string } | { key: string } }

/** People here, or earlier in the batch, who have the NHS number or UPN of a row: to be looked at, never joined by itself. */
const sameNumber = async (tx: Tx, batch: Batch, fresh: readonly Good[]): Promise<Sharing[]> => {
  const numbersOf = ({ row }: Good): string[] => [
    ...(canBeNhsNumber(row.nhsNumber) ? [row.nhsNumber] : []),
    ...(canBeUpn(row.upn) ? [row.upn] : []),
  ]
  const numbers = fresh.flatMap(numbersOf)
  const { rows } = await sql<{ number: string; personId: string }>`
    select nhs_number as number, id as "personId" from person
      where owner = ${batch.owner} and nhs_number = any (${numbers}::text[])
    union all
    select upn, id from person where owner = ${batch.owner} and upn = any (${numbers}::text[])`.execute(tx)
  const taken = new Map<string, Sharing['with']>(rows.map(({ number, personId }) => [number, { personId }]))
  return fresh.flatMap((each): Sharing[] => {
    const mine = numbersOf(each)
    const number = mine.find((one) => taken.has(one))
    const other = number === undefined ? undefined : taken.get(number)
    for (const one of mine) if (!taken.has(one)) taken.set(one, { key: each.row.key })
    return other === undefined ? [] : [{ line: each.line, key: each.row.key, with: other }]
  })
}

/** Both wait in the review queue, beside each other, for somebody to say whether they are one human being. */
const askWhetherSame = async (
  tx: Tx,
  { owner, at }: Batch,
  sharing: readonly Sharing[],
  registered: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const each of sharing) {
    const id = registered.get(each.key)
    const otherId = 'personId' in each.with ? each.with.personId : registered.get(each.with.key)
    if (id === undefined || otherId === undefined) continue
    await raiseReview(
      tx,
      { actor: systemActor(owner), at, owner },
      {
        ...notCompared,
        kind: 'pair-left',
        subject: { kind: 'person', id },
        other: { owner, id: otherId },
        because: 'Brought in with the NHS number or UPN of the other',
        isAsked: true,
      },
    )
  }
}

/** Gives the person that each row's number of the council became. */
const register = async (
  tx: Tx,
  batch: Batch,
  fresh: readonly Good[],
): Promise<ReadonlyMap<string, string>> => {
  const named = fresh.map((each) => ({ ...each, personId: newId() }))
  const bringing = { source: batch.source, today: dayOf(batch.at), newId }
  await performMany(
    tx,
    personStream,
    { actor: systemActor(batch.owner), at: batch.at, action: 'person.register', owner: batch.owner },
    named.map(({ personId, row }) => ({
      id: personId,
      opens: true,
      decide: () => registering(row, bringing),
    })),
  )
  await sql`
    insert into imported_person (owner, id, source, key, person_id, parts, import_id)
    select ${batch.owner}, gen_random_uuid(), ${batch.source}, key, person_id, parts::jsonb, ${batch.importId}::uuid
    from unnest(${named.map(({ row }) => row.key)}::text[], ${named.map(({ personId }) => personId)}::uuid[],
      ${named.map(({ row }) => JSON.stringify(partsOf(row)))}::text[]) p (key, person_id, parts)`.execute(tx)
  return new Map(named.map(({ row, personId }) => [row.key, personId]))
}

type ToChange = Good & { here: Known; parts: ReturnType<typeof changedParts> }

const change = async (tx: Tx, batch: Batch, changed: readonly ToChange[]): Promise<void> => {
  const bringing = { source: batch.source, today: dayOf(batch.at), newId }
  await performMany(
    tx,
    personStream,
    { actor: systemActor(batch.owner), at: batch.at, action: 'person.change', owner: batch.owner },
    changed.map(({ here, row, parts }) => ({
      id: here.personId,
      decide: (person) => (person ? changing(person, row, parts, bringing) : []),
    })),
  )
  await sql`
    update imported_person i set parts = p.parts::jsonb, import_id = ${batch.importId}::uuid
    from unnest(${changed.map(({ row }) => row.key)}::text[],
      ${changed.map(({ row }) => JSON.stringify(partsOf(row)))}::text[]) p (key, parts)
    where i.owner = ${batch.owner} and i.source = ${batch.source} and i.key = p.key`.execute(tx)
}

const keepRows = async (
  tx: Tx,
  { owner, importId }: Batch,
  lookAt: readonly ToLookAt[],
  before: Counts,
): Promise<void> => {
  const kept = before.leftOut + before.sameNumber + Object.values(before.remarked).reduce((a, b) => a + b, 0)
  const some = lookAt.slice(0, Math.max(0, mostRowsKept - kept))
  if (some.length === 0) return
  await sql`
    insert into people_import_row (owner, id, import_id, kind, line, reason, row)
    select ${owner}, gen_random_uuid(), ${importId}::uuid, * from unnest(
      ${some.map(({ kind }) => kind)}::text[], ${some.map(({ line }) => line)}::bigint[],
      ${some.map(({ reason }) => reason)}::text[], ${some.map(({ row }) => row.slice(0, longestRowKept))}::text[])`.execute(
    tx,
  )
}
