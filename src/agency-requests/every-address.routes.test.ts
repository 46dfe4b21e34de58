import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { getRoutes } from '../../test/scenarios/reading-everything.ts'
import { aSubject, asked, type AskedOnce, closed, navigator } from './request.test-data.ts'

/** A navigator tries every address of the service with ids that exist (authorisation B3 step 3, B8 no. 8). */

let service: TestService
let own: AskedOnce
let theirs: AskedOnce

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z', county: 60 })
  own = await asked(service, peterborough, 'police')
  theirs = await asked(service, peterborough, 'health', {
    enquiryId: own.enquiryId,
    subjects: [aSubject({ categories: ['health'] })],
  })
  await closed(service, await asked(service, cambridgeshire, 'police'))
}, 120_000)
afterAll(() => service.stop())

const tablesOfRooms = [
  'contact',
  'contact_child',
  'hand_over',
  'enquiry',
  'person',
  'alert',
  'message',
  'disclosure',
  'match_review',
  'people_import',
] as const

/** An id of each kind of record there is. */
const idsThatExist = async (): Promise<string[]> => {
  const found: string[] = []
  for (const table of tablesOfRooms) {
    const rows = await service.database.owner.selectFrom(table).select('id').orderBy('id').limit(1).execute()
    found.push(...rows.map(({ id }) => String(id)))
  }
  return [...new Set([...found, own.enquiryId, theirs.id])]
}

/** Streams never end; scripts and styles are for everybody. */
const isLeftOut = (path: string): boolean => /\/(events|changes)$|^\/(assets|sign-in\/with)/.test(path)

const addresses = async (): Promise<string[]> => {
  const ids = await idsThatExist()
  return getRoutes(service)
    .filter((path) => !isLeftOut(path))
    .flatMap((path) =>
      path.includes(':')
        ? ids.flatMap((id) =>
            [cambridgeshire, peterborough].map((owner) =>
              path.replaceAll(/:(owner|authority|council)/g, owner).replaceAll(/:\w+/g, id),
            ),
          )
        : [path],
    )
    .filter((path, index, all) => all.indexOf(path) === index)
}

/**
 * What a navigator has: their own trays, what agreements say, and what is open to anybody. Taking a worry in is refused
 * to nobody who works here, so the list of their own unfinished calls opens too, and is empty; so is the list of those
 * they may invite, where they manage nobody.
 */
const theirOwn =
  /^\/(requests(\/part|\/answered)?|agreements(\/.*)?|acting-for|sign-in(\/passkey)?|sessions|passkeys|invitations|start|health|accessibility|privacy|licences|councils\.css|refer(\/.*)?|phone|alerts\/own)?$/

test('a navigator who tries every address gets the agency’s own pages, the agreements, and what is open to anybody', async () => {
  const rook: Visitor = await navigator(service, 'policeNavigator', 'police')
  const all = await addresses()
  expect(all.length).toBeGreaterThan(200)
  const given: string[] = []
  for (const address of all) {
    await rook.open(address)
    if (rook.status < 400 && !theirOwn.test(rook.path.split(/[?#]/)[0] ?? ''))
      given.push(`${address} → ${rook.path}`)
  }
  expect(given).toEqual([])
}, 300_000)
