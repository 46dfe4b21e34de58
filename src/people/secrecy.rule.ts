import { isReason, refuse, type Refused } from './dates.rule.ts'
import type { Person, PersonEvent } from './person.ts'

export type SecrecyRefusal =
  | 'needs-reason'
  | 'nobody-named'
  | 'name-yourself'
  | 'same-as-now'
  | 'not-restricted'
  | 'is-sealed'
  | 'not-sealed'
  | 'note-missing'
  | 'still-waiting'

type Held = Pick<Person, 'sensitivity' | 'namedAccess' | 'custodianNote'>
type Outcome = readonly PersonEvent[] | Refused<SecrecyRefusal>

/** Whoever hides a record must still be able to answer for it, and to open it again. */
export type Naming = { because: string; namedAccess: readonly string[]; by: string }

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

const naming = ({ because, namedAccess, by }: Naming): Refused<SecrecyRefusal> | null => {
  if (!isReason(because)) return refuse('needs-reason')
  if (namedAccess.length === 0) return refuse('nobody-named')
  return namedAccess.includes(by) ? null : refuse('name-yourself')
}

/**
 * Only the workers named see the record; everybody else who finds it learns that it exists and whom to ring. Said
 * again with other names, those are the ones who count.
 */
export const restrict = (person: Held, named: Naming): Outcome => {
  if (person.sensitivity === 'sealed') return refuse('is-sealed')
  const refused = naming(named)
  if (refused !== null) return refused
  const { because, namedAccess } = named
  return person.sensitivity === 'restricted' && isSameList(person.namedAccess, namedAccess)
    ? refuse('same-as-now')
    : [{ type: 'restricted', because, namedAccess: [...new Set(namedAccess)] }]
}

export const openUp = (person: Held, { because }: { because: string }): Outcome => {
  if (person.sensitivity !== 'restricted') return refuse('not-restricted')
  return isReason(because) ? [{ type: 'opened-up', because }] : refuse('needs-reason')
}

export type Sealing = Naming & {
  custodianNote: string
  /** Is there a contact or a hand-over about them that still waits for somebody? It would wait out of everybody's sight. */
  isWaitedFor: boolean
}

/**
 * Adoption linkage, a protected witness: nobody but the custodians named learns that there is a record at all. The note
 * says to the custodian what may be answered when somebody asks, and by whom. No worry about them may be left waiting
 * where nobody finds it: until it is decided the record can be restricted.
 */
export const seal = (person: Held, named: Sealing): Outcome => {
  const refused = naming(named)
  if (refused !== null) return refused
  const { because, namedAccess, custodianNote } = named
  if (!isReason(custodianNote)) return refuse('note-missing')
  if (named.isWaitedFor && person.sensitivity !== 'sealed') return refuse('still-waiting')
  return person.sensitivity === 'sealed' &&
    isSameList(person.namedAccess, namedAccess) &&
    person.custodianNote === custodianNote
    ? refuse('same-as-now')
    : [{ type: 'sealed', because, namedAccess: [...new Set(namedAccess)], custodianNote }]
}

/** Whoever is named sees the record from now on, as a restricted one; nobody named opens it to all. */
export const unseal = (person: Held, named: Naming): Outcome => {
  if (person.sensitivity !== 'sealed') return refuse('not-sealed')
  if (!isReason(named.because)) return refuse('needs-reason')
  const { because, namedAccess } = named
  return [{ type: 'unsealed', because, namedAccess: [...new Set(namedAccess)] }]
}
