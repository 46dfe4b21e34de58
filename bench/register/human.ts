import type { Day } from '../../src/time/index.ts'
import type { NameGroup } from './name-group.ts'
import type { Borne } from './name-words.ts'
import type { Place } from './places.ts'

export type ParentTruth = { readonly given: Borne; readonly family: Borne; readonly key: number | null }

/** One invented human being as they are, before anybody wrote anything down about them. */
export type Human = {
  /** Sixteen to a household: household × 16 + place in it. */
  readonly key: number
  readonly group: NameGroup
  readonly role: 'mother' | 'father' | 'partner' | 'grandparent' | 'child' | 'unborn'
  readonly given: Borne
  readonly middle: Borne | null
  /** Known by the middle name: most boys whose first name is Muhammad, now and then anybody. */
  readonly goesByMiddle: boolean
  readonly family: Borne
  /** Names they had or are called by elsewhere: maiden, mother's, stepfather's. */
  readonly otherFamilies: readonly Borne[]
  readonly sex: 'F' | 'M'
  /** For the unborn the expected date. */
  readonly born: Day
  readonly isTwin: boolean
  readonly mother: ParentTruth | null
  readonly father: ParentTruth | null
  readonly nhsNumber: string | null
  readonly upn: string | null
}

export type Household = {
  readonly number: number
  readonly group: NameGroup
  readonly home: Place
  /** Where they lived before, the latest first. */
  readonly earlier: readonly Place[]
  readonly phone: string
  readonly people: readonly Human[]
}

export const placesInHousehold = 16
export const isChild = ({ role }: Human): boolean => role === 'child' || role === 'unborn'
export const householdOfKey = (key: number): number => Math.floor(key / placesInHousehold)

const isSameParent = (one: ParentTruth | null, other: ParentTruth | null): boolean =>
  one !== null &&
  other !== null &&
  one.key === other.key &&
  one.given.as === other.given.as &&
  one.family.as === other.family.as

/** Do these two, of one household, have a parent in common? */
export const areSiblings = (one: Human, other: Human): boolean =>
  one.key !== other.key &&
  isChild(one) &&
  isChild(other) &&
  (isSameParent(one.mother, other.mother) || isSameParent(one.father, other.father))
