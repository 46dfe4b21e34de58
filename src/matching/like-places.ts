import type { Cleaned, CleanPlace } from './cleaned.ts'
import { districtOf } from './key-parts.ts'
import type { Levels } from './levels.ts'
import { isOneLetterOff } from './near-names.ts'

export type PlaceLevel = Levels['place']
export type LikePlace = { level: PlaceLevel; heard: CleanPlace; held: CleanPlace }

const rank: Readonly<Record<PlaceLevel, number>> = {
  address: 10,
  'old-address': 9,
  current: 8,
  previous: 7,
  street: 6,
  neighbour: 5,
  'one-off': 4,
  district: 2,
  elsewhere: 0,
}

const isWhole = (postcode: string): boolean => postcode.length > 4

const samePostcode = (one: CleanPlace, other: CleanPlace): PlaceLevel => {
  const areCurrent = one[2] === 1 && other[2] === 1
  if (one[1] === '' || other[1] === '') return areCurrent ? 'current' : 'previous'
  if (one[1] === other[1]) return areCurrent ? 'address' : 'old-address'
  return 'neighbour'
}

const isSameStreet = (one: CleanPlace, other: CleanPlace): boolean =>
  one[1] !== '' && one[3] !== '' && one[1] === other[1] && one[3] === other[3]

/** That people live elsewhere says something only of where both live now: everybody has lived elsewhere. */
const apart = (one: CleanPlace, other: CleanPlace): PlaceLevel | undefined => {
  if (one[2] === 0 || other[2] === 0) return undefined
  return districtOf(one[0]) === districtOf(other[0]) ? 'district' : 'elsewhere'
}

const levelOf = (one: CleanPlace, other: CleanPlace): PlaceLevel | undefined => {
  const [postcode, otherPostcode] = [one[0], other[0]]
  if (isWhole(postcode) && postcode === otherPostcode) return samePostcode(one, other)
  if (postcode === '' || otherPostcode === '') return isSameStreet(one, other) ? 'street' : undefined
  if (isWhole(postcode) && isWhole(otherPostcode) && isOneLetterOff(postcode, otherPostcode)) return 'one-off'
  return apart(one, other)
}

/** The closest of all places told with all on record; undefined where nothing can be said. */
export const likePlaces = ({ places: heard }: Cleaned, { places: held }: Cleaned): LikePlace | undefined => {
  if (heard === undefined || held === undefined) return undefined
  let best: LikePlace | undefined
  for (const one of heard)
    for (const other of held) {
      const level = levelOf(one, other)
      if (level !== undefined && (best === undefined || rank[level] > rank[best.level]))
        best = { level, heard: one, held: other }
    }
  return best
}
