import { addDays, type Day, plainDay } from '../time/index.ts'
import { continues, endOf, type FunctionTerm, isConfirmed, stateOf } from './agreement.ts'
import { type WaitsFor, waitsFor } from './term-state.rule.ts'

export const waitsInWords: Readonly<Record<WaitsFor, string>> = {
  'call-in': 'call-in running',
  acceptance: 'the other council’s acceptance missing',
  constitution: 'the constitution not amended yet',
  'first-day': 'not begun',
}

/** The day from which a term counts, its own first day or later. */
export const beginsOn = ({ from }: Pick<FunctionTerm, 'from'>, effectiveOn: Day): Day =>
  effectiveOn > from ? effectiveOn : from

/** How a term stands on a day, in words a manager and a solicitor both use. */
export const standsInWords = (term: FunctionTerm, all: readonly FunctionTerm[], on: Day): string => {
  const state = stateOf(term, on, continues(term, all))
  switch (state) {
    case 'draft':
      return 'not decided yet: gives nothing'
    case 'call-in-pending':
      return 'decided, call-in running: gives nothing yet'
    case 'decided': {
      if (term.effectiveOn !== null) return `decided, begins on ${plainDay(beginsOn(term, term.effectiveOn))}`
      const waits = waitsFor(term, on).filter((each) => each !== 'first-day')
      return `decided, ${waits.map((each) => waitsInWords[each]).join(' and ')}: gives nothing yet`
    }
    case 'effective':
    case 'varied':
    case 'expiring':
      return isConfirmed(term, on)
        ? inForceInWords(term, state)
        : 'gives nothing: a council is governed otherwise since it began, and both have not confirmed it'
    case 'lapsed':
      return 'lapsed'
    case 'terminated':
      return continues(term, all)
        ? `went on as varied from ${plainDay(endOf(term))}`
        : `ended early, on ${plainDay(endOf(term))}`
    case 'run-off':
      return `over: only cases on the exit list go on, until ${plainDay(addDays(term.runOffUntil ?? term.to, -1))}`
    case 'closed':
      return 'closed'
  }
}

const inForceInWords = (term: FunctionTerm, state: 'effective' | 'varied' | 'expiring'): string => {
  const varied = term.variedOn === null ? '' : `, varied on ${plainDay(term.variedOn)}`
  return state === 'expiring'
    ? `in force${varied}, and lapses on ${plainDay(term.to)} with nothing to follow it`
    : `in force${state === 'varied' ? varied : ''}`
}
