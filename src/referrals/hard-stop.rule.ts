import type { Told } from '../contacts/index.ts'

/** The only three reasons not to take a referral (procedures 1.3), each a question nobody could act without. */
export type HardStop = 'nobody-to-find' | 'no-concern' | 'no-way-back'

const isNamed = (told: Told): boolean =>
  told.children.some((child) =>
    [child.givenNames, child.familyName, child.knownAs].some((name) => name !== ''),
  )

const isSomewhere = (told: Told): boolean =>
  [told.address, told.postcode, told.whereNow, ...told.children.map((child) => child.otherAddress)].some(
    (place) => place !== '',
  )

const hasConcern = (told: Told): boolean =>
  told.whatHappened !== '' || told.children.some((child) => child.ownWords !== '')

/**
 * Professionals and parents leave a way to reach them. The public may stay anonymous, and so may a young person: a
 * child who is afraid to be rung is still heard.
 */
const canBeReached = ({ referrer }: Told): boolean => {
  switch (referrer.class) {
    case 'professional':
    case 'parent':
      return [referrer.phone, referrer.email, referrer.address].some((way) => way !== '')
    case 'public':
      return (
        referrer.isAnonymous ||
        [referrer.name, referrer.phone, referrer.email, referrer.address].some((way) => way !== '')
      )
    case 'young-person':
      return true
  }
}

export const hardStops = (told: Told): readonly HardStop[] => [
  ...(isNamed(told) || isSomewhere(told) ? [] : (['nobody-to-find'] as const)),
  ...(hasConcern(told) ? [] : (['no-concern'] as const)),
  ...(canBeReached(told) ? [] : (['no-way-back'] as const)),
]
