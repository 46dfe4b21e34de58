import type { Day } from '../time/index.ts'

export const identifierSchemes = {
  nhs: 'NHS number',
  upn: 'Unique pupil number',
  'former-upn': 'Former unique pupil number',
  uln: 'Unique learner number',
  'council-id': 'Number in the council’s own system',
  other: 'Another number',
} as const

export type IdentifierScheme = keyof typeof identifierSchemes

export const identifierStatuses = {
  'as-told': 'As told, not checked',
  traced: 'Traced',
  verified: 'Verified',
  superseded: 'Replaced by another',
  wrong: 'Wrong: somebody else’s, or nobody’s',
} as const

export type IdentifierStatus = keyof typeof identifierStatuses

/** A number that somebody else gave this person, compact as it is compared: no spaces. */
export type Identifier = {
  id: string
  scheme: IdentifierScheme
  value: string
  status: IdentifierStatus
  from: Day | null
  to: Day | null
  source: string
}

export type IdentifierEvent =
  | { type: 'identifier-added'; identifier: Identifier }
  | {
      type: 'identifier-status'
      identifierId: string
      status: IdentifierStatus
      because: string
      source?: string
    }

/** Of these somebody has one at a time: a new one supersedes the one before, which is kept. */
const oneAtATime: readonly IdentifierScheme[] = ['nhs', 'upn', 'uln']

export const isHeldOnce = (scheme: IdentifierScheme): boolean => oneAtATime.includes(scheme)

/** A number that counts now: neither replaced nor wrong nor ended. */
export const isCurrent = ({ status, to }: Identifier): boolean =>
  to === null && status !== 'superseded' && status !== 'wrong'

export const currentIdentifier = (
  identifiers: readonly Identifier[],
  scheme: IdentifierScheme,
): Identifier | null => identifiers.findLast((each) => each.scheme === scheme && isCurrent(each)) ?? null

const supersededBy = (before: Identifier, next: Identifier, on: Day): Identifier =>
  before.scheme === next.scheme && oneAtATime.includes(before.scheme) && isCurrent(before)
    ? { ...before, status: 'superseded', to: next.from ?? on }
    : before

/** Every number somebody has or had, after a fact; `on` is the day of the fact. */
export const evolveIdentifiers = (
  before: readonly Identifier[],
  event: IdentifierEvent,
  on: Day,
): readonly Identifier[] => {
  switch (event.type) {
    case 'identifier-added': {
      const { identifier } = event
      const others = isCurrent(identifier) ? before.map((each) => supersededBy(each, identifier, on)) : before
      return [...others, identifier]
    }
    case 'identifier-status': {
      const { identifierId, status, source } = event
      const ends = status === 'superseded' || status === 'wrong'
      return before.map((each) =>
        each.id === identifierId
          ? { ...each, status, source: source ?? each.source, to: ends ? (each.to ?? on) : null }
          : each,
      )
    }
  }
}
