import type { Chance } from '../../demo/county/chance.ts'
import { type Described, type NameHeld, nobodyDescribed } from '../../src/matching/described.ts'
import { estimated, partWrong, turnedRound } from './dates.ts'
import { areSiblings, type Household, type Human, isChild, type ParentTruth } from './human.ts'
import { isCarriedOver, someFamily } from './name-group.ts'
import type { Borne } from './name-words.ts'
import { asMeasured, atNoise, toldShares } from './noise.ts'
import { placeIn } from './places.ts'
import { misheard, mistyped, mistypedNumber, mistypedPostcode } from './slips.ts'

/** What is wrong with how somebody was described. A mention may have several, or none. */
export type Slip =
  | 'given-typo'
  | 'given-variant'
  | 'middle-name'
  | 'family-typo'
  | 'family-other'
  | 'family-missing'
  | 'names-swapped'
  | 'born-missing'
  | 'born-estimated'
  | 'born-turned-round'
  | 'born-wrong'
  | 'postcode-previous'
  | 'postcode-new'
  | 'postcode-typo'
  | 'postcode-missing'

export const slips: readonly Slip[] = [
  'given-typo',
  'given-variant',
  'middle-name',
  'family-typo',
  'family-other',
  'family-missing',
  'names-swapped',
  'born-missing',
  'born-estimated',
  'born-turned-round',
  'born-wrong',
  'postcode-previous',
  'postcode-new',
  'postcode-typo',
  'postcode-missing',
]

type Telling = {
  household: Household
  of: Human
  people: { readonly postcodes: number }
  noise: number
}
type Told<Part extends keyof Described> = { part: Pick<Described, Part>; slips: Slip[] }

/** A nickname, another transliteration; else as it sounds. */
const variantOf = (chance: Chance, { as, word }: Borne): string => {
  const others = word.spellings.filter((spelling) => spelling !== as)
  if (word.called.length > 0 && (others.length === 0 || chance.happens(0.5))) return chance.pick(word.called)
  return others.length > 0 ? chance.pick(others) : misheard(chance, as)
}

/** What somebody is called day by day. */
const dailyName = ({ given, middle, goesByMiddle }: Human): Borne => (goesByMiddle && middle ? middle : given)

const givenTold = (chance: Chance, of: Human, noise: number): { given: string; slips: Slip[] } => {
  const daily = dailyName(of)
  const calledByMiddle: Slip[] = of.goesByMiddle ? ['middle-name'] : []
  const variant = isCarriedOver(of.group) ? asMeasured.variant.carriedOver : asMeasured.variant.else
  const kind = chance.fraction()
  if (kind < atNoise(asMeasured.givenTypo, noise))
    return { given: mistyped(chance, daily.as), slips: [...calledByMiddle, 'given-typo'] }
  if (kind < atNoise(asMeasured.givenTypo + variant, noise))
    return { given: variantOf(chance, daily), slips: [...calledByMiddle, 'given-variant'] }
  const hasMiddle = of.middle !== null && !of.goesByMiddle && chance.happens(toldShares.middle)
  return { given: hasMiddle ? `${daily.as} ${of.middle?.as ?? ''}` : daily.as, slips: calledByMiddle }
}

const familyTold = (chance: Chance, of: Human, noise: number): { family: string; slips: Slip[] } => {
  const kind = chance.fraction()
  const typo = atNoise(asMeasured.familyTypo, noise)
  if (kind < typo) return { family: mistyped(chance, of.family.as), slips: ['family-typo'] }
  if (kind >= typo + atNoise(asMeasured.otherFamily, noise)) {
    // A long name is told in part, a carried-over one in another spelling: no other name, and no slip of the keyboard.
    const parts = of.family.as.split(/[- ]/)
    if (parts.length > 1 && chance.happens(atNoise(0.25, noise)))
      return { family: chance.pick(parts), slips: ['family-other'] }
    return isCarriedOver(of.group) && chance.happens(atNoise(0.04, noise))
      ? { family: variantOf(chance, of.family), slips: ['family-typo'] }
      : { family: of.family.as, slips: [] }
  }
  if (chance.happens(0.25)) return { family: '', slips: ['family-missing'] }
  const others = of.otherFamilies
  const other = others.length > 0 && chance.happens(0.67) ? chance.pick(others) : someFamily(chance, of.group)
  return { family: other.as, slips: other.as === of.family.as ? [] : ['family-other'] }
}

