import { Chance } from '../../demo/county/chance.ts'
import {
  type Born,
  type Described,
  type NameHeld,
  nobodyDescribed,
  type PlaceHeld,
} from '../../src/matching/described.ts'
import { daysBetween } from '../../src/time/index.ts'
import { estimated, partWrong, turnedRound } from './dates.ts'
import type { Seed } from './household.ts'
import { areSiblings, type Household, type Human, isChild, type ParentTruth } from './human.ts'
import { isCarriedOver } from './name-group.ts'
import type { Borne } from './name-words.ts'
import { misheard, mistyped } from './slips.ts'

/**
 * What a council's record says of somebody: itself taken down by people in a hurry, so parts are missing, misspelt,
 * guessed, or of the house before last. These shares are of records; those of what is told stand in noise.ts.
 */
export const recordNoise = {
  otherSpelling: { carriedOver: 0.035, else: 0.012 },
  givenTypo: 0.012,
  familyTypo: 0.012,
  swapped: 0.004,
  middleHeld: 0.6,
  calledHeld: 0.07,
  otherFamilyHeld: 0.4,
  bornMissing: { child: 0.025, adult: 0.22 },
  bornEstimated: { child: 0.02, adult: 0.04 },
  bornTurnedRound: 0.004,
  bornWrong: 0.008,
  sexMissing: 0.02,
  sexWrong: 0.003,
  placeMissing: 0.015,
  placeStale: 0.04,
  lineHeld: 0.9,
  earlierHeld: 0.75,
  phoneHeld: 0.5,
  nhsHeld: { child: 0.75, adult: 0.5 },
  nhsVerified: 0.8,
  /** Somebody else's, mostly a brother's or sister's. */
  numberWrong: 0.002,
  upnHeld: 0.72,
  motherHeld: 0.88,
  fatherHeld: 0.62,
  siblingHeld: 0.9,
  multipleHeld: 0.6,
} as const

/** A person's name as one pen wrote it: another spelling of it, a slip, or as it is. */
const penned = (chance: Chance, name: Borne, isOther: boolean, typo: number): string => {
  if (isOther) {
    const others = name.word.spellings.filter((spelling) => spelling !== name.as)
    return others.length > 0 ? chance.pick(others) : misheard(chance, name.as)
  }
  return chance.happens(typo) ? mistyped(chance, name.as) : name.as
}

const namesHeld = (chance: Chance, of: Human): NameHeld[] => {
  if (of.role === 'unborn')
    return [{ given: chance.pick(['Unborn', 'Baby', 'Unborn Baby']), family: of.family.as, use: 'as-heard' }]
  const noise = recordNoise
  const other = isCarriedOver(of.group) ? noise.otherSpelling.carriedOver : noise.otherSpelling.else
  const first = penned(chance, of.given, chance.happens(other), noise.givenTypo)
  const family = penned(chance, of.family, chance.happens(other), noise.familyTypo)
  const middle =
    of.middle !== null && (of.goesByMiddle || chance.happens(noise.middleHeld)) ? of.middle.as : ''
  const given = middle === '' ? first : `${first} ${middle}`
  const names: NameHeld[] = [
    chance.happens(noise.swapped)
      ? { given: family, family: first, use: 'legal' }
      : { given, family, use: 'legal' },
  ]
  if (of.goesByMiddle && of.middle && chance.happens(0.5))
    names.push({ given: of.middle.as, family, use: 'known-as' })
  else if (of.given.word.called.length > 0 && chance.happens(noise.calledHeld))
    names.push({ given: chance.pick(of.given.word.called), family, use: 'known-as' })
  for (const { as } of of.otherFamilies)
    if (chance.happens(noise.otherFamilyHeld)) names.push({ given: first, family: as, use: 'previous' })
  return names
}

type BornHeld = Pick<Described, 'born' | 'otherBirths' | 'expectedOn' | 'isChild'>

