import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { findPlaces, type Places } from './places.sql.ts'
import { loadSectors, sectorFacts } from './sectors.ts'

const cambridgeshire = 'E10000003'
const peterborough = 'E06000031'
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await loadSectors(database.db)
})
afterAll(() => database.drop())

const find = (postcode: string): Promise<Places> => findPlaces(database.db, postcode)

describe('before any file of postcodes was loaded', () => {
  it.each<[string, string, Places]>([
    ['Cambridge', 'CB1 0AA', { kind: 'one', authority: cambridgeshire, by: 'sector' }],
    ['Peterborough', 'PE1 1AA', { kind: 'one', authority: peterborough, by: 'sector' }],
    [
      'King’s Lynn',
      'PE30 1AA',
      { kind: 'another-council', district: 'King’s Lynn and West Norfolk (Norfolk)' },
    ],
    ['Haverhill and Braintree together', 'CB9 7AA', { kind: 'another-council', district: null }],
    ['the villages round Oundle', 'PE8 6AA', { kind: 'straddles' }],
    ['Royston, where only the Cambridgeshire side was looked at', 'SG8 5AA', { kind: 'straddles' }],
    ['Westminster', 'SW1A 1AA', { kind: 'unknown' }],
    ['no fixed abode', 'no fixed abode', { kind: 'not-a-postcode' }],
  ])('%s (%s) is answered from its sector, or asked about', async (_place, postcode, expected) => {
    expect(await find(postcode)).toEqual(expected)
  })

  it('holds every sector once, and says one thing about each', () => {
    const facts = sectorFacts()
    expect(facts.length).toBe(268)
    expect(new Set(facts.map((fact) => fact.sector)).size).toBe(268)
    expect(facts.filter((fact) => fact.straddles && (fact.authority ?? fact.district) !== null)).toEqual([])
  })

  it('may be asked to load the sectors again, and changes nothing', async () => {
    await database.owner
      .updateTable('postcode_sector')
      .set({ straddles: true, authority: null })
      .where('sector', '=', 'CB4 1')
      .execute()
    await loadSectors(database.db)
    expect(await find('CB4 1AA')).toEqual({ kind: 'straddles' })
  })
})

describe('where the ONS file names the postcode', () => {
  beforeAll(async () => {
    await database.db
      .insertInto('postcode')
      .values([
        {
          postcode: 'PE86ZZ',
          district: 'E07000011',
          authority: cambridgeshire,
          easting: null,
          northing: null,
        },
        { postcode: 'PE86ZY', district: 'E06000061', authority: null, easting: null, northing: null },
        { postcode: 'CB12ZZ', district: 'E06000031', authority: peterborough, easting: null, northing: null },
      ])
      .execute()
  })

  it('a postcode in a straddling sector is answered', async () => {
    expect(await find('PE8 6ZZ')).toEqual({ kind: 'one', authority: cambridgeshire, by: 'postcode' })
    expect(await find('PE8 6ZY')).toEqual({ kind: 'another-council', district: 'North Northamptonshire' })
  })

  it('the postcode itself outranks its sector', async () => {
    expect(await find('cb1 2zz')).toEqual({ kind: 'one', authority: peterborough, by: 'postcode' })
  })

  it('a postcode the file does not name still straddles', async () => {
    expect(await find('PE8 6AA')).toEqual({ kind: 'straddles' })
  })
})
