import type { Readable } from 'node:stream'
import { checkFile, type KeptFile, limits } from '../files/index.ts'
import type { Acting } from '../web/index.ts'

/** The file, or null where it is larger than any we keep: no more of it is held in memory than that. */
const readWhole = async (chunks: Readable): Promise<Buffer | null> => {
  const read: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const piece = Buffer.from(chunk as Uint8Array)
    size += piece.length
    if (size <= limits.file) read.push(piece)
  }
  return size > limits.file ? null : Buffer.concat(read)
}

/** The paper sent with a form, with the mark of its content; or what is wrong with it, in words. */
export const paperOf = async ({ upload }: Pick<Acting<unknown>, 'upload'>): Promise<KeptFile | string> => {
  if (upload === null || upload.name === '') {
    upload?.chunks.resume()
    return 'Choose a file'
  }
  const content = await readWhole(upload.chunks)
  if (content === null) return `${upload.name} is larger than 10 MB`
  const kept = await checkFile(upload.name, content)
  return 'refused' in kept ? kept.words : kept
}

/** What every form that takes a paper says of it. */
export const paperHint = 'A PDF, Word document, picture or plain text, 10 MB at most.'
