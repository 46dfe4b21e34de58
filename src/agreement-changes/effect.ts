import {
  type Agreement,
  endOf,
  functionInWords,
  type FunctionTerm,
  type Timeline,
  type TimelineRow,
} from '../agreements/index.ts'
import type { AuthorityCode } from '../access/index.ts'
import { addDays, counted, type Day, plainDay } from '../time/index.ts'
import { agreedFrom, type Change, noticeStandsAt } from './change.ts'
import { poundsInWords } from './money.rule.ts'
import type { FunctionChange } from './variation.rule.ts'

/** What a change would do, in words and as a picture, before anybody decides on it. Pure. */

type Names = (code: AuthorityCode) => string

/** How many contacts are open of a council's children; null where the reader does not answer for that council. */
export type OpenWork = ReadonlyMap<AuthorityCode, number | null>

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const lastDay = (to: Day): string => plainDay(addDays(to, -1))

/** Terms that reach the end a change speaks of, and would go on with it. */
export const termsUntil = (agreement: Agreement, to: Day): FunctionTerm[] =>
  agreement.functions.filter((term) => term.to === to && term.endedOn === null)

type Side = { holder: AuthorityCode; discharger: AuthorityCode; clientGroup: string; fns: string[] }

const bySide = (
  terms: readonly Pick<FunctionTerm, 'holder' | 'discharger' | 'clientGroup' | 'fn'>[],
): Side[] => {
  const sides = new Map<string, Side>()
  for (const { holder, discharger, clientGroup, fn } of terms) {
    const key = `${holder} ${discharger} ${clientGroup}`
    const side = sides.get(key) ?? { holder, discharger, clientGroup, fns: [] }
    side.fns.push(functionInWords(fn))
    sides.set(key, side)
  }
  return [...sides.values()]
}

const are = (fns: readonly string[], one: string, many: string): string => (fns.length === 1 ? one : many)

const losing = (holder: AuthorityCode, open: OpenWork, name: Names): string => {
  const work = open.get(holder) ?? null
  if (work === null) return `How much open work this is, ${name(holder)}’s own officer sees.`
  return work === 0
    ? `No contact of ${name(holder)}’s children is open now.`
    : `${counted(work, 'open contact')} of ${name(holder)}’s children would lose ${work === 1 ? 'its' : 'their'} authority if it were today.`
}

/** What it does, sentence by sentence, for somebody who has not read the agreement. */
export const effectInWords = (
  change: Change,
  agreement: Agreement,
  name: Names,
  open: OpenWork,
): string[] => {
  switch (change.kind) {
    case 'extension':
      return extensionInWords(change, agreement, name, open)
    case 'variation':
      return variationInWords(change, name)
    case 'notice':
      return noticeInWords(change, name)
    case 'termination':
      return terminationInWords(change, name, open)
  }
}

const extensionInWords = (
  change: Extract<Change, { kind: 'extension' }>,
  agreement: Agreement,
  name: Names,
  open: OpenWork,
): string[] => {
  const sides = bySide(termsUntil(agreement, change.oldTo))
  const gives = agreedFrom(change)
  const until =
    gives === null
      ? 'It gives nothing until all have decided and every decision holds.'
      : `All have decided; it holds from ${plainDay(gives > change.oldTo ? gives : change.oldTo)}.`
  if (sides.length === 0)
    return [
      `The agreement goes on until ${lastDay(change.newTo)} instead of ${lastDay(change.oldTo)}.`,
      until,
    ]
  return [
    ...sides.flatMap(({ holder, discharger, clientGroup, fns }) => [
      `From ${plainDay(change.oldTo)} ${and.format(fns)} for ${name(holder)}’s ${clientGroup} ${are(fns, 'stays', 'stay')} with ${name(discharger)} until ${lastDay(change.newTo)}.`,
      `Without it ${are(fns, 'this function ends', `these ${String(fns.length)} functions end`)} with ${lastDay(change.oldTo)}, and only ${name(holder)}’s own staff may go on. ${losing(holder, open, name)}`,
    ]),
    until,
  ]
}

