import { covers } from '../access/index.ts'
import { addDays, counted, type Day, plainDay } from '../time/index.ts'
import {
  type Agreement,
  continues,
  endOf,
  everyTerm,
  functionInWords,
  type FunctionTerm,
  holds,
} from './agreement.ts'
import { standsInWords } from './state.words.ts'

/** The latest term of each function and client group: the one whose state says how the function stands. */
const latestTerms = (functions: readonly FunctionTerm[], on: Day): FunctionTerm[] => {
  const latest = new Map<string, FunctionTerm>()
  for (const term of functions.toSorted((one, other) => (one.from < other.from ? -1 : 1))) {
    const key = `${term.fn} ${term.clientGroup} ${term.holder} ${term.geography.join()}`
    const known = latest.get(key)
    if (known === undefined || !holds(known, on)) latest.set(key, term)
  }
  return [...latest.values()]
}

const untilInWords = (to: Day | null): string =>
  to === null ? 'until notice is given' : `until ${plainDay(addDays(to, -1))}`

const withoutFunctions = (agreement: Agreement, on: Day): string => {
  if (on < agreement.from) return `Not in force yet: it begins on ${plainDay(agreement.from)}.`
  if (!covers(agreement, on))
    return `Not in force: it ended with ${plainDay(addDays(agreement.to ?? on, -1))}.`
  const since = `In force since ${plainDay(agreement.from)}, ${untilInWords(agreement.to)}.`
  if (agreement.kind === 's113-agreement')
    return `${since} Whoever is lent under it may act for the council they are lent to, in the functions named.`
  return `${since} It delegates no function: by itself it gives nobody a right to act.`
}

/** Whether an agreement is in force on a day, and why or why not, in words. */
export const inForceInWords = (agreement: Agreement, all: readonly Agreement[], on: Day): string => {
  if (agreement.functions.length === 0) return withoutFunctions(agreement, on)
  // A term that goes on in another, as varied, has not ended.
  const terms = latestTerms(agreement.functions, on).filter(
    (term) => holds(term, on) || endOf(term) > on || !continues(term, agreement.functions),
  )
  const held = terms.filter((term) => holds(term, on))
  const others = terms.filter((term) => !holds(term, on))
  const why = new Map<string, string[]>()
  for (const term of others) {
    const words = standsInWords(term, everyTerm(all), on)
    why.set(words, [...(why.get(words) ?? []), functionInWords(term.fn)])
  }
  const reasons = [...why].map(([words, fns]) => `${fns.join(', ')}: ${words}.`).join(' ')
  if (held.length === 0) return `Not in force: nobody may act under it. ${reasons}`
  const last = held.map(endOf).reduce((one, other) => (one < other ? one : other))
  const until = `until ${plainDay(addDays(last, -1))}`
  return others.length === 0
    ? `In force: ${counted(held.length, 'function')} may be exercised under it, ${until}.`
    : `In force for ${String(held.length)} of ${counted(terms.length, 'function')}, ${until}. ${reasons}`
}
