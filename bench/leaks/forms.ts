import { type HTMLElement, parse } from 'node-html-parser'
import type { Chance } from '../../demo/county/chance.ts'
import type { Answer, Fields } from './asking.ts'
import { anId } from './drawing.ts'

/** Links and forms of pages, and forms filled in as somebody would who means no good. */

export type Field = { name: string; value: string; choices: readonly string[]; isTyped: boolean }
export type Form = { action: string; method: 'GET' | 'POST'; fields: readonly Field[] }
/** A form and whoever was shown it. */
export type ShownForm<Reader> = Form & { to: Reader }

const choicesOf = (form: HTMLElement, name: string): string[] =>
  form
    .querySelectorAll('input[type=radio], input[type=checkbox]')
    .filter((each) => each.getAttribute('name') === name)
    .map((each) => each.getAttribute('value') ?? 'on')

const inputField = (form: HTMLElement, input: HTMLElement): Field | null => {
  const name = input.getAttribute('name') ?? ''
  const type = input.getAttribute('type') ?? 'text'
  if (name === '' || type === 'file') return null
  const value = input.getAttribute('value') ?? ''
  const isChoice = type === 'radio' || type === 'checkbox'
  return {
    name,
    value: isChoice && !input.hasAttribute('checked') ? '' : value,
    choices: isChoice ? choicesOf(form, name) : [],
    isTyped: !isChoice && type !== 'hidden' && type !== 'submit',
  }
}

const fieldsOf = (form: HTMLElement): Field[] => [
  ...form.querySelectorAll('input').flatMap((input) => inputField(form, input) ?? []),
  ...form.querySelectorAll('textarea').map((area) => ({
    name: area.getAttribute('name') ?? '',
    value: area.textContent,
    choices: [],
    isTyped: true,
  })),
  ...form.querySelectorAll('select').map((select) => ({
    name: select.getAttribute('name') ?? '',
    value: select.querySelector('option[selected]')?.getAttribute('value') ?? '',
    choices: select.querySelectorAll('option').map((option) => option.getAttribute('value') ?? ''),
    isTyped: false,
  })),
  ...form.querySelectorAll('button[name]').map((button) => ({
    name: button.getAttribute('name') ?? '',
    value: '',
    choices: [button.getAttribute('value') ?? ''],
    isTyped: false,
  })),
]

/** Radios and buttons of one name are one question: what is chosen, and what else could be. */
const together = (fields: readonly Field[]): Field[] =>
  [...Map.groupBy(fields, ({ name }) => name)].map(([name, some]) => ({
    name,
    value: some.find(({ value }) => value !== '')?.value ?? '',
    choices: [...new Set(some.flatMap(({ choices }) => choices))],
    isTyped: some.some(({ isTyped }) => isTyped),
  }))

const isOurs = (url: string): boolean => /^\/(?!\/)/.test(url)

/** What a page leads to. */
export const leadsOf = (answer: Answer): { links: string[]; forms: Form[] } => {
  const redirect = isOurs(answer.location) ? [answer.location] : []
  if (!answer.isPage) return { links: redirect, forms: [] }
  const page = parse(answer.body)
  const links = page.querySelectorAll('a[href]').map((link) => link.getAttribute('href') ?? '')
  const forms = page.querySelectorAll('form').map((form): Form => ({
    action: form.getAttribute('action') ?? '',
    method: form.getAttribute('method')?.toUpperCase() === 'POST' ? 'POST' : 'GET',
    fields: together(fieldsOf(form).filter(({ name }) => name !== '')),
  }))
  return {
    links: [...redirect, ...links].filter(isOurs).map((url) => url.split('#')[0] ?? ''),
    forms: forms.filter(({ action }) => isOurs(action)),
  }
}

/** What somebody may type who knows, guesses or breaks. */
const breaking: readonly string[] = [
  '',
  '\u202Eright to left\u202C',
  'x'.repeat(4000),
  "'; drop table person; --",
  '<script>alert(1)</script>',
  '{"$ne":null}',
  '31/02/2020',
  '-1',
  '１２３４',
  'null\u0000byte',
]

export type Tempting = {
  /** Ids that are not the asker's to know. */
  ids: readonly string[]
  /** Names, numbers and addresses that stand on hidden records. */
  said: readonly string[]
}

const isId = (value: string): boolean => /^[0-9a-f-]{36}$/.test(value)

const valueFor = (field: Field, tempting: Tempting, chance: Chance): string => {
  if (field.choices.length > 0 && chance.happens(0.6)) return chance.pick(field.choices)
  if (isId(field.value) && chance.happens(0.4)) return chance.pick(tempting.ids)
  if (!field.isTyped) return field.value
  if (chance.happens(0.45)) return chance.pick(tempting.said)
  return chance.happens(0.4) ? chance.pick(breaking) : field.value
}

/** What the asker's own session gives; what else begins so belongs to the form. */
const guards = ['_csrf', '_hat']

/** Guards are the asker's own; everything else may be anything. Half of the time, most of it stays as it stood. */
export const filled = (form: Form, tempting: Tempting, chance: Chance): Fields => {
  const values: Record<string, string> = {}
  const changes = chance.happens(0.5) ? 0.15 : 0.8
  for (const field of form.fields) {
    if (guards.includes(field.name)) continue
    if (field.name === '_once') values[field.name] = anId(chance)
    else values[field.name] = chance.happens(changes) ? valueFor(field, tempting, chance) : standing(field)
  }
  return values
}

/** A choice that was not made is made. */
const standing = ({ value, choices }: Field): string => (value === '' ? (choices[0] ?? '') : value)

/** As somebody sends it who fills in no more than must be. */
export const asItStands = (form: Form, chance: Chance): Fields =>
  Object.fromEntries(
    form.fields
      .filter(({ name }) => !guards.includes(name))
      .map((field) => [field.name, field.name === '_once' ? anId(chance) : standing(field)]),
  )
