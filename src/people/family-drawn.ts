import type { Family, Household, Parenthood, Relative, SeenRelative, Tie } from '../design/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { type Day, daysBetween, plainDay, shortDay } from '../time/index.ts'
import type { Births } from './births.ts'
import type { Sex } from './details.ts'
import type { Around, FamilyMember, FamilyRelation, Lived } from './family.sql.ts'
import type { Names } from './names.ts'

/** What is held of a family as what the drawings take: who is whose, who lives together, who lived where. */

/** The person the page is about, as a member of their family. */
export type Centre = Names & Births & { id: string; sex: Sex; isChild: boolean }

type Meaning =
  | { kind: 'parent'; how: Parenthood; sex?: Sex; isChild?: true }
  | { kind: 'grandparent'; sex?: Sex; isChild?: true }
  | { kind: 'siblings'; how: 'full' | 'half' | 'step'; sex?: Sex }
  | { kind: 'couple'; isMarried: boolean; isOver?: true; sex?: Sex }
  | { kind: 'other'; words: string; above: -1 | 0 | 1; sex?: Sex }

/** What each word for a relationship means. `isChild`: the words name the younger of the two. */
const meanings: Readonly<Record<string, Meaning>> = {
  mother: { kind: 'parent', how: 'own', sex: 'F' },
  father: { kind: 'parent', how: 'own', sex: 'M' },
  parent: { kind: 'parent', how: 'own' },
  'step-mother': { kind: 'parent', how: 'step', sex: 'F' },
  'step-father': { kind: 'parent', how: 'step', sex: 'M' },
  'step-parent': { kind: 'parent', how: 'step' },
  'adoptive-parent': { kind: 'parent', how: 'adoptive' },
  'adoptive-mother': { kind: 'parent', how: 'adoptive', sex: 'F' },
  'adoptive-father': { kind: 'parent', how: 'adoptive', sex: 'M' },
  'foster-carer': { kind: 'parent', how: 'foster' },
  'special-guardian': { kind: 'parent', how: 'guardian' },
  carer: { kind: 'parent', how: 'carer' },
  son: { kind: 'parent', how: 'own', sex: 'M', isChild: true },
  daughter: { kind: 'parent', how: 'own', sex: 'F', isChild: true },
  child: { kind: 'parent', how: 'own', isChild: true },
  brother: { kind: 'siblings', how: 'full', sex: 'M' },
  sister: { kind: 'siblings', how: 'full', sex: 'F' },
  sibling: { kind: 'siblings', how: 'full' },
  twin: { kind: 'siblings', how: 'full' },
  'half-brother': { kind: 'siblings', how: 'half', sex: 'M' },
  'half-sister': { kind: 'siblings', how: 'half', sex: 'F' },
  'half-sibling': { kind: 'siblings', how: 'half' },
  'step-brother': { kind: 'siblings', how: 'step', sex: 'M' },
  'step-sister': { kind: 'siblings', how: 'step', sex: 'F' },
  'step-sibling': { kind: 'siblings', how: 'step' },
  grandmother: { kind: 'grandparent', sex: 'F' },
  grandfather: { kind: 'grandparent', sex: 'M' },
  grandparent: { kind: 'grandparent' },
  grandson: { kind: 'grandparent', sex: 'M', isChild: true },
  granddaughter: { kind: 'grandparent', sex: 'F', isChild: true },
  grandchild: { kind: 'grandparent', isChild: true },
  partner: { kind: 'couple', isMarried: false },
  husband: { kind: 'couple', isMarried: true, sex: 'M' },
  wife: { kind: 'couple', isMarried: true, sex: 'F' },
  spouse: { kind: 'couple', isMarried: true },
  'civil-partner': { kind: 'couple', isMarried: true },
  'former-partner': { kind: 'couple', isMarried: false, isOver: true },
  aunt: { kind: 'other', words: 'aunt', above: 1, sex: 'F' },
  uncle: { kind: 'other', words: 'uncle', above: 1, sex: 'M' },
  niece: { kind: 'other', words: 'niece', above: -1, sex: 'F' },
  nephew: { kind: 'other', words: 'nephew', above: -1, sex: 'M' },
  cousin: { kind: 'other', words: 'cousin', above: 0 },
  other: { kind: 'other', words: 'other relation', above: 0 },
}

