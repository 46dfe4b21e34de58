import type { FastifyInstance } from 'fastify'
import { isOut, requestsOf, saidIn } from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import { dropForm } from '../questions/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type Body,
  type FormState,
  type House,
  noForm,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { changeEnquiry } from './change-enquiry.ts'
import { type Around, decide, explainBreach, recommend, wasLateUnexplained } from './deciding.rule.ts'
import { isStrategyForm, readBreach, readDecision, textsOf, wordsFor } from './decision.form.ts'
import { type Desk, deskFor, keptUnder, typedNow } from './desk.ts'
import {
  type Enquiry,
  type EnquiryEvent,
  isOpen,
  type Recommended,
  recommendedFor,
  undecidedChildren,
} from './enquiry.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import { DecidePage } from './pages/decide.page.tsx'
import { sayRefused, withErrors } from './saving.ts'
import { agenciesOf, type Withheld, withheldFromTeam } from './withheld.ts'

const form = 'decide'

const onEmergencyDuty = (visit: Visit): boolean => visit.actor.fn === 'emergency-duty'

const mayDecide = ({ enquiry, visit, resource }: Desk): boolean =>
  visit.may('enquiry.decide', resource).allowed &&
  (!onEmergencyDuty(visit) || enquiry.emergencyDutyToldAt !== null)

const whyNot = (desk: Desk): string | null => {
  const { enquiry, visit, resource } = desk
  if (enquiry.stage === 'handed-back') return 'This was handed back: there is nothing left to decide here.'
  if (!isOpen(enquiry)) return 'Every child of this enquiry has an outcome.'
  if (mayDecide(desk)) return null
  return visit.may('enquiry.work', resource).allowed && !onEmergencyDuty(visit)
    ? null
    : 'Deciding belongs to the hub’s manager, and at night to emergency duty for what it was told of. You can read it here.'
}

/** The latest recommendation for a child who has no decision yet. */
const recommendation = (enquiry: Enquiry): Recommended | null =>
  undecidedChildren(enquiry)
    .flatMap(({ childId }) => recommendedFor(enquiry, childId) ?? [])
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null

/** What a colleague recommends stands in the form; a strategy discussion in the short one at the top. */
const filledIn = (recommended: Recommended | null): Body =>
  recommended === null
    ? {}
    : {
        child: [...recommended.childIds],
        outcome: recommended.outcome,
        level: recommended.level === null ? '' : String(recommended.level),
        rationale: recommended.rationale,
      }

/** The long form shows what was sent with it; what was sent with the short one leaves it as it was. */
const inLongForm = (sent: FormState): FormState => (isStrategyForm(sent.typed) ? noForm : sent)

const decidePage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/decide',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form: sent }) => {
    const desk = await deskFor(tx, { enquiry, resource, visit, form: sent }, form)
    const recommended = recommendation(enquiry)
    return {
      title: `Decide: ${enquiry.reference}`,
      wide: true,
      back: { href: `/enquiries/${enquiry.id}`, text: `Enquiry ${enquiry.reference}` },
      main: (
        <DecidePage
          shown={{
            desk,
            typed: typedNow({ form: inLongForm(sent), kept: desk.kept }, filledIn(recommended)),
            mayDecide: mayDecide(desk),
            whyNot: whyNot(desk),
            recommended,
          }}
        />
      ),
    }
  },
}

const aroundNow = async (tx: Tx, enquiry: Enquiry, { body, visit }: Acting<OfEnquiry>) => {
  const said = await saidIn(tx, enquiry.owner, enquiry.id)
  const requests = await requestsOf(tx, enquiry.owner, enquiry.id)
  const withheld = withheldFromTeam(textsOf(body), said)
  const around: Around = {
    at: visit.at,
    requestsOut: requests.filter((request) => isOut(request)).length,
    withheld: agenciesOf(withheld),
    onEmergencyDuty: onEmergencyDuty(visit),
  }
  return { around, withheld }
}

type Judging = {
  action: 'enquiry.decide' | 'enquiry.work'
  judge: (enquiry: Enquiry, around: Around) => readonly EnquiryEvent[] | Refusal
  then: (enquiry: Enquiry) => string
}

const judge = async (acting: Acting<OfEnquiry>, { action: what, judge: judging, then }: Judging) => {
  const { body, params } = acting
  let withheld: readonly Withheld[] = []
  const outcome = await changeEnquiry(acting, {
    action: what,
    decide: async (enquiry, tx) => {
      const now = await aroundNow(tx, enquiry, acting)
      withheld = now.withheld
      return judging(enquiry, now.around)
    },
    beside: (tx) => dropForm(tx, keptUnder(params.id, form)),
  })
  return outcome.done
    ? { goTo: then(outcome.state) }
    : sayRefused(outcome, body, { words: wordsFor(body), withheld, whoReads: 'the team that takes over' })
}

/** Back to the form while a child has no decision, or it is to be said why it was late; else to the enquiry. */
const whereNext = (enquiry: Enquiry): string =>
  `/enquiries/${enquiry.id}${isOpen(enquiry) || wasLateUnexplained(enquiry) ? '/decide' : ''}`

const deciding = async (acting: Acting<OfEnquiry>): Promise<Acted> => {
  const read = readDecision(acting.body)
  if ('errors' in read) return withErrors(read.errors, acting.body)
  return judge(acting, {
    action: 'enquiry.decide',
    judge: (enquiry, around) => decide(enquiry, read.decision, around),
    then: whereNext,
  })
}

const recommending = async (acting: Acting<OfEnquiry>): Promise<Acted> => {
  const read = readDecision(acting.body)
  if ('errors' in read) return withErrors(read.errors, acting.body)
  return judge(acting, {
    action: 'enquiry.work',
    judge: (enquiry, { withheld }) => recommend(enquiry, read.decision, withheld),
    then: ({ id }) => `/enquiries/${id}`,
  })
}

const explaining = (acting: Acting<OfEnquiry>): Promise<Acted> =>
  judge(acting, {
    action: 'enquiry.decide',
    judge: (enquiry, { withheld }) =>
      withheld.length > 0
        ? { refused: `withheld-words:${withheld.join(',')}` }
        : explainBreach(enquiry, readBreach(acting.body)),
    then: ({ id }) => `/enquiries/${id}`,
  })

export const decideRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, decidePage)
  const from = { params: ofEnquiry, from: decidePage }
  // The strategy discussion at the top has a form, and so an address, of its own.
  for (const path of ['decide', 'strategy'])
    action(app, house, { ...from, path: `/enquiries/:id/${path}`, action: 'enquiry.decide', act: deciding })
  for (const path of ['recommend', 'strategy-recommended'])
    action(app, house, { ...from, path: `/enquiries/:id/${path}`, action: 'enquiry.work', act: recommending })
  action(app, house, { ...from, path: '/enquiries/:id/why-late', action: 'enquiry.decide', act: explaining })
}
