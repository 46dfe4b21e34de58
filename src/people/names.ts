import type { NameUse } from '../matching/index.ts'
import type { Day } from '../time/index.ts'

/** Names as people are called by them, and what each is for (procedures 1.2 row 8). */

/** How somebody is shown: the name they go by in law, and what they are called. */
export type Names = { givenNames: string; familyName: string; knownAs: string | null }

export const nameUses: Readonly<Record<NameUse, string>> = {
  birth: 'Name at birth',
  legal: 'Legal name',
  'known-as': 'Known as',
  previous: 'Previous name',
  alias: 'Alias',
  nickname: 'Nickname',
  transliterated: 'Written in another way',
  'as-heard': 'As heard',
}

/** One name somebody has or had. What they are known as may be one word: `familyName` is then empty. */
export type PersonName = {
  id: string
  use: NameUse
  givenNames: string
  familyName: string
  from: Day | null
  to: Day | null
  /** Who said so: "contact K7QM-3F9T", "birth certificate". Empty where nobody noted it. */
  source: string
}

export type NameEvent =
  { type: 'name-added'; name: PersonName } | { type: 'name-ended'; nameId: string; to: Day; because: string }

/** "Maya Teal, known as May". */
export const fullName = ({ givenNames, familyName, knownAs }: Names): string => {
  const name = [givenNames, familyName].filter(Boolean).join(' ') || 'Name not known'
  return knownAs ? `${name}, known as ${knownAs}` : name
}

/** Of these somebody has one at a time: a new one ends the one before. */
const oneAtATime: readonly NameUse[] = ['legal', 'known-as']

const endedBy = (name: PersonName, next: PersonName, on: Day): PersonName =>
  name.use === next.use && name.to === null && oneAtATime.includes(name.use)
    ? { ...name, to: next.from ?? on }
    : name

/** Every name with its use and dates, after a fact; `on` is the day of the fact. */
export const evolveNames = (
  before: readonly PersonName[],
  event: NameEvent,
  on: Day,
): readonly PersonName[] => {
  switch (event.type) {
    case 'name-added': {
      const { name } = event
      return [...before.map((each) => (name.to === null ? endedBy(each, name, on) : each)), name]
    }
    case 'name-ended':
      return before.map((each) => (each.id === event.nameId ? { ...each, to: event.to } : each))
  }
}

const current = (names: readonly PersonName[], use: NameUse): PersonName | undefined =>
  names.findLast((each) => each.use === use && each.to === null)

/** The name to show: the legal one, else the one given at birth; and what they are called. */
export const shownName = (names: readonly PersonName[], before: Names): Names => {
  const legal = current(names, 'legal') ?? current(names, 'birth')
  const called = current(names, 'known-as')
  return {
    givenNames: legal?.givenNames ?? before.givenNames,
    familyName: legal?.familyName ?? before.familyName,
    knownAs: called === undefined ? null : [called.givenNames, called.familyName].filter(Boolean).join(' '),
  }
}