const namesTold = (chance: Chance, { of, noise }: Telling): Told<'names'> => {
  const { given, slips: givenSlips } = givenTold(chance, of, noise)
  const { family, slips: familySlips } = familyTold(chance, of, noise)
  const swap = of.group === 'chinese' ? asMeasured.swapped.chinese : asMeasured.swapped.else
  const isSwapped = family !== '' && chance.happens(atNoise(swap, noise))
  const first: NameHeld = isSwapped
    ? { given: family, family: given, use: 'as-heard' }
    : { given, family, use: 'as-heard' }
  const called = of.given.word.called
  const beside: NameHeld[] =
    called.length > 0 && chance.happens(toldShares.calledBeside)
      ? [{ given: chance.pick(called), family, use: 'known-as' }]
      : []
  return {
    part: { names: [first, ...beside] },
    slips: [...givenSlips, ...familySlips, ...(isSwapped ? (['names-swapped'] as const) : [])],
  }
}

const bornTold = (chance: Chance, { of, noise }: Telling): Told<'born'> => {
  const missing = asMeasured.bornMissing[isChild(of) ? 'child' : 'adult']
  const { bornEstimated, bornTurnedRound, bornWrong } = asMeasured
  const kind = chance.fraction()
  const upTo = (...shares: number[]): boolean =>
    kind <
    atNoise(
      shares.reduce((sum, share) => sum + share, missing),
      noise,
    )
  const told = (on: typeof of.born): Pick<Described, 'born'> => ({ born: { on, precision: 'day' } })
  if (upTo()) return { part: { born: null }, slips: ['born-missing'] }
  if (upTo(bornEstimated)) return { part: { born: estimated(chance, of.born) }, slips: ['born-estimated'] }
  if (upTo(bornEstimated, bornTurnedRound))
    return { part: told(turnedRound(chance, of.born)), slips: ['born-turned-round'] }
  if (upTo(bornEstimated, bornTurnedRound, bornWrong))
    return { part: told(partWrong(chance, of.born)), slips: ['born-wrong'] }
  return { part: told(of.born), slips: [] }
}

/** Road for Rd, a comma left out, the house next door: how one address is written down by two people. */
const lineAgain = (chance: Chance, line: string): string => {
  const kind = chance.fraction()
  if (kind < 0.03)
    return line.replace(/\d+/, (house) => String(Number(house) + chance.pick([-2, -1, 1, 2, 10])))
  if (kind < 0.5) return line
  if (kind < 0.75) return line.replace('Street', 'St').replace('Road', 'Rd').replace('Avenue', 'Ave')
  return line.replace(',', '').toLowerCase()
}

const placeTold = (chance: Chance, { household, people, noise, of }: Telling): Told<'places'> => {
  const { home, earlier } = household
  // Half the households have lived somewhere before: their share is doubled, so that one in ten of all is of the past.
  const shares = [
    asMeasured.postcodeMissing,
    earlier.length > 0 ? 2 * asMeasured.postcodePrevious : 0,
    asMeasured.postcodeNew,
    asMeasured.postcodeTypo,
  ]
  const upTo = (nth: number): number =>
    atNoise(
      shares.slice(0, nth + 1).reduce((sum, share) => sum + share, 0),
      noise,
    )
  const kind = chance.fraction()
  const at = (place: { line: string; postcode: string }): Pick<Described, 'places'> => ({
    places: [
      {
        line: chance.happens(atNoise(asMeasured.lineMissing, noise)) ? '' : lineAgain(chance, place.line),
        postcode: place.postcode,
        isCurrent: true,
      },
    ],
  })
  if (kind < upTo(0)) return { part: { places: [] }, slips: ['postcode-missing'] }
  if (kind < upTo(1)) return { part: at(chance.pick(earlier)), slips: ['postcode-previous'] }
  if (kind < upTo(2))
    return {
      part: at(placeIn(chance, chance.whole(0, people.postcodes - 1), of.group === 'traveller')),
      slips: ['postcode-new'],
    }
  if (kind < upTo(3))
    return {
      part: at({ ...home, postcode: mistypedPostcode(chance, home.postcode) }),
      slips: ['postcode-typo'],
    }
  return { part: at(home), slips: [] }
}

