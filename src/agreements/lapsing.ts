import type { AuthorityCode, SharingAgreement } from '../access/index.ts'
import { addDays, type Day } from '../time/index.ts'
import { type Agreement, continues, endOf, everyTerm, type FunctionTerm } from './agreement.ts'
import type { Lapsing } from './horizons.rule.ts'

/** Something about to lapse with nothing to follow it, and the organisations it concerns. */
export type Lapse = {
  agreement: Pick<Agreement, 'id' | 'title'>
  what: Lapsing
  lapsesOn: Day
  /** Councils to be told. */
  concerns: readonly AuthorityCode[]
  functions: readonly FunctionTerm[]
}

/** The soonest still to come; or, where the service was down as it lapsed, the last that has. */
const nearest = <T extends { lapsesOn: Day }>(all: readonly T[], today: Day): T[] => {
  const inOrder = all.toSorted((one, other) => (one.lapsesOn < other.lapsesOn ? -1 : 1))
  const next = inOrder.find(({ lapsesOn }) => today < lapsesOn) ?? inOrder.at(-1)
  return next === undefined ? [] : [next]
}

/** A lapse that nobody was told of beforehand is still told of this many days after it (our own; to be confirmed). */
const stillToldDays = 31

/** The functions of an agreement that lapse next, and that nothing decided goes on from (R5, A13). */
const functionsLapsing = (agreement: Agreement, all: readonly FunctionTerm[], today: Day): Lapse[] => {
  const ending = agreement.functions.filter(
    (term) =>
      term.effectiveOn !== null &&
      term.effectiveOn < endOf(term) &&
      today < addDays(endOf(term), stillToldDays) &&
      !continues(term, all),
  )
  const days = [...new Set(ending.map(endOf))].map((lapsesOn) => ({ lapsesOn }))
  return nearest(days, today).map(({ lapsesOn }) => {
    const functions = ending.filter((term) => endOf(term) === lapsesOn)
    const concerns = [...new Set(functions.flatMap(({ holder, discharger }) => [holder, discharger]))]
    return { agreement, what: 'functions', lapsesOn, concerns, functions }
  })
}

const placementsEnding = (agreement: Agreement, today: Day): Lapse[] =>
  nearest(
    agreement.placements.flatMap(({ to, employer, host }): Lapse[] =>
      to === null || to <= today
        ? []
        : [{ agreement, what: 'placements', lapsesOn: to, concerns: [employer, host], functions: [] }],
    ),
    today,
  )

const reviewsDue = (sharing: readonly SharingAgreement[], today: Day): Lapse[] =>
  sharing
    .filter(({ to }) => to === null || today < to)
    .map(({ instrument, reviewDue, signatures }) => ({
      agreement: instrument,
      what: 'review',
      lapsesOn: reviewDue,
      concerns: [
        ...new Set(
          signatures
            .filter(({ withdrawnOn }) => withdrawnOn === null || today < withdrawnOn)
            .map(({ organisation }) => organisation),
        ),
      ],
      functions: [],
    }))

/** Everything to be told of: of each agreement and kind the nearest, the soonest first. */
export const lapsesToTell = (
  agreements: readonly Agreement[],
  sharing: readonly SharingAgreement[],
  today: Day,
): Lapse[] => {
  const all = everyTerm(agreements)
  return [
    ...agreements.flatMap((agreement) => [
      ...functionsLapsing(agreement, all, today),
      ...placementsEnding(agreement, today),
    ]),
    ...reviewsDue(sharing, today),
  ].toSorted((one, other) => (one.lapsesOn < other.lapsesOn ? -1 : 1))
}

/** What of it a page shows: what is still to come, and reviews that were due and are not done. */
export const lapsesAhead = (...asked: Parameters<typeof lapsesToTell>): Lapse[] =>
  lapsesToTell(...asked).filter(({ lapsesOn, what }) => what === 'review' || asked[2] < lapsesOn)
