import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type About, exportFiles, exportFormat } from './export-files.ts'
import { headIn, merged, type Trusted } from './heads.ts'
import { type Head, judge, type Place, type Verdict } from './judge.ts'
import { readSealedLine } from './leaf.ts'
import { linesOf } from './lines.ts'
import { type Hash, hashBytes } from './merkle.ts'
import { readKeyLine } from './note.ts'

/**
 * Checks an export of a council's record: needs nothing but Node and the files. The keys come from the councils; those the
 * export names itself are only as good as the export.
 */
export const readAbout = async (folder: string): Promise<About> => {
  const given: unknown = JSON.parse(await readFile(join(folder, exportFiles.about), 'utf8'))
  const about = given as About
  if (
    typeof given !== 'object' ||
    given === null ||
    about.format !== exportFormat ||
    typeof about.council !== 'string'
  )
    throw new Error(`${join(folder, exportFiles.about)} does not describe a record of this format.`)
  return about
}

/** The keys an export names; those that are none are left out. */
export const keysNamed = ({ service, witnesses }: About) => ({
  service: typeof service === 'string' ? readKeyLine(service) : null,
  witnesses: (Array.isArray(witnesses) ? witnesses : []).flatMap((line) => {
    const verifier = typeof line === 'string' ? readKeyLine(line) : null
    return verifier?.kind === 'cosignature' ? [verifier] : []
  }),
})

const noteIn = (line: string): string => {
  try {
    const given: unknown = JSON.parse(line)
    return typeof given === 'object' && given !== null && 'note' in given && typeof given.note === 'string'
      ? given.note
      : ''
  } catch {
    return ''
  }
}

async function* headsOf(file: string, trusted: Trusted): AsyncGenerator<Head> {
  if (!existsSync(file)) return
  for await (const line of linesOf(file)) yield headIn(noteIn(line), trusted)
}

/** A witness's own file: its first line names keys, and each other must be signed by a witness that is trusted. */
async function* witnessedHeads(file: string, trusted: Trusted): AsyncGenerator<Head> {
  if (!existsSync(file)) return
  let isFirst = true
  for await (const line of linesOf(file)) {
    const head = isFirst ? null : headIn(noteIn(line), trusted)
    isFirst = false
    if (head) yield 'unsigned' in head || head.at === null ? { unsigned: true } : head
  }
}

async function* hashesOf(file: string): AsyncGenerator<Hash> {
  let left = Buffer.alloc(0)
  for await (const piece of createReadStream(file, { highWaterMark: hashBytes * 4_096 })) {
    const bytes = Buffer.concat([left, piece as Buffer])
    const whole = bytes.length - (bytes.length % hashBytes)
    for (let at = 0; at < whole; at += hashBytes) yield bytes.subarray(at, at + hashBytes)
    left = bytes.subarray(whole)
  }
}

const atOnce = 1_000

/**
 * The places of the export: line by line, each held against the hash of the place it says it is in, so that after a line
 * that is missing the rest are still told from one another.
 */
async function* placesOf(folder: string): AsyncGenerator<Place[]> {
  const hashes = hashesOf(join(folder, exportFiles.leaves))
  const next = async (): Promise<Hash | 'none'> => {
    const hash = await hashes.next()
    return hash.done === true ? 'none' : hash.value
  }
  let at = 0
  let places: Place[] = []
  for await (const line of linesOf(join(folder, exportFiles.rows))) {
    const row = readSealedLine(line)
    for (; row !== null && row.n > at; at += 1) {
      const hash = await next()
      if (hash === 'none') break
      places.push({ row: 'gone', hash })
    }
    places.push({ row: row ?? 'unreadable', hash: await next() })
    at += 1
    if (places.length < atOnce) continue
    yield places
    places = []
  }
  for (let hash = await next(); hash !== 'none'; hash = await next()) places.push({ row: 'gone', hash })
  yield places
}

export const verifyExport = (folder: string, { council }: About, trusted: Trusted): Promise<Verdict> =>
  judge(
    council,
    placesOf(folder),
    merged(
      headsOf(join(folder, exportFiles.checkpoints), trusted),
      witnessedHeads(join(folder, exportFiles.witness), trusted),
    ),
  )
