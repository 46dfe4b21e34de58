import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { saidIn } from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOfMany, fold, type Refusal } from '../events/index.ts'
import { dropForm } from '../questions/index.ts'
import { instant } from '../time/index.ts'
import { type Acted, type Acting, action, type House, noRecord, one, page, type Page } from '../web/index.ts'
import { namesOf } from '../hand-overs/index.ts'
import { deskFor, keptUnder } from './desk.ts'
import { reply, settle, takeUp } from './disagreeing.rule.ts'
import { clockAbove } from './disagreement.following.ts'
import { readSettling, readWorried, textsOf, whoIn, wordsFor } from './disagreement.form.ts'
import { type AfterDisagreement, disagreementIdsOf, openDisagreements } from './disagreement.sql.ts'
import { disagreementStream } from './disagreement.stream.ts'
import { type Disagreement, type DisagreementEvent, isDisagreeing } from './disagreement.ts'
import type { Enquiry } from './enquiry.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import { DisagreementList } from './pages/disagreement-list.page.tsx'
import { DisagreementsPage } from './pages/disagreements.page.tsx'
import { changeDisagreement, raiseDisagreement } from './raising.ts'
import { sayRefused, withErrors } from './saving.ts'
import { agenciesOf, type Withheld, withheldIn } from './withheld.ts'

const form = 'disagree'

/** Every disagreement about an enquiry, those not settled first by the time left. */
const disagreementsOf = async (tx: Tx, { owner, id }: Enquiry): Promise<Disagreement[]> => {
  const ids = await disagreementIdsOf(tx, owner, id)
  const facts = await factsOfMany(tx, disagreementStream, owner, ids)
  return ids.flatMap((each) => fold(disagreementStream, facts.get(each) ?? []) ?? [])
}

const writersOf = ({ writtenBy, rungs, settled }: Disagreement): (string | null)[] => [
  writtenBy,
  settled?.by ?? null,
  ...rungs.flatMap(({ replies }) => replies.map(({ by }) => by)),
]

const disagreementsPage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/disagreements',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form: sent }) => {
    const disagreements = await disagreementsOf(tx, enquiry)
    return {
      title: `Disagreements: ${enquiry.reference}`,
      back: { href: `/enquiries/${enquiry.id}`, text: `Enquiry ${enquiry.reference}` },
      main: (
        <DisagreementsPage
          shown={{
            desk: await deskFor(tx, { enquiry, resource, visit, form: sent }, form, false),
            disagreements,
            names: await namesOf(tx, disagreements.flatMap(writersOf)),
            whyNot: visit.may('enquiry.work', resource).allowed
              ? null
              : 'Writing down a disagreement belongs to those who work in the MASH for this council.',
          }}
        />
      ),
    }
  },
}

const whoReads = 'the whole hub'

const raising = async (acting: Acting<OfEnquiry>): Promise<Acted> => {
  const { body, params } = acting
  const kind = one(body, 'kind')
  const read = readWorried(body)
  const errors = [
    ...(isDisagreeing(kind) ? [] : [{ field: 'kind', text: 'Choose who disagrees' }]),
    ...('errors' in read ? read.errors : []),
  ]
  if (!isDisagreeing(kind) || 'errors' in read) return withErrors(errors, body)
  let withheld: readonly Withheld[] = []
  const outcome = await raiseDisagreement(acting, 'enquiry.work', async (tx) => {
    const found = await findEnquiry(tx, params.id)
    if (!found) return { refused: 'no-such-enquiry' }
    const { owner, id: enquiryId, contactId, reference } = found.it
    const said = await saidIn(tx, owner, enquiryId)
    withheld = [...withheldIn(textsOf(body, ''), said, 'hub'), ...withheldIn(whoIn(body), said, 'chronology')]
    if (withheld.length > 0) return { refused: `withheld-words:${agenciesOf(withheld).join(',')}` }
    await dropForm(tx, keptUnder(params.id, form))
    return { enquiryId, contactId, reference, raisedBy: { kind, who: one(body, 'who') }, ...read.worried }
  })
  if (outcome.done) return { goTo: `/enquiries/${params.id}/disagreements` }
  if (outcome.why === 'refused' && outcome.refused === 'no-such-enquiry')
    return { done: false, why: 'not-found' }
  return sayRefused(outcome, body, { words: wordsFor(''), withheld, whoReads })
}

type OfDisagreement = OfEnquiry & { disagreement: string }
const ofDisagreement: z.ZodType<OfDisagreement> = z.object({ id: z.uuid(), disagreement: z.uuid() })

type Verb = (
  disagreement: Disagreement,
  acting: Acting<OfDisagreement>,
  tx: Tx,
) => Promise<readonly DisagreementEvent[] | Refusal> | readonly DisagreementEvent[] | Refusal

const verbs: Readonly<Record<string, Verb>> = {
  reply: (disagreement, { body }) => reply(disagreement, one(body, 'from'), one(body, 'text')),
  'take-up': async (disagreement, { body, visit }, tx) =>
    takeUp(disagreement, one(body, 'because'), await clockAbove(tx, disagreement, visit.at)),
  settle: (disagreement, { body }) => settle(disagreement, readSettling(body)),
}

const changing =
  (verb: Verb) =>
  async (acting: Acting<OfDisagreement>): Promise<Acted> => {
    const { body, params } = acting
    const suffix = `-${params.disagreement}`
    let withheld: readonly Withheld[] = []
    const outcome = await changeDisagreement(acting, async (disagreement, tx) => {
      const { owner, enquiryId } = disagreement
      withheld = withheldIn(textsOf(body, suffix), await saidIn(tx, owner, enquiryId), 'hub')
      return withheld.length > 0
        ? { refused: `withheld-words:${agenciesOf(withheld).join(',')}` }
        : verb(disagreement, acting, tx)
    })
    return outcome.done
      ? { goTo: `/enquiries/${params.id}/disagreements` }
      : sayRefused(outcome, body, { words: wordsFor(suffix), withheld, whoReads })
  }

const perPage = 50

type Paging = { after?: string | undefined }
const paging: z.ZodType<Paging> = z.object({ after: z.string().optional() })

/** An address made by hand or an old one starts from the top rather than failing. */
const afterOf = ({ after = '' }: Paging): AfterDisagreement | null => {
  const [dueAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(dueAt) || !z.uuid().safeParse(id).success) return null
  return { dueAt: instant(dueAt), id }
}

const listPage: Page<Paging, null> = {
  path: '/disagreements',
  action: 'enquiry.board',
  params: paging,
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const lines = await openDisagreements(
      tx,
      councilsInSight(visit.actor, visit.at),
      afterOf(params),
      perPage + 1,
    )
    const last = lines[perPage - 1]
    return {
      title: 'Disagreements',
      wide: true,
      main: (
        <DisagreementList
          shown={{
            visit,
            lines: lines.slice(0, perPage),
            opens: visit.actor.fn !== 'oversight',
            more: lines.length > perPage && last ? `/disagreements?after=${last.dueAt}~${last.id}` : null,
          }}
        />
      ),
    }
  },
}

export const disagreementRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, listPage)
  page(app, house, disagreementsPage)
  action(app, house, {
    path: '/enquiries/:id/disagreements',
    action: 'enquiry.work',
    params: ofEnquiry,
    from: disagreementsPage,
    act: raising,
  })
  for (const [verb, doing] of Object.entries(verbs)) {
    action(app, house, {
      path: `/enquiries/:id/disagreements/:disagreement/${verb}`,
      action: 'enquiry.work',
      params: ofDisagreement,
      from: disagreementsPage,
      act: changing(doing),
    })
  }
}
