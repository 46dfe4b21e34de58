import { createHash } from 'node:crypto'
import { isGateway, organisationNames } from '../access/index.ts'
import { type Disclosure, keepDisclosure, type SaidItem, saidIn } from '../agency-requests/index.ts'
import { contactOf, isLawfulBasis } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { type Acted, type Acting, type Body, type FieldError, many, one } from '../web/index.ts'
import { sendForm } from './enquiry.form.ts'
import { type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'
import { sayWithheld, withheldIn } from './withheld.ts'

/**
 * Besides asking under an agreement: telling an agency outside one, and deciding not to ask or tell. Both are decisions
 * with a reason and a name (governance A3; Children Act 2004 s.16LA).
 */

export type OfAgency = { id: string; agency: string }

const shortest = 10

const missing = (field: string, text: string) => ({ field, text })

const outsideErrors = (
  body: Body,
  about: readonly string[],
  said: readonly SaidItem[],
  agency: string,
): FieldError[] => {
  const [told, because] = [one(body, 'told'), one(body, 'because')]
  const others = said.filter((item) => item.agency !== agency)
  return [
    ...(about.length === 0 ? [missing('about', 'Choose whom it was about')] : []),
    ...(told === '' ? [missing('told', 'Write what they were told')] : []),
    ...(because.length < shortest ? [missing('because', 'Say in a sentence why they had to be told')] : []),
    ...(isLawfulBasis(one(body, 'basis')) ? [] : [missing('basis', 'Choose the lawful basis')]),
    ...(isGateway(one(body, 'gateway'))
      ? []
      : [missing('gateway', 'Choose the power or duty under which they were told')]),
    ...(one(body, 'decider') === '' ? [missing('decider', 'Name who decided')] : []),
    ...sayWithheld(withheldIn({ told, because }, others, 'another-agency'), 'another agency'),
  ]
}

const notAskedErrors = (body: Body): FieldError[] => [
  ...(one(body, 'because').length < shortest
    ? [missing('because', 'Say in a sentence why they are not asked or told')]
    : []),
  ...(one(body, 'decider') === '' ? [missing('decider', 'Name who decided')] : []),
]

type Deciding = {
  tx: Tx
  enquiry: Enquiry
  acting: Acting<OfAgency>
  /** Those ticked who are on the contact. */
  about: readonly string[]
}

/** Decided by whoever writes it down, unless they name somebody else. */
const decidedBy = ({ body, visit }: Acting<OfAgency>) => {
  const { staffId, name } = visit.actor.rights
  const decider = one(body, 'decider')
  return decider === name
    ? { decidedBy: staffId, decidedName: null }
    : { decidedBy: null, decidedName: decider }
}

const disclosureOf = (
  { enquiry, acting }: Deciding,
  more: Pick<
    Disclosure,
    'direction' | 'outcome' | 'about' | 'lawfulBasis' | 'gateways' | 'detriment' | 'sha256'
  >,
): Disclosure => ({
  owner: enquiry.owner,
  enquiryId: enquiry.id,
  contactId: enquiry.contactId,
  requestId: null,
  from: enquiry.owner,
  to: acting.params.agency,
  purpose: 'mash-enquiry',
  flow: null,
  because: one(acting.body, 'because'),
  ...decidedBy(acting),
  at: acting.visit.at,
  ...more,
})

const toldOutside = async (deciding: Deciding): Promise<EnquiryEvent> => {
  const { body, params } = deciding.acting
  const [told, because, gateway] = [one(body, 'told'), one(body, 'because'), one(body, 'gateway')]
  const disclosureId = await keepDisclosure(
    deciding.tx,
    disclosureOf(deciding, {
      direction: 'outside-agreement',
      outcome: 'shared',
      about: deciding.about,
      lawfulBasis: one(body, 'basis'),
      gateways: [gateway],
      detriment: null,
      sha256: createHash('sha256').update(told).digest('hex'),
    }),
  )
  return { type: 'told-outside-agreement', to: params.agency, told, because, gateway, disclosureId }
}

const notAsked = async (deciding: Deciding): Promise<EnquiryEvent> => {
  const { enquiry, acting } = deciding
  const harm = one(acting.body, 'detriment')
  await keepDisclosure(
    deciding.tx,
    disclosureOf(deciding, {
      direction: 'to-agency',
      outcome: 'not-shared',
      about: enquiry.children.map(({ childId }) => childId),
      lawfulBasis: null,
      gateways: [],
      detriment: harm === '' ? null : harm,
      sha256: null,
    }),
  )
  return { type: 'agency-not-asked', agency: acting.params.agency, because: one(acting.body, 'because') }
}

/** Whom it was about, of those this reader finds on the contact. */
const aboutIn = async (tx: Tx, { owner, contactId }: Enquiry, body: Body): Promise<string[]> => {
  const contact = (await contactOf(tx, owner, contactId))?.it
  const there = [...(contact?.children ?? []), ...(contact?.adults ?? [])].map(({ id }) => id)
  return there.filter((id) => many(body, 'about').includes(id))
}

type Check = (about: readonly string[], said: readonly SaidItem[]) => FieldError[]

const send = async (
  acting: Acting<OfAgency>,
  form: string,
  check: Check,
  write: (deciding: Deciding) => Promise<EnquiryEvent>,
  part: string,
): Promise<Acted> => {
  const { body, params } = acting
  let errors: FieldError[] = []
  const acted = await sendForm(
    acting,
    form,
    async (enquiry, tx) => {
      if (!isOpen(enquiry)) return { refused: 'closed' }
      if (!(await organisationNames(tx)).has(params.agency)) return { refused: 'no-such-agency' }
      const about = await aboutIn(tx, enquiry, body)
      errors = check(about, await saidIn(tx, enquiry.owner, enquiry.id))
      return errors.length > 0 ? { refused: 'see-fields' } : [await write({ tx, enquiry, acting, about })]
    },
    { part },
  )
  return errors.length > 0 && !('goTo' in acted) ? { form: { errors, typed: body } } : acted
}

/** An agency was told what no agreement carries, by a decision that names its power and its reason. */
export const tellOutside = (acting: Acting<OfAgency>): Promise<Acted> =>
  send(
    acting,
    `outside-${acting.params.agency}`,
    (about, said) => outsideErrors(acting.body, about, said, acting.params.agency),
    toldOutside,
    '#chronology',
  )

/** An agency is not asked, or not told: with the reason, and where telling would do harm, which. */
export const decideNotToAsk = (acting: Acting<OfAgency>): Promise<Acted> =>
  send(acting, `not-asked-${acting.params.agency}`, () => notAskedErrors(acting.body), notAsked, '#not-told')
