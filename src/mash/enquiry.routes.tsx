import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { looksAt, WhoLooked } from '../contacts/index.ts'
import { type House, page, type Page } from '../web/index.ts'
import { fileContent } from './around.sql.ts'
import { gather } from './enquiry.show.ts'
import { type ReplayedEnquiry, replayEnquiry } from './enquiry.sql.ts'
import { EnquiryPage, EnquiryPart } from './pages/enquiry.page.tsx'

export type OfEnquiry = { id: string }
export const ofEnquiry: z.ZodType<OfEnquiry> = z.object({ id: z.uuid() })

const back = { href: '/enquiries', text: 'Enquiries' }

export const enquiryPage: Page<OfEnquiry, ReplayedEnquiry> = {
  path: '/enquiries/:id',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => replayEnquiry(tx, id),
  show: async ({ tx, it, resource, visit }) => ({
    title: `${it.enquiry.headline} ${it.enquiry.reference}`,
    wide: true,
    back,
    main: <EnquiryPage {...await gather(tx, visit, it, resource, false)} />,
  }),
}

/** The same again, asked for by an open page itself whenever something changed, and every minute. */
const part: Page<OfEnquiry, ReplayedEnquiry> = {
  ...enquiryPage,
  path: '/enquiries/:id/part',
  unattended: true,
  show: async ({ tx, it, resource, visit }) => ({
    fragment: <EnquiryPart {...await gather(tx, visit, it, resource, true)} />,
  }),
}

type OfFile = { id: string; file: string }

/** A file that came with an answer: only for whom its level opens it; for everybody else it is not there. */
const replyFile: Page<OfFile, { name: string; mediaType: string; content: Buffer }> = {
  path: '/enquiries/:id/files/:file',
  action: 'enquiry.open',
  params: z.object({ id: z.uuid(), file: z.uuid() }),
  find: async (tx, { id, file }) => {
    const found = await replayEnquiry(tx, id)
    const content = found && (await fileContent(tx, found.it.enquiry.owner, id, file))
    return found && content ? { resource: found.resource, it: content } : null
  },
  show: ({ it }) => Promise.resolve({ file: it.content, mediaType: it.mediaType, name: it.name }),
}

const record: Page<OfEnquiry, ReplayedEnquiry> = {
  path: '/enquiries/:id/record',
  action: 'record.read',
  params: ofEnquiry,
  find: (tx, { id }) => replayEnquiry(tx, id),
  show: async ({ tx, it: { enquiry }, visit }) => ({
    title: `Who looked at ${enquiry.reference}`,
    wide: true,
    back: { href: `/enquiries/${enquiry.id}`, text: 'The enquiry' },
    main: (
      <>
        <h1 class="govuk-heading-l">
          Who looked at this enquiry
          <span class="govuk-caption-m">{enquiry.reference}</span>
        </h1>
        <WhoLooked looks={await looksAt(tx, enquiry.owner, enquiry.id)} councils={visit.councils} />
      </>
    ),
  }),
}

export const enquiryRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, enquiryPage)
  page(app, house, part)
  page(app, house, replyFile)
  page(app, house, record)
}
