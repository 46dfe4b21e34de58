import {
  article10,
  article6,
  article9,
  dataCategories,
  gateways,
  isDataCategory,
  isGateway,
  isPurpose,
  isSubject,
  purposes,
  schedule1,
  type SharingAgreement,
  signatoryRoles,
  subjects,
} from '../access/index.ts'
import { addCalendarMonths } from '../time/index.ts'

import { type Body, many } from '../web/index.ts'
import type { AgreementContent, DraftedFlow, DraftedSharing, DraftedSignatory } from './draft.content.ts'
import { type Choices, none } from './form-choices.ts'
import type { Choice, Question } from './pages/fields.tsx'
import { chosen, dayBoxes, dayTyped, neededText, type Reading, text } from './typed.ts'

/** The forms of an information sharing agreement: its tier and baseline, as what each party signs, who tells whom what. */

const choicesOf = (words: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(words).map(([value, said]) => ({ value, text: said }))

const keys = <T extends string>(words: Readonly<Record<T, unknown>>): T[] =>
  Object.keys(words).filter((each): each is T => Object.hasOwn(words, each))

/** The agreements of tier 1 that one of tier 2 can stand under. */
export const tierOnes = (sharing: readonly SharingAgreement[]): Choice[] =>
  sharing
    .filter(({ tier }) => tier === 1)
    .map(({ instrument }) => ({ value: instrument.id, text: instrument.title }))

export const sharingQuestions = (parents: readonly Choice[], reviewMonths: number): Question[] => [
  {
    kind: 'radios',
    name: 'tier',
    label: 'Of which tier is it?',
    choices: [
      { value: '1', text: 'Tier 1', hint: 'The baseline for all sharing. It opens no flow by itself.' },
      { value: '2', text: 'Tier 2', hint: 'Opens flows for its purposes, and falls with its tier 1.' },
    ],
  },
  { kind: 'select', name: 'parent', label: 'The tier 1 it stands under', choices: [none, ...parents] },
  {
    kind: 'day',
    name: 'review',
    label: 'Its review is due on',
    hint: `Leave empty for ${String(reviewMonths)} months after its first day, as your council has set.`,
  },
  { kind: 'text', name: 'url', label: 'Where it is published' },
  { kind: 'text', name: 'dpia', label: 'Reference of the data protection impact assessment' },
  {
    kind: 'lines',
    name: 'minimisation',
    label: 'How little is shared',
    hint: 'A tier 2 may leave this empty and adopt what its tier 1 says.',
  },
  { kind: 'lines', name: 'retention', label: 'How long it is kept' },
]

export const readSharing = (
  form: Reading,
  { from, sharing }: AgreementContent,
  parents: readonly Choice[],
  reviewMonths: number,
): DraftedSharing | null => {
  const tier = chosen(form, 'tier', ['1', '2'] as const, 'Choose its tier')
  const parent = parents.find(({ value }) => value === text(form, 'parent')) ?? null
  const review = dayTyped(form, 'review')
  if (tier === '2' && parent === null)
    form.errors.push({ field: 'parent', text: 'Choose the tier 1 it stands under' })
  const url = text(form, 'url')
  if (url !== null && !/^https:\/\/\S+$/.test(url))
    form.errors.push({
      field: 'url',
      text: 'Write the address in full, for example https://example.org/agreement',
    })
  if (form.errors.length > 0 || tier === null) return null
  return {
    tier: tier === '1' ? 1 : 2,
    parentId: tier === '1' ? null : (parent?.value ?? null),
    reviewDue: review ?? addCalendarMonths(from, reviewMonths),
    publishedUrl: url,
    dpiaReference: text(form, 'dpia'),
    minimisation: text(form, 'minimisation'),
    retention: text(form, 'retention'),
    signatories: sharing?.signatories ?? [],
    flows: sharing?.flows ?? [],
  }
}

export const sharingFilled = (sharing: DraftedSharing | null): Body =>
  sharing === null
    ? {}
    : {
        tier: String(sharing.tier),
        parent: sharing.parentId ?? '',
        ...dayBoxes('review', sharing.reviewDue),
        url: sharing.publishedUrl ?? '',
        dpia: sharing.dpiaReference ?? '',
        minimisation: sharing.minimisation ?? '',
        retention: sharing.retention ?? '',
      }

type Parties = Choices['organisations']

const named = (parties: Parties): Choice[] => parties.map(({ code, name }) => ({ value: code, text: name }))

export const signatoryQuestions = (parties: Parties): Question[] => [
  { kind: 'radios', name: 'organisation', label: 'Which party', choices: named(parties) },
  { kind: 'radios', name: 'role', label: 'As what it signs', choices: choicesOf(signatoryRoles) },
  { kind: 'text', name: 'officer', label: 'Who is responsible there' },
  {
    kind: 'text',
    name: 'breach',
    label: 'Telephone number to ring when data was lost',
    width: 20,
    hint: 'For example, 01632 960301',
  },
]

export const readSignatory = (form: Reading, parties: Parties): DraftedSignatory | null => {
  const organisation = chosen(
    form,
    'organisation',
    parties.map(({ code }) => code),
    'Choose which party',
  )
  const role = chosen(form, 'role', keys(signatoryRoles), 'Choose as what it signs')
  const responsibleOfficer = neededText(form, 'officer', 'Say who is responsible there')
  const breachContact = neededText(form, 'breach', 'Give the number to ring when data was lost')
  if (breachContact !== '' && !/^[+\d][\d ]{7,19}$/.test(breachContact))
    form.errors.push({ field: 'breach', text: 'Give a telephone number, for example 01632 960301' })
  return form.errors.length > 0 || organisation === null || role === null
    ? null
    : { organisation, role, responsibleOfficer, breachContact }
}

export const flowQuestions = (parties: Parties): Question[] => [
  { kind: 'select', name: 'teller', label: 'Who tells', choices: [none, ...named(parties)] },
  { kind: 'select', name: 'told', label: 'Who is told', choices: [none, ...named(parties)] },
  { kind: 'boxes', name: 'purpose', label: 'For what', choices: choicesOf(purposes) },
  {
    kind: 'boxes',
    name: 'category',
    label: 'What kinds of data',
    choices: keys(dataCategories).map((each) => ({ value: each, text: dataCategories[each].words })),
  },
  { kind: 'boxes', name: 'subject', label: 'About whom', choices: choicesOf(subjects) },
  {
    kind: 'radios',
    name: 'article6',
    label: 'Lawful basis',
    hint: 'Consent is none: it is a record of how a family was asked (governance A3).',
    choices: choicesOf(article6),
  },
  {
    kind: 'select',
    name: 'article9',
    label: 'Condition for special categories',
    hint: 'Leave empty where no health, ethnicity, religion or the like is told.',
    choices: [none, ...keys(article9).map((each) => ({ value: each, text: article9[each].words }))],
  },
  {
    kind: 'select',
    name: 'schedule1',
    label: 'Condition of Schedule 1 that serves it',
    choices: [none, ...choicesOf(schedule1)],
  },
  {
    kind: 'select',
    name: 'article10',
    label: 'Basis for data about offences',
    choices: [none, ...choicesOf(article10)],
  },
  { kind: 'boxes', name: 'gateway', label: 'Statutory gateways', choices: choicesOf(gateways) },
  {
    kind: 'radios',
    name: 'part3',
    label: 'Is it held for law enforcement (Data Protection Act 2018 Part 3)?',
    choices: [
      { value: 'no', text: 'No' },
      {
        value: 'yes',
        text: 'Yes',
        hint: 'It can be told only where that is authorised under section 36(4).',
      },
    ],
  },
  { kind: 'text', name: 'section36', label: 'Authorised under section 36(4) by' },
  { kind: 'lines', name: 'minimisation', label: 'How little, where less than the agreement says', rows: 2 },
  { kind: 'lines', name: 'retention', label: 'How long kept, where other than the agreement says', rows: 2 },
]

const someOf = <T extends string>(
  form: Reading,
  name: string,
  is: (each: string) => each is T,
  say: string,
): T[] => {
  const found = many(form.body, name).filter(is)
  if (found.length === 0) form.errors.push({ field: name, text: say })
  return found
}

/** One of these, or null where it is left empty. */
const maybe = <T extends string>(form: Reading, name: string, from: readonly T[]): T | null =>
  from.find((each) => each === text(form, name)) ?? null

export const readFlow = (form: Reading, parties: Parties): DraftedFlow | null => {
  const codes = parties.map(({ code }) => code)
  const from = chosen(form, 'teller', codes, 'Choose who tells')
  const to = chosen(form, 'told', codes, 'Choose who is told')
  if (from !== null && from === to) form.errors.push({ field: 'told', text: 'Choose another than who tells' })
  const flow = {
    purposes: someOf(form, 'purpose', isPurpose, 'Choose for what'),
    categories: someOf(form, 'category', isDataCategory, 'Choose what kinds of data'),
    subjects: someOf(form, 'subject', isSubject, 'Choose about whom'),
    gateways: many(form.body, 'gateway').filter(isGateway),
  }
  const basis = chosen(form, 'article6', keys(article6), 'Choose the lawful basis')
  const nine = maybe(form, 'article9', keys(article9))
  const one = maybe(form, 'schedule1', keys(schedule1))
  const serves: readonly string[] = nine === null ? [] : article9[nine].schedule1
  // Data Protection Act 2018 s.10: two of the three conditions count only together with one of Schedule 1.
  if (one !== null && !serves.includes(one))
    form.errors.push({
      field: 'schedule1',
      text: 'That condition does not serve the one for special categories',
    })
  if (one === null && serves.length > 0)
    form.errors.push({ field: 'schedule1', text: 'Choose the condition of Schedule 1 that serves it' })
  const part3 = chosen(form, 'part3', ['no', 'yes'] as const, 'Say whether it is held for law enforcement')
  if (form.errors.length > 0 || from === null || to === null || basis === null || part3 === null) return null
  return {
    from,
    to,
    ...flow,
    article6: basis,
    article9: nine,
    schedule1: one,
    article10: maybe(form, 'article10', keys(article10)),
    lawEnforcement: part3 === 'yes',
    section36: part3 === 'yes' ? text(form, 'section36') : null,
    minimisation: text(form, 'minimisation'),
    retention: text(form, 'retention'),
  }
}
