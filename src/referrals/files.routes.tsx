import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { checkFile, limits } from '../files/index.ts'
import { saveAnswers, stepAt, visitedKey, walk } from '../questions/index.ts'
import { cleanText, goTo, isGuard, open, type House } from '../web/index.ts'
import { addresses, pageAt } from './addresses.ts'
import { answerStep, noDraftHere, notOnYourPath, tooMuch } from './answers.tsx'
import { addFile, filesOf, takeFileOff } from './files.sql.ts'
import { minutesToWait } from './limits.sql.ts'
import { findWriting, type Writing } from './writing.ts'

type Upload = { fields: Map<string, string>; files: { name: string; content: Buffer }[]; tooLarge: string[] }

/** Reads the whole form before judging any of it. A file beyond the limit is cut off, not kept, and named. */
const read = async (request: FastifyRequest): Promise<Upload> => {
  const upload: Upload = { fields: new Map(), files: [], tooLarge: [] }
  // One byte more than the limit, to tell a file of exactly 10 MB from a larger one.
  const parts = request.parts({ limits: { fileSize: limits.file + 1, files: limits.files, fields: 20 } })
  for await (const part of parts) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') upload.fields.set(part.fieldname, part.value)
      continue
    }
    const chunks: Buffer[] = []
    for await (const chunk of part.file) chunks.push(chunk as Buffer)
    const content = Buffer.concat(chunks)
    const name = cleanText(part.filename)
    if (part.file.truncated || content.length > limits.file) upload.tooLarge.push(name)
    // A browser sends an empty, nameless file where none was chosen.
    else if (name !== '' || content.length > 0) upload.files.push({ name, content })
  }
  return upload
}

const tooManyOrLarge = (there: readonly { size: number }[], content: Buffer): string | null => {
  if (there.length >= limits.files)
    return `There are ${String(limits.files)} files already, which is as many as we can take`
  const together = there.reduce((sum, file) => sum + file.size, 0) + content.length
  return together > limits.together ? 'All files together would be larger than 40 MB' : null
}

/** Checks and keeps each file by itself: one that is refused does not take the others with it. */
const keepAll = async (house: House, writing: Writing, upload: Upload): Promise<string[]> => {
  const refusals = upload.tooLarge.map((name) => `${name} is larger than 10 MB`)
  for (const { name, content } of upload.files) {
    const there = await filesOf(house.db, writing.draft.id, writing.at)
    const full = tooManyOrLarge(there, content)
    if (full !== null) return [...refusals, full]
    const judged = await checkFile(name, content)
    if ('refused' in judged) refusals.push(judged.words)
    else await addFile(house.db, writing.draft.id, judged, writing.at)
  }
  return refusals
}

const fieldOf = (upload: Upload, name: string): string => upload.fields.get(name) ?? ''

const takeFiles = async (
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> => {
  const writing = await findWriting(house, request)
  if (!writing) return noDraftHere(house, reply)
  if (writing.draft.sentAt !== null) return goTo(reply, addresses.sent)
  const step = stepAt(writing.walked, 'files')
  if (!step || !request.isMultipart()) return notOnYourPath(house, reply, writing)
  const again = (texts: readonly string[]) =>
    answerStep(house, reply, {
      writing,
      step,
      answers: writing.draft.kept.answers,
      problems: texts.map((text) => ({ amiss: 'unclear', field: 'files', anchor: 'files', text })),
    })
  const upload = await readOr(request)
  if (upload === 'too-many') return again([`Choose ${String(limits.files)} files at most at a time`])
  if (!isGuard(fieldOf(upload, '_csrf'), writing.csrf)) {
    return again(['This page was open too long. Choose the files again'])
  }
  const isFree = upload.files.length === 0 || writing.draft.kept.answers['urgency'] === 'immediate'
  const wait = isFree ? null : await minutesToWait(house, 'files', writing.draft.id)
  if (wait !== null) return tooMuch(house, reply, wait)
  const off = fieldOf(upload, '_take-off')
  if (/^[0-9a-f-]{36}$/.test(off)) {
    await takeFileOff(house.db, writing.draft.id, off, writing.at)
    return goTo(reply, addresses.files)
  }
  const refusals = await keepAll(house, writing, upload)
  const then = fieldOf(upload, '_then')
  if (refusals.length > 0 && then !== 'anyway') return again(refusals)
  if (then === 'add') return goTo(reply, addresses.files)
  await saveAnswers(
    house.db,
    writing.draft.id,
    { shownAt: 0, by: 'files', answers: { [visitedKey('files')]: 'yes' } },
    writing.at,
  )
  return goTo(reply, then === 'later' ? addresses.later : afterFiles(writing))
}

const afterFiles = (writing: Writing): string => {
  const { steps } = walk(writing.journey, writing.draft.kept.answers)
  const onward = steps.slice(steps.findIndex((step) => step.address === 'files') + 1)
  const unseen = onward.find((step) => writing.draft.kept.answers[visitedKey(step.address)] === undefined)
  return unseen ? pageAt(unseen) : addresses.check
}

const readOr = async (request: FastifyRequest): Promise<Upload | 'too-many'> => {
  try {
    return await read(request)
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
    if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
      return 'too-many'
    throw error
  }
}

export const filesRoutes = (app: FastifyInstance, house: House): void => {
  open(
    app,
    {
      method: 'POST',
      path: addresses.files,
      because: 'somebody without an account adds files to their own draft',
      bodyLimit: limits.together + 8 * 1024 * 1024,
    },
    (request, reply) => takeFiles(house, request, reply),
  )
}