const bornHeld = (chance: Chance, of: Human): BornHeld => {
  const none = { born: null, otherBirths: [], expectedOn: null, isChild: isChild(of) }
  if (of.role === 'unborn') return { ...none, expectedOn: of.born }
  const who = isChild(of) ? 'child' : 'adult'
  const noise = recordNoise
  if (chance.happens(noise.bornMissing[who])) return none
  if (chance.happens(noise.bornEstimated[who])) return { ...none, born: estimated(chance, of.born) }
  const told: Born = { on: of.born, precision: 'day' }
  const kind = chance.fraction()
  if (kind >= noise.bornTurnedRound + noise.bornWrong) return { ...none, born: told }
  const wrong = kind < noise.bornTurnedRound ? turnedRound(chance, of.born) : partWrong(chance, of.born)
  return {
    ...none,
    born: { on: wrong, precision: 'day' },
    otherBirths: chance.happens(0.4) ? [told] : [],
  }
}

const placesHeld = (chance: Chance, { home, earlier }: Household): PlaceHeld[] => {
  const noise = recordNoise
  const isStale = earlier.length > 0 && chance.happens(noise.placeStale)
  const current = isStale || chance.happens(noise.placeMissing) ? [] : [{ ...home, isCurrent: true }]
  const before = earlier
    .filter(() => chance.happens(noise.earlierHeld))
    .map((place) => ({ ...place, isCurrent: false }))
  return [...current, ...before].map((place) => ({
    ...place,
    line: chance.happens(noise.lineHeld) ? place.line : '',
  }))
}

const parentHeld = (chance: Chance, parent: ParentTruth | null, share: number): Described['parents'] =>
  parent !== null && chance.happens(share)
    ? [
        {
          given: penned(chance, parent.given, false, recordNoise.givenTypo),
          family: penned(chance, parent.family, false, recordNoise.familyTypo),
        },
      ]
    : []

/** A number is now and then written on the record of the next child of the family. */
const numberHeld = (
  chance: Chance,
  household: Household,
  own: string | null,
  of: (one: Human) => string | null,
) => {
  if (own === null || !chance.happens(recordNoise.numberWrong)) return own
  const others = household.people.map(of).filter((other) => other !== null && other !== own)
  return others.length > 0 ? chance.pick(others) : own
}

/** The record of this member of a household, the same whenever it is asked for. */
export const onRecord = ({ seed }: Pick<Seed, 'seed'>, household: Household, of: Human): Described => {
  const chance = new Chance(seed, 'record', of.key)
  const noise = recordNoise
  const who = isChild(of) ? 'child' : 'adult'
  const sex = chance.happens(noise.sexWrong) ? (of.sex === 'F' ? 'M' : 'F') : of.sex
  const hasNhs = of.nhsNumber !== null && chance.happens(noise.nhsHeld[who])
  const hasUpn = of.upn !== null && chance.happens(noise.upnHeld)
  return {
    ...nobodyDescribed,
    names: namesHeld(chance, of),
    ...bornHeld(chance, of),
    sex: of.role === 'unborn' || chance.happens(noise.sexMissing) ? 'U' : sex,
    places: placesHeld(chance, household),
    phones: !isChild(of) && chance.happens(noise.phoneHeld) ? [household.phone] : [],
    nhsNumber: hasNhs ? numberHeld(chance, household, of.nhsNumber, (one) => one.nhsNumber) : null,
    nhsIsVerified: hasNhs && chance.happens(noise.nhsVerified),
    upn: hasUpn ? numberHeld(chance, household, of.upn, (one) => one.upn) : null,
    upnIsVerified: hasUpn && chance.happens(0.5),
    parents: [
      ...parentHeld(chance, of.mother, noise.motherHeld),
      ...parentHeld(chance, of.father, noise.fatherHeld),
    ],
    siblings: household.people
      .filter(
        (other) => other.role === 'child' && areSiblings(of, other) && chance.happens(noise.siblingHeld),
      )
      .map(({ given, born }) => ({ given: given.as, born })),
    isMultipleBirth: of.isTwin && chance.happens(noise.multipleHeld),
  }
}

/** Whole years at the day of the register. */
export const ageOn = (on: Seed['on'], of: Human): number => Math.floor(daysBetween(of.born, on) / 365.2425)
