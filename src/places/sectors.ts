import type { Db, Tx } from '../db/index.ts'

/**
 * Which postcode sectors of the PE and CB areas lie wholly inside one council, and which straddle.
 * `PE1:12` is the sectors PE1 1 and PE1 2. Derived by this project from the ONS Postcode Directory, November 2025
 * (live and withdrawn postcodes; one that names no district counts against its sector, so it straddles).
 * Contains OS data © Crown copyright and database right 2025; contains Royal Mail data © Royal Mail copyright and
 * database right 2025; source: Office for National Statistics, licensed under the Open Government Licence v3.0.
 */
const inOurCouncils: Readonly<Record<string, string>> = {
  E10000003: `
    CB1:0145789 CB2:012456789 CB3:016789 CB4:012345689 CB5:089 CB6:2 CB7:4679 CB21:56 CB22:34567 CB23:12345
    CB24:1345689 CB25:09 PE13:12 PE14:4 PE15:0589 PE16:69 PE17:12346 PE18:6789 PE19:0137 PE26:129 PE27:34569
    PE28:2349 PE29:123678`,
  E06000031: 'PE1:123456 PE2:5789 PE3:789 PE4:567 PE5:7 PE6:7 PE7:08 PE99:1',
}

const inAnotherCouncil: Readonly<Record<string, string>> = {
  E07000077: 'CB10:49 CB11:34',
  E07000136: 'PE20:12 PE21:016789 PE22:9',
  E07000137: 'PE23:459 PE24:45 PE25:1239',
  E07000140: 'PE11:125679 PE12:2789',
  E07000141: 'PE6:4 PE10:129',
  E07000143: 'PE37:89',
  E07000146: 'PE30:123459 PE31:7 PE33:0 PE34:3 PE35:6 PE36:569 PE38:89',
  E07000245: 'CB8:1 CB9:0189',
}

/** In two or more districts, none of them in our two councils. */
const inOtherCouncils = 'CB9:7 PE10:0 PE11:34 PE12:6 PE20:3 PE22:078 PE31:68 PE32:12 PE33:9 PE34:4 PE37:37'

/**
 * In two councils, one of them ours. The IP, MK and SG sectors are here too: Cambridgeshire has postcodes in them, and
 * the rest of each was not looked at, so none of them is ever decided by its sector.
 */
const straddling = `
  CB1:236 CB2:3 CB6:13 CB7:5 CB8:0789 CB10:12 CB21:4 CB23:678 IP28:8 MK44:2 PE1:9 PE2:026 PE3:6 PE6:0689 PE7:12347
  PE8:4569 PE9:12349 PE12:0 PE13:345 PE14:0789 PE17:5 PE18:0 PE19:245689 PE28:05 PE29:9 PE38:0 SG7:56 SG8:056789
  SG19:23`

export type SectorFact = {
  sector: string
  authority: string | null
  district: string | null
  straddles: boolean
}

const sectorsIn = (compact: string): string[] =>
  compact
    .trim()
    .split(/\s+/)
    .flatMap((group) => {
      const [outward = '', figures = ''] = group.split(':')
      return [...figures].map((figure) => `${outward} ${figure}`)
    })

/** All of them, one fact each. */
export const sectorFacts = (): SectorFact[] => [
  ...Object.entries(inOurCouncils).flatMap(([authority, compact]) =>
    sectorsIn(compact).map((sector) => ({ sector, authority, district: null, straddles: false })),
  ),
  ...Object.entries(inAnotherCouncil).flatMap(([district, compact]) =>
    sectorsIn(compact).map((sector) => ({ sector, authority: null, district, straddles: false })),
  ),
  ...sectorsIn(inOtherCouncils).map((sector) => ({
    sector,
    authority: null,
    district: null,
    straddles: false,
  })),
  ...sectorsIn(straddling).map((sector) => ({ sector, authority: null, district: null, straddles: true })),
]

/** Puts the facts where they are missing; what a loaded file has said since is left alone. */
export const loadSectors = async (db: Db | Tx): Promise<void> => {
  await db
    .insertInto('postcode_sector')
    .values(sectorFacts())
    .onConflict((conflict) => conflict.column('sector').doNothing())
    .execute()
}