const functionChangeInWords = (each: FunctionChange, from: Day, name: Names): string => {
  const whose = `${functionInWords(each.fn)} for ${name(each.holder)}’s ${each.clientGroup}`
  switch (each.what) {
    case 'ends':
      return `From ${plainDay(from)} ${name(each.discharger)} no longer does ${whose}: only ${name(each.holder)}’s own staff may.`
    case 'begins':
      return `From ${plainDay(from)} ${name(each.discharger)} does ${whose}, by ${each.enablingPower ?? ''}, once ${name(each.holder)}’s constitution says so.`
    case 'alters':
      return each.becomes.clientGroup === undefined
        ? `From ${plainDay(from)} ${whose} goes on with ${name(each.discharger)}, altered as shown below. Before that day it stands as it stood.`
        : `From ${plainDay(from)} ${name(each.discharger)} no longer does ${whose}, and does it for its ${each.becomes.clientGroup} instead, by ${each.enablingPower ?? ''}, once ${name(each.holder)}’s constitution says so.`
  }
}

const variationInWords = (change: Extract<Change, { kind: 'variation' }>, name: Names): string[] => [
  change.words,
  ...change.functions.map((each) => functionChangeInWords(each, change.effectiveFrom, name)),
  change.functions.length === 0
    ? 'No function begins, ends or is altered by it.'
    : 'Every other function stays exactly as it is.',
  ...(change.clauses.length === 0
    ? []
    : [
        `From ${plainDay(change.effectiveFrom)} ${counted(change.clauses.length, 'paragraph')} of the agreement ${change.clauses.length === 1 ? 'is' : 'are'} worded as shown below; every other stays.`,
      ]),
  change.financialEffect === null
    ? 'It has no financial effect.'
    : change.financialEffect < 0
      ? `It saves ${poundsInWords(-change.financialEffect)} a year.`
      : `It costs ${poundsInWords(change.financialEffect)} a year.`,
]

const noticeInWords = (change: Extract<Change, { kind: 'notice' }>, name: Names): string[] => {
  const day = noticeStandsAt(change)
  const counting =
    change.months === null
      ? 'The councils end it by agreement: the day is the one that all of them sign.'
      : `With ${counted(change.months, 'calendar month')} of notice it takes effect on ${plainDay(change.computedOn ?? change.givenOn)}. The day is computed and cannot be typed.`
  return [
    `${name(change.begunBy)} gave notice on ${plainDay(change.givenOn)}.`,
    counting,
    ...(day !== null && day !== change.computedOn ? [`All have signed another day: ${plainDay(day)}.`] : []),
    'The notice itself ends nothing: what becomes of everything that hangs on the agreement is decided with the termination.',
  ]
}

const terminationInWords = (
  change: Extract<Change, { kind: 'termination' }>,
  name: Names,
  open: OpenWork,
): string[] => [
  `The agreement ends: ${lastDay(change.endsOn)} is its last day.`,
  ...(change.notice === null
    ? []
    : [`It rests on notice ${String(change.notice.number)} that ${name(change.notice.givenBy)} gave.`]),
  change.dependants.length === 0
    ? 'Nothing hangs on it any more.'
    : `${counted(change.dependants.length, 'thing hangs', 'things hang')} on it. None of them ends by itself: each needs an answer of its own.`,
  ...(change.dependants.some(({ kind }) => kind === 'function')
    ? [...open.keys()].map((holder) => `Were every function among them ended: ${losing(holder, open, name)}`)
    : []),
]

/** The agreement as it would be, were everything carried out as asked. */
export const asChanged = (change: Change, agreement: Agreement): Agreement => {
  switch (change.kind) {
    case 'extension':
      return withExtension(change, agreement)
    case 'variation':
      return withVariation(change, agreement)
    case 'notice': {
      const day = noticeStandsAt(change)
      return agreement.functions.length > 0 || day === null ? agreement : { ...agreement, to: day }
    }
    case 'termination':
      return withTermination(change, agreement)
  }
}

const withExtension = (
  { oldTo, newTo }: Extract<Change, { kind: 'extension' }>,
  agreement: Agreement,
): Agreement => {
  if (agreement.functions.length === 0) return { ...agreement, to: newTo }
  const going = termsUntil(agreement, oldTo).filter(
    (term) => !agreement.functions.some((later) => later.extends === term.id),
  )
  return {
    ...agreement,
    functions: [
      ...agreement.functions.map((term) =>
        // Already written down, but a decision does not hold yet: the picture shows it as it would be.
        term.from === oldTo && term.to === newTo ? { ...term, effectiveOn: term.effectiveOn ?? oldTo } : term,
      ),
      ...going.map((term) => ({
        ...term,
        id: `${term.id} extended`,
        from: oldTo,
        to: newTo,
        extends: term.id,
        effectiveOn: oldTo,
      })),
    ],
  }
}

