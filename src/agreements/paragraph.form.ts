import { functionInWords } from './agreement.ts'
import type { AgreementContent, DraftedSchedule, DraftedScope } from './draft.content.ts'
import { fnChoices, groups, none } from './form-choices.ts'
import { notDelegable } from './not-delegable.ts'
import type { Question } from './pages/fields.tsx'
import { chosen, neededText, numberTyped, type Reading } from './typed.ts'

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
export type Part = 'functions' | 'scope' | 'schedules' | 'terms' | 'signatories' | 'flows'
export const isPart = (name: string): name is Part =>
  ['functions', 'scope', 'schedules', 'terms', 'signatories', 'flows'].includes(name)

export const has = (content: AgreementContent, part: Part, nth: number): boolean =>
  (part === 'signatories' || part === 'flows' ? content.sharing?.[part][nth] : content[part][nth]) !==
  undefined

export const without = (content: AgreementContent, part: Part, nth: number): AgreementContent => {
  const others = (_: unknown, index: number): boolean => index !== nth
  if (part !== 'signatories' && part !== 'flows') return { ...content, [part]: content[part].filter(others) }
  return content.sharing === null
    ? content
    : { ...content, sharing: { ...content.sharing, [part]: content.sharing[part].filter(others) } }
}

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
    case 'signatories':
      return 'what a party signs as'
    case 'flows':
      return 'a flow'
  }
}
