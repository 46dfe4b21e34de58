import type { AuthorityCode } from '../access/index.ts'
import { functions } from '../access/index.ts'
import type { Body } from '../web/index.ts'
import { type Agreement, functionInWords, kindsInWords } from './agreement.ts'
import {
  type AgreementContent,
  type DraftedFunction,
  draftedKinds,
  type DraftedSchedule,
  type DraftedScope,
} from './draft.content.ts'
import { notDelegable } from './not-delegable.ts'
import type { Question } from './pages/fields.tsx'
import {
  chosen,
  dayBoxes,
  lines,
  neededDay,
  neededText,
  dayTyped,
  numberTyped,
  type Reading,
  text,
} from './typed.ts'

/** What the forms of a draft need to offer their choices. */
export type Choices = {
  organisations: readonly { code: string; name: string }[]
  councils: readonly { code: string; shortName: string }[]
  agreements: readonly Agreement[]
}

const none = { value: '', text: 'None' }
const groups = [
  { value: 'children', text: 'Children' },
  { value: 'adults', text: 'Adults' },
] as const

/** Functions of people who look into what others do, or look after the service: no council's to give to another. */
const notOffered: readonly string[] = ['navigator', 'inspection', 'technical-support', 'subject-access']

const fnChoices = [
  ...Object.entries(functions)
    .filter(([fn]) => !notOffered.includes(fn) && !Object.hasOwn(notDelegable, fn))
    .map(([value, words]) => ({ value, text: words })),
  ...Object.entries(notDelegable).map(([value, { words }]) => ({ value, text: words })),
]

/** The first page of a draft: what it is, between whom, for how long, and how it is left. */
export const headingQuestions = ({ organisations, agreements }: Choices, own: AuthorityCode): Question[] => [
  {
    kind: 'radios',
    name: 'kind',
    label: 'What it is',
    choices: draftedKinds.map((value) => ({ value, text: kindsInWords[value] ?? value })),
  },
  { kind: 'text', name: 'title', label: 'What it is called' },
  {
    kind: 'boxes',
    name: 'party',
    label: 'Who else is a party',
    hint: 'Your own council is one already.',
    choices: organisations
      .filter(({ code }) => code !== own)
      .map(({ code, name }) => ({ value: code, text: name })),
  },
  { kind: 'day', name: 'from', label: 'First day' },
  {
    kind: 'day',
    name: 'to',
    label: 'It lapses as this day begins',
    hint: 'To hold through 31 December 2023, write 1 January 2024. Leave empty where it runs until notice is given.',
  },
  {
    kind: 'day',
    name: 'extend',
    label: 'It may be extended up to this day',
    hint: 'Five years beyond its end at most. Leave empty where it may not be extended.',
  },
  {
    kind: 'text',
    name: 'notice',
    label: 'Notice, in calendar months',
    width: 5,
    hint: 'Leave empty where it says nothing of notice.',
  },
  { kind: 'text', name: 'shortNotice', label: 'Shorter notice, in calendar months', width: 5 },
  { kind: 'text', name: 'shortWhen', label: 'In which circumstances the shorter notice counts' },
  {
    kind: 'select',
    name: 'under',
    label: 'Made under',
    choices: [none, ...agreements.map(({ id, title }) => ({ value: id, text: title }))],
  },
  {
    kind: 'select',
    name: 'supersedes',
    label: 'Takes the place of',
    choices: [none, ...agreements.map(({ id, title }) => ({ value: id, text: title }))],
  },
]

export type Heading = Omit<AgreementContent, 'functions' | 'scope' | 'schedules' | 'terms'>

export const readHeading = (
  form: Reading,
  { organisations, agreements }: Choices,
): { heading: Heading; others: string[] } | null => {
  const kind = chosen(form, 'kind', draftedKinds, 'Choose what it is')
  const title = neededText(form, 'title', 'Say what it is called')
  const others = lines(
    { ...form, body: { party: [form.body['party'] ?? []].flat().join('\n') } },
    'party',
  ).filter((code) => organisations.some((each) => each.code === code))
  if (others.length === 0) form.errors.push({ field: 'party', text: 'Choose who else is a party' })
  const from = neededDay(form, 'from', 'Say its first day')
  const known = (name: string): string | null => {
    const id = text(form, name)
    return agreements.some((each) => each.id === id) ? id : null
  }
  const heading = {
    title,
    to: dayTyped(form, 'to'),
    mayExtendTo: dayTyped(form, 'extend'),
    underId: known('under'),
    supersedes: known('supersedes'),
    noticeMonths: numberTyped(form, 'notice'),
    shortNoticeMonths: numberTyped(form, 'shortNotice'),
    shortNoticeWhen: text(form, 'shortWhen'),
  }
  return form.errors.length > 0 || kind === null || from === null
    ? null
    : { heading: { ...heading, kind, from }, others }
}

