import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { checkpointText } from './checkpoint.ts'
import { type About, exportFiles, exportFormat } from './export-files.ts'
import type { Trusted } from './heads.ts'
import { hashOfRow, type Kind, openFields, type Row, saltedFields, type Sealed } from './leaf.ts'
import { GrowingTree, type Hash, leafHash } from './merkle.ts'
import { cosignatureLine, keyLine, signed, type Signer, verifierOf } from './note.ts'

/** Small records made up by chance, sealed and signed as the service and a witness would, without a database. */

export const council = 'E06000031'

const signer = (name: string): Signer => ({ name, key: generateKeyPairSync('ed25519').privateKey })
export const service = signer(`test/${council}`)
export const witness = signer('witness.test')
export const trusted: Trusted = {
  service: verifierOf(service, 'signature'),
  witnesses: [verifierOf(witness, 'cosignature')],
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 12, unit: 'grapheme' }) },
  fc.constantFrom(
    '{"said": "something"}',
    '2026-11-21T09:00:00.123456Z',
    '12:ab,',
    '-,',
    '',
    'a\u2028line\u2029and\r\nmore\ufffd',
  ),
)

const rowOf = (kind: Kind): fc.Arbitrary<Row> =>
  fc
    .record({
      id: fc.uuid(),
      salt: fc.uuid(),
      values: fc.array(fc.option(value, { freq: 6 }), {
        minLength: openFields(kind).length + saltedFields(kind).length,
        maxLength: openFields(kind).length + saltedFields(kind).length,
      }),
    })
    .map(({ id, salt, values }) => {
      const names = [...openFields(kind), ...saltedFields(kind)]
      const fields = Object.fromEntries(names.map((name, n) => [name, values[n] ?? null]))
      return { kind, salt, erasedHash: null, fields: { ...fields, owner: council, id, ...calmFields(kind) } }
    })

/** An event named so would tell of an erasure; a time that is none could not be compared. */
const calmFields = (kind: Kind): Record<string, string> =>
  kind === 'event'
    ? { stream: 'contact', recorded_at: '2026-11-21T08:59:00.000001Z' }
    : { at: '2026-11-21T08:59:00.000001Z' }

export const rows: fc.Arbitrary<Row[]> = fc.uniqueArray(fc.constantFrom<Kind>('event', 'look').chain(rowOf), {
  minLength: 1,
  maxLength: 12,
  selector: ({ fields }) => fields['id'],
  size: 'max',
})

export type Log = { sealed: Sealed[]; leaves: Hash[]; notes: string[] }

export const seal = (some: readonly Row[]): { sealed: Sealed[]; leaves: Hash[] } => {
  const sealed = some.map((row, n): Sealed => ({ n, kind: row.kind, id: row.fields['id'] ?? '', row }))
  return { sealed, leaves: some.map((row) => hashOfRow(row) ?? leafHash(Buffer.alloc(0))) }
}

export const noteAt = (leaves: readonly Hash[], size: number, seconds = 1_795_251_600): string => {
  const tree = new GrowingTree()
  for (const leaf of leaves.slice(0, size)) tree.add(leaf)
  const text = checkpointText({ origin: service.name, size, root: tree.root() })
  return `${signed(text, service)}${cosignatureLine(text, witness, seconds)}`
}

/** Signed every few entries, and at the end. */
export const logOf = (some: readonly Row[], every: number): Log => {
  const { sealed, leaves } = seal(some)
  const sizes = leaves.map((_, n) => n + 1).filter((size) => size % every === 0 || size === leaves.length)
  return { sealed, leaves, notes: sizes.map((size) => noteAt(leaves, size)) }
}

/** A row as the lines of an export have it. */
export const lineOf = ({ n, kind, id, row }: Sealed): string =>
  JSON.stringify({
    n,
    kind,
    id,
    row: row && inOrder(row),
    salt: row?.salt ?? null,
    erased: row?.erasedHash ?? null,
  })

const inOrder = ({ kind, fields, salt }: Row) =>
  Object.fromEntries(
    (salt === null ? openFields(kind) : [...openFields(kind), ...saltedFields(kind)]).map((name) => [
      name,
      fields[name] ?? null,
    ]),
  )

export type Files = { rows: string; leaves: Buffer; checkpoints: string }

export const filesOf = ({ sealed, leaves, notes }: Log): Files => ({
  rows: sealed.map((each) => `${lineOf(each)}\n`).join(''),
  leaves: Buffer.concat(leaves),
  checkpoints: notes.map((note) => `${JSON.stringify({ note })}\n`).join(''),
})

export const about: About = {
  format: exportFormat,
  council,
  entries: 0,
  checkpoints: 0,
  service: keyLine(trusted.service),
  witnesses: trusted.witnesses.map(keyLine),
}

export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'front-door-record-'))

export const writeFiles = async (folder: string, files: Files): Promise<void> => {
  await writeFile(join(folder, exportFiles.rows), files.rows)
  await writeFile(join(folder, exportFiles.leaves), files.leaves)
  await writeFile(join(folder, exportFiles.checkpoints), files.checkpoints)
}
