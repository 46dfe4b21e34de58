import type { FastifyInstance } from 'fastify'
import { saidIn } from '../agency-requests/index.ts'
import { contactOf } from '../contacts/index.ts'
import { dropForm } from '../questions/index.ts'
import { type Acted, type Acting, action, type House, one, page, type Page } from '../web/index.ts'
import { changeEnquiry } from './change-enquiry.ts'
import { type Desk, deskFor, keptUnder, letGo, typedNow } from './desk.ts'
import { longestRecord } from './discussion.form.ts'
import { type Enquiry, isOpen } from './enquiry.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import { nameOfAgency } from './enquiry.view.ts'
import { SummaryPage } from './pages/summary.page.tsx'
import { everywhere, sayRefused, versionIn, withErrors, type Words } from './saving.ts'
import { summaryStart } from './summary.start.ts'
import { agenciesOf, type Withheld, withheldFromTeam } from './withheld.ts'
import { writeSummary } from './writing.rule.ts'

const form = 'summary'

const whyNot = ({ enquiry, visit, resource }: Desk): string | null => {
  if (!isOpen(enquiry)) return 'The enquiry is closed: the summary has gone with the children as it is.'
  return visit.may('enquiry.work', resource).allowed
    ? null
    : 'Writing the summary belongs to those who work in the MASH for this council. You can read it here.'
}

const summaryPage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/summary',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form: sent }) => {
    const desk = await deskFor(tx, { enquiry, resource, visit, form: sent }, form)
    const contact = await contactOf(tx, enquiry.owner, enquiry.contactId)
    const start = (): string =>
      summaryStart(enquiry, contact?.it ?? null, desk.requests, (agency) =>
        nameOfAgency(agency, desk.organisations),
      )
    const version = enquiry.summary?.version ?? 0
    const typed = typedNow(desk, { text: enquiry.summary?.text ?? start(), began: String(version) })
    return {
      title: `Summary: ${enquiry.reference}`,
      wide: true,
      back: { href: `/enquiries/${enquiry.id}`, text: `Enquiry ${enquiry.reference}` },
      main: (
        <SummaryPage
          shown={{
            desk,
            typed,
            began: versionIn(one(typed, 'began')),
            isStart: enquiry.summary === null && desk.kept === null && Object.keys(sent.typed).length === 0,
            whyNot: whyNot(desk),
          }}
        />
      ),
    }
  },
}

const words: Words = {
  ...everywhere,
  closed: 'The enquiry has been closed meanwhile. What you typed is still below, and is not saved.',
  'written-meanwhile': 'A colleague saved another version while you were writing. Both are below.',
  'summary-empty': { field: 'text', text: 'Write the summary' },
}

const save = async (acting: Acting<OfEnquiry>): Promise<Acted> => {
  const { body, params } = acting
  if (one(body, 'do') === 'let-go') {
    await letGo(acting, form)
    return { goTo: `/enquiries/${params.id}/summary` }
  }
  const text = one(body, 'text')
  if (text.length > longestRecord)
    return withErrors(
      [{ field: 'text', text: `Shorten this to ${longestRecord.toLocaleString('en-GB')} characters` }],
      body,
    )
  let withheld: readonly Withheld[] = []
  const outcome = await changeEnquiry(acting, {
    action: 'enquiry.work',
    decide: async (enquiry, tx) => {
      const said = await saidIn(tx, enquiry.owner, enquiry.id)
      withheld = withheldFromTeam({ text }, said)
      return writeSummary(enquiry, text, versionIn(one(body, 'basedOn')), agenciesOf(withheld))
    },
    beside: (tx) => dropForm(tx, keptUnder(params.id, form)),
  })
  return outcome.done
    ? { goTo: `/enquiries/${params.id}` }
    : sayRefused(outcome, body, { words, withheld, whoReads: 'the team that takes over' })
}

export const summaryRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, summaryPage)
  action(app, house, {
    path: '/enquiries/:id/summary',
    action: 'enquiry.work',
    params: ofEnquiry,
    from: summaryPage,
    act: save,
  })
}