export const headingFilled = (content: AgreementContent, parties: readonly string[]): Body => ({
  kind: content.kind,
  title: content.title,
  party: [...parties],
  ...dayBoxes('from', content.from),
  ...dayBoxes('to', content.to),
  ...dayBoxes('extend', content.mayExtendTo),
  notice: content.noticeMonths === null ? '' : String(content.noticeMonths),
  shortNotice: content.shortNoticeMonths === null ? '' : String(content.shortNoticeMonths),
  shortWhen: content.shortNoticeWhen ?? '',
  under: content.underId ?? '',
  supersedes: content.supersedes ?? '',
})

/** What the holder may keep for itself, of what people do in this service. */
export const reservable = {
  'contact.decide': 'Deciding what follows from a contact',
  'contact.move': 'Moving a contact to the other council',
  'enquiry.decide': 'Deciding for a child of an enquiry',
  'person.merge': 'Merging two records of one person',
  'person.restrict': 'Restricting a record to named workers',
} as const

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

export const paragraphQuestions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'what',
    label: 'What to add',
    choices: [
      { value: 'term', text: 'What it says, in plain words' },
      { value: 'schedule', text: 'A schedule' },
      {
        value: 'scope',
        text: 'What it is about without delegating it',
        hint: 'Of a memorandum or a contract: the function is named, and no right is given.',
      },
    ],
  },
  { kind: 'text', name: 'number', label: 'Number, of a schedule', width: 5 },
  {
    kind: 'select',
    name: 'fn',
    label: 'Function, where it is about one',
    choices: [none, ...fnChoices.filter(({ value }) => !Object.hasOwn(notDelegable, value))],
  },
  { kind: 'radios', name: 'group', label: 'For whom, where it is about a function', choices: groups },
  { kind: 'text', name: 'title', label: 'Title' },
  { kind: 'lines', name: 'words', label: 'In plain words' },
]

export type Paragraph =
  | { what: 'term'; it: { title: string; words: string } }
  | { what: 'schedule'; it: DraftedSchedule }
  | { what: 'scope'; it: DraftedScope }

export const readParagraph = (form: Reading): Paragraph | null => {
  const what = chosen(form, 'what', ['term', 'schedule', 'scope'] as const, 'Choose what to add')
  const words = neededText(form, 'words', 'Say it in plain words')
  if (what === 'scope') {
    const fn = neededText(form, 'fn', 'Choose a function')
    const group = chosen(form, 'group', ['children', 'adults'] as const, 'Choose children or adults')
    return form.errors.length > 0 || group === null ? null : { what, it: { fn, clientGroup: group, words } }
  }
  const title = neededText(form, 'title', 'Give it a title')
  if (what === 'schedule') {
    const number = numberTyped(form, 'number')
    if (number === null && form.errors.length === 0)
      form.errors.push({ field: 'number', text: 'Give the schedule its number' })
    return form.errors.length > 0 || number === null ? null : { what, it: { number, title, words } }
  }
  return form.errors.length > 0 || what === null ? null : { what, it: { title, words } }
}

/** What of a draft can be taken out again. */
export type Part = 'functions' | 'scope' | 'schedules' | 'terms'
export const isPart = (name: string): name is Part =>
  ['functions', 'scope', 'schedules', 'terms'].includes(name)

export const without = (content: AgreementContent, part: Part, nth: number): AgreementContent => ({
  ...content,
  [part]: content[part].filter((_, index) => index !== nth),
})

export const added = (content: AgreementContent, { what, it }: Paragraph): AgreementContent => {
  switch (what) {
    case 'term':
      return { ...content, terms: [...content.terms, it] }
    case 'schedule':
      return {
        ...content,
        schedules: [...content.schedules, it].toSorted((one, other) => one.number - other.number),
      }
    case 'scope':
      return { ...content, scope: [...content.scope, it] }
  }
}

export const partInWords = (content: AgreementContent, part: Part, nth: number): string => {
  switch (part) {
    case 'functions':
      return functionInWords(content.functions[nth]?.fn ?? '')
    case 'scope':
      return functionInWords(content.scope[nth]?.fn ?? '')
    case 'schedules':
      return `schedule ${String(content.schedules[nth]?.number ?? '')}`
    case 'terms':
      return content.terms[nth]?.title ?? ''
  }
}
