import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { type Body, cleanBody, cleanText } from './words.ts'

/** A file as it arrives, never whole in memory. Whoever does not want it need not read it. */
export type Upload = { name: string; chunks: Readable }

const gigabyte = 1024 ** 3

/**
 * The fields of a form; and where it carries a file, the file still on its way. Our forms put their hidden fields
 * first, so everything that guards a form is known before the first byte of a file is read.
 */
export const readForm = async (request: FastifyRequest): Promise<{ body: Body; upload: Upload | null }> => {
  if (!request.isMultipart()) return { body: cleanBody(request.body), upload: null }
  const parts = request.parts({ limits: { fileSize: 2 * gigabyte, files: 1, fields: 50 } })
  const fields: Record<string, unknown> = {}
  for (;;) {
    const next = await parts.next()
    if (next.done === true) return { body: cleanBody(fields), upload: null }
    const part = next.value
    if (part.type === 'file') {
      return { body: cleanBody(fields), upload: { name: cleanText(part.filename), chunks: part.file } }
    }
    fields[part.fieldname] = part.value
  }
}
