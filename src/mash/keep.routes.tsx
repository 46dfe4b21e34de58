import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { asActor } from '../db/index.ts'
import { bePresent, contextFor } from '../events/index.ts'
import { keepForm } from '../questions/index.ts'
import { type Acted, type Acting, action, type House } from '../web/index.ts'
import { keptUnder } from './desk.ts'
import { enquiryPage } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'

type OfForm = { id: string; form: string }
const ofForm: z.ZodType<OfForm> = z.object({ id: z.uuid(), form: z.string().regex(/^[a-z][a-z0-9-]{0,79}$/) })

/** The browser that saves by itself wants a receipt; without scripts a saved form leads back to the enquiry. */
const wantsReceipt = (request: FastifyRequest): boolean => request.headers.accept === 'application/json'

/**
 * Keeps what somebody types into any form about an enquiry, as they type. It is theirs alone, changes nothing on the
 * record, and comes back after a time-out; that they are writing is seen by whoever has the enquiry open.
 */
const keep = async ({ params, visit, house, body, request }: Acting<OfForm>): Promise<Acted> => {
  const { actor, at } = visit
  const kept = await asActor(house.db, contextFor(actor, 'enquiry.work', at), async (tx) => {
    const found = await findEnquiry(tx, params.id)
    if (!found) return null
    const decision = visit.may('enquiry.work', found.resource)
    if (!decision.allowed) return decision
    await keepForm(tx, keptUnder(params.id, params.form), body, at)
    const { owner, id } = found.it
    await bePresent(tx, at, { owner, subjectId: id, staffId: actor.rights.staffId, writing: params.form })
    return decision
  })
  if (kept === null) return { done: false, why: 'not-found' }
  if (!kept.allowed) return { done: false, why: 'not-allowed', because: kept.because }
  return wantsReceipt(request) ? { json: { savedAt: at } } : { goTo: `/enquiries/${params.id}` }
}

export const keepRoutes = (app: FastifyInstance, house: House): void =>
  action(app, house, {
    path: '/enquiries/:id/keep/:form',
    action: 'enquiry.work',
    params: ofForm,
    from: enquiryPage,
    act: keep,
  })
