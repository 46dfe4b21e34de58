import { type AuthorityCode, type ClientGroup, covers, functions } from '../access/index.ts'
import { addDays, type Day, plainDay } from '../time/index.ts'
import {
  type Agreement,
  endOf,
  type FunctionTerm,
  givesRight,
  holds,
  isConfirmed,
  stateOf,
  type TermState,
} from './agreement.ts'
import { beginsOn } from './state.words.ts'
import { type WaitsFor, waitsFor } from './term-state.rule.ts'

/** What people ask about, whether or not anything was ever agreed about it. */
export type Asked = { code: string; name: string; fn: string; clientGroup: ClientGroup; note?: string }

const five = ['screening', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty'] as const

export const askable: readonly Asked[] = [
  ...five.map((fn): Asked => ({ code: fn, name: functions[fn], fn, clientGroup: 'children' })),
  {
    code: 'emergency-duty-adults',
    name: 'Emergency Duty Team, adults',
    fn: 'emergency-duty',
    clientGroup: 'adults',
    note: 'The team has taken adults’ concerns for both councils since 1998 (cabinet report §3). The Delegation Agreement is about children.',
  },
  { code: 'assessment', name: functions.assessment, fn: 'assessment', clientGroup: 'children' },
  {
    code: 'marac',
    name: 'Multi-Agency Risk Assessment Conferences (MARAC)',
    fn: 'marac',
    clientGroup: 'children',
    note: 'The scrutiny report of November 2018 counts MARAC to the shared front door (4.5); the agreement decided in December 2018 names five functions, and MARAC is not among them.',
  },
]

type Council = { code: AuthorityCode; shortName: string }

export type Answer = { council: Council; together: boolean; words: string }

/**
 * May another council's staff do this for this council, on this day? For each council an answer with its reason:
 * an agreement in force, its call-in still running, when it lapsed, or that none was ever made.
 */
export const mayWeTogether = (
  agreements: readonly Agreement[],
  councils: readonly Council[],
  asked: Asked,
  on: Day,
): Answer[] => councils.map((council) => answerFor(agreements, councils, asked, council, on))

const answerFor = (
  agreements: readonly Agreement[],
  councils: readonly Council[],
  asked: Asked,
  council: Council,
  on: Day,
): Answer => {
  const nameOf = (code: AuthorityCode): string =>
    councils.find((each) => each.code === code)?.shortName ?? code
  const terms = agreements.flatMap((agreement) =>
    agreement.functions
      .filter(
        (term) =>
          term.holder === council.code && term.fn === asked.fn && term.clientGroup === asked.clientGroup,
      )
      .map((term) => ({ agreement, term, state: stateOf(term, on) })),
  )
  const held = terms.find(({ term }) => holds(term, on))
  if (held) {
    const { term, agreement } = held
    return {
      council,
      together: true,
      words: `Yes. ${nameOf(term.discharger)} does it for ${council.shortName} under ${agreement.title}, until ${plainDay(addDays(endOf(term), -1))}.`,
    }
  }
  const lent = agreements.flatMap((agreement) =>
    agreement.placements
      .filter((each) => each.host === council.code && each.fns.includes(asked.fn) && covers(each, on))
      .map((each) => ({ ...each, title: agreement.title })),
  )
  const own = `${council.shortName}’s own staff do it.`
  const only = `only ${council.shortName}’s own staff do it.`
  const [first] = lent
  if (first && asked.clientGroup === 'children') {
    return {
      council,
      together: true,
      words: `${own} ${lent.map((each) => each.name).join(', ')} of ${nameOf(first.employer)} may too, lent under ${first.title}.`,
    }
  }
  const about = agreements.find(
    (agreement) =>
      covers(agreement, on) &&
      agreement.partyCodes.includes(council.code) &&
      agreement.scope.some(
        (about) => about.fn === asked.fn && about.clientGroup === asked.clientGroup && covers(about, on),
      ),
  )
  return { council, together: false, words: whyNot(terms, only, on, about) }
}

const waitingInWords = (term: FunctionTerm, waits: WaitsFor): string => {
  switch (waits) {
    case 'call-in':
      return 'A term is decided, but its call-in still runs and it gives nothing yet.'
    case 'acceptance':
      return 'A term is decided, but the other council has not accepted it and it gives nothing yet.'
    case 'constitution':
      return 'A term is decided, but the constitution has not been amended and it gives nothing yet.'
    case 'first-day':
      return `A term is decided and begins on ${plainDay(beginsOn(term, term.effectiveOn ?? term.from))}.`
  }
}

type Standing = { term: FunctionTerm; state: TermState }

/** As it stood on that day: what was decided later was not known then. */
const whyNot = (terms: readonly Standing[], only: string, on: Day, about: Agreement | undefined): string => {
  const decided = terms.filter(({ term }) => term.decidedOn === null || term.decidedOn <= on)
  if (decided.length === 0)
    return about
      ? `No agreement was made that gives the right: ${only} ${about.title} is about it, and gives none.`
      : `No agreement was made: ${only}`
  const waiting = decided.find(({ state }) => state === 'call-in-pending' || state === 'decided')
  if (waiting) {
    const [waits] = waitsFor(waiting.term, on)
    const isKnown = waiting.state === 'decided' && waiting.term.effectiveOn !== null
    return `No agreement in force: ${only} ${waitingInWords(waiting.term, isKnown ? 'first-day' : (waits ?? 'first-day'))}`
  }
  const unconfirmed = decided.find(({ term, state }) => givesRight(state) && !isConfirmed(term, on))
  if (unconfirmed)
    return `No agreement in force: ${only} A council is governed otherwise since the term began, and both have not confirmed it yet.`
  const last = decided.map(({ term }) => endOf(term)).reduce((one, other) => (one > other ? one : other))
  return `No agreement in force: ${only} The last one ended with ${plainDay(addDays(last, -1))}.`
}
