import { createHash } from 'node:crypto'
import { kindOf, kindsInWords, limits } from './kinds.ts'
import { configuredScanner, scan, type Scanner } from './virus-check.ts'

/** A file as it may be kept. */
export type KeptFile = {
  name: string
  mediaType: string
  size: number
  sha256: string
  scan: 'clean' | 'not-scanned'
  content: Buffer
}

export type FileRefusal = {
  refused: 'empty' | 'too-large' | 'kind' | 'virus' | 'scanner-silent'
  words: string
}

/** A name that is only a name: no folders, no control characters, no text running backwards, not endless. */
const plainName = (name: string): string =>
  (name.replaceAll('\\', '/').split('/').at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .trim()
    .slice(0, 120)

/** The name a file is kept under, with the ending of what it really is. */
export const tidyName = (name: string, ending: string): string => {
  const stem = plainName(name)
    .replace(/\.[^.]*$/, '')
    .replace(/^\.+/, '')
    .slice(0, 100)
    .trim()
  return `${stem === '' ? 'file' : stem}.${ending}`
}

/** Judges one file by its content. Refusals carry the words to show beside the field. */
export const checkFile = async (
  name: string,
  content: Buffer,
  scanner: Scanner | null = configuredScanner(),
): Promise<KeptFile | FileRefusal> => {
  const shown = plainName(name) || 'The file'
  if (content.length === 0) return { refused: 'empty', words: `${shown} is empty` }
  if (content.length > limits.file) return { refused: 'too-large', words: `${shown} is larger than 10 MB` }
  const kind = await kindOf(content)
  if (kind === null) {
    return {
      refused: 'kind',
      words: `${shown} is not a kind of file we can take, by what is in it. We take: ${kindsInWords}`,
    }
  }
  const scanned = scanner === null ? null : await scan(scanner, content)
  if (scanned?.found === 'virus') {
    return { refused: 'virus', words: `${shown} was not kept: the virus check found ${scanned.name} in it` }
  }
  if (scanned?.found === 'no-answer') {
    return {
      refused: 'scanner-silent',
      words: `${shown} was not kept: the virus check is not answering. Try again in a minute, or send your referral without it and say what you have`,
    }
  }
  return {
    name: tidyName(name, kind.ending),
    mediaType: kind.mediaType,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    scan: scanned === null ? 'not-scanned' : 'clean',
    content,
  }
}
