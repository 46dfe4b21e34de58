import type { Day } from '../time/index.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import type { Person } from './person.ts'
import type { Relation, RelationChanges, RelationEvent } from './relations.ts'

export type RelationRefusal =
  | DateRefusal
  | 'themselves'
  | 'nobody-there'
  | 'kind-missing'
  | 'already-related'
  | 'no-such-relationship'
  | 'relationship-already-ended'
  | 'nothing-changed'
  | 'needs-reason'

type Held = Pick<Person, 'id' | 'relations'>
type Outcome = readonly RelationEvent[] | Refused<RelationRefusal>

/**
 * This person is the `kind` of the other. `isOtherThere`: the other is on record in the same council and in sight of
 * whoever says so; a hidden one and one that never was are refused in the same words.
 */
export const relate = (
  { id, relations }: Held,
  { relation, isOtherThere, today }: { relation: Relation; isOtherThere: boolean; today: Day },
): Outcome => {
  if (relation.otherId === id) return refuse('themselves')
  if (!isOtherThere) return refuse('nobody-there')
  if (relation.kind.trim() === '') return refuse('kind-missing')
  const dates = datesRefused(relation, today)
  if (dates !== null) return refuse(dates)
  const isHeld = (each: Relation) =>
    each.otherId === relation.otherId && each.kind === relation.kind && each.to === relation.to
  return relations.some(isHeld) ? refuse('already-related') : [{ type: 'related', relation }]
}

export const changeRelation = (
  { relations }: Held,
  change: { relationId: string; changes: RelationChanges; because: string; today: Day },
): Outcome => {
  const { relationId, changes, because, today } = change
  const relation = relations.find((each) => each.id === relationId)
  if (relation === undefined) return refuse('no-such-relationship')
  if (!isReason(because)) return refuse('needs-reason')
  const after = { ...relation, ...changes }
  if (after.kind.trim() === '') return refuse('kind-missing')
  const dates = datesRefused(after, today)
  if (dates !== null) return refuse(dates)
  const isSame = Object.entries(changes).every(
    ([name, value]) => relation[name as keyof RelationChanges] === value,
  )
  return isSame ? refuse('nothing-changed') : [{ type: 'relation-changed', relationId, changes, because }]
}

export const endRelation = (
  { relations }: Held,
  { relationId, to, because, today }: { relationId: string; to: Day; because: string; today: Day },
): Outcome => {
  const relation = relations.find((each) => each.id === relationId)
  if (relation === undefined) return refuse('no-such-relationship')
  if (relation.to !== null) return refuse('relationship-already-ended')
  if (!isReason(because)) return refuse('needs-reason')
  const dates = datesRefused({ from: relation.from, to }, today)
  return dates === null ? [{ type: 'relation-ended', relationId, to, because }] : refuse(dates)
}
