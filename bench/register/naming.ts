import type { Chance } from '../../demo/county/chance.ts'
import { addDays, type Day } from '../../src/time/index.ts'
import { type Human, placesInHousehold } from './human.ts'
import { type NameGroup, someGiven } from './name-group.ts'

export const yearsBefore = (on: Day, years: number): Day => addDays(on, -Math.round(years * 365.2425))
export const yearOf = (on: Day): number => Number(on.slice(0, 4))

const middleShares: Partial<Record<NameGroup, number>> = {
  english: 0.68,
  nigerian: 0.7,
  romanian: 0.4,
  portuguese: 0.35,
  traveller: 0.4,
  chinese: 0.15,
}

type Naming = Pick<Human, 'given' | 'middle' | 'goesByMiddle'>

/** Muhammad before another name is rarely what a boy is called; elsewhere few go by a middle name. */
export const namingOf = (chance: Chance, group: NameGroup, sex: 'F' | 'M', bornYear: number): Naming => {
  const given = someGiven(chance, group, sex, bornYear)
  const isMuhammad = given.word.spellings.includes('Muhammad')
  if (!isMuhammad && !chance.happens(middleShares[group] ?? 0.12))
    return { given, middle: null, goesByMiddle: false }
  if (isMuhammad && !chance.happens(0.6)) return { given, middle: null, goesByMiddle: false }
  const middle = someGiven(chance, group, sex, bornYear)
  if (middle.word === given.word) return { given, middle: null, goesByMiddle: false }
  return { given, middle, goesByMiddle: chance.happens(isMuhammad ? 0.7 : 0.03) }
}

export type Making = {
  readonly chance: Chance
  readonly group: NameGroup
  readonly number: number
  readonly on: Day
  readonly people: Human[]
}

export const nextKey = ({ number, people }: Making): number => {
  if (people.length >= placesInHousehold) throw new RangeError('A household has sixteen places.')
  return number * placesInHousehold + people.length
}
