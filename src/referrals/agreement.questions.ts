import type { Consent, Told } from '../contacts/index.ts'
import {
  each,
  page,
  type Field,
  type Option,
  type Part,
  type QuestionPage,
  type Reading,
} from '../questions/index.ts'
import { isParent, isProfessional } from './who.ts'

/**
 * Rows 38 and 39: agreement, person by person and purpose by purpose. Agreement is not the lawful basis to share
 * (procedures 2.9), and asking for it must never hold up a referral where a child may be harmed (procedures 1.3).
 */

const purposes = [
  { purpose: 'referral', asks: 'this referral' },
  { purpose: 'agency-checks', asks: 'other agencies being asked what they know' },
  { purpose: 'early-help', asks: 'help from an early help service' },
] as const

export const reasons: readonly Option[] = [
  { value: 'risk-to-child', text: 'Asking would put the child at risk' },
  { value: 'loss-of-evidence', text: 'Asking could lose evidence' },
  { value: 'delay', text: 'Asking would cause delay that could harm the child' },
  { value: 'crime', text: 'Asking could hinder the prevention or detection of a crime' },
  { value: 'domestic-abuse', text: 'Domestic abuse' },
  { value: 'fabricated-illness', text: 'Illness may be made up or brought about' },
  { value: 'other', text: 'Another reason' },
]

const isReason = (text: string): text is Exclude<Consent['reason'], ''> =>
  reasons.some((reason) => reason.value === text)

const whyNot = (purpose: string): readonly Field[] => [
  {
    kind: 'select',
    name: `${purpose}-reason`,
    rows: [39],
    ask: 'must',
    label: 'Why not, or why go ahead all the same?',
    options: reasons,
    missing: 'Choose a reason',
  },
  {
    kind: 'line',
    of: 'words',
    name: `${purpose}-reason-words`,
    rows: [39],
    ask: 'may',
    label: 'Anything to add',
  },
]

const agreementTo = (purpose: string, asks: string): Field => ({
  kind: 'choice',
  name: `${purpose}-agreed`,
  rows: [38],
  ask: purpose === 'early-help' ? 'may' : 'must',
  label: `Do they agree to ${asks}?`,
  missing: `Say whether they agree to ${asks}`,
  options: [
    {
      value: 'given',
      text: 'Yes',
      reveals: [
        {
          kind: 'choice',
          name: `${purpose}-how`,
          rows: [38],
          inline: true,
          ask: 'must',
          label: 'Spoken or written?',
          missing: 'Choose one',
          options: [
            { value: 'verbal', text: 'Spoken' },
            { value: 'written', text: 'Written' },
          ],
        },
        {
          kind: 'day',
          name: `${purpose}-on`,
          rows: [38],
          ask: 'must',
          label: 'On which day?',
          missing: 'Enter the day',
        },
      ],
    },
    // The same reasons under two answers need names of their own, or a page would hold two fields of one name.
    { value: 'refused', text: 'No, they refused', reveals: whyNot(`${purpose}-refused`) },
    { value: 'not-sought', text: 'They were not asked', reveals: whyNot(`${purpose}-unasked`) },
  ],
})

const isAnswer = (text: string): text is Consent['answer'] =>
  text === 'given' || text === 'refused' || text === 'not-sought'

const consentsOf = (person: string, say: Reading): Consent[] =>
  purposes.flatMap(({ purpose }): Consent[] => {
    const answer = say.one(`${purpose}-agreed`)
    if (!isAnswer(answer)) return []
    const why = answer === 'refused' ? `${purpose}-refused` : `${purpose}-unasked`
    const reason = say.one(`${why}-reason`)
    const how = say.one(`${purpose}-how`)
    return [
      {
        person,
        purpose,
        answer,
        on: answer === 'given' ? say.day(`${purpose}-on`) : null,
        how: answer === 'given' && (how === 'verbal' || how === 'written') ? how : '',
        reason: answer !== 'given' && isReason(reason) ? reason : '',
        reasonText: answer === 'given' ? '' : say.one(`${why}-reason-words`),
      },
    ]
  })

const fields: readonly Field[] = purposes.map(({ purpose, asks }) => agreementTo(purpose, asks))
const lead = () => [
  'You do not need agreement to tell us that a child may be harmed. We ask so that we know what the family has been told.',
]

