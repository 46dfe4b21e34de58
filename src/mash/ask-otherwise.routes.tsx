import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { action, type House, page, type Page, type Shown } from '../web/index.ts'
import { askingsFor } from './ask.show.ts'
import { decideNotToAsk, type OfAgency, tellOutside } from './ask-otherwise.ts'
import { deskFor } from './desk.ts'
import { commonWords, isOver } from './enquiry.form.ts'
import { findEnquiry } from './enquiry.sql.ts'
import type { Enquiry } from './enquiry.ts'
import { NotAskedPage, OutsidePage, type OtherwiseShown } from './pages/ask-otherwise.page.tsx'

const ofAgency: z.ZodType<OfAgency> = z.object({
  id: z.uuid(),
  agency: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
})

type Otherwise = { verb: 'outside' | 'not'; form: string; title: string }

const pageFor = (
  { verb, form: kind, title }: Otherwise,
  Content: (shown: OtherwiseShown) => ReturnType<typeof OutsidePage>,
): Page<OfAgency, Enquiry> => ({
  path: `/enquiries/:id/ask/:agency/${verb}`,
  action: 'enquiry.open',
  params: ofAgency,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, params, resource, visit, form }): Promise<Shown> => {
    if (isOver(enquiry, form.typed)) return { goTo: `/enquiries/${enquiry.id}` }
    const desk = await deskFor(tx, { enquiry, resource, visit, form }, `${kind}-${params.agency}`)
    const askings = await askingsFor(tx, enquiry, desk.requests, visit)
    const agency = askings?.agencies.find(({ code }) => code === params.agency)
    if (!askings || !agency) return { goTo: `/enquiries/${enquiry.id}/ask` }
    return {
      title: `${title}: ${agency.name}, ${enquiry.reference}`,
      back: { href: `/enquiries/${enquiry.id}/ask`, text: 'Which agencies' },
      main: <Content desk={desk} askings={askings} agency={agency} />,
    }
  },
})

const outsidePage = pageFor(
  { verb: 'outside', form: 'outside', title: 'Told outside an agreement' },
  OutsidePage,
)
const notAskedPage = pageFor({ verb: 'not', form: 'not-asked', title: 'Not asked' }, NotAskedPage)

export const askOtherwiseRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, outsidePage)
  page(app, house, notAskedPage)
  action(app, house, {
    path: outsidePage.path,
    action: 'enquiry.work',
    params: ofAgency,
    from: outsidePage,
    words: commonWords,
    act: tellOutside,
  })
  action(app, house, {
    path: notAskedPage.path,
    action: 'enquiry.work',
    params: ofAgency,
    from: notAskedPage,
    words: commonWords,
    act: decideNotToAsk,
  })
}
