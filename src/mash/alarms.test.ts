import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { mashBookFor, type Rating } from '../clocks/index.ts'
import { perform } from '../events/index.ts'
import { runTask } from '../hand-overs/worry.test-data.ts'
import { day } from '../time/index.ts'
import type { EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { enquiryNow, sentToMash, wearing } from './enquiry.test-data.ts'
import { rate } from './rating.rule.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
/** Each story has the jobs to itself. */
beforeEach(async () => {
  service.setClock(monday)
  await service.database.owner
    .updateTable('enquiry')
    .set({ stage: 'decided', decided_at: '2026-11-01T00:00:00.000Z' as never, silent_at: null })
    .where('stage', 'in', ['new', 'open'])
    .execute()
})
afterAll(() => service.stop())

const rated = async (id: string, rating: Rating, owner = peterborough) => {
  const at = service.house.now()
  const { timing } = await mashBookFor(service.house.db, owner, at)
  const done = await perform(service.house.db, enquiryStream, {
    actor: await wearing(service, 'mashManager', owner, 'mash'),
    at,
    action: 'enquiry.rate',
    owner,
    id,
    decide: (enquiry) =>
      enquiry
        ? rate(
            enquiry,
            { rating, because: 'The worry as told', seen: enquiry.ratings.at(-1)?.rating ?? null },
            { isManager: true, at, timing },
          )
        : { refused: 'closed' },
  })
  expect(done).toMatchObject({ done: true })
}

/** An enquiry rated the moment it came. */
const anEnquiry = async (rating: Rating | null, told: Parameters<typeof sentToMash>[2] = {}) => {
  const { enquiryId } = await sentToMash(service, peterborough, told)
  if (rating !== null) await rated(enquiryId, rating)
  return enquiryId
}

const at = async (clock: string): Promise<void> => {
  service.setClock(clock)
  await service.runJobs()
}

/** Who was told of what, in the order it was told. */
const toldOf = async (id: string): Promise<string[]> => {
  const rows = await service.database.owner
    .selectFrom('alert')
    .select(['kind', 'for_fn', 'for_role'])
    .where('subject_id', '=', id)
    .orderBy('raised_at')
    .orderBy('for_fn')
    .execute()
  return rows.map(({ kind, for_fn, for_role }) => `${kind}: ${for_fn} ${for_role}`)
}

const silentToManager = 'enquiry-silent: mash team-manager'
const silentToDirector = 'enquiry-silent: oversight director'

describe('nothing happens on an enquiry', () => {
  test('green: after four hours of the hub its managers are told, and from the second time the council', async () => {
    const id = await anEnquiry('green')
    await at('2026-11-23T13:59:00Z')
    expect(await toldOf(id)).toEqual([])
    await at('2026-11-23T14:00:00Z')
    expect(await toldOf(id)).toEqual([silentToManager])
    // Half an hour more today and the rest tomorrow.
    await at('2026-11-24T08:59:00Z')
    expect(await toldOf(id)).toEqual([silentToManager])
    await at('2026-11-24T09:00:00Z')
    expect(await toldOf(id)).toEqual([silentToManager, silentToManager, silentToDirector])
    expect(await enquiryNow(service, peterborough, id)).toMatchObject({
      alarms: 2,
      lastActedAt: '2026-11-23T10:00:00.000Z',
    })
  })

  test('somebody acts: the alarm is put off, and counted from nought again', async () => {
    const id = await anEnquiry('green')
    await at('2026-11-23T14:00:00Z')
    expect((await enquiryNow(service, peterborough, id)).alarms).toBe(1)
    service.setClock('2026-11-23T15:00:00Z')
    await rated(id, 'amber')
    expect((await enquiryNow(service, peterborough, id)).alarms).toBe(0)
    await at('2026-11-24T08:59:00Z')
    expect(await toldOf(id)).toEqual([silentToManager])
    await at('2026-11-24T09:00:00Z')
    expect(await toldOf(id)).toEqual([silentToManager, silentToManager])
  })

  test('rated in the very moment it came, it is silent by its colour and not as one nobody rated', async () => {
    const id = await anEnquiry('amber')
    await at('2026-11-23T12:30:00Z')
    expect(await toldOf(id)).toEqual([])
    await at('2026-11-23T13:00:00Z')
    expect(await toldOf(id)).toEqual([silentToManager])
  })

  test('red at night: emergency duty hears of the silence too, for nobody is in the hub', async () => {
    service.setClock('2026-11-23T17:00:00Z')
    const id = await anEnquiry('red')
    expect(await toldOf(id)).toEqual(['red-enquiry-runs-on: emergency-duty emergency-duty-worker'])
    await at('2026-11-23T19:00:00Z')
    expect((await toldOf(id)).slice(1)).toEqual([
      'enquiry-silent: emergency-duty emergency-duty-worker',
      silentToManager,
    ])
  })

  test('a council’s own hours count for that council alone', async () => {
    const { owner } = service.database
    const set = (value: object) =>
      owner
        .insertInto('setting')
        .values({
          id: crypto.randomUUID(),
          authority: cambridgeshire,
          name: 'mash-silence',
          effective_from: day('2026-01-01'),
          value: JSON.stringify(value),
          reason: 'Tried out',
        })
        .execute()
    await set({ red: 1, amber: 1, green: 1, blue: 1 })
    const theirs = await sentToMash(service, cambridgeshire)
    await rated(theirs.enquiryId, 'green', cambridgeshire)
    const ours = await anEnquiry('green')
    await at('2026-11-23T11:00:00Z')
    expect([await toldOf(theirs.enquiryId), await toldOf(ours)]).toEqual([[silentToManager], []])
    await owner.deleteFrom('setting').where('name', '=', 'mash-silence').execute()
  })

  test('on a decided one nothing is told any more', async () => {
    const id = await anEnquiry('green')
    await service.database.owner.deleteFrom('alert').where('subject_id', '=', id).execute()
    await perform(service.house.db, enquiryStream, {
      actor: { kind: 'system', job: 'test', actingFor: peterborough },
      at: service.house.now(),
      action: 'enquiry.work',
      owner: peterborough,
      id,
      decide: (): EnquiryEvent[] => [{ type: 'handed-back', because: 'sent on', stops: ['MASH-GREEN'] }],
    })
    await at('2026-11-30T12:00:00Z')
    expect(await toldOf(id)).toEqual([])
  })
})

describe('the time is up', () => {
  test('hub and council are told, once for each due time', async () => {
    const id = await anEnquiry('amber')
    const late = ['enquiry-late: mash team-manager', 'enquiry-late: oversight director']
    const lateOnly = async () => (await toldOf(id)).filter((told) => told.startsWith('enquiry-late'))
    await at('2026-11-24T10:00:00Z')
    expect(await lateOnly()).toEqual(late)
    await runTask(service, 'enquiry-late', { owner: peterborough, id })
    expect(await lateOnly()).toEqual(late)
    // Lowered by the manager it has time again; that too can run out.
    await rated(id, 'green')
    await at('2026-11-25T10:00:00Z')
    expect(await lateOnly()).toEqual(late)
    await at('2026-11-26T10:00:00Z')
    expect(await lateOnly()).toEqual([...late, ...late])
  })

  test('blue has no time that could be up', async () => {
    const id = await anEnquiry('blue')
    await at('2026-11-23T12:00:00Z')
    expect((await toldOf(id)).filter((told) => told.startsWith('enquiry-late'))).toEqual([])
  })
})

describe('the hub closes', () => {
  const runsOn = 'red-enquiry-runs-on: emergency-duty emergency-duty-worker'
  const nightTold = async (id: string) => (await toldOf(id)).filter((told) => told === runsOn)

  test('red, due before closing and undecided then: emergency duty is told, and may open it', async () => {
    const id = await anEnquiry('red')
    expect(await nightTold(id)).toEqual([])
    await at('2026-11-23T17:29:00Z')
    expect(await nightTold(id)).toEqual([])
    await at('2026-11-23T17:30:00Z')
    expect(await nightTold(id)).toEqual([runsOn])
    expect(enquiryStream.resource(await enquiryNow(service, peterborough, id)).teams).toContain(
      'queue:emergency-duty',
    )
    const visitor = await service.signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })
    await visitor.open('/alerts')
    const link = visitor.page.querySelector(`a[href="/enquiries/${id}"]`)
    expect(link).not.toBeNull()
    await visitor.open('/enquiries')
    expect(visitor.page.querySelector(`.board__lane a[href="/enquiries/${id}"]`)).not.toBeNull()
    await visitor.open(`/enquiries/${id}`)
    expect(visitor.status).toBe(200)
  })

  test('immediate and never rated: told as well', async () => {
    const id = await anEnquiry(null, { urgency: 'immediate' })
    await at('2026-11-23T17:30:00Z')
    expect(await nightTold(id)).toEqual([runsOn])
  })

  test('amber waits for the morning', async () => {
    const id = await anEnquiry('amber')
    await at('2026-11-23T17:30:00Z')
    expect(await nightTold(id)).toEqual([])
  })

  test('woken too late, when the hub is open again, it is looked at when that closes', async () => {
    const id = await anEnquiry('red')
    await at('2026-11-24T10:00:00Z')
    expect(await nightTold(id)).toEqual([])
    await at('2026-11-24T17:30:00Z')
    expect(await nightTold(id)).toEqual([runsOn])
  })
})

