import pg from 'pg'
import { symbols } from 'pino'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../service.ts'
import {
  agencies,
  conclude,
  kinds,
  type Kind,
  maySee,
  mayStandIn,
  plant,
  type Planted,
  secrets,
} from './hub-secrets.planted.ts'
import {
  type Answer,
  ask,
  everyReader,
  getRoutes,
  oneOfEach,
  readAll,
  type Reader,
} from './reading-everything.ts'

/**
 * Agencies say something at every share level, in words that stand nowhere else. Then every demo worker under every hat,
 * and somebody not signed in, reads everything links lead to and ids can be guessed for, while the enquiry is open and
 * after it is closed. No byte of any answer, no line of the log, no notification and no table gives away what that
 * reader may not see; and each is seen by somebody who may, or this could not fail (procedures 4.4, Appendix C).
 */

let service: TestService
let planted: Planted
let readers: readonly Reader[]
const logged: string[] = []
const notified: string[] = []
let ears: pg.Client

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  Object.assign(service.app.log, {
    level: 'debug',
    [symbols.streamSym]: { write: (line: string) => logged.push(line) },
  })
  ears = new pg.Client({ connectionString: service.database.ownerUrl })
  ears.on('notification', ({ channel, payload = '' }) => notified.push(`${channel} ${payload}`))
  await ears.connect()
  for (const channel of ['tray_changed', 'jobs:insert']) await ears.query(`listen "${channel}"`)
  planted = await plant(service)
  // Those who decide in the hub are told apart by who they are.
  readers = oneOfEach(await everyReader(service), ({ key, hat }) => (hat?.fn === 'mash' ? key : null))
}, 120_000)
afterAll(async () => {
  await ears.end()
  await service.stop()
})

type Found = { leaks: string[]; sightings: Map<string, Set<string>> }

const inspect = (reader: Reader, answer: Answer, stage: 'open' | 'closed', found: Found): void => {
  for (const kind of kinds) {
    const { name, trace } = secrets[kind]
    if (!trace.test(answer.bytes)) continue
    const { key, hat } = reader
    if (key !== null && maySee(kind, { key, hat }, stage)) {
      const seen = found.sightings.get(name) ?? new Set()
      found.sightings.set(name, seen.add(`${hat?.fn ?? ''} for ${hat?.authority ?? ''}`))
    } else
      found.leaks.push(`${name} told to ${reader.words} by ${answer.method} ${answer.url} while ${stage}`)
  }
}

const idsOf = async () => {
  const { owner } = service.database
  return {
    handOvers: (await owner.selectFrom('hand_over').select('id').execute()).map(({ id }) => id),
    items: (await owner.selectFrom('agency_reply_item').select('id').execute()).map(({ id }) => id),
    requests: Object.values(planted.requests),
    enquiries: [planted.enquiryId, planted.otherEnquiryId],
  }
}

/** Every address of every GET route, with the ids of what was planted. */
const addresses = async (): Promise<string[]> => {
  const { handOvers, items, requests, enquiries } = await idsOf()
  const fill = (path: string): string[] => {
    if (!path.includes(':')) return [path]
    const filled = path.startsWith('/enquiries/:id')
      ? enquiries.map((id) => path.replace(':id', id))
      : path.startsWith('/requests/:id')
        ? requests.map((id) => path.replace(':id', id))
        : path.startsWith('/hand-overs/:id')
          ? handOvers.map((id) => path.replace(':id', id))
          : path.startsWith('/contacts/:id')
            ? [path.replace(':id', planted.contactId)]
            : []
    return filled
      .flatMap((each) =>
        each.includes(':request') ? requests.map((id) => each.replace(':request', id)) : [each],
      )
      .flatMap((each) =>
        each.includes(':agency') ? agencies.map((code) => each.replace(':agency', code)) : [each],
      )
      .flatMap((each) => (/:\w+/.test(each) ? items.map((id) => each.replaceAll(/:\w+/g, id)) : [each]))
  }
  return getRoutes(service)
    .filter((path) => !/\/(events|changes)$|^\/assets|^\/people\/:id\/(?!record)/.test(path))
    .flatMap(fill)
}

