import { type AuthorityCode, type ClientGroup, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'

/** A stretch of work for a council with no agreement in force: found by the service, answered for by people. Pure. */
export const gapStates = {
  found: 'Not yet seen',
  seen: 'Seen',
  explained: 'Explained',
  ratified: 'Ratified',
} as const

export type GapState = keyof typeof gapStates

/** Of what, by whose staff. `employer` is null where nobody employed them on that day. */
export type GapOf = { fn: string; clientGroup: ClientGroup; employer: string | null }

export type GapSize = {
  from: Day
  to: Day
  activities: number
  /** How many of them what is recorded now covers. */
  covered: number
}

export type Ratified = { decidedBy: string; decidedOn: Day; decisionRef: string }

export type Gap = GapOf &
  GapSize & {
    owner: AuthorityCode
    id: string
    state: GapState
    foundAt: Instant
    /** What was said of it, the last word. */
    words: string | null
    /** Of a decision or minute that was named with an explanation. */
    reference: string | null
    decision: Ratified | null
    /** Who said so last, and when. */
    answered: { at: Instant; by: string | null } | null
  }

export type GapEvent = Happening &
  (
    | ({ type: 'found' } & GapOf & GapSize)
    /** More was found, or what is recorded since covers more, or less, of it. */
    | ({ type: 'measured' } & GapSize)
    | { type: 'seen' }
    | { type: 'explained'; words: string; decisionRef: string | null }
    | ({ type: 'ratified'; words: string } & Ratified)
  )

export type GapFact = Fact<GapEvent>

const sizeOf = ({ from, to, activities, covered }: GapSize): GapSize => ({ from, to, activities, covered })

export const evolveGap = (before: Gap | undefined, { owner, id, event, at, by }: GapFact): Gap => {
  if (event.type === 'found') {
    const { fn, clientGroup, employer } = event
    return {
      owner,
      id,
      fn,
      clientGroup,
      employer,
      ...sizeOf(event),
      state: 'found',
      foundAt: at,
      words: null,
      reference: null,
      decision: null,
      answered: null,
    }
  }
  if (before === undefined)
    throw new Error(`A stretch without authority is found before it is ${event.type}.`)
  const answered = { at, by: by.kind === 'staff' ? by.staffId : null }
  switch (event.type) {
    case 'measured':
      return { ...before, ...sizeOf(event) }
    case 'seen':
      return { ...before, state: 'seen', answered }
    case 'explained':
      return { ...before, state: 'explained', words: event.words, reference: event.decisionRef, answered }
    case 'ratified': {
      const { decidedBy, decidedOn, decisionRef, words } = event
      return {
        ...before,
        state: 'ratified',
        words,
        decision: { decidedBy, decidedOn, decisionRef },
        answered,
      }
    }
  }
}

export const gapResource = ({ owner, id }: Pick<Gap, 'owner' | 'id'>): Resource =>
  councilsRecord('authority-gap', { owner, id })

export const gapSentence = ({ event }: GapFact): string => {
  switch (event.type) {
    case 'found':
      return 'Work was found that was done with no agreement in force.'
    case 'measured':
      return 'The stretch of work done with no agreement in force was measured anew.'
    case 'seen':
      return 'Somebody looked at work done with no agreement in force.'
    case 'explained':
      return 'Work done with no agreement in force was explained.'
    case 'ratified':
      return 'Work done with no agreement in force was ratified by a decision.'
  }
}

/** Fewer letters explain nothing. */
export const fewestLetters = 10

export type Answer = { type: 'seen' } | Extract<GapEvent, { type: 'explained' | 'ratified' }>

/**
 * What may be said of a stretch now. What a decision has ratified stays so; an explanation may be given anew; having been
 * seen takes nothing back. None of it changes what the record says of the time (authorisation R6).
 */
export const answer = (gap: Gap | undefined, given: Answer): GapEvent[] | { refused: string } => {
  if (gap === undefined) return { refused: 'not-there' }
  if (gap.state === 'ratified') return { refused: 'ratified-already' }
  if (given.type === 'seen') return gap.state === 'found' ? [given] : []
  return [given]
}