/** Words nobody here knows are shown as they were told. */
export const meaningOf = (kind: string): Meaning =>
  Object.entries(meanings).find(([word]) => word === kind.toLowerCase().replaceAll(' ', '-'))?.[1] ?? {
    kind: 'other',
    words: kind,
    above: 0,
  }

const endedWords = ({ to }: FamilyRelation, isOver: boolean): string | null => {
  if (to !== null) return `until ${plainDay(to)}`
  return isOver ? 'no longer together' : null
}

/** A relationship as it is drawn; null for what ended and is no part of the family now. */
export const tieOf = (relation: FamilyRelation): Tie | null => {
  const meaning = meaningOf(relation.kind)
  const isDown = 'isChild' in meaning && meaning.isChild === true
  const ends = isDown
    ? { id: relation.id, who: relation.of, of: relation.who }
    : { id: relation.id, who: relation.who, of: relation.of }
  // Held by the one named: a daughter never holds it for her mother.
  const hasResponsibility = isDown ? null : relation.hasParentalResponsibility
  if (relation.to !== null && meaning.kind !== 'couple') return null
  switch (meaning.kind) {
    case 'parent':
      return { kind: 'parent', ...ends, how: meaning.how, hasResponsibility }
    case 'grandparent':
      return { kind: 'grandparent', ...ends, hasResponsibility }
    case 'siblings':
      return { kind: 'siblings', ...ends, how: meaning.how }
    case 'couple':
      return {
        kind: 'couple',
        ...ends,
        isMarried: meaning.isMarried,
        endedWords: endedWords(relation, meaning.isOver === true),
      }
    case 'other':
      return { kind: 'other', ...ends, words: meaning.words, above: meaning.above, hasResponsibility }
  }
}

/** Where nobody recorded a sex, "mother" says it. */
const sexOf = ({ id, sex }: Pick<FamilyMember, 'id' | 'sex'>, relations: readonly FamilyRelation[]): Sex =>
  sex !== 'U'
    ? sex
    : (relations.flatMap(({ who, kind }) => (who === id ? (meaningOf(kind).sex ?? []) : []))[0] ?? 'U')

const wholeYears = (from: Day, to: Day): number =>
  Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(5) < from.slice(5) ? 1 : 0)

/** 6, 8m, 3w, ~30: what fits into a symbol. At death for those who died. */
export const ageInSymbol = (of: Births, today: Day): string | null => {
  const until = of.diedOn ?? today
  if (of.bornOn === null || of.bornOn > until) return null
  const years = wholeYears(of.bornOn, until)
  if (of.bornPrecision === 'year' || of.bornPrecision === 'about') return `~${String(years)}`
  if (years >= 2) return String(years)
  const days = daysBetween(of.bornOn, until)
  return days < 56 ? `${String(Math.floor(days / 7))}w` : `${String(Math.floor(days / 30.44))}m`
}

/** 14 Mar 2020; Mar 2020; 2020; about 2020; due 3 May 2027. */
export const bornShort = ({ bornOn, bornPrecision, expectedOn }: Births): string | null => {
  if (bornOn === null) return expectedOn === null ? null : `due ${shortDay(expectedOn)}`
  switch (bornPrecision) {
    case 'day':
      return shortDay(bornOn)
    case 'month':
      return shortDay(bornOn).replace(/^\d+ /, '')
    case 'year':
      return bornOn.slice(0, 4)
    case 'about':
      return `about ${bornOn.slice(0, 4)}`
  }
}

const nameOf = ({ givenNames, familyName }: Names): string =>
  [givenNames, familyName].filter(Boolean).join(' ') || 'Name not known'

/** What to call somebody in a few words: Maya. */
export const calledOf = ({ knownAs, givenNames, familyName }: Names): string =>
  (knownAs ?? '') || (givenNames.split(' ')[0] ?? '') || familyName || 'this person'

export type Told = Pick<FamilyMember, 'bornOn' | 'bornEstimated' | 'bornPrecision' | 'expectedOn' | 'isChild'>

type Drawing = {
  centre: Centre
  around: Around
  today: Day
  /** "born 14 March 2020, 6", as the cards say it. */
  bornWords: (of: Told) => string
}

