import { fileTypeFromBuffer } from 'file-type'

const megabyte = 1024 * 1024

/** Per file and for all files of one referral. */
export const limits = { file: 10 * megabyte, together: 40 * megabyte, files: 10 }

export type Kind = { readonly mediaType: string; readonly ending: string; readonly words: string }

/** What people really send: letters and forms, photographs, notes. Nothing that a reader's machine would run. */
export const kinds: readonly Kind[] = [
  { mediaType: 'application/pdf', ending: 'pdf', words: 'PDF' },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    words: 'Word (.docx)',
  },
  { mediaType: 'image/jpeg', ending: 'jpg', words: 'JPEG photograph' },
  { mediaType: 'image/png', ending: 'png', words: 'PNG picture' },
  { mediaType: 'image/heic', ending: 'heic', words: 'HEIC photograph' },
  { mediaType: 'text/plain', ending: 'txt', words: 'plain text' },
]

export const kindsInWords = kinds.map((kind) => kind.words).join(', ')

/** Text has no signature: it is text when it is valid UTF-8 without control characters other than space, tab and line ends. */
const isPlainText = (content: Buffer): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)

    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text)
  } catch {
    return false
  }
}

/** Text that a browser would take for a page or a picture with scripts is not plain. */
const looksLikeMarkup = (content: Buffer): boolean =>
  /^\s*(<\?xml|<!doctype|<html|<svg|<script)/i.test(content.subarray(0, 256).toString('utf8'))

/** What a file is, by its content. Null: not one of the kinds accepted, whatever it is called. */
export const kindOf = async (content: Buffer): Promise<Kind | null> => {
  const found = await fileTypeFromBuffer(content)
  if (found) return kinds.find((kind) => kind.mediaType === found.mime) ?? null
  const text = kinds.find((kind) => kind.mediaType === 'text/plain')
  return text && isPlainText(content) && !looksLikeMarkup(content) ? text : null
}
