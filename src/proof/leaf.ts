import { hash } from 'node:crypto'
import { type Hash, leafHash } from './merkle.ts'

/**
 * What is sealed of one row (README.md, "The leaf, version 1"). Each field is written as its length in bytes of UTF-8, a
 * colon, the bytes and a comma; a field without a value as `-,`. The open fields stand in the leaf as they are; of the
 * others only a salted hash does. Its twin in the database, which seals, is proof.leaf_hash (db/policies/proof.sql).
 * Pure.
 */
export type Kind = 'event' | 'look'

const fieldsOf = {
  event: {
    open: ['owner', 'id', 'stream', 'subject_id', 'seq', 'type', 'happened_at', 'recorded_at'],
    salted: ['data', 'actor_kind', 'staff_id', 'acting_for', 'fn', 'because', 'by_name'],
  },
  look: {
    open: ['owner', 'id', 'subject_kind', 'subject_id', 'action', 'at'],
    salted: ['staff_id', 'acting_for', 'fn', 'outcome', 'because'],
  },
} as const

/** The fields of a row that are sealed, in their order. */
export const openFields = (kind: Kind): readonly string[] => fieldsOf[kind].open
export const saltedFields = (kind: Kind): readonly string[] => fieldsOf[kind].salted

/**
 * A row as text: every value as PostgreSQL writes it, moments as `2026-11-21T09:00:00.123456Z`, JSON as the text of
 * `jsonb`. Erased, it has neither data nor salt, but the hash its data was sealed with.
 */
export type Row = {
  kind: Kind
  fields: Readonly<Record<string, string | null>>
  salt: string | null
  erasedHash: string | null
}

/** A sealed row in its place, as an export and the audit read it; `row` is null where it is gone. */
export type Sealed = { n: number; kind: Kind; id: string; row: Row | null }

const leafName = 'front-door leaf 1'

const field = (value: string | null): string =>
  value === null ? '-,' : `${String(Buffer.byteLength(value))}:${value},`

const written = (row: Row, names: readonly string[]): string =>
  names.map((name) => field(row.fields[name] ?? null)).join('')

const dataHash = (row: Row): string | null => {
  if (row.salt === null) return row.erasedHash
  const salt = Buffer.from(row.salt.replaceAll('-', ''), 'hex')
  const data = Buffer.from(written(row, saltedFields(row.kind)))
  return hash('sha256', Buffer.concat([salt, data]), 'hex')
}

/** The leaf of a row, as bytes; null for a row that has neither salt nor the hash left of it. */
export const leafOf = (row: Row): Buffer | null => {
  const hashed = dataHash(row)
  if (hashed === null) return null
  return Buffer.from(field(leafName) + field(row.kind) + written(row, openFields(row.kind)) + field(hashed))
}

/** What was sealed in the place of a row that was gone before it could be. */
export const missingLeaf = (owner: string, kind: Kind, id: string): Buffer =>
  Buffer.from(field(leafName) + field('missing') + field(owner) + field(kind) + field(id))

export const isErased = (row: Row): boolean => row.salt === null

/** The hash of a row's leaf. */
export const hashOfRow = (row: Row): Hash | null => {
  const leaf = leafOf(row)
  return leaf && leafHash(leaf)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const hexHash = /^[0-9a-f]{64}$/

const isText = (value: unknown): value is string | null => value === null || typeof value === 'string'

const matches = (value: unknown, shape: RegExp): value is string =>
  typeof value === 'string' && shape.test(value)

/** Exactly these fields, each a text or nothing. */
const readFields = (given: object, names: readonly string[]): Row['fields'] | null => {
  const entries = Object.entries(given) as [string, unknown][]
  return entries.length === names.length &&
    entries.every(([name, value]) => names.includes(name) && isText(value))
    ? (Object.fromEntries(entries) as Row['fields'])
    : null
}

const readRow = (kind: Kind, given: object, salt: unknown, erased: unknown): Row | null => {
  if (matches(salt, uuid) && erased === null) {
    const fields = readFields(given, [...openFields(kind), ...saltedFields(kind)])
    return fields && { kind, fields, salt, erasedHash: null }
  }
  if (salt !== null || !matches(erased, hexHash)) return null
  // Nothing of an erased row can be proved but its open fields, so nothing else may stand there.
  const fields = readFields(given, openFields(kind))
  return fields && { kind, fields, salt: null, erasedHash: erased }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A sealed row as an export and the audit give it: `{"n", "kind", "id", "row", "salt", "erased"}`. Exactly these, each of
 * its own shape: what is read leniently could be changed unseen. Null for anything else.
 */
export const readSealed = (given: unknown): Sealed | null => {
  if (!isObject(given) || Object.keys(given).length !== 6) return null
  const { n, kind, id, row, salt, erased } = given
  if (typeof n !== 'number' || !Number.isSafeInteger(n) || n < 0 || !matches(id, uuid)) return null
  if (kind !== 'event' && kind !== 'look') return null
  if (row === null) return salt === null && erased === null ? { n, kind, id, row: null } : null
  if (!isObject(row)) return null
  const read = readRow(kind, row, salt, erased)
  return read && { n, kind, id, row: read }
}

/** One line of an export; null unless it is spelt in the one way an export is written. */
export const readSealedLine = (line: string): Sealed | null => {
  try {
    const given: unknown = JSON.parse(line)
    return JSON.stringify(given) === line ? readSealed(given) : null
  } catch {
    return null
  }
}