const relativeOf = (
  of: Omit<FamilyMember, 'steps'>,
  { around, today, bornWords }: Drawing,
  isInHousehold: boolean,
  href: string | null,
): SeenRelative => ({
  isUnseen: false,
  id: of.id,
  name: nameOf(of),
  sex: sexOf(of, around.relations),
  bornOn: of.bornOn ?? of.expectedOn,
  // Nobody who has died grows older.
  bornWords: bornWords(of).replace(/, ((?:about )?\d+[^,]*)$/, of.diedOn === null ? ' ($1)' : ''),
  bornShort: bornShort(of),
  age: ageInSymbol(of, today),
  isUnborn: of.bornOn === null && of.expectedOn !== null && of.diedOn === null,
  diedWords: of.diedOn === null ? null : `died ${plainDay(of.diedOn)}`,
  isMultipleBirth: of.isMultipleBirth,
  isInHousehold,
  href,
})

const isNow = ({ from, to }: Lived, today: Day): boolean =>
  (to === null || to > today) && (from === null || from <= today)

/** Who lives where the person lives now. Nobody, where that is hidden: not even an empty line tells who hides with them. */
export const livingWith = ({
  centre,
  around: { lived },
  today,
}: Pick<Drawing, 'centre' | 'around' | 'today'>): ReadonlySet<string> => {
  const now = lived.filter((each) => isNow(each, today))
  const places = new Set(
    now.flatMap((each) => (each.personId === centre.id && !each.isHidden ? [each.place] : [])),
  )
  return new Set(
    now.flatMap((each) =>
      each.personId !== centre.id && !each.isHidden && places.has(each.place) ? [each.personId] : [],
    ),
  )
}

/** The family as the genogram draws it. */
export const familyDrawn = (drawing: Drawing): Family => {
  const { centre, around } = drawing
  const atHome = livingWith(drawing)
  // Somebody who once shared an address, and nothing else, is in the picture of who lived where, not in the family.
  const members = around.members.filter(({ id, steps }) => steps !== null || atHome.has(id))
  const people: Relative[] = [
    relativeOf(centre, drawing, true, null),
    ...members.map((each) => relativeOf(each, drawing, atHome.has(each.id), `/people/${each.id}`)),
  ]
  return {
    centreId: centre.id,
    called: calledOf(centre),
    people,
    ties: around.relations.flatMap((relation) => tieOf(relation) ?? []),
  }
}

export const placeInWords = ({ line, postcode }: { line: string; postcode: string | null }): string =>
  [line, postcode === null ? '' : writtenPostcode(postcode)].filter(Boolean).join(', ') ||
  'no address written'

type Open = Extract<Lived, { isHidden: false }>

const overlap = (one: Lived, other: Lived): boolean =>
  (one.from === null || other.to === null || one.from < other.to) &&
  (other.from === null || one.to === null || other.from < one.to)

/** Who lived where, when: the person first, then those who shared an address with them, then parents and children elsewhere. */
export const householdDrawn = ({
  centre,
  around,
  today,
}: Pick<Drawing, 'centre' | 'around' | 'today'>): Household => {
  const openStays = (of: string): Open[] =>
    around.lived.filter((each): each is Open => each.personId === of && !each.isHidden)
  const own = around.lived.filter(({ personId }) => personId === centre.id)
  const shared = (id: string): boolean =>
    openStays(id).some((theirs) =>
      own.some((mine) => !mine.isHidden && mine.place === theirs.place && overlap(mine, theirs)),
    )
  const sameTime = (id: string): boolean =>
    openStays(id).some((theirs) => own.length === 0 || own.some((mine) => overlap(mine, theirs)))
  const others = around.members
    .filter(({ id, steps }) => shared(id) || (steps === 1 && sameTime(id)))
    .toSorted((one, other) => Number(shared(other.id)) - Number(shared(one.id)))
    .slice(0, mostRows)
  const ids = new Set([centre.id, ...others.map(({ id }) => id)])
  const lived = around.lived.filter(({ personId }) => ids.has(personId))
  return {
    today,
    people: [centre, ...others].map((each) => ({
      id: each.id,
      name: nameOf(each),
      href: each.id === centre.id ? null : `/people/${each.id}`,
      bornOn: each.bornOn,
      diedOn: each.diedOn,
    })),
    places: new Map(
      lived.flatMap((each) => (each.isHidden ? [] : [[each.place, placeInWords(each)] as const])),
    ),
    stays: lived.map((each) => ({
      personId: each.personId,
      place: each.isHidden ? { isHidden: true } : { isHidden: false, key: each.place },
      from: each.from,
      to: each.to,
    })),
  }
}

const mostRows = 11
