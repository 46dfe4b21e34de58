import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { markSent, type Draft } from '../questions/index.ts'
import { action, noRecord, one, page, type House, type Page } from '../web/index.ts'
import { ApartList, ApartPage, type ApartRow } from './pages/apart.page.tsx'
import { draftApart, readyToSend, sendIn, type SentAs } from './send.ts'

/** What looks sent by a robot, looked at by a person. */

const waiting = (tx: Tx): Promise<ApartRow[]> =>
  tx
    .selectFrom('referral_apart')
    .select(['owner', 'id', 'because', 'kept_at as keptAt', 'reference'])
    .where('reviewed_at', 'is', null)
    .orderBy('kept_at')
    .limit(200)
    .execute()

const findApart = (tx: Tx, owner: AuthorityCode, id: string) =>
  tx
    .selectFrom('referral_apart')
    .select([
      'owner',
      'id',
      'draft_id as draftId',
      'because',
      'kept_at as keptAt',
      'reference',
      'reviewed_at as reviewedAt',
      'outcome',
    ])
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst()

type Apart = NonNullable<Awaited<ReturnType<typeof findApart>>>

const resourceOf = (apart: Apart): Resource => councilsRecord('referral-apart', apart)

const inAddress = z.object({ owner: z.string().max(20), id: z.uuid() })
type InAddress = z.infer<typeof inAddress>

const tray: Page<object, null> = {
  path: '/referrals/apart',
  action: 'referral.apart-tray',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx }) => ({ title: 'Kept apart', main: <ApartList rows={await waiting(tx)} /> }),
}

const apartPage: Page<InAddress, Apart> = {
  path: '/referrals/apart/:owner/:id',
  action: 'referral.apart-open',
  params: inAddress,
  find: async (tx, { owner, id }) => {
    const it = await findApart(tx, owner, id)
    return it ? { resource: resourceOf(it), it } : null
  },
  show: async ({ it, visit, house, form }) => {
    const draft = await draftApart(house, it.draftId, visit.at)
    const ready = draft ? await readyToSend(house, draft, it.keptAt) : null
    return {
      title: 'Kept apart',
      back: { href: '/referrals/apart', text: 'All that is kept apart' },
      main: <ApartPage apart={it} told={ready?.told ?? null} visit={visit} form={form} />,
    }
  },
}

type Judged = { outcome: 'taken-in' | 'robot'; reference: string | null }

/** Taken in as if it had come through at once: by the public, at the moment it came, so that its clocks are honest. */
const takeItIn = async (house: House, apart: Apart, draft: Draft): Promise<Judged> => {
  const ready = await readyToSend(house, draft, apart.keptAt)
  const sentAs = await sendIn(house, draft, ready, apart.keptAt)
  return { outcome: 'taken-in', reference: sentAs.reference }
}

/** A robot's draft may go after its 30 days. */
const letItGo = async (house: House, apart: Apart, draft: Draft | null): Promise<Judged> => {
  if (draft) {
    const { waitsForReview: _seen, ...sentAs } = draft.sentAs as SentAs
    await markSent(house.db, draft.id, sentAs, apart.keptAt)
  }
  return { outcome: 'robot', reference: apart.reference }
}

export const apartRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, tray)
  page(app, house, apartPage)
  action(app, house, {
    path: '/referrals/apart/:owner/:id/judge',
    action: 'referral.apart-open',
    params: inAddress,
    from: apartPage,
    act: async ({ params, body, visit }) => {
      const here = `/referrals/apart/${params.owner}/${params.id}`
      const context = contextFor(visit.actor, 'referral.apart-open', visit.at)
      const apart = await asActor(house.db, context, (tx) => findApart(tx, params.owner, params.id))
      if (!apart) return { done: false, why: 'not-found' }
      const decision = visit.may('referral.apart-open', resourceOf(apart))
      if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
      if (apart.outcome !== null) return { goTo: here }
      const verdict = one(body, 'verdict')
      if (verdict !== 'take-in' && verdict !== 'robot') {
        return { form: { errors: [{ field: 'verdict', text: 'Choose what it is' }], typed: body } }
      }
      const draft = await draftApart(house, apart.draftId, visit.at)
      if (verdict === 'take-in' && !draft)
        return {
          form: { errors: [{ field: '', text: 'What was written is no longer there.' }], typed: body },
        }
      const judged =
        verdict === 'take-in' && draft
          ? await takeItIn(house, apart, draft)
          : await letItGo(house, apart, draft)
      await asActor(house.db, context, (tx) =>
        tx
          .updateTable('referral_apart')
          .set({ ...judged, reviewed_at: visit.at, reviewed_by: visit.actor.rights.staffId })
          .where('owner', '=', apart.owner)
          .where('id', '=', apart.id)
          .where('outcome', 'is', null)
          .execute(),
      )
      return { goTo: here }
    },
  })
}
