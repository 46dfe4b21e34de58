import type { Day } from '../time/index.ts'
import { type DateRefusal, datesRefused, isReason, refuse, type Refused } from './dates.rule.ts'
import {
  currentIdentifier,
  type Identifier,
  type IdentifierEvent,
  type IdentifierStatus,
  isCurrent,
  isHeldOnce,
} from './identifiers.ts'
import type { Person } from './person.ts'

export type IdentifierRefusal =
  | DateRefusal
  | 'number-missing'
  | 'number-already-held'
  | 'no-such-number'
  | 'same-status'
  | 'does-not-check'
  | 'another-is-checked'
  | 'another-counts-now'
  | 'needs-reason'

type Held = Pick<Person, 'identifiers'>
type Outcome = readonly IdentifierEvent[] | Refused<IdentifierRefusal>

const isChecked = (status: IdentifierStatus): boolean => status === 'traced' || status === 'verified'

/**
 * Another number. One that fails its check figure is kept as told and never as traced or verified (standards 5). The
 * number before it is superseded and kept, but a number somebody traced or verified does not give way to hearsay.
 */
export const addIdentifier = (
  { identifiers }: Held,
  { identifier, isValid, today }: { identifier: Identifier; isValid: boolean; today: Day },
): Outcome => {
  const { scheme, status, value } = identifier
  if (value.trim() === '') return refuse('number-missing')
  if (isChecked(status) && !isValid) return refuse('does-not-check')
  const dates = datesRefused(identifier, today)
  if (dates !== null) return refuse(dates)
  if (identifiers.some((each) => each.scheme === scheme && each.value === value && each.status !== 'wrong'))
    return refuse('number-already-held')
  const now = currentIdentifier(identifiers, scheme)
  const contends = isHeldOnce(scheme) && isCurrent(identifier) && now !== null
  if (contends && isChecked(now.status) && !isChecked(status)) return refuse('another-is-checked')
  return [{ type: 'identifier-added', identifier }]
}

/** What became of a number: traced, verified, replaced, or found to be wrong. The number itself never changes. */
export const changeIdentifierStatus = (
  { identifiers }: Held,
  change: {
    identifierId: string
    status: IdentifierStatus
    because: string
    source: string
    isValid: boolean
  },
): Outcome => {
  const { identifierId, status, because, source, isValid } = change
  const identifier = identifiers.find((each) => each.id === identifierId)
  if (identifier === undefined) return refuse('no-such-number')
  if (identifier.status === status) return refuse('same-status')
  if (!isReason(because)) return refuse('needs-reason')
  if (isChecked(status) && !isValid) return refuse('does-not-check')
  const again = isCurrent({ ...identifier, status, to: null })
  const now = currentIdentifier(identifiers, identifier.scheme)
  if (again && isHeldOnce(identifier.scheme) && now !== null && now.id !== identifierId)
    return refuse('another-counts-now')
  return [{ type: 'identifier-status', identifierId, status, because, source }]
}
