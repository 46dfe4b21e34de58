import type { Day } from '../time/index.ts'

/** How one person may be related to another, as workers pick it. Older facts hold other words; they are shown as told. */
export const relationKinds = {
  mother: 'mother',
  father: 'father',
  parent: 'parent',
  'step-mother': 'step-mother',
  'step-father': 'step-father',
  'step-parent': 'step-parent',
  'adoptive-parent': 'adoptive parent',
  'foster-carer': 'foster carer',
  'special-guardian': 'special guardian',
  carer: 'carer',
  brother: 'brother',
  sister: 'sister',
  sibling: 'sibling',
  'half-brother': 'half-brother',
  'half-sister': 'half-sister',
  'half-sibling': 'half-sibling',
  'step-brother': 'step-brother',
  'step-sister': 'step-sister',
  'step-sibling': 'step-sibling',
  grandmother: 'grandmother',
  grandfather: 'grandfather',
  grandparent: 'grandparent',
  aunt: 'aunt',
  uncle: 'uncle',
  cousin: 'cousin',
  partner: 'partner',
  'former-partner': 'former partner',
  other: 'other',
} as const

export type RelationKind = keyof typeof relationKinds

/** This person is the `kind` (mother, brother) of the other, and may have parental responsibility for them. */
export type Relation = {
  id: string
  otherId: string
  kind: string
  hasParentalResponsibility: boolean | null
  from: Day | null
  to: Day | null
  source: string
}

/** A relationship as facts carry it: those recorded earlier have no dates. */
export type RelationGiven = Pick<Relation, 'id' | 'otherId' | 'kind' | 'hasParentalResponsibility'> &
  Partial<Pick<Relation, 'from' | 'to' | 'source'>>

export type RelationChanges = Partial<Omit<Relation, 'id' | 'otherId'>>

export type RelationEvent =
  | { type: 'related'; relation: RelationGiven }
  | { type: 'relation-changed'; relationId: string; changes: RelationChanges; because: string }
  | { type: 'relation-ended'; relationId: string; to: Day; because: string }

const relationOf = (given: RelationGiven): Relation => ({
  ...given,
  from: given.from ?? null,
  to: given.to ?? null,
  source: given.source ?? '',
})

/** To whom somebody is or was related, after a fact. */
export const evolveRelations = (before: readonly Relation[], event: RelationEvent): readonly Relation[] => {
  switch (event.type) {
    case 'related':
      return [...before, relationOf(event.relation)]
    case 'relation-changed':
      return before.map((each) => (each.id === event.relationId ? { ...each, ...event.changes } : each))
    case 'relation-ended':
      return before.map((each) => (each.id === event.relationId ? { ...each, to: event.to } : each))
  }
}
