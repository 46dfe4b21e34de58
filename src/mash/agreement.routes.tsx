import type { FastifyInstance } from 'fastify'
import type { Tx } from '../db/index.ts'
import { keptForms } from '../questions/index.ts'
import { type Acting, action, type Body, type House, one, page, type Page } from '../web/index.ts'
import { earlyHelpAgreed, isOverrideReason, override, recordAgreement } from './agreement.rule.ts'
import { deskFor, keptUnder } from './desk.ts'
import { backTo, commonWords, type Deciding, isManager, isOver, sendForm } from './enquiry.form.ts'
import { type OfEnquiry, ofEnquiry } from './enquiry.routes.tsx'
import { findEnquiry } from './enquiry.sql.ts'
import type { AgreementGiven, Enquiry } from './enquiry.ts'
import { AgreementPage } from './pages/agreement.page.tsx'

/** The three forms of the page, as far as this worker has typed into them. */
const forms = ['agreement', 'override', 'early-help'] as const

const keptOf = async (tx: Tx, { id }: Enquiry): Promise<Body> => {
  const kept = await keptForms(tx, keptUnder(id, ''))
  return Object.assign({}, ...forms.map((form) => kept.get(form)?.answers ?? {})) as Body
}

const agreementPage: Page<OfEnquiry, Enquiry> = {
  path: '/enquiries/:id/agreement',
  action: 'enquiry.open',
  params: ofEnquiry,
  find: (tx, { id }) => findEnquiry(tx, id),
  show: async ({ tx, it: enquiry, resource, visit, form }) =>
    isOver(enquiry, form.typed)
      ? { goTo: `/enquiries/${enquiry.id}` }
      : {
          title: `Agreement, ${enquiry.reference}`,
          back: backTo(enquiry),
          main: (
            <AgreementPage
              desk={await deskFor(tx, { enquiry, resource, visit, form }, 'agreement')}
              isManager={isManager(visit)}
              typed={{ ...(await keptOf(tx, enquiry)), ...form.typed }}
            />
          ),
        },
}

const answerIn = ({ body }: Acting<OfEnquiry>): AgreementGiven | null => {
  const state = one(body, 'state')
  switch (state) {
    case 'given':
    case 'refused':
      return { state, who: one(body, 'who') }
    case 'not-sought':
      return { state, because: one(body, 'notSought') }
    default:
      return null
  }
}

const overriding = ({ visit, body }: Acting<OfEnquiry>): Deciding => {
  const because = one(body, 'overrideReason')
  return (enquiry) =>
    override(
      enquiry,
      isOverrideReason(because) ? because : null,
      one(body, 'overrideWords'),
      isManager(visit),
    )
}

type Sending = {
  verb: string
  form: (typeof forms)[number]
  deciding: (acting: Acting<OfEnquiry>) => Deciding
}

const sendings: readonly Sending[] = [
  {
    verb: 'agreement',
    form: 'agreement',
    deciding: (acting) => (enquiry) => recordAgreement(enquiry, answerIn(acting)),
  },
  {
    verb: 'agreement/early-help',
    form: 'early-help',
    deciding:
      ({ body }) =>
      (enquiry) =>
        earlyHelpAgreed(enquiry, one(body, 'earlyHelpWho')),
  },
  { verb: 'agreement/override', form: 'override', deciding: overriding },
]

const words = {
  ...commonWords,
  'agreement-answer-needed': { field: 'state', text: 'Choose what the family said' },
  'who-needed': { field: 'who', text: 'Say who in the family said so' },
  'not-sought-because-needed': { field: 'notSought', text: 'Say in a sentence why nobody was asked' },
  'early-help-who-needed': { field: 'earlyHelpWho', text: 'Say who in the family agreed' },
  'manager-overrides': {
    field: 'overrideReason',
    text: 'Only the manager of the MASH goes on without agreement. Ask the manager',
  },
  'agreement-given': {
    field: 'overrideReason',
    text: 'The family agreed, so there is nothing to go on without',
  },
  'override-reason-needed': { field: 'overrideReason', text: 'Choose why the checks are needed without it' },
  'override-words-needed': {
    field: 'overrideWords',
    text: 'Say in a sentence why that is proportionate for this child',
  },
} as const

export const agreementRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, agreementPage)
  for (const { verb, form, deciding } of sendings) {
    action(app, house, {
      path: `/enquiries/:id/${verb}`,
      action: 'enquiry.work',
      params: ofEnquiry,
      from: agreementPage,
      words,
      act: (acting) => sendForm(acting, form, deciding(acting), { part: '#agreed' }),
    })
  }
}
