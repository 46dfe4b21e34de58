import type { FastifyRequest } from 'fastify'
import { asActor, type Context, type Tx } from '../db/index.ts'
import { dropForm, keepForm, keptForm } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { readForm } from './form-body.ts'
import { isGuard } from './guard.ts'
import type { House } from './house.ts'
import { wasSessionOf } from './session.sql.ts'
import type { FormState } from './visit.ts'
import { sessionSecretOf } from './visitor.ts'
import { type Body, one } from './words.ts'

/**
 * What somebody sent when their session had run out, or when they had to prove first who they are, is kept for them and
 * stands in the form again when they come back, with or without scripts. It is theirs alone, and goes once it is sent.
 */

const formAt = (path: string): string => `sent/${path}`

const writerOf = (staffId: string, at: Instant): Context => ({
  staffId,
  actingFor: [],
  fn: null,
  clientGroup: 'children',
  at,
  intakeFor: [],
  draft: null,
  system: false,
})

export const keepTyped = (house: House, staffId: string, path: string, body: Body): Promise<void> =>
  asActor(house.db, writerOf(staffId, house.now()), (tx) => keepForm(tx, formAt(path), body, house.now()))

/** For whoever the session was, if the form is one this service gave them: nobody plants text in another's form. */
export const keepForWhoeverItWas = async (
  house: House,
  request: FastifyRequest,
  path: string,
): Promise<boolean> => {
  const secret = sessionSecretOf(request)
  // A page that saves itself keeps its own copy and tries again.
  if (secret === undefined || (request.headers.accept ?? '').includes('json')) return false
  const was = await wasSessionOf(house.db, secret)
  if (was === null) return false
  const { body, upload } = await readForm(request)
  upload?.chunks.resume()
  if (!isGuard(one(body, '_csrf'), was.csrf)) return false
  await keepTyped(house, was.staffId, path, body)
  return true
}

export const typedKept = async (tx: Tx, path: string): Promise<FormState['typed'] | null> =>
  (await keptForm(tx, formAt(path)))?.answers ?? null

export const dropTyped = (house: House, staffId: string, path: string): Promise<void> =>
  asActor(house.db, writerOf(staffId, house.now()), (tx) => dropForm(tx, formAt(path)))

/** The address at which it stands in the form again. */
export const withTyped = (path: string): string => `${path}?typed=kept`
