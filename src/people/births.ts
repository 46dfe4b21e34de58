import type { Precision } from '../matching/index.ts'
import type { Day } from '../time/index.ts'

/** How exactly a date of birth is known. About: it may be two years earlier or later. */
export const precisions: Readonly<Record<Precision, string>> = {
  day: 'The day is known',
  month: 'The month is known',
  year: 'The year is known',
  about: 'About, within two years',
}

/** When somebody was or will be born, and died. An expected date is kept after the birth: earlier contacts told of it. */
export type Births = {
  bornOn: Day | null
  bornPrecision: Precision
  /** True for every precision but the day. */
  bornEstimated: boolean
  expectedOn: Day | null
  diedOn: Day | null
  isMultipleBirth: boolean
}

/** Births as facts carry them: those recorded earlier say only whether the date was estimated. */
export type BirthsGiven = Pick<Births, 'bornOn' | 'bornEstimated' | 'expectedOn'> &
  Partial<Pick<Births, 'bornPrecision' | 'diedOn' | 'isMultipleBirth'>>

export const birthsOf = (given: BirthsGiven): Births => {
  const bornPrecision = given.bornPrecision ?? (given.bornEstimated ? 'about' : 'day')
  return {
    bornOn: given.bornOn,
    bornPrecision,
    bornEstimated: bornPrecision !== 'day',
    expectedOn: given.expectedOn,
    diedOn: given.diedOn ?? null,
    isMultipleBirth: given.isMultipleBirth ?? false,
  }
}
