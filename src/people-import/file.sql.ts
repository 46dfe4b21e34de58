import { createHash } from 'node:crypto'
import { type Context, type Db, asActor, newId } from '../db/index.ts'
import type { Encoding } from './people-import.ts'

/** The file itself, in pieces of a megabyte: it can be of any size, and neither side ever holds it whole. */

const pieceSize = 1024 * 1024

/** Gathers what arrives in small chunks into pieces. */
async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let gathered: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    gathered.push(chunk)
    size += chunk.byteLength
    if (size < pieceSize) continue
    yield Buffer.concat(gathered)
    gathered = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(gathered)
}

/** Is all of it UTF-8? Asked chunk by chunk. What is not is read as Windows-1252, which old exports are. */
const utf8Watcher = () => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  const look = (bytes: Uint8Array | undefined): void => {
    if (!isUtf8) return
    try {
      decoder.decode(bytes, { stream: bytes !== undefined })
    } catch {
      isUtf8 = false
    }
  }
  return { see: look, end: (): Encoding => (look(undefined), isUtf8 ? 'utf-8' : 'windows-1252') }
}

export type Kept = { size: number; sha256: string; encoding: Encoding; isText: boolean }

/** Keeps the file as it arrives, each piece by itself. `isText` is false where it holds NUL bytes: no CSV file does. */
export const keepFile = async (
  db: Db,
  context: Context,
  of: { owner: string; importId: string },
  chunks: AsyncIterable<Uint8Array>,
): Promise<Kept> => {
  const hash = createHash('sha256')
  const watcher = utf8Watcher()
  let size = 0
  let nth = 0
  let isText = true
  for await (const content of pieces(chunks)) {
    hash.update(content)
    watcher.see(content)
    isText &&= !content.includes(0)
    size += content.byteLength
    const row = { owner: of.owner, id: newId(), import_id: of.importId, nth, content }
    await asActor(db, context, (tx) => tx.insertInto('people_import_piece').values(row).execute())
    nth += 1
  }
  return { size, sha256: hash.digest('hex'), encoding: watcher.end(), isText }
}

/** The file's text again, piece by piece. Each piece is read by itself: the work between them may take minutes. */
export async function* textOf(
  db: Db,
  context: Context,
  of: { owner: string; importId: string },
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for (let nth = 0; ; nth += 1) {
    const piece = await asActor(db, context, (tx) =>
      tx
        .selectFrom('people_import_piece')
        .select('content')
        .where('owner', '=', of.owner)
        .where('import_id', '=', of.importId)
        .where('nth', '=', nth)
        .executeTakeFirst(),
    )
    if (!piece) break
    yield decoder.decode(piece.content, { stream: true })
  }
  yield decoder.decode()
}

/** The first piece as text: enough to read the heading by. */
export const startOf = async (
  db: Db,
  context: Context,
  of: { owner: string; importId: string },
  encoding: Encoding,
): Promise<string> => {
  for await (const text of textOf(db, context, of, encoding)) return text
  return ''
}