describe('the service was down', () => {
  test('what should have been told meanwhile is told when it starts, once', async () => {
    const [green, red, unrated] = [await anEnquiry('green'), await anEnquiry('red'), await anEnquiry(null)]
    // Their jobs are lost with the server.
    service.setClock('2026-11-24T19:00:00Z')
    await sql`delete from graphile_worker._private_jobs`.execute(service.database.owner)
    await service.runJobs()
    expect(await Promise.all([green, red, unrated].map(toldOf))).toEqual([[], [], []])
    for (let start = 0; start < 2; start += 1) {
      await runTask(service, 'enquiries-at-start', {})
      await service.runJobs()
    }
    const kinds = async (id: string) => (await toldOf(id)).map((told) => told.split(':')[0]).toSorted()
    expect(await kinds(green)).toEqual(['enquiry-silent'])
    expect(await kinds(red)).toEqual([
      'enquiry-late',
      'enquiry-late',
      'enquiry-silent',
      'red-enquiry-runs-on',
    ])
    expect(await kinds(unrated)).toEqual(['enquiry-late', 'enquiry-late', 'enquiry-silent'])
  })
})

test('an alert leads each to a page they may open', async () => {
  const id = await anEnquiry('green')
  await at('2026-11-23T14:00:00Z')
  await at('2026-11-24T09:00:00Z')
  expect(await toldOf(id)).toContain(silentToDirector)
  const director = await service.signedIn('directorPeterborough', {
    authority: peterborough,
    fn: 'oversight',
  })
  await director.open('/alerts')
  const href = `/enquiries?seen=${id}`
  expect(director.page.querySelector(`a[href="${href}"]`)).not.toBeNull()
  await director.open(href)
  expect(director.status).toBe(200)
  expect(director.page.querySelector('.tray__pin')?.textContent).toContain('The one you came for')
  const manager = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
  await manager.open('/alerts')
  expect(manager.page.querySelector(`a[href="/enquiries/${id}"]`)).not.toBeNull()
  expect((await manager.open(`/enquiries/${id}`)).status).toBe(200)
})
