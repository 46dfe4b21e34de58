import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Db, Tx } from '../db/index.ts'
import { districtInWords } from './districts.ts'
import { compactPostcode, isPostcodeShaped, sectorOf } from '../questions/postcode.ts'

/**
 * Which council a postcode lies in. `by` says how that is known: from the postcode itself, or because its whole sector
 * lies in one council. 'straddles' and 'unknown' are questions for a person, never guessed at (procedures 2.5).
 */
export type Places =
  | { kind: 'one'; authority: AuthorityCode; by: 'postcode' | 'sector' }
  | { kind: 'another-council'; district: string | null }
  | { kind: 'straddles' }
  | { kind: 'unknown' }
  | { kind: 'not-a-postcode' }

type Row = {
  authority: string | null
  district: string | null
  straddles: boolean
  by: 'postcode' | 'sector'
}

/**
 * Which council answers for children living at this postcode: by the postcode itself where the ONS file was loaded,
 * else by its sector where that lies wholly inside one council.
 */
export const findPlaces = async (tx: Db | Tx, postcode: string): Promise<Places> => {
  if (!isPostcodeShaped(postcode)) return { kind: 'not-a-postcode' }
  const { rows } = await sql<Row>`
    select p.authority, p.district, false as straddles, 'postcode' as by
      from postcode p where p.postcode = ${compactPostcode(postcode)}
    union all
    select s.authority, s.district, s.straddles, 'sector' as by
      from postcode_sector s where s.sector = ${sectorOf(postcode)}`.execute(tx)
  const row = rows.find((each) => each.by === 'postcode') ?? rows[0]
  if (!row) return { kind: 'unknown' }
  if (row.straddles) return { kind: 'straddles' }
  if (row.authority !== null) return { kind: 'one', authority: row.authority, by: row.by }
  return { kind: 'another-council', district: row.district === null ? null : districtInWords(row.district) }
}
