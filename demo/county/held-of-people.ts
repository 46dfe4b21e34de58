import type { AddressGiven } from '../../src/people/addresses.ts'
import type { DetailsGiven } from '../../src/people/details.ts'
import type { Flag, FlagSpan } from '../../src/people/flags.ts'
import type { Identifier, IdentifierStatus } from '../../src/people/identifiers.ts'
import type { PersonName } from '../../src/people/names.ts'
import type { Particular, ParticularKind } from '../../src/people/particulars.ts'
import { addDays, at, type Day } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import type { Family } from './families.ts'
import { type Home, homeIn } from './homes.ts'
import { nhsNumber } from './identifiers.ts'
import type { FamilyAdult, FamilyChild } from './members.ts'

/** What a council holds of one of its people besides the name: who said so, since when, and what was so before. */

/** From the records of before, by which council's staff or by whom. */
const sources = ['records brought over', 'health visitor', 'school', 'mother by telephone', 'GP letter']

/** A record of people is told by its own chance, so that what it holds changes no story told around it. */
export type Holding = { chance: Chance; family: Family; on: Day; home: Home }

const idOf = ({ chance, on }: Holding): string => chance.id(Date.parse(at(on, '02:00')))

const dated = (holding: Holding, from: Day | null = null, to: Day | null = null) => ({
  id: idOf(holding),
  from,
  to,
  source: holding.chance.pick(sources),
})

/** The same family name as others write it, once in a while what somebody is called, and the mother's name at birth. */
export const namesOf = (
  holding: Holding,
  { givenNames, familyName, sex }: Pick<DetailsGiven, 'givenNames' | 'familyName' | 'sex'>,
  isMother: boolean,
): PersonName[] => {
  const { chance, family, on } = holding
  const names: PersonName[] = []
  const [, otherSpelling] = family.spellings
  if (otherSpelling !== undefined && familyName === family.spellings[0])
    names.push({ ...dated(holding), use: 'transliterated', givenNames, familyName: otherSpelling })
  if (chance.happens(0.15)) {
    const called = chance.pick(sex === 'F' ? family.community.girls : family.community.boys)[0] ?? givenNames
    names.push({ ...dated(holding), use: 'known-as', givenNames: called, familyName: '' })
  }
  if (isMother && chance.happens(0.35)) {
    const before = chance.pick(family.community.families)[0] ?? familyName
    const changed = addDays(on, -chance.whole(900, 5_000))
    names.push({ ...dated(holding, null, changed), use: 'birth', givenNames, familyName: before })
  }
  return names
}

const nhsStatuses: readonly (readonly [IdentifierStatus, number])[] = [
  ['verified', 55],
  ['traced', 20],
  ['as-told', 25],
]

const number = (
  holding: Holding,
  scheme: Identifier['scheme'],
  value: string,
  status: IdentifierStatus,
): Identifier => ({ ...dated(holding), scheme, value, status })

/** The child's numbers as they were traced or not; now and then one that another took the place of, or a twin's. */
export const identifiersOf = (holding: Holding, child: FamilyChild): Identifier[] => {
  const { chance, on } = holding
  const held: Identifier[] = []
  if (chance.happens(0.04)) {
    const old = number(holding, 'nhs', nhsNumber(chance), chance.happens(0.5) ? 'superseded' : 'wrong')
    held.push({ ...old, to: addDays(on, -1) })
  }
  held.push(number(holding, 'nhs', child.nhsNumber, chance.weighted(nhsStatuses)))
  if (child.upn !== '')
    held.push(number(holding, 'upn', child.upn, chance.happens(0.6) ? 'verified' : 'as-told'))
  if (chance.happens(0.5))
    held.push(number(holding, 'council-id', String(chance.whole(100_000, 999_999)), 'as-told'))
  return held
}

const note = (
  holding: Holding,
  kind: ParticularKind,
  text: string,
  from: Day | null = null,
  to: Day | null = null,
): Particular => ({ ...dated(holding, from, to), kind, text })

const septemberBefore = (on: Day): Day => {
  const year = Number(on.slice(0, 4)) - (on.slice(5) < '09-01' ? 1 : 0)
  return `${String(year)}-09-01` as Day
}

const surgeries = [
  'Withy Lane Surgery (invented)',
  'Reedmace Road Practice (invented)',
  'Ouse Meadow Surgery (invented)',
]

/** Language, school, GP and what a visitor must know. */
export const particularsOf = (holding: Holding, child: FamilyChild | null): Particular[] => {
  const { chance, family, on } = holding
  const { language, religion, ethnicity } = family.community
  const held = [note(holding, 'language', language), note(holding, 'ethnicity', ethnicity)]
  if (language !== 'English' && chance.happens(0.4))
    held.push(note(holding, 'interpreter', `${language} interpreter, a woman if there is one`))
  if (religion !== 'None') held.push(note(holding, 'religion', religion))
  held.push(note(holding, 'gp', chance.pick(surgeries)))
  if (chance.happens(0.03))
    held.push(
      note(
        holding,
        'risk-to-staff',
        'A large dog, and somebody who shouted at a worker. Visit in pairs.',
        on,
      ),
    )
  if (child === null) return held
  if (child.school !== '') {
    const since = septemberBefore(on)
    const joined = since > child.bornOn ? since : child.bornOn
    if (chance.happens(0.2) && !child.school.includes('Nursery'))
      held.push(note(holding, 'school', 'Seedling Nursery (invented)', null, joined))
    held.push(note(holding, 'school', child.school, joined))
  }
  if (chance.happens(0.08)) held.push(note(holding, 'disability', 'Autism (AUT)'))
  if (chance.happens(0.05))
    held.push(note(holding, 'communication', 'Signs Makaton; tell what happens next with pictures.'))
  return held
}

/** Where the household lived before, for about a third of them: the same for everybody who lived there. */
export const earlierHome = (holding: Holding, since: Day): AddressGiven | null => {
  const { chance, home } = holding
  if (!chance.happens(0.35)) return null
  const { address, postcode } = homeIn(chance, home.council)
  const from = addDays(since, -chance.whole(300, 1_500))
  return { ...dated(holding, from, since), line: address, postcode, hidden: false }
}

const flagShares: readonly (readonly [Flag | null, number])[] = [
  [null, 78],
  ['open-case', 9],
  ['early-help', 7],
  ['child-protection-plan', 3],
  ['missing', 2],
  ['exploitation', 1],
]

const reasons: Readonly<Record<Flag, string>> = {
  'child-protection-plan': 'Initial child protection conference',
  'looked-after': 'Care order',
  'open-case': 'Assessment in the family',
  'early-help': 'Early help assessment',
  marac: 'Heard at conference',
  missing: 'Missing three times in a month',
  exploitation: 'Screening tool: high',
  'risk-to-staff': 'Threats to a worker',
}

/** What must be known before a door is opened. Half of what once was so is not any more. */
export const flagsOf = (holding: Holding): FlagSpan[] => {
  const { chance, on } = holding
  const flag = chance.weighted(flagShares)
  if (flag === null) return []
  const days = chance.whole(5, 400)
  const from = addDays(on, -days)
  const to = chance.happens(0.5) ? addDays(from, chance.whole(1, days)) : null
  return [{ ...dated(holding, from, to), flag, because: reasons[flag] }]
}

/** Adults of the household who are related to each child since birth, or since they came to live there. */
export const relatedSince = (holding: Holding, child: FamilyChild, adult: FamilyAdult): Day =>
  adult.part === 'parent' || adult.relation === 'grandmother'
    ? child.bornOn
    : addDays(holding.on, -holding.chance.whole(100, 900))
