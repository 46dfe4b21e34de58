import { birthsOf, type Births, type BirthsGiven } from './births.ts'
import type { Names } from './names.ts'

export type Sex = 'F' | 'M' | 'U'

export const sexes: Readonly<Record<Sex, string>> = { F: 'Female', M: 'Male', U: 'Not known' }

/** Who somebody is now: what a card shows and a search compares. Names and numbers are those that count now. */
export type Details = Names &
  Births & {
    sex: Sex
    /** In their own words; empty where nobody asked. */
    gender: string
    isChild: boolean
    nhsNumber: string | null
    upn: string | null
    uln: string | null
    phone: string | null
  }

type Known = 'sex' | 'isChild' | 'nhsNumber' | 'upn' | 'phone'

/** Details as facts carry them: those recorded earlier lack what came later. */
export type DetailsGiven = Names &
  BirthsGiven &
  Pick<Details, Known> &
  Partial<Pick<Details, 'gender' | 'uln'>>

export type DetailsChanges = Partial<DetailsGiven>

export const detailsOf = (given: DetailsGiven): Details => ({
  ...given,
  ...birthsOf(given),
  gender: given.gender ?? '',
  uln: given.uln ?? null,
})

/** Details put right. A change that says only "estimated" or "not estimated" says nothing exact about how. */
export const changedDetails = (before: Details, changes: DetailsChanges): Details => {
  const { bornPrecision, bornEstimated } = changes
  const precision =
    bornPrecision ??
    (bornEstimated === undefined || bornEstimated === before.bornEstimated
      ? before.bornPrecision
      : bornEstimated
        ? 'about'
        : 'day')
  return detailsOf({ ...before, ...changes, bornPrecision: precision })
}
