import { checkFile, kindsInWords, limits } from '../files/index.ts'
import type { KeptFile } from '../files/index.ts'
import { type Body, type FieldError, one, type Upload } from '../web/index.ts'
import { isShareLevel, type ShareLevel } from './share-level.rule.ts'

/** Reads a file as it arrives, and no further than may be kept. */
const wholeOf = async ({ chunks }: Upload): Promise<Buffer | 'too-large'> => {
  const read: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk)
    size += part.length
    // The rest is let go by, not kept: the browser must be heard out before it hears an answer.
    if (size <= limits.file) read.push(part)
  }
  return size > limits.file ? 'too-large' : Buffer.concat(read)
}

const wrong = (text: string): { errors: FieldError[] } => ({ errors: [{ field: 'file', text }] })

const judged = async (
  upload: Upload | null,
  together: number,
): Promise<KeptFile | { errors: FieldError[] }> => {
  if (!upload) return wrong('Choose a file')
  const content = await wholeOf(upload)
  if (content === 'too-large') return wrong(`${upload.name} is larger than 10 MB`)
  if (upload.name === '' && content.length === 0) return wrong('Choose a file')
  if (together + content.length > limits.together)
    return wrong('All files together would be larger than 40 MB')
  const file = await checkFile(upload.name, content)
  return 'refused' in file ? wrong(file.words) : file
}

/** The file of a form and the level it was given; or what is wrong with either, beside its field. */
export const readAttached = async (
  body: Body,
  upload: Upload | null,
  { levels, together }: { levels: readonly ShareLevel[]; together: number },
): Promise<(KeptFile & { level: ShareLevel }) | { errors: FieldError[] }> => {
  const level = one(body, 'level')
  const file = await judged(upload, together)
  const amiss: FieldError[] =
    isShareLevel(level) && levels.includes(level)
      ? []
      : [{ field: 'level', text: 'Choose how far the file may travel' }]
  if ('errors' in file) return { errors: [...amiss, ...file.errors] }
  return isShareLevel(level) && amiss.length === 0 ? { ...file, level } : { errors: amiss }
}

export const takenInWords = kindsInWords
