import { covers } from '../access/index.ts'
import { type Agreement, endOf, type FunctionTerm, reservable, type Wording } from '../agreements/index.ts'
import { type Day } from '../time/index.ts'
import { type Body, type FieldError, many, one } from '../web/index.ts'
import type { Altered, ClauseChange, FunctionChange } from './variation.rule.ts'

/**
 * What a variation alters, read from a form that shows what stands: only what was typed otherwise is named, and only what
 * is named is changed (authorisation R2).
 */

export const functionKey = (term: { fn: string; clientGroup: string; holder: string }): string =>
  `${term.fn}/${term.clientGroup}/${term.holder}`

/** Functions as they stand, each once. */
export const endable = (agreement: Agreement, today: Day): FunctionTerm[] => {
  const seen = new Map<string, FunctionTerm>()
  for (const term of agreement.functions)
    if (endOf(term) > today) seen.set(functionKey(term), seen.get(functionKey(term)) ?? term)
  return [...seen.values()]
}

export type ClauseHeld = Wording & { part: ClauseChange['part'] }

/** Every paragraph as it is worded on a day: what it says, its schedules, what it is about. */
export const clausesOn = (agreement: Agreement, on: Day): ClauseHeld[] => [
  ...agreement.terms.map((each) => ({ ...each, part: 'term' as const })).filter((each) => covers(each, on)),
  ...agreement.schedules
    .map((each) => ({ ...each, part: 'schedule' as const }))
    .filter((each) => covers(each, on)),
  ...agreement.scope
    .map((each) => ({ ...each, title: `${each.fn}/${each.clientGroup}`, part: 'scope' as const }))
    .filter((each) => covers(each, on)),
]

export const clauseKey = ({ part, number }: Pick<ClauseHeld, 'part' | 'number'>): string =>
  `${part}/${String(number)}`

export const alteredOf = ({
  clientGroup,
  reserved,
  exclusions,
  teams,
  geography,
}: FunctionTerm): Altered => ({
  clientGroup,
  reserved,
  exclusions,
  teams,
  geography,
})

const linesTyped = (body: Body, name: string): string[] =>
  one(body, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each))

export type Read<T> = { it: readonly T[]; errors: readonly FieldError[] }

/** The values of one function that were typed otherwise than they stand. */
const becomesTyped = (body: Body, at: string, stands: Altered): Partial<Altered> => {
  const group = one(body, `${at}-group`)
  const lists = {
    // What the form does not offer, somebody wrote down elsewhere: it stays.
    reserved: [
      ...stands.reserved.filter((each) => !Object.hasOwn(reservable, each)),
      ...many(body, `${at}-reserved`).filter((each) => Object.hasOwn(reservable, each)),
    ],
    exclusions: linesTyped(body, `${at}-exclusions`),
    teams: linesTyped(body, `${at}-teams`),
    geography: linesTyped(body, `${at}-geography`),
  }
  const named = (['reserved', 'exclusions', 'teams', 'geography'] as const).filter(
    (name) => !sameSet(lists[name], stands[name]),
  )
  return {
    ...((group === 'children' || group === 'adults') && group !== stands.clientGroup
      ? { clientGroup: group }
      : {}),
    ...Object.fromEntries(named.map((name) => [name, lists[name]])),
  }
}

/** Functions altered by the form, with how each stands on the day from which that counts. */
export const functionsAltered = (
  body: Body,
  agreement: Agreement,
  { from, today }: { from: Day; today: Day },
): Read<FunctionChange> => {
  const it: FunctionChange[] = []
  const errors: FieldError[] = []
  endable(agreement, today).forEach((term, nth) => {
    const at = `alter-${String(nth)}`
    if (one(body, at) !== functionKey(term)) return
    const becomes = becomesTyped(body, at, alteredOf(term))
    if (Object.keys(becomes).length === 0) return
    if (becomes.geography?.some((code) => !/^E\d{8}$/.test(code)))
      errors.push({ field: `${at}-geography`, text: 'Write codes such as E07000011, one a line' })
    const power = becomes.clientGroup === undefined ? '' : one(body, `${at}-power`)
    const basis = becomes.clientGroup === undefined ? '' : one(body, `${at}-basis`)
    if (becomes.clientGroup !== undefined && (power === '' || basis === ''))
      errors.push({
        field: power === '' ? `${at}-power` : `${at}-basis`,
        text: 'Name the power that allows it for them, and the duties it covers',
      })
    const onTheDay = agreement.functions.find(
      (each) => functionKey(each) === functionKey(term) && endOf(each) > each.from && endOf(each) > from,
    )
    it.push({
      what: 'alters',
      fn: term.fn,
      clientGroup: term.clientGroup,
      holder: term.holder,
      discharger: term.discharger,
      enablingPower: power || null,
      statutoryBasis: basis || null,
      was: alteredOf(onTheDay ?? term),
      becomes,
    })
  })
  return { it, errors }
}

const clauseTyped = (body: Body, at: string, held: ClauseHeld, onTheDay: ClauseHeld): ClauseChange | null => {
  const words = one(body, `${at}-words`)
  if (words === held.words.trim()) return null
  const { part, number, title, words: was } = onTheDay
  return words === ''
    ? { what: 'takes-out', part, number, title, was, words: null }
    : { what: 'alters', part, number, title, was, words }
}

const clauseAdded = (body: Body): Read<ClauseChange> => {
  const [part, title, words] = [one(body, 'new-part'), one(body, 'new-title'), one(body, 'new-words')]
  if (part === '' && title === '' && words === '') return { it: [], errors: [] }
  const number = /^[1-9]\d{0,3}$/.test(one(body, 'new-number')) ? Number(one(body, 'new-number')) : null
  const errors = [
    ...(part === 'term' || part === 'schedule'
      ? []
      : [{ field: 'new-part', text: 'Choose whether it is a paragraph or a schedule' }]),
    ...(part === 'schedule' && number === null
      ? [{ field: 'new-number', text: 'Give the schedule its number' }]
      : []),
    ...(title === '' ? [{ field: 'new-title', text: 'Give it a title' }] : []),
    ...(words === '' ? [{ field: 'new-words', text: 'Say it in plain words' }] : []),
  ]
  if (errors.length > 0 || (part !== 'term' && part !== 'schedule')) return { it: [], errors }
  return {
    it: [{ what: 'adds', part, number: part === 'term' ? null : number, title, was: null, words }],
    errors,
  }
}

/** Paragraphs altered, taken out and added by the form. */
export const clausesAltered = (
  body: Body,
  agreement: Agreement,
  { from, today }: { from: Day; today: Day },
): Read<ClauseChange> => {
  const later = clausesOn(agreement, from)
  const it: ClauseChange[] = []
  const errors: FieldError[] = []
  clausesOn(agreement, today).forEach((held, nth) => {
    const at = `clause-${String(nth)}`
    if (one(body, at) !== clauseKey(held)) return
    const onTheDay = later.find((each) => clauseKey(each) === clauseKey(held))
    const change = clauseTyped(body, at, held, onTheDay ?? held)
    if (change === null) return
    if (onTheDay === undefined)
      errors.push({ field: `${at}-words`, text: 'It is taken out already by the day from which this counts' })
    it.push(change)
  })
  const added = clauseAdded(body)
  return { it: [...it, ...added.it], errors: [...errors, ...added.errors] }
}
