import { Chance } from '../../demo/county/chance.ts'
import type { Described } from '../../src/matching/described.ts'
import { addChild } from './children.ts'
import { type Household, type Human, isChild } from './human.ts'
import { householdAt } from './household.ts'
import type { NameGroup } from './name-group.ts'
import { yearsBefore } from './naming.ts'
import type { Register } from './register.ts'
import { type Slip, telling } from './telling.ts'

export type Unregistered = 'sibling' | 'twin' | 'stranger'
export type Truth =
  | { readonly is: 'registered'; readonly who: 'child' | 'adult' | 'twin'; readonly key: number }
  | { readonly is: 'unregistered'; readonly why: Unregistered }

/** What somebody said of one person, who that really is, and what is wrong with how it was said. */
export type Mention = {
  readonly described: Described
  readonly truth: Truth
  readonly slips: readonly Slip[]
  readonly group: NameGroup
  /** Who is meant, and the household on the register that is theirs; null for strangers. */
  readonly person: Human
  readonly householdNumber: number | null
}

/** 80 in 100 are on the register; of the rest most are the likeliest to be taken for somebody who is. */
const mix = [
  ['child', 62],
  ['adult', 14],
  ['twin', 4],
  ['sibling', 8],
  ['unregistered-twin', 4],
  ['stranger', 8],
] as const
type Kind = (typeof mix)[number][0]

const suits = (kind: Kind, person: Human): boolean => {
  switch (kind) {
    case 'child':
      return person.role === 'child' && !person.isTwin
    case 'adult':
      return !isChild(person)
    case 'twin':
      return person.isTwin
    case 'sibling':
    case 'unregistered-twin':
      return person.role === 'child' && !person.isTwin
    case 'stranger':
      return person.role === 'child' || person.role === 'mother'
  }
}

/** Every child is as likely as the next: large families are drawn as often as they have children. */
const someoneWho = (
  chance: Chance,
  kind: Kind,
  householdNear: () => Household,
): { household: Household; person: Human } => {
  for (let tries = 0; tries < 100_000; tries += 1) {
    const household = householdNear()
    const person = household.people[chance.whole(0, 7)]
    if (person !== undefined && suits(kind, person)) return { household, person }
  }
  throw new RangeError(`Nobody in the register is suited to be told of as ${kind}.`)
}

/** A brother, sister or twin whom no record knows. */
const addUnregistered = (
  chance: Chance,
  { on }: Register,
  household: Household,
  of: Human,
  isTwin: boolean,
): Human => {
  const making = {
    chance,
    group: household.group,
    number: household.number,
    on,
    people: [...household.people],
  }
  const births = household.people.filter(({ role }) => role === 'child').map(({ born }) => Date.parse(born))
  const apart = 300 * 86_400_000
  let born = of.born
  for (let tries = 0; !isTwin && tries < 200; tries += 1) {
    born = yearsBefore(on, 0.1 + 17 * chance.fraction())
    if (births.every((other) => Math.abs(other - Date.parse(born)) > apart)) break
  }
  const parents = { mother: of.mother, father: of.father, partner: null }
  // Their numbers are theirs: of a place that nobody of the household has.
  return addChild(making, { born, twin: isTwin ? of : null, parents })
}

/** The n-th mention of people on this register, and of some who are not. */
export const mentionAt = (register: Register, seed: string, number: number, noise = 1): Mention => {
  const chance = new Chance(register.seed, seed, 'mention', number)
  const kind: Kind = chance.weighted(mix)
  const from = kind === 'stranger' ? register.households : 0
  const near = (): Household => householdAt(register, from + chance.whole(0, register.households - 1))
  const { household, person } = someoneWho(chance, kind, near)
  const tell = (of: Human, truth: Truth): Mention => ({
    ...telling(chance, { household, of, people: register, noise }),
    truth,
    group: of.group,
    person: of,
    householdNumber: kind === 'stranger' ? null : household.number,
  })
  switch (kind) {
    case 'child':
    case 'adult':
    case 'twin':
      return tell(person, { is: 'registered', who: kind, key: person.key })
    case 'sibling':
      return tell(addUnregistered(chance, register, household, person, false), {
        is: 'unregistered',
        why: 'sibling',
      })
    case 'unregistered-twin':
      return tell(addUnregistered(chance, register, household, person, true), {
        is: 'unregistered',
        why: 'twin',
      })
    case 'stranger':
      return tell(person, { is: 'unregistered', why: 'stranger' })
  }
}