const parentTold = (
  chance: Chance,
  { of, noise }: Telling,
  parent: ParentTruth | null,
  share: number,
): Described['parents'] => {
  if (parent === null || !chance.happens(share)) return []
  const slips = (): boolean => chance.happens(atNoise(asMeasured.parentTypo, noise))
  const isVariant = chance.happens(atNoise(asMeasured.variant.else, noise))
  const family = chance.happens(atNoise(asMeasured.parentOtherFamily, noise)) ? of.family : parent.family
  const given = isVariant ? variantOf(chance, parent.given) : parent.given.as
  return [
    {
      given: slips() ? mistyped(chance, given) : given,
      family: slips() ? mistyped(chance, family.as) : family.as,
    },
  ]
}

const familyAround = (chance: Chance, what: Telling): Pick<Described, 'parents' | 'siblings'> => {
  const { household, of, noise } = what
  const siblings = household.people.filter((other) => other.role === 'child' && areSiblings(of, other))
  const tells = siblings.length > 0 && chance.happens(toldShares.siblings)
  return {
    parents: [
      ...parentTold(chance, what, of.mother, toldShares.mother),
      ...parentTold(chance, what, of.father, toldShares.father),
    ],
    siblings: (tells ? siblings : []).map((sibling) => ({
      given: chance.happens(atNoise(asMeasured.siblingTypo, noise))
        ? mistyped(chance, dailyName(sibling).as)
        : dailyName(sibling).as,
      born: chance.happens(toldShares.siblingBorn) ? sibling.born : null,
    })),
  }
}

const numberTold = (chance: Chance, number: string | null, share: number, noise: number): string | null => {
  if (number === null || !chance.happens(share)) return null
  return chance.happens(atNoise(asMeasured.numberTypo, noise)) ? mistypedNumber(chance, number) : number
}

const generationTold = (chance: Chance, of: Human, noise: number): boolean | null => {
  if (!chance.happens(toldShares.generation)) return null
  return chance.happens(atNoise(asMeasured.generationWrong, noise)) ? !isChild(of) : isChild(of)
}

/** Somebody as one caller describes them, with what went wrong on the way. */
export const telling = (chance: Chance, what: Telling): { described: Described; slips: readonly Slip[] } => {
  const { of, noise } = what
  const [names, born, place] = [namesTold(chance, what), bornTold(chance, what), placeTold(chance, what)]
  const sex = chance.happens(atNoise(asMeasured.sexWrong, noise)) ? (of.sex === 'F' ? 'M' : 'F') : of.sex
  return {
    described: {
      ...nobodyDescribed,
      ...names.part,
      ...born.part,
      ...place.part,
      ...familyAround(chance, what),
      sex: chance.happens(atNoise(asMeasured.sexMissing, noise)) ? 'U' : sex,
      nhsNumber: numberTold(chance, of.nhsNumber, toldShares.nhsNumber, noise),
      upn: numberTold(chance, of.upn, toldShares.upn, noise),
      isMultipleBirth: of.isTwin && chance.happens(toldShares.multipleBirth),
      isChild: generationTold(chance, of, noise),
    },
    slips: [...names.slips, ...born.slips, ...place.slips],
  }
}
