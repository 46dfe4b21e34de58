import { type AuthorityCode, councilsRecord, type Fn, type Resource } from '../access/index.ts'
import type { Fact, Happening, Refusal } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { fewestLetters } from './grant.ts'

/**
 * After an agreement has lapsed only the cases on its exit list are left to the other council’s workers: named cases, named
 * workers, to read or to write as listed, until a hard stop (authorisation R7). The council whose children they are decides.
 */

export type LeftCase = {
  id: string
  fn: Fn
  staffId: string
  /** The contact it is about; its hand-overs and enquiries hang on it. */
  contactId: string
  mayWrite: boolean
  from: Instant
  stopsAt: Instant
}

/** One agreement’s list: as often as it was decided, and what was taken off it. Its id is the agreement’s. */
export type ExitList = {
  owner: AuthorityCode
  id: string
  cases: readonly (LeftCase & { takenOff: { at: Instant; because: string } | null })[]
}

export type ExitListEvent = Happening &
  (
    | { type: 'decided'; cases: readonly LeftCase[] }
    | { type: 'taken-off'; caseIds: readonly string[]; because: string }
  )

export type ExitListFact = Fact<ExitListEvent>

export const evolveExitList = (before: ExitList | undefined, fact: ExitListFact): ExitList => {
  const list = before ?? { owner: fact.owner, id: fact.id, cases: [] }
  const { event, at } = fact
  switch (event.type) {
    case 'decided':
      return { ...list, cases: [...list.cases, ...event.cases.map((each) => ({ ...each, takenOff: null }))] }
    case 'taken-off':
      return {
        ...list,
        cases: list.cases.map((each) =>
          event.caseIds.includes(each.id) ? { ...each, takenOff: { at, because: event.because } } : each,
        ),
      }
  }
}

export const exitListResource = ({ owner, id }: Pick<ExitList, 'owner' | 'id'>): Resource =>
  councilsRecord('exit-list', { owner, id })

export type CaseState = 'to-come' | 'left' | 'over'

/** At the hard stop itself it is over: the comparison is made when it is asked, never by a batch job (R1). */
export const caseStateAt = (
  { from, stopsAt }: Pick<LeftCase, 'from' | 'stopsAt'>,
  at: Instant,
): CaseState => {
  if (stopsAt <= at) return 'over'
  return at < from ? 'to-come' : 'left'
}

export const takeOff = (
  list: ExitList | undefined,
  caseIds: readonly string[],
  because: string,
  at: Instant,
): ExitListEvent[] | Refusal => {
  const still = (list?.cases ?? []).filter(
    (each) => caseIds.includes(each.id) && each.takenOff === null && caseStateAt(each, at) === 'left',
  )
  if (still.length === 0) return { refused: 'nothing-chosen' }
  if (because.length < fewestLetters) return { refused: 'because-needed' }
  return [{ type: 'taken-off', caseIds: still.map(({ id }) => id), because }]
}

/** Without a worker’s name or a record: a sentence may be printed. */
export const exitListSentence = ({ event }: ExitListFact): string =>
  event.type === 'decided'
    ? `${String(event.cases.length)} cases were left to named workers until a hard stop.`
    : `${String(event.caseIds.length)} cases were taken off the exit list.`