type Agreement = { person: string; consents: Consent[] }

const addConsents = (told: Told, agreement: Agreement): Told => ({
  ...told,
  consents: [...told.consents, ...agreement.consents],
})

const adultsAgreement: QuestionPage<Agreement> = {
  id: 'agreement',
  title: (say) => `Does ${say.one('name') || 'this person'} agree?`,
  lead,
  fields,
  fill: (agreement, say) => ({ ...agreement, consents: consentsOf(agreement.person, say) }),
}

/** Everybody with parental responsibility. */
const eachParent = each<Told, Agreement>({
  group: 'adult',
  when: (say) => isProfessional(say.whole) && say.one('pr') === 'yes',
  pages: [adultsAgreement],
  begin: (_id, say) => ({ person: say.one('name') || 'Parent, name not known', consents: [] }),
  into: addConsents,
})

/** A young person who can decide for themselves may agree in their own right (procedures 2.9). */
const eachChild = each<Told, Agreement>({
  group: 'child',
  when: (say) => isProfessional(say.whole),
  pages: [
    {
      id: 'agreement',
      title: (say) => `Can ${say.one('given-names') || 'the child'} decide for themselves?`,
      lead: () => [
        'At 16 or 17, or younger with enough understanding, a young person may agree in their own right.',
      ],
      fields: [
        {
          kind: 'choice',
          name: 'decides',
          rows: [38],
          ask: 'may',
          label: 'Is the child old enough and able to decide about this?',
          options: [
            { value: 'yes', text: 'Yes', reveals: fields },
            { value: 'no', text: 'No' },
          ],
        },
      ],
      fill: (agreement, say) => ({ ...agreement, consents: consentsOf(agreement.person, say) }),
    },
  ],
  begin: (_id, say) => ({
    person: `${say.one('given-names')} ${say.one('family-name')}`.trim() || 'The child',
    consents: [],
  }),
  into: addConsents,
})

/** Nobody with parental responsibility was named: then the question is asked once, of whoever it was. */
const nobodyNamed = page<Told>({
  id: 'agreement',
  title: 'Does somebody with parental responsibility agree?',
  when: (say) =>
    isProfessional(say) &&
    !Object.entries(say.answers).some(([key, value]) => /^adult:[^:]+:pr$/.test(key) && value === 'yes'),
  lead,
  fields: [
    { kind: 'line', of: 'name', name: 'agreement-of', rows: [38], ask: 'may', label: 'Who was asked?' },
    ...fields,
  ],
  fill: (told, say) =>
    addConsents(told, {
      person: say.one('agreement-of'),
      consents: consentsOf(say.one('agreement-of') || 'Person with parental responsibility, not named', say),
    }),
})

/** A parent who tells us about their own family answers for themselves. */
const ownAgreement = page<Told>({
  id: 'own-agreement',
  title: 'Talking to other services',
  when: isParent,
  fields: [
    {
      kind: 'choice',
      name: 'own-checks',
      rows: [38],
      ask: 'may',
      label: 'May we ask other services, such as school or health, what they know?',
      hint: 'If a child may be harmed we may have to ask without you, and would say so',
      options: [
        { value: 'given', text: 'Yes' },
        { value: 'refused', text: 'No' },
      ],
    },
    {
      kind: 'choice',
      name: 'own-help',
      rows: [38],
      ask: 'may',
      label: 'Would you like help from an early help service?',
      options: [
        { value: 'given', text: 'Yes' },
        { value: 'refused', text: 'No' },
      ],
    },
  ],
  fill: (told, say) =>
    addConsents(told, {
      person: told.referrer.name || 'The parent who told us',
      consents: ownConsents(told.referrer.name || 'The parent who told us', say),
    }),
})

const ownConsents = (person: string, say: Reading): Consent[] =>
  (
    [
      ['own-checks', 'agency-checks'],
      ['own-help', 'early-help'],
    ] as const
  ).flatMap(([field, purpose]): Consent[] => {
    const answer = say.one(field)
    return answer === 'given' || answer === 'refused'
      ? [{ person, purpose, answer, on: null, how: 'written', reason: '', reasonText: '' }]
      : []
  })

export const agreementParts: readonly Part<Told>[] = [eachParent, eachChild, nobodyNamed, ownAgreement]
