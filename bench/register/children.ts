import type { Chance } from '../../demo/county/chance.ts'
import { addDays, type Day, daysBetween } from '../../src/time/index.ts'
import type { Human, ParentTruth } from './human.ts'
import { familyNameOf } from './inflect.ts'
import type { Borne } from './name-words.ts'
import { type Making, namingOf, nextKey, yearOf, yearsBefore } from './naming.ts'
import { nhsNumberOf, pupilNumberOf } from './numbers.ts'

export type Parentage = {
  readonly mother: ParentTruth | null
  readonly motherBorn: Day
  readonly father: ParentTruth | null
  readonly partner: ParentTruth | null
  readonly earlierFather: () => ParentTruth
}

/** With 3.1% of children one of twins: 17,000 in a register of a million people. */
const twinBirths = 0.0157
const opposite = 0.35

const numberOfChildren = (chance: Chance): number =>
  chance.weighted([
    [1, 46],
    [2, 34],
    [3, 13.5],
    [4, 4.5],
    [5, 1.5],
    [6, 0.5],
  ] as const)

/** Days of birth of brothers and sisters, the eldest first, none under ten months apart. */
const birthdays = (chance: Chance, births: number, { on }: Making, motherBorn: Day): Day[] => {
  const ofAge = daysBetween(motherBorn, on) / 365.2425 - 16.5
  const room = Math.min(17.9, Math.max(1.2 * births, ofAge))
  let age = Math.max(1.1 * births, room * (0.25 + 0.75 * chance.fraction()))
  return Array.from({ length: births }, (_, nth) => {
    const born = yearsBefore(on, age)
    const left = births - nth - 1
    age = Math.max(0.02 + left * 0.9, age - Math.max(0.87, ((0.5 + chance.fraction()) * age) / (left + 1.4)))
    return born
  })
}

type Line = {
  mother: ParentTruth | null
  father: ParentTruth | null
  family: Borne
  otherFamilies: readonly Borne[]
}

/** Whose name a child has: the father's, or the mother's where he is not there; others it is called by stay beside. */
export const lineFor = (
  { chance, group }: Pick<Making, 'chance' | 'group'>,
  parents: { mother: ParentTruth | null; father: ParentTruth | null; partner: ParentTruth | null },
  sex: 'F' | 'M',
): Line => {
  const { mother, father, partner } = parents
  const mothers = mother?.family ?? father?.family
  const fathers = father?.family ?? mothers
  if (!mothers || !fathers) throw new RangeError('A child has a mother or a father.')
  const takesMothers = father?.key === null && chance.happens(0.4)
  const family = takesMothers
    ? mothers
    : familyNameOf(
        chance,
        group,
        { father: fathers, mother: mothers, fatherGiven: father?.given ?? null },
        sex === 'F' ? 'daughter' : 'son',
      )
  const others = [mothers, fathers, partner?.family].filter(
    (other): other is Borne => other !== undefined && other.as !== family.as,
  )
  return { mother, father, family, otherFamilies: others }
}

const formsOf = ({ word }: Borne): string[] => [...word.spellings, ...word.called]

/** Nobody gives two of their children one name, or a name and what it is shortened to; twins' now and then begin alike. */
const namesForChild = (making: Making, sex: 'F' | 'M', born: Day, twin: Human | null) => {
  const taken = new Set(
    making.people.filter(({ role }) => role === 'child').flatMap(({ given }) => formsOf(given)),
  )
  const wantsAlike = twin !== null && making.chance.happens(0.25)
  for (let tries = 0; ; tries += 1) {
    const naming = namingOf(making.chance, making.group, sex, yearOf(born))
    if (tries > 40) return naming
    if (formsOf(naming.given).some((form) => taken.has(form))) continue
    if (wantsAlike && tries < 25 && naming.given.as[0] !== twin.given.as[0]) continue
    return naming
  }
}

type Birth = { born: Day; twin: Human | null; parents: Parameters<typeof lineFor>[1] }

const juniors: Readonly<Partial<Record<Human['group'], number>>> = { traveller: 0.25, english: 0.02 }

export const addChild = (making: Making, { born, twin, parents }: Birth): Human => {
  const { chance } = making
  const key = nextKey(making)
  const sex =
    twin && !chance.happens(opposite) ? twin.sex : twin === null && chance.happens(0.488) ? 'F' : 'M'
  const naming = namesForChild(making, sex, born, twin)
  const isJunior =
    sex === 'M' &&
    parents.father !== null &&
    !making.people.some(({ role, given }) => role === 'child' && given.word === parents.father?.given.word) &&
    chance.happens(juniors[making.group] ?? 0.03)
  const age = daysBetween(born, making.on) / 365.2425
  const child: Human = {
    key,
    group: making.group,
    role: 'child',
    ...naming,
    ...(isJunior && parents.father ? { given: parents.father.given, goesByMiddle: false } : {}),
    ...lineFor(making, parents, sex),
    sex,
    born,
    isTwin: twin !== null,
    nhsNumber: nhsNumberOf(key),
    upn: age > 4 ? pupilNumberOf(key) : null,
  }
  making.people.push(child)
  return child
}

/** The last place of a child who was just added becomes that of a twin. */
const markTwin = ({ people }: Making): Human | null => {
  const last = people.at(-1)
  if (!last) return null
  const twin = { ...last, isTwin: true }
  people[people.length - 1] = twin
  return twin
}

const addUnborn = (making: Making, parents: Birth['parents']): void => {
  const { chance } = making
  const key = nextKey(making)
  const sex = chance.happens(0.488) ? 'F' : 'M'
  const born = addDays(making.on, chance.whole(7, 190))
  making.people.push({
    key,
    group: making.group,
    role: 'unborn',
    ...namingOf(chance, making.group, sex, yearOf(born)),
    ...lineFor(making, parents, sex),
    sex,
    born,
    isTwin: false,
    nhsNumber: null,
    upn: null,
  })
}

/** The children of a household: some of an earlier father, some of the partner alone (stepbrothers). */
export const addChildren = (making: Making, parentage: Parentage): void => {
  const { chance } = making
  const { mother, father, partner } = parentage
  const births = numberOfChildren(chance)
  const earlierFather =
    births > 1 && mother !== null && chance.happens(0.22) ? parentage.earlierFather() : null
  const hasStepchild = partner !== null && births > 1 && chance.happens(0.3)
  for (const [nth, born] of birthdays(chance, births, making, parentage.motherBorn).entries()) {
    const isEarlier = earlierFather !== null && nth < Math.ceil(births / 2)
    const isPartners = hasStepchild && nth === 0
    const parents = isPartners
      ? { mother: null, father: partner, partner: null }
      : { mother, father: isEarlier ? earlierFather : father, partner }
    if (parents.mother === null && parents.father === null) parents.father = parentage.earlierFather()
    addChild(making, { born, twin: null, parents })
    if (making.people.length < 12 && chance.happens(twinBirths))
      addChild(making, { born, twin: markTwin(making), parents })
  }
  if (mother !== null && chance.happens(0.012)) addUnborn(making, { mother, father, partner })
}