/** A term from the day on which a variation alters it, and what stands of it before: the database does the same. */
const alteredTerms = (term: FunctionTerm, each: FunctionChange, from: Day): FunctionTerm[] => {
  if (each.what !== 'alters' || endOf(term) <= from || endOf(term) <= term.from) return [term]
  const becomes = { ...term, ...each.becomes }
  const altered =
    each.becomes.clientGroup === undefined
      ? becomes
      : {
          ...becomes,
          enablingPower: each.enablingPower ?? '',
          statutoryBasis: each.statutoryBasis ?? '',
          // The picture shows it as it would be once the constitution says so.
          effectiveOn: from,
        }
  return term.from >= from
    ? [altered]
    : [
        { ...term, endedOn: from },
        { ...altered, id: `${term.id} altered`, from },
      ]
}

const isOf = (each: FunctionChange, term: FunctionTerm): boolean =>
  each.fn === term.fn && each.clientGroup === term.clientGroup && each.holder === term.holder

const withVariation = (change: Extract<Change, { kind: 'variation' }>, agreement: Agreement): Agreement => {
  if (change.carriedOutOn !== null) return agreement
  const { effectiveFrom } = change
  const afterwards = (term: FunctionTerm): FunctionTerm[] => {
    const named = change.functions.find((each) => each.what !== 'begins' && isOf(each, term))
    if (named === undefined) return [term]
    if (named.what === 'alters') return alteredTerms(term, named, effectiveFrom)
    return term.to > effectiveFrom
      ? [{ ...term, endedOn: term.from > effectiveFrom ? term.from : effectiveFrom }]
      : [term]
  }
  const end = agreement.functions.reduce<Day | null>(
    (last, term) => (last === null || term.to > last ? term.to : last),
    agreement.to,
  )
  const [like] = agreement.functions
  return {
    ...agreement,
    functions: [
      ...agreement.functions.flatMap(afterwards),
      ...change.functions.flatMap((each) =>
        each.what === 'begins' && like && end !== null
          ? [
              {
                ...like,
                ...each,
                enablingPower: each.enablingPower ?? '',
                statutoryBasis: each.statutoryBasis ?? '',
                id: `${each.fn} begun`,
                from: effectiveFrom,
                to: end,
                effectiveOn: effectiveFrom,
                endedOn: null,
                extends: null,
              },
            ]
          : [],
      ),
    ],
  }
}

const withTermination = (
  { dispositions, endsOn }: Extract<Change, { kind: 'termination' }>,
  agreement: Agreement,
): Agreement => {
  const endGiven = (id: string): Day | null =>
    dispositions.find((each) => each.dependant === id && each.what === 'end')?.endsOn ?? null
  return {
    ...agreement,
    to: agreement.to === null || agreement.to > endsOn ? endsOn : agreement.to,
    functions: agreement.functions.map((term) => ({ ...term, endedOn: endGiven(term.id) ?? term.endedOn })),
    placements: agreement.placements.map((lent) => ({ ...lent, to: endGiven(lent.id) ?? lent.to })),
  }
}

/** One picture of both: rows that would differ stand twice, as they are and as they would be. */
export const beside = (stands: Timeline, changed: Timeline): Timeline => {
  const to = stands.to > changed.to ? stands.to : changed.to
  return {
    from: stands.from < changed.from ? stands.from : changed.from,
    to,
    today: stands.today,
    rows: rowsBeside(stands, changed, to),
  }
}

/** What goes on until somebody ends it reaches the edge of the picture, wherever that is. */
const toTheEdge = (row: TimelineRow, to: Day): TimelineRow => ({
  ...row,
  bars: row.bars.map((bar) => (bar.isOpen ? { ...bar, to } : bar)),
})

const rowsBeside = (stands: Timeline, changed: Timeline, to: Day): TimelineRow[] =>
  changed.rows.flatMap((each) => {
    const row = toTheEdge(each, to)
    const there = stands.rows.find(({ name }) => name === row.name)
    const now = there && toTheEdge(there, to)
    if (now && JSON.stringify(now.bars) === JSON.stringify(row.bars)) return [row]
    return [
      ...(now ? [{ ...now, name: `${row.name}, as it stands` }] : []),
      { ...row, name: `${row.name}, with this change` },
    ]
  })
