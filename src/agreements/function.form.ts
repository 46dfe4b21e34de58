import { actions } from '../access/index.ts'
import type { DraftedFunction } from './draft.content.ts'
import { type Choices, fnChoices, groups } from './form-choices.ts'
import type { Question } from './pages/fields.tsx'
import { chosen, lines, neededDay, type Reading, text } from './typed.ts'

/** What the holder may keep for itself, of what people do in this service. */
export const reservable = {
  'contact.decide': 'Deciding what follows from a contact',
  'contact.move': 'Moving a contact to the other council',
  'enquiry.decide': 'Deciding for a child of an enquiry',
  'person.merge': 'Merging two records of one person',
  'person.restrict': 'Restricting a record to named workers',
} as const

const reserved: Readonly<Record<string, string>> = reservable

/** What the holder keeps for itself, in words; also what this form does not offer. */
export const reservedInWords = (action: string): string =>
  reserved[action] ??
  (Object.hasOwn(actions, action) ? actions[action as keyof typeof actions].words : action)

export const functionQuestions = ({ councils }: Choices): Question[] => [
  { kind: 'select', name: 'fn', label: 'Function', choices: fnChoices },
  { kind: 'radios', name: 'group', label: 'For whom', choices: groups },
  {
    kind: 'radios',
    name: 'holder',
    label: 'Whose function it is and stays',
    choices: councils.map(({ code, shortName }) => ({ value: code, text: shortName })),
  },
  {
    kind: 'radios',
    name: 'discharger',
    label: 'Which council does it',
    choices: councils.map(({ code, shortName }) => ({ value: code, text: shortName })),
  },
  { kind: 'day', name: 'from', label: 'First day' },
  { kind: 'day', name: 'to', label: 'It lapses as this day begins' },
  {
    kind: 'lines',
    name: 'power',
    label: 'By which power it is delegated',
    rows: 2,
    hint: 'For example, Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  },
  {
    kind: 'lines',
    name: 'basis',
    label: 'Which duties and powers are delegated',
    rows: 2,
    hint: 'For example, Children Act 1989 s.17, s.47; Children Act 2004 s.10',
  },
  { kind: 'text', name: 'area', label: 'Service area' },
  {
    kind: 'lines',
    name: 'geography',
    label: 'Only for these areas',
    hint: 'Codes of the Office for National Statistics, one a line. Leave empty for the whole area of the council.',
  },
  { kind: 'lines', name: 'teams', label: 'Teams that do it, one a line' },
  { kind: 'lines', name: 'exclusions', label: 'What is not included, one a line' },
  {
    kind: 'boxes',
    name: 'reserved',
    label: 'Decisions the council keeps for itself',
    choices: Object.entries(reservable).map(([value, words]) => ({ value, text: words })),
  },
  {
    kind: 'radios',
    name: 'onward',
    label: 'May it be delegated onward?',
    choices: [
      { value: 'no', text: 'No' },
      { value: 'yes', text: 'Yes' },
    ],
  },
]

export const readFunction = (form: Reading, { councils }: Choices): DraftedFunction | null => {
  const codes = councils.map(({ code }) => code)
  const fn = chosen(
    form,
    'fn',
    fnChoices.map(({ value }) => value),
    'Choose a function',
  )
  const clientGroup = chosen(form, 'group', ['children', 'adults'] as const, 'Choose children or adults')
  const holder = chosen(form, 'holder', codes, 'Choose whose function it is')
  const discharger = chosen(form, 'discharger', codes, 'Choose which council does it')
  const from = neededDay(form, 'from', 'Say its first day')
  const to = neededDay(form, 'to', 'Say when it lapses')
  const onward = chosen(form, 'onward', ['no', 'yes'] as const, 'Say whether it may be delegated onward')
  const geography = lines(form, 'geography')
  if (geography.some((code) => !/^E\d{8}$/.test(code)))
    form.errors.push({ field: 'geography', text: 'Write codes such as E07000011, one a line' })
  const ready = fn && clientGroup && holder && discharger && from && to && onward
  if (!ready || form.errors.length > 0) return null
  return {
    fn,
    clientGroup,
    holder,
    discharger,
    from,
    to,
    enablingPower: text(form, 'power') ?? '',
    statutoryBasis: text(form, 'basis') ?? '',
    serviceArea: text(form, 'area'),
    geography,
    teams: lines(form, 'teams'),
    exclusions: lines(form, 'exclusions'),
    reserved: [form.body['reserved'] ?? []].flat().filter((each) => Object.hasOwn(reservable, each)),
    onwardAllowed: onward === 'yes',
  }
}
