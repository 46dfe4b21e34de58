import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type House, noForm, page, type Page } from '../web/index.ts'
import { type Desk, deskFor } from './desk.ts'
import { type Enquiry, isOpen, ratingOf } from './enquiry.ts'
import { findEnquiry } from './enquiry.sql.ts'
import { BesideWriting, whoDid } from './pages/desk-parts.tsx'
import { ratingInWords } from './rating.words.ts'
import { versionIn } from './saving.ts'

const forms = ['discussion', 'summary', 'decide'] as const
type Beside = { id: string; form: (typeof forms)[number]; began: string }
const beside: z.ZodType<Beside> = z.object({
  id: z.uuid(),
  form: z.enum(forms),
  began: z.string().max(20).default(''),
})

const savedSince = (desk: Desk, latest: { version: number; by: string | null } | null, began: string) =>
  latest === null || latest.version === versionIn(began)
    ? null
    : `${whoDid(desk, latest.by)} has saved another version since you opened this. When you save yours, you will see both.`

const ratedSince = (desk: Desk, began: string): string | null => {
  const rating = ratingOf(desk.enquiry)
  return (rating ?? '') === began
    ? null
    : `${whoDid(desk, desk.enquiry.ratings.at(-1)?.by ?? null)} has rated it ${ratingInWords(rating)} since you opened this.`
}

/** What has changed since the form was opened, in a sentence; null where nothing has. */
const changedSince = (desk: Desk, { form, began }: Beside): string | null => {
  if (!isOpen(desk.enquiry)) return 'The enquiry has been closed since you opened this.'
  switch (form) {
    case 'discussion':
      return savedSince(desk, desk.enquiry.discussion, began)
    case 'summary':
      return savedSince(desk, desk.enquiry.summary, began)
    case 'decide':
      return ratedSince(desk, began)
  }
}

/** Beside an open form, fetched by the page itself: who else is at work, and what they have saved meanwhile. */
const besidePart: Page<Beside, Enquiry> = {
  path: '/enquiries/:id/beside/:form',
  action: 'enquiry.open',
  params: beside,
  unattended: true,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, params }) => {
    const desk = await deskFor(tx, { enquiry, resource, visit, form: noForm }, params.form)
    return { fragment: <BesideWriting desk={desk} changed={changedSince(desk, params)} /> }
  },
}

export const besideRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, besidePart)
}
