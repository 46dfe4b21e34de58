import type { Word } from './cleaned.ts'
import type { FebrlPerson } from './febrl-person.ts'
import { isOneLetterOff } from './near-names.ts'
import { soundAlike } from './sounds.ts'
import { jaroWinkler } from './word-likeness.ts'

/** How two of FEBRL's people compare: the number of each field's level, 0 the closest, -1 where one is missing. */
const name = (one: Word | undefined, other: Word | undefined): number => {
  if (one === undefined || other === undefined) return -1
  if (one[0] === other[0]) return 0
  if (isOneLetterOff(one[0], other[0])) return 1
  if (jaroWinkler(one[0], other[0]) >= 0.88) return 2
  return soundAlike(one, other) ? 3 : jaroWinkler(one[0], other[0]) >= 0.75 ? 4 : 5
}
const nameLevels = 6

const text = (one: string, other: string): number => {
  if (one === '' || other === '') return -1
  if (one === other) return 0
  if (isOneLetterOff(one, other)) return 1
  if (jaroWinkler(one, other) >= 0.9) return 2
  return jaroWinkler(one, other) >= 0.8 ? 3 : 4
}
const textLevels = 5

const figuresApart = (one: string, other: string): number =>
  [...one].filter((figure, at) => figure !== other[at]).length

const figures = (one: string, other: string): number => {
  if (one === '' || other === '') return -1
  if (one === other) return 0
  if (isOneLetterOff(one, other)) return 1
  return one.length === other.length && figuresApart(one, other) === 2 ? 2 : 3
}
const figureLevels = 4

const closer = (one: number, other: number): number =>
  one === -1 || (other !== -1 && other < one) ? other : one

/** Given and family name, and the two lines of an address, may have changed places. */
export const febrlLevels = (one: FebrlPerson, other: FebrlPerson): number[] => {
  const given = name(one.given, other.given)
  const surname = name(one.surname, other.surname)
  const turned = [name(one.given, other.surname), name(one.surname, other.given)] as const
  const isTurned =
    turned[0] >= 0 && turned[1] >= 0 && turned[0] < 3 && turned[1] < 3 && (given > 2 || surname > 2)
  const street = closer(text(one.street, other.street), Math.min(text(one.street, other.place), 4))
  const place = closer(text(one.place, other.place), Math.min(text(one.place, other.street), 4))
  return [
    isTurned ? turned[0] : given,
    isTurned ? turned[1] : surname,
    figures(one.number, other.number),
    street,
    place,
    text(one.suburb, other.suburb),
    figures(one.postcode, other.postcode),
    one.state === '' || other.state === '' ? -1 : one.state === other.state ? 0 : 1,
    figures(one.born, other.born),
    figures(one.id, other.id),
  ]
}

/** How many levels each field has. */
export const febrlSizes = [
  nameLevels,
  nameLevels,
  figureLevels,
  textLevels,
  textLevels,
  textLevels,
  figureLevels,
  2,
  figureLevels,
  figureLevels,
]
