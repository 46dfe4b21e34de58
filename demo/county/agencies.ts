import { cambridgeshire, peterborough } from '../people.ts'
import type { Chance } from './chance.ts'
import { communities } from './names.ts'
import { emailAddress, officePhone } from './identifiers.ts'

/** Who tells the front door: the recipe's groups of sources, each with its CIN census codes (clocks 13.2, 13.5). */
export const sourceGroups = ['police', 'school', 'health', 'council', 'family', 'housing', 'other'] as const
export type SourceGroup = (typeof sourceGroups)[number]

export const codesOf: Readonly<Record<SourceGroup, readonly (readonly [string, number])[]>> = {
  police: [['6', 1]],
  school: [
    ['2A', 9],
    ['2B', 1],
  ],
  health: [
    ['3A', 3],
    ['3B', 4],
    ['3C', 1],
    ['3D', 2],
    ['3E', 4],
    ['3F', 1],
  ],
  council: [
    ['5A', 2],
    ['5B', 8],
    ['5C', 4],
  ],
  family: [
    ['1A', 4],
    ['1B', 2],
    ['1C', 1],
    ['1D', 1],
    ['9', 2],
  ],
  housing: [
    ['4', 4],
    ['8', 6],
  ],
  other: [
    ['7', 5],
    ['10', 1],
  ],
}

/** The group a census code is counted under. Voluntary bodies stand with housing, as in the recipe. */
export const groupOf = (code: string): SourceGroup => {
  for (const group of sourceGroups) if (codesOf[group].some(([each]) => each === code)) return group
  throw new RangeError(`Not a census code of a source: ${code}`)
}

const schoolNames = {
  [cambridgeshire]: [
    'Sedgeway',
    'Lodesend',
    'Heronsmere',
    'Washbank',
    'Cobnut Lane',
    'Drovers Reach',
    'Mallow Green',
  ],
  [peterborough]: [
    'Marlstone',
    'Neneside',
    'Kingcup',
    'Flintgate',
    'Orchard Dyke',
    'Brickfields',
    'Teasel Road',
  ],
} as const

/** Nursery, primary or secondary, by age; all invented. */
export const schoolFor = (chance: Chance, council: string, age: number): string => {
  const names: readonly string[] =
    council === peterborough ? schoolNames[peterborough] : schoolNames[cambridgeshire]
  const kind = age < 4 ? 'Nursery' : age < 11 ? 'Primary School' : 'Academy'
  return `${chance.pick(names)} ${kind} (invented)`
}

const workplaces: Readonly<Record<string, readonly [agency: string, role: string, team: string]>> = {
  '2B': ['Education welfare', 'Education welfare officer', 'Attendance'],
  '3A': ['Withy Lane Surgery (invented)', 'General practitioner', ''],
  '3B': ['Fenland and Nene Community Health (invented)', 'Health visitor', 'Universal service'],
  '3C': ['Fenland and Nene Community Health (invented)', 'School nurse', 'School nursing'],
  '3D': ['Withy Lane Surgery (invented)', 'Midwife', 'Community midwifery'],
  '3E': ['Nene Meadows Hospital (invented)', 'Sister', 'Emergency department'],
  '3F': ['Young Minds Matter Clinic (invented)', 'Practitioner', 'Duty'],
  '4': ['Ouse Valley Housing (invented)', 'Neighbourhood officer', 'Tenancies'],
  '5A': ['Adult social care', 'Social worker', 'Learning disability'],
  '5B': ['Council', 'Family worker', 'Children’s centre'],
  '5C': ['Another council', 'Social worker', 'Duty and advice'],
  '6': ['Cambridgeshire Constabulary', 'Police officer', 'Referral desk'],
  '7': ['Probation', 'Probation practitioner', 'Courts'],
  '8': ['Bridge Street Family Trust (invented)', 'Support worker', 'Outreach'],
}

export type Teller = {
  name: string
  role: string
  agency: string
  team: string
  phone: string
  email: string
}

const [fenFolk] = communities

/** A professional of the agency this code stands for. */
export const tellerOf = (chance: Chance, code: string, school: string): Teller => {
  const name = `${chance.pick(fenFolk?.girls ?? [])[0] ?? ''} ${chance.pick(fenFolk?.families ?? [])[0] ?? ''}`
  const [agency, role, team] =
    code === '2A' ? [school, 'Designated safeguarding lead', ''] : (workplaces[code] ?? ['', '', ''])
  return { name, role, agency, team, phone: officePhone(chance), email: emailAddress(name, 'example.org') }
}
