import type { AuthorityCode } from '../access/index.ts'
import type { Body } from '../web/index.ts'
import { kindsInWords } from './agreement.ts'
import { type AgreementContent, draftedKinds } from './draft.content.ts'
import { type Choices, none } from './form-choices.ts'
import type { Question } from './pages/fields.tsx'
import {
  chosen,
  dayBoxes,
  dayTyped,
  lines,
  neededDay,
  neededText,
  numberTyped,
  type Reading,
  text,
} from './typed.ts'

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

export type Heading = Omit<AgreementContent, 'functions' | 'scope' | 'schedules' | 'terms' | 'sharing'>

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