/** What is found by searching differs by the function somebody acts in, not by who they are. */
const looksForPeople = ({ hat, key }: Reader): boolean =>
  hat?.authority === peterborough && ['adviser', 'mashWorker', 'assessmentPeterborough'].includes(key ?? '')

/** Rooms where an enquiry, a contact or a hand-over is shown; while it is open the others are left for the second reading. */
const isNear = (path: string): boolean =>
  /^\/(enquiries|requests|contacts|hand-overs|alerts|outbox|screening|disagreements|people)/.test(path)

/**
 * What everybody reads. Other rooms, and the many forms about one request or agency, are dealt out: each is read by every
 * eighth of them. `npm run leaks` tries all of it as everybody.
 */
const isMain = (path: string): boolean =>
  isNear(path) && !/^\/people|^\/enquiries\/[^/]+\/(ask|requests)\//.test(path)
const dealtAmong = 8

const readEverything = async (stage: 'open' | 'closed'): Promise<Found> => {
  const found: Found = { leaks: [], sightings: new Map() }
  const all = (await addresses()).filter((path) => stage === 'closed' || isNear(path))
  const follows = (url: string): boolean =>
    /^\/(enquiries|requests|contacts|hand-overs|alerts|outbox)/.test(url)
  for (const [place, reader] of readers.entries()) {
    const seeds = all.filter((path, nth) => isMain(path) || (nth + place) % dealtAmong === 0)
    await readAll(service, reader, { seeds, follows }, (answer) => inspect(reader, answer, stage, found))
    if (looksForPeople(reader))
      for (const kind of kinds) {
        const word = secrets[kind].trace.source
        const answer = await ask(service, reader, 'POST', '/search', { what: 'everything', q: word })
        // What somebody typed is shown to them again, in the box they typed it into.
        const said = { ...answer, bytes: answer.bytes.replaceAll(`value="${word}"`, '') }
        inspect(reader, said, stage, found)
      }
  }
  return found
}

const tablesWith = async (word: string): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'matching', 'graphile_worker') and c.relname not like 'pg_%'`.execute(
    service.database.owner,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.ref(name)} t where t::text ilike ${`%${word} was seen%`}`
      .execute(service.database.owner)
      .catch(() => ({ rows: [{ n: 0 }] }))
    if ((hits[0]?.n ?? 0) > 0) found.push(name)
  }
  return found.toSorted()
}

const everySeenBySomebody = (found: Found): void =>
  expect([...found.sightings.keys()].toSorted()).toEqual(kinds.map((kind) => secrets[kind].name).toSorted())

describe('what agencies say in the hub', () => {
  it('is read by nobody it is not for while the enquiry is open, and by somebody it is for', async () => {
    const found = await readEverything('open')
    expect(found.leaks).toEqual([])
    everySeenBySomebody(found)
  }, 600_000)

  it('is read by nobody it is not for once the child has gone to its team', async () => {
    await conclude(service, planted)
    await service.runJobs()
    const found = await readEverything('closed')
    expect(found.leaks).toEqual([])
    expect([...(found.sightings.get(secrets.professionals.name) ?? [])]).toContain(
      `assessment for ${peterborough}`,
    )
    everySeenBySomebody(found)
  }, 600_000)

  it('stands in no table but its own: no letter, no alert, no job, no other fact', async () => {
    const places: Record<string, string[]> = {}
    for (const kind of kinds) places[kind] = await tablesWith(secrets[kind].trace.source)
    expect(places).toEqual(Object.fromEntries(kinds.map((kind: Kind) => [kind, [...mayStandIn(kind)]])))
  })

  it('is in no line of the log and in no notification', () => {
    const told = [...logged, ...notified].join('\n')
    expect(kinds.filter((kind) => secrets[kind].trace.test(told))).toEqual([])
  })
})
