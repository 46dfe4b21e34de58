import { createHash } from 'node:crypto'
import type { PersonRow } from './read-row.ts'

/** The parts of a row that change by themselves. */
export type Part =
  'names' | 'born' | 'died' | 'sex' | 'numbers' | 'phone' | 'address' | 'particulars' | 'parents'

/** What a row said, part by part, as short hashes: enough to know what changed, and nothing to read. */
export type Parts = Readonly<Record<Part, string>>

const hashed = (said: unknown): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 12)

export const partsOf = (row: PersonRow): Parts => ({
  names: hashed([row.givenNames, row.familyName, row.knownAs, row.previousFamilyName]),
  born: hashed([row.born, row.expectedOn]),
  died: hashed(row.diedOn),
  sex: hashed([row.sex, row.gender, row.isChild]),
  numbers: hashed([row.nhsNumber, row.upn, row.formerUpn, row.uln]),
  phone: hashed(row.phone),
  address: hashed(row.address),
  particulars: hashed(row.particulars),
  parents: hashed(row.parents),
})

/**
 * Which parts the other system changed since its last file. Only these are brought over again: what workers put right
 * here meanwhile is newer than a part that stayed as it was there.
 */
export const changedParts = (before: Parts, now: Parts): ReadonlySet<Part> =>
  new Set((Object.keys(now) as Part[]).filter((part) => before[part] !== now[part]))
