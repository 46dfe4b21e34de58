import type { Day } from '../time/index.ts'

/**
 * What hangs on an agreement: its own functions and placements, the agreements under it, and those that adopt it. Ending
 * one never ends another by itself (governance finding 1; A2: no cascade).
 */
export type DependantKind = 'function' | 'placement' | 'agreement' | 'sharing-agreement'

export type Dependant = {
  kind: DependantKind
  id: string
  /** The agreement it hangs on: the one being ended, or one under it. */
  on: string
  name: string
  /** From when until when it holds by itself; null without an end. */
  to: Day | null
}

export type Disposition = {
  dependant: string
  what: 'continue' | 'vary' | 'end'
  /** The first day it no longer holds. */
  endsOn: Day | null
  /** The agreed variation that says how it goes on. */
  variedBy: string | null
  because: string
}

export type DispositionRefusal = {
  refused:
    | 'choose-what-becomes-of-it'
    | 'cannot-outlast-its-agreement'
    | 'end-day-needed'
    | 'end-day-past'
    | 'ends-after-its-agreement'
    | 'agreed-variation-needed'
    | 'because-needed'
}

type Ending = {
  instrument: string
  endsOn: Day
  /** While answers are given; null afterwards: a day that has passed since is still the one all decided on. */
  today: Day | null
  agreedVariations: readonly string[]
}

/** The day the agreement something hangs on ends: the one being ended, or one that is itself to be ended; else null. */
const endOfItsAgreement = (
  dependant: Dependant,
  dispositions: readonly Disposition[],
  { instrument, endsOn }: Ending,
): Day | null =>
  dependant.on === instrument
    ? endsOn
    : (dispositions.find((each) => each.dependant === dependant.on && each.what === 'end')?.endsOn ?? null)

/**
 * Is this an answer to what becomes of it? Functions and placements hold within the range of their agreement (A2
 * invariant), so they cannot go on without it, nor end later than it: a run-on agreement is an instrument of its own.
 */
export const whyNotSo = (
  dependant: Dependant,
  disposition: Disposition | undefined,
  dispositions: readonly Disposition[],
  ending: Ending,
): DispositionRefusal | null => {
  if (disposition === undefined) return { refused: 'choose-what-becomes-of-it' }
  if (disposition.because.trim() === '') return { refused: 'because-needed' }
  const limit = endOfItsAgreement(dependant, dispositions, ending)
  const isBound = dependant.kind === 'function' || dependant.kind === 'placement'
  switch (disposition.what) {
    case 'continue':
      return isBound && limit !== null && (dependant.to === null || dependant.to > limit)
        ? { refused: 'cannot-outlast-its-agreement' }
        : null
    case 'vary':
      return disposition.variedBy !== null && ending.agreedVariations.includes(disposition.variedBy)
        ? isBound && limit !== null
          ? { refused: 'cannot-outlast-its-agreement' }
          : null
        : { refused: 'agreed-variation-needed' }
    case 'end':
      if (disposition.endsOn === null) return { refused: 'end-day-needed' }
      if (ending.today !== null && disposition.endsOn < ending.today) return { refused: 'end-day-past' }
      return isBound && limit !== null && disposition.endsOn > limit
        ? { refused: 'ends-after-its-agreement' }
        : null
  }
}

/** What still has no answer that will do, with why. Nothing is completed while this names anything. */
export const withoutDisposition = (
  dependants: readonly Dependant[],
  dispositions: readonly Disposition[],
  ending: Ending,
): { dependant: Dependant; refused: DispositionRefusal['refused'] }[] =>
  dependants.flatMap((dependant) => {
    const disposition = dispositions.find((each) => each.dependant === dependant.id)
    const amiss = whyNotSo(dependant, disposition, dispositions, ending)
    return amiss === null ? [] : [{ dependant, refused: amiss.refused }]
  })

/**
 * May one council complete it alone? Only the one that gave notice, once the notice's day has come, and only what is the
 * agreement's own: whatever concerns another agreement needs every party of it.
 */
export const mayCompleteAlone = (
  party: string,
  notice: { givenBy: string; day: Day } | null,
  dependants: readonly Dependant[],
  dispositions: readonly Disposition[],
  { instrument, today }: { instrument: string; today: Day },
): boolean =>
  notice?.givenBy === party &&
  notice.day <= today &&
  dependants.every((each) =>
    each.on === instrument && (each.kind === 'function' || each.kind === 'placement')
      ? true
      : dispositions.find(({ dependant }) => dependant === each.id)?.what === 'continue',
  )
