import type { FamilyLevel } from './family-names.ts'
import type { GivenLevel, MiddleLevel } from './given-names.ts'

/**
 * How each part compared. A part not told, or not on record, is not there at all: it counts neither way. Names of levels
 * stay once printed: stored comparisons are weighed again by them years later.
 */
export type Levels = {
  /** 'lookalike': two names of their own, a letter or a sound apart: Jack, Jake. 'shared': both are called Mohammed, which brothers often are, and only one was told with a second name. */
  forename: GivenLevel
  middle: MiddleLevel
  surname: FamilyLevel
  /** 'same-month', 'compatible' (year) and 'about' (two years): as much as is known agrees. 'far': over five years. */
  birth:
    | 'exact'
    | 'swapped'
    | 'one-part'
    | 'same-month'
    | 'compatible'
    | 'about'
    | 'same-year'
    | 'within-1'
    | 'within-5'
    | 'far'
  /** Child or adult, where dates of birth cannot say. */
  generation: 'same' | 'different'
  /** Expected dates within a fortnight, within six weeks; or one born since about then. */
  expected: 'close' | 'near' | 'born-since' | 'different'
  sex: 'same' | 'different'
  /** 'address': house and postcode. 'neighbour': the postcode, another house. 'street': house and street, no postcode. */
  place:
    | 'address'
    | 'old-address'
    | 'current'
    | 'previous'
    | 'neighbour'
    | 'street'
    | 'one-off'
    | 'district'
    | 'elsewhere'
  phone: 'same' | 'different'
  nhs: 'same' | 'one-off' | 'different'
  upn: 'same' | 'different'
  parent: 'two' | 'one' | 'given' | 'family' | 'different'
  /**
   * 'own-name': the record has a brother or sister of the name that was heard. 'told-apart': it was itself named as a
   * brother or sister of whoever was heard of.
   */
  sibling: 'with-birth' | 'shared' | 'own-name' | 'told-apart' | 'different'
  /** Either is known to be one of twins or more: then a twin is as likely as they are. */
  multiple: 'told'
}

export type Field = keyof Levels
