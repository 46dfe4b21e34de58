import type { AuthorityCode } from '../../src/access/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'

/**
 * A small table of facts: real postcodes of both councils, some of them on the border, and of four neighbours.
 * The streets and houses the demo county puts there are invented.
 * From the ONS Postcode Directory, November 2025. Contains OS data © Crown copyright and database right 2025; contains
 * Royal Mail data © Royal Mail copyright and database right 2025; source: Office for National Statistics, licensed
 * under the Open Government Licence v3.0.
 */
const facts: Readonly<Record<string, string>> = {
  E07000008: 'CB3 0AG, CB4 9BB, CB4 4DL, CB1 8AL, CB4 2JS, CB2 4AY, CB1 1AR, CB2 9PA',
  E07000012: 'CB21 6AL, CB22 4NS, CB4 6BD, SG8 7FD, CB21 5AZ, CB24 6WR, CB4 3XP',
  E07000009: 'CB7 6BG, CB25 0BW, PE28 3PR, CB5 9EQ, CB25 9EZ',
  E07000011: 'PE19 3HW, PE29 7EJ, PE19 1AZ, PE29 2BA, PE26 1BE, SG19 3AS, PE27 5QD, PE28 3NR, PE7 3RN',
  E07000010: 'PE16 6XB, PE13 1DL, PE26 2XT, PE28 3DW, PE15 9HB, PE7 2EF, PE7 1BS',
  E06000031: `PE4 6JD, PE4 5DS, PE7 0LW, PE7 8PW, PE1 6HT, PE1 1NQ, PE3 9UB, PE1 2HZ, PE5 7XD, PE4 7BA, PE1 4EX,
    PE2 8HE, PE3 7LF, PE3 8TF, PE1 3QJ, PE2 5TL, PE6 7DQ, PE7 3BY, PE2 6YP, PE7 2PP`,
  E07000140: 'PE6 9PX',
  E07000141: 'PE9 2BF',
  E07000146: 'PE13 3RF',
  E07000245: 'CB7 5GJ',
}

/** Children's duties are the county's where there are districts below it (standards 5). */
const councilOf = (district: string): AuthorityCode | null => {
  if (district === peterborough) return peterborough
  return /^E070000(08|09|10|11|12)$/.test(district) ? cambridgeshire : null
}

export type PostcodeFact = { postcode: string; district: string; authority: AuthorityCode | null }

export const postcodeFacts: readonly PostcodeFact[] = Object.entries(facts).flatMap(([district, list]) =>
  list
    .split(/,\s+/)
    .map((postcode) => ({ postcode: postcode.trim(), district, authority: councilOf(district) })),
)

const straddling = new Set(['PE7 1', 'PE7 2', 'PE7 3', 'PE2 6', 'SG8 7', 'SG19 3', 'CB7 5', 'PE13 3'])
const onTheBorder = ({ postcode }: PostcodeFact): boolean => straddling.has(postcode.slice(0, -2))

const inside = (authority: AuthorityCode) =>
  postcodeFacts
    .filter((fact) => fact.authority === authority && !onTheBorder(fact))
    .map((fact) => fact.postcode)

/** Postcodes whose whole sector is this council's, and those whose sector straddles two councils. */
export const postcodesOf: Readonly<Record<AuthorityCode, readonly string[]>> = {
  [cambridgeshire]: inside(cambridgeshire),
  [peterborough]: inside(peterborough),
}
export const borderPostcodesOf: Readonly<Record<AuthorityCode, readonly string[]>> = {
  [cambridgeshire]: ['PE7 3RN', 'PE7 2EF', 'PE7 1BS'],
  [peterborough]: ['PE7 3BY', 'PE2 6YP', 'PE7 2PP'],
}
export const neighbouringPostcodes = postcodeFacts
  .filter((fact) => fact.authority === null)
  .map((fact) => fact.postcode)
