import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { instant } from '../time/index.ts'
import { csvFields } from './csv-rows.ts'
import { loadPostcodes, NotAPostcodeFile, type Progress } from './load.ts'
import { pastLoads, rejectedIn } from './load.sql.ts'
import { findPlaces } from './places.sql.ts'
import { rejectsAsCsv } from './rejects-csv.ts'
import { loadSectors } from './sectors.ts'

const at = instant('2026-11-23T09:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await loadSectors(database.db)
})
afterAll(() => database.drop())

const bytes = new TextEncoder()

/** A file that arrives in pieces of a few bytes, so that rows and letters are cut anywhere. */
async function* inPieces(text: string, size = 7) {
  const all = bytes.encode(text)
  for (let from = 0; from < all.length; from += size) yield all.subarray(from, from + size)
}

const load = (text: string, name = 'test.csv') =>
  loadPostcodes(database.db, { name, chunks: inPieces(text) }, at)

const heading = 'postcode,district,authority,easting,northing'

describe('loading a file of postcodes', () => {
  it('keeps each postcode with its district, council and grid reference', async () => {
    const { rows, rejectedRows } = await load(
      `${heading}\nPE1 1AA,E06000031,E06000031,519000,298000\nPE86AA,E07000011,E10000003,,\n`,
    )
    expect({ rows, rejectedRows }).toEqual({ rows: 2, rejectedRows: 0 })
    expect(await findPlaces(database.db, 'PE8 6AA')).toEqual({
      kind: 'one',
      authority: 'E10000003',
      by: 'postcode',
    })
  })

  it('reads the ONS file’s own columns, in any order, and gives a district of Cambridgeshire to the county', async () => {
    const { rejected } = await load(
      '\ufeff"oslaua","dointr","pcds","oseast1m","osnrth1m"\r\n"E07000010","198001","PE14 7ZZ",0545000,308000\r\n"E07000146","198001","PE14 7ZY",,""',
    )
    expect(rejected).toEqual([])
    expect(await findPlaces(database.db, 'PE14 7ZZ')).toMatchObject({
      authority: 'E10000003',
      by: 'postcode',
    })
    expect(await findPlaces(database.db, 'PE14 7ZY')).toMatchObject({
      district: 'King’s Lynn and West Norfolk (Norfolk)',
    })
  })

  it('leaves out rows that cannot be right, and says which and why', async () => {
    const { rows, rejected, id } = await load(
      [
        heading,
        'CB3 0AA,E07000008,E10000003,1,2',
        'CB3 0AB,E07000008',
        'nonsense,E07000008,E10000003,1,2',
        'CB3 0AC,,E10000003,1,2',
        'CB3 0AD,NaN,,1,2',
        'CB3 0AE,Cambridge,E10000003,1,2',
        'CB3 0AF,E07000008,E10000003,east,2',
        'CB3 0AG,E07000008,,1,2',
        'CB3 0AA,E07000008,E10000003,1,2',
        'CB3 0AA,E06000031,E06000031,1,2',
        '',
        'x'.repeat(30_000),
        '=HYPERLINK("http://x"),E07000008,E10000003,1,2',
        'CB3 0AH,E07000008,E10000003,1,2',
      ].join('\n'),
    )
    expect(rows).toBe(2)
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'has another number of columns than the heading'],
      [4, 'does not look like a postcode'],
      [5, 'names no district'],
      [6, 'names no district'],
      [7, 'names a district by something that is not an ONS code'],
      [8, 'gives a grid reference that is not a number'],
      [9, 'names a council that is not the one answerable in that district'],
      [11, 'was named before, in another district'],
      [13, 'is longer than any row of the file can be'],
      [14, 'does not look like a postcode'],
    ])
    const kept = await database.db.transaction().execute((tx) => rejectedIn(tx, id))
    expect(kept).toEqual(rejected)
    expect(rejectsAsCsv(rejected)).toContain(`14,"does not look like a postcode","'=HYPERLINK(`)
  })

  it('remembers what was loaded, when, and how much was left out', async () => {
    const [newest] = await database.db.transaction().execute(pastLoads)
    expect(newest).toMatchObject({ loadedAt: at, source: 'test.csv', rows: 2, rejectedRows: 10 })
  })

  it('loaded again it corrects what has changed and adds nothing twice', async () => {
    await load(`${heading}\nPE8 6BB,E07000011,E10000003,1,2\n`)
    await load(`${heading}\nPE8 6BB,E06000061,,1,2\n`)
    expect(await findPlaces(database.db, 'PE8 6BB')).toEqual({
      kind: 'another-council',
      district: 'North Northamptonshire',
    })
  })

  it('a sector once known to straddle is never decided by a file that holds part of it', async () => {
    await load(`${heading}\nSG8 5AA,E07000012,E10000003,1,2\n`)
    expect(await findPlaces(database.db, 'SG8 5ZZ')).toEqual({ kind: 'straddles' })
  })

  it('a sector thought to lie in one council straddles as soon as a file shows two', async () => {
    await load(`${heading}\nCB4 2AA,E07000245,,1,2\n`)
    expect(await findPlaces(database.db, 'CB4 2ZZ')).toEqual({ kind: 'straddles' })
  })

  it('a file of something else is refused and leaves everything as it was', async () => {
    await expect(load('name,age\nMaya,6\n')).rejects.toThrow(NotAPostcodeFile)
    await expect(load('')).rejects.toThrow(NotAPostcodeFile)
  })

  it('a very large file takes no more memory than a small one', async () => {
    const rowsWanted = 200_000
    async function* large() {
      yield bytes.encode(`${heading}\n`)
      for (let from = 0; from < rowsWanted; from += 1000) {
        yield bytes.encode(
          Array.from({ length: 1000 }, (_, index) => {
            const [letters, figure] = [(from + index) % 676, Math.floor((from + index) / 676)]
            const pair = String.fromCharCode(65 + Math.floor(letters / 26), 65 + (letters % 26))
            return `ZX${String(figure % 100)} ${String(Math.floor(figure / 100))}${pair},E07000008,E10000003,1,2\n`
          }).join(''),
        )
      }
    }
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    let most = 0
    const progress: Progress[] = []
    const { rows } = await loadPostcodes(database.db, { name: 'large.csv', chunks: large() }, at, (now) => {
      most = Math.max(most, process.memoryUsage().rss)
      progress.push({ ...now })
    })
    expect(rows).toBe(rowsWanted)
    expect(progress.length).toBeGreaterThanOrEqual(rowsWanted / 5_000)
    expect(progress.at(-1)?.bytes).toBeGreaterThan(5_000_000)
    expect((most - before) / 1e6).toBeLessThan(150)
    await sql`delete from postcode where postcode like 'ZX%'`.execute(database.owner)
  })
})

describe('one line of a CSV file', () => {
  it.each<[string, string[]]>([
    ['a,b,c', ['a', 'b', 'c']],
    ['"a","b, with comma",c', ['a', 'b, with comma', 'c']],
    ['"say ""hello""",x', ['say "hello"', 'x']],
    ['a,,', ['a', '', '']],
    ['', ['']],
    ['"never closed', ['never closed']],
  ])('%j has fields %j', (line, fields) => {
    expect(csvFields(line)).toEqual(fields)
  })
})
