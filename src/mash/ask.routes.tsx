import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../db/index.ts'
import { action, type House, page, type Page, type Showing, type Shown } from '../web/index.ts'
import { askAgencies, type OfAgencies } from './ask.ts'
import { type Askings, askingRating, askingsFor, dueNow, whyNotAsked } from './ask.show.ts'
import { askForm } from './asking.fields.ts'
import { type Desk, deskFor } from './desk.ts'
import { backTo, commonWords, isOver } from './enquiry.form.ts'
import { findEnquiry } from './enquiry.sql.ts'
import type { Enquiry } from './enquiry.ts'
import { AskPage } from './pages/ask.page.tsx'
import { QuestionPage } from './pages/question.page.tsx'

type Choosing = { id: string; agency: readonly string[] }

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const listed = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((asked = []) => (Array.isArray(asked) ? asked : [asked]))
  .pipe(z.array(code).max(30))

const choosing: z.ZodType<Choosing> = z.object({ id: z.uuid(), agency: listed })

/** Several agencies at once stand in the address, joined by commas. */
const ofAgencies: z.ZodType<OfAgencies> = z.object({
  id: z.uuid(),
  agency: z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .pipe(z.array(code).min(1).max(30)),
})

type Asked = Pick<Showing<unknown, Enquiry>, 'tx' | 'it' | 'resource' | 'visit' | 'form'>

/** The desk and whom can be asked; null sends the reader back to the enquiry. */
const asked = async (
  tx: Tx,
  { it: enquiry, resource, visit, form }: Asked,
  writing: string,
): Promise<{ desk: Desk; askings: Askings } | null> => {
  if (isOver(enquiry, form.typed)) return null
  const desk = await deskFor(tx, { enquiry, resource, visit, form }, writing)
  const askings = await askingsFor(tx, enquiry, desk.requests, visit)
  return askings && { desk, askings }
}

const askPage: Page<Choosing, Enquiry> = {
  path: '/enquiries/:id/ask',
  action: 'enquiry.open',
  params: choosing,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async (showing): Promise<Shown> => {
    const { tx, it: enquiry, params } = showing
    if (params.agency.length > 0) return { goTo: `/enquiries/${enquiry.id}/ask/${params.agency.join(',')}` }
    const shown = await asked(tx, showing, 'ask')
    if (shown === null) return { goTo: `/enquiries/${enquiry.id}` }
    const rating = askingRating(enquiry)
    return {
      title: `Ask agencies, ${enquiry.reference}`,
      back: backTo(enquiry),
      main: (
        <AskPage
          {...shown}
          whyNot={typeof rating === 'string' ? null : rating.refused}
          needsAgreement={whyNotAsked(enquiry)}
        />
      ),
    }
  },
}

const questionPage: Page<OfAgencies, Enquiry> = {
  path: '/enquiries/:id/ask/:agency',
  action: 'enquiry.open',
  params: ofAgencies,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async (showing): Promise<Shown> => {
    const { tx, it: enquiry, params, visit } = showing
    const shown = await asked(tx, showing, askForm(params.agency))
    const agencies = shown?.askings.agencies.filter((each) => params.agency.includes(each.code)) ?? []
    if (shown === null || agencies.length === 0) return { goTo: `/enquiries/${enquiry.id}/ask` }
    const names = new Intl.ListFormat('en-GB').format(agencies.map(({ name }) => name))
    const due = await dueNow(tx, enquiry, visit.at)
    return {
      title: `Ask ${names}, ${enquiry.reference}`,
      wide: true,
      back: { href: `/enquiries/${enquiry.id}/ask`, text: 'Which agencies' },
      main: (
        <QuestionPage
          {...shown}
          agencies={agencies}
          names={names}
          dueAt={typeof due === 'string' ? due : null}
          needsAgreement={whyNotAsked(enquiry)}
        />
      ),
    }
  },
}

export const askWords = {
  ...commonWords,
  'rate-first': 'Rate the enquiry first: its colour says how long an agency has.',
  'blue-asks-nobody':
    'A blue enquiry asks no agency: universal services are enough. If you need to ask, rate it anew.',
  'contact-hidden': 'The contact is not open to you, so nothing of it can be told to an agency.',
  'see-fields': 'Something is still missing.',
  'agreement-refused': {
    field: 'basis',
    text: 'The family did not agree to the checks. Ask under section 47 where significant harm is likely, or have the manager go on without agreement',
  },
  'agreement-not-sought': {
    field: 'basis',
    text: 'Nobody has recorded whether the family agreed. Record it first; or ask under section 47 where significant harm is likely, or have the manager go on without',
  },
  'calendar-not-published':
    'The bank holidays are not published far enough ahead to say when the answer is due. Tell your administrator; ring the agency meanwhile.',
} as const

export const askRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, askPage)
  page(app, house, questionPage)
  action(app, house, {
    path: '/enquiries/:id/ask/:agency',
    action: 'enquiry.work',
    params: ofAgencies,
    from: questionPage,
    words: askWords,
    act: askAgencies,
  })
}
