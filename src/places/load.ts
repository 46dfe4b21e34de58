import type { Db } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import { csvRows, type CsvRow } from './csv-rows.ts'
import { rememberLoad, renewSectors, savePostcodes } from './load.sql.ts'
import { loadSectors } from './sectors.ts'
import { columnsOf, readPostcodeRow, type Columns, type PostcodeRow, type Reason } from './postcode-row.ts'

/** A row that was left out: its line as an editor counts them, why, and what it said. */
export type Rejected = { line: number; reason: Reason; row: string }

export type Progress = { rows: number; rejected: number; bytes: number }

export type Outcome = {
  rows: number
  rejectedRows: number
  /** At most 10,000 of them, so that a wrong file cannot fill the database; `rejectedRows` counts them all. */
  rejected: readonly Rejected[]
}

/** A file of postcodes as it arrives. The name is kept with what was loaded. */
export type Source = { name: string; chunks: AsyncIterable<Uint8Array> }

/** The file was not one of postcodes at all; nothing was loaded. */
export class NotAPostcodeFile extends Error {}

const batchSize = 5_000
const mostRejectsKept = 10_000
const longestRowKept = 200

/** Counts what passes through, for the progress that is shown. */
async function* counting(chunks: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const chunk of chunks) {
    count(chunk.byteLength)
    yield chunk
  }
}

const readRow = (columns: Columns, { fields, cut }: CsvRow): PostcodeRow | Reason =>
  cut ? 'is longer than any row of the file can be' : readPostcodeRow(columns, fields)

/** Rows read and not yet written, and those just written: ONS files are in order, so a repeat is close to its first. */
const recentRows = () => {
  let before = new Map<string, PostcodeRow>()
  let now = new Map<string, PostcodeRow>()
  return {
    named: (postcode: string) => now.get(postcode) ?? before.get(postcode),
    add: (row: PostcodeRow) => now.set(row.postcode, row),
    isFull: () => now.size >= batchSize,
    take: (): PostcodeRow[] => {
      const rows = [...now.values()]
      before = now
      now = new Map()
      return rows
    },
  }
}

const headingOf = (fields: readonly string[]): Columns => {
  const columns = columnsOf(fields)
  if (columns === null)
    throw new NotAPostcodeFile(
      'The first line names no column of postcodes (pcds) or no column of districts.',
    )
  return columns
}

/**
 * Loads postcodes and the district each lies in, from the shorter file or the full ONS Postcode Directory. One batch is
 * in memory at a time and kept as soon as it is read, so a load that breaks off is simply started again. Rows that
 * cannot be right are left out and reported with line and reason. Refuses (NotAPostcodeFile) any other kind of file.
 */
export const loadPostcodes = async (
  db: Db,
  source: Source,
  at: Instant,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Outcome & { id: string }> => {
  const progress: Progress = { rows: 0, rejected: 0, bytes: 0 }
  const rejected: Rejected[] = []
  const recent = recentRows()
  let columns: Columns | null = null

  const leaveOut = (row: CsvRow, reason: Reason): void => {
    progress.rejected += 1
    if (rejected.length >= mostRejectsKept) return
    rejected.push({ line: row.line, reason, row: row.fields.join(',').slice(0, longestRowKept) })
  }
  const save = async (): Promise<void> => {
    const rows = recent.take()
    await savePostcodes(db, rows)
    progress.rows += rows.length
    onProgress(progress)
  }

  for await (const row of csvRows(counting(source.chunks, (bytes) => (progress.bytes += bytes)))) {
    if (columns === null) {
      columns = headingOf(row.fields)
      continue
    }
    const read = readRow(columns, row)
    if (typeof read === 'string') leaveOut(row, read)
    else {
      const before = recent.named(read.postcode)
      if (before === undefined) recent.add(read)
      else if (before.district !== read.district) leaveOut(row, 'was named before, in another district')
    }
    if (recent.isFull()) await save()
  }
  if (columns === null) throw new NotAPostcodeFile('The file is empty.')
  await save()
  // What is known of straddling comes first: a part of a sector must never pass for the whole.
  await loadSectors(db)
  await renewSectors(db)
  const outcome = { rows: progress.rows, rejectedRows: progress.rejected, rejected }
  return { ...outcome, id: await rememberLoad(db, source.name, outcome, at) }
}
