import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { type Described, nobodyDescribed } from '../matching/index.ts'
import { findForCard } from '../emergency-duty/emergency-card.sql.ts'
import { findPeople } from '../people/index.ts'
import { day, instant } from '../time/index.ts'
import { actorFor, sealedChild } from './sealed.test-data.ts'

let service: TestService
const byDay = '2026-11-23T10:00:00Z'
const atNight = '2026-11-23T23:30:00Z'

const officer = () => service.signedIn('privacyPeterborough', { authority: peterborough, fn: 'oversight' })

const search = async (
  heard: Partial<Described>,
  who: StaffActor,
  about?: { kind: 'contact'; id: string },
): Promise<unknown> =>
  asActor(service.house.db, contextFor(who, 'people.search', service.house.now()), (tx) =>
    findPeople(tx, { ...nobodyDescribed, ...heard }, 10, about),
  )

const byName = (given: string, family: string, born: string): Partial<Described> => ({
  names: [{ given, family, use: 'as-heard' }],
  born: { on: day(born), precision: 'day' },
})

const searchesOf = (personId: string) =>
  service.database.owner.selectFrom('sealed_search').selectAll().where('person_id', '=', personId).execute()

const alertsOf = (id: string) =>
  service.database.owner.selectFrom('alert').selectAll().where('subject_id', '=', id).execute()

beforeAll(async () => {
  service = await startService({ now: byDay })
})
beforeEach(() => service.setClock(byDay))
afterAll(() => service.stop())

describe('a custodian', () => {
  it('finds the sealed record by searching, and the card leads to where it is looked after', async () => {
    const child = await sealedChild(service, 'Cordelia', 'Bittern', '2012-05-09')
    const custodian = await officer()
    await custodian.open('/search')
    await custodian.submit('/search', { q: 'Cordelia Bittern' })
    const link = custodian.page.querySelector(`a[href*="${child}"]`)?.getAttribute('href') ?? ''
    await custodian.open(link)
    expect([custodian.status, link]).toEqual([200, `/people/${child}/custody`])
    expect(custodian.text).toContain('Cordelia Bittern')
  })
})

describe('a search that met a sealed record', () => {
  it('shows the searcher nothing, and alerts the custodians with a clock from the moment of the search', async () => {
    const child = await sealedChild(service, 'Quilla', 'Nightjar', '2014-03-02')
    const adviser = await actorFor(service, 'adviser', peterborough, 'screening')
    expect(await search(byName('Quilla', 'Nightjar', '2014-03-02'), adviser)).toEqual({
      matches: [],
      tooMany: false,
    })
    await service.runJobs()
    const [met] = await searchesOf(child)
    expect(met).toMatchObject({
      owner: peterborough,
      staff_id: people.adviser.id,
      acting_for: peterborough,
      fn: 'screening',
      asked_at: instant(byDay),
      due_at: instant('2026-11-23T11:00:00Z'),
      answered_at: null,
    })
    expect(await alertsOf(met?.id ?? '')).toMatchObject([
      {
        owner: peterborough,
        kind: 'sealed-search',
        for_fn: 'oversight',
        for_role: 'privacy-officer',
        seen_at: null,
      },
    ])
    const clocks = await service.database.owner
      .selectFrom('clock')
      .select(['rule', 'due_at', 'stopped_at'])
      .where('subject_id', '=', met?.id ?? '')
      .execute()
    expect(clocks).toEqual([
      { rule: 'SEALED-SEARCH-DAY', due_at: instant('2026-11-23T11:00:00Z'), stopped_at: null },
    ])
  })

  it('at night is due at once', async () => {
    const child = await sealedChild(service, 'Nocturna', 'Nightjar', '2012-01-02')
    service.setClock(atNight)
    await search(
      byName('Nocturna', 'Nightjar', '2012-01-02'),
      await actorFor(service, 'nightWorker', cambridgeshire, 'emergency-duty'),
    )
    await service.runJobs()
    expect(await searchesOf(child)).toMatchObject([{ acting_for: cambridgeshire, due_at: instant(atNight) }])
  })

  it('is met by the search for an emergency card too, whatever has lapsed', async () => {
    const child = await sealedChild(service, 'Emergentia', 'Nightjar', '2012-02-03')
    service.setClock(atNight)
    const night = contextFor(
      await actorFor(service, 'nightWorker', peterborough, 'emergency-duty'),
      'emergency-card.open',
      service.house.now(),
    )
    const { people: found } = await asActor(service.house.db, { ...night, actingFor: [peterborough] }, (tx) =>
      findForCard(
        tx,
        { words: ['emergentia', 'nightjar'], born: day('2012-02-03') },
        { reason: 'child-found', words: 'Found alone at the station' },
      ),
    )
    expect(found).toEqual([])
    await service.runJobs()
    expect(await searchesOf(child)).toMatchObject([
      { staff_id: people.nightWorker.id, due_at: instant(atNight) },
    ])
  })

  it('follows the time that the council has set', async () => {
    await service.database.owner
      .insertInto('setting')
      .values({
        id: crypto.randomUUID(),
        authority: peterborough,
        name: 'clock.SEALED-SEARCH-DAY',
        effective_from: day('2026-11-24'),
        value: JSON.stringify({ unit: 'clock-hours', n: 3 }),
        reason: 'Decided by the board',
      })
      .execute()
    service.setClock('2026-11-24T10:00:00Z')
    const child = await sealedChild(service, 'Setty', 'Nightjar', '2013-01-02')
    await search(
      byName('Setty', 'Nightjar', '2013-01-02'),
      await actorFor(service, 'adviser', peterborough, 'screening'),
    )
    await service.runJobs()
    expect(await searchesOf(child)).toMatchObject([{ due_at: instant('2026-11-24T13:00:00Z') }])
  })

  it('typed letter by letter is one, with one alert; from another worker it is another', async () => {
    const child = await sealedChild(service, 'Ottoline', 'Nightjar', '2011-04-05')
    const adviser = await actorFor(service, 'adviser', peterborough, 'screening')
    for (const family of ['Nightj', 'Nightja', 'Nightjar'])
      await search(byName('Ottoline', family, '2011-04-05'), adviser)
    await service.runJobs()
    service.setClock('2026-11-23T10:20:00Z')
    await search(byName('Ottoline', 'Nightjar', '2011-04-05'), adviser)
    await search(
      byName('Ottoline', 'Nightjar', '2011-04-05'),
      await actorFor(service, 'secondAdviser', cambridgeshire, 'screening'),
    )
    await service.runJobs()
    const met = await searchesOf(child)
    expect(met.map(({ staff_id }) => staff_id).toSorted()).toEqual([
      people.adviser.id,
      people.secondAdviser.id,
    ])
    const mine = met.find(({ staff_id }) => staff_id === people.adviser.id)
    expect(mine).toMatchObject({ asked_at: instant(byDay), asked_last_at: instant('2026-11-23T10:20:00Z') })
    expect(await alertsOf(mine?.id ?? '')).toHaveLength(1)
  })

  it('is none where the custodian searches, or where only a little agrees', async () => {
    const child = await sealedChild(service, 'Perpetua', 'Nightjar', '2010-06-07')
    await search(
      byName('Perpetua', 'Nightjar', '2010-06-07'),
      await actorFor(service, 'privacyPeterborough', peterborough, 'oversight'),
    )
    await search(
      byName('Perpetua', 'Whimbrel', '1999-01-01'),
      await actorFor(service, 'adviser', peterborough, 'screening'),
    )
    await service.runJobs()
    expect(await searchesOf(child)).toEqual([])
  })

  it('leaves no trace of what was typed once the custodians have been told', async () => {
    await search(
      byName('Somebody', 'Else', '2010-06-08'),
      await actorFor(service, 'adviser', peterborough, 'screening'),
    )
    await service.runJobs()
    const { rows } = await sql<{ kept: number }>`select count(*) as kept from matching.question`.execute(
      service.database.owner,
    )
    expect(rows).toEqual([{ kept: 0 }])
  })
})

describe('the custodian', () => {
  let child: string
  let id: string
  let visitor: Visitor

  beforeAll(async () => {
    service.setClock(byDay)
    child = await sealedChild(service, 'Isolde', 'Sanderling', '2015-05-06')
    await search(
      byName('Isolde', 'Sanderling', '2015-05-06'),
      await actorFor(service, 'adviser', peterborough, 'screening'),
    )
    await service.runJobs()
    id = (await searchesOf(child))[0]?.id ?? ''
    visitor = await officer()
  })

  it('sees who searched, for whom, and how long is left, and not whose record it is in the tray', async () => {
    await visitor.open('/sealed-searches')
    expect(visitor.heading).toContain('Searches that met a sealed record')
    expect(visitor.text).toContain('Wren Willow, acting for Peterborough')
    expect(visitor.text).toContain('1 h left')
    expect(visitor.text).not.toContain('Isolde')
    await visitor.open('/alerts')
    expect(visitor.page.querySelector(`a[href="/sealed-searches/${peterborough}/${id}"]`)).not.toBeNull()
  })

  it('opens one and reads what was asked, and whom to ring', async () => {
    await visitor.open(`/sealed-searches/${peterborough}/${id}`)
    expect(visitor.text).toContain('Isolde Sanderling')
    expect(visitor.text).toContain('born 6 May 2015')
    expect(visitor.text).toContain('Customer Service Centre')
    expect(visitor.text).toContain('Ring the adoption team')
    expect(visitor.text).toContain('01632 960101')
  })

  it.each<[string, Record<string, string>, string]>([
    ['nothing chosen', {}, 'Choose what you did'],
    ['nobody named', { outcome: 'told', whom: '', what: 'Ring the adoption team' }, 'Enter whom you told'],
    ['nothing said', { outcome: 'told', whom: 'Wren Willow', what: '' }, 'Enter what you told them'],
    ['no reason', { outcome: 'nothing', because: '' }, 'Enter why nobody needs to be told'],
  ])('is asked again with %s, and nothing typed is lost', async (_what, typed, message) => {
    await visitor.open(`/sealed-searches/${peterborough}/${id}`)
    await visitor.submit(`/sealed-searches/${peterborough}/${id}/answer`, typed)
    expect(visitor.text).toContain(message)
    if (typed['what'])
      expect(visitor.page.querySelector('textarea[name="what"]')?.textContent).toBe(typed['what'])
  })

  it('writes down what was told to whom; the clock stops and it is a fact', async () => {
    service.setClock('2026-11-23T10:25:00Z')
    await visitor.open(`/sealed-searches/${peterborough}/${id}`)
    // A quarter of an hour has gone by: they show first that it is still them.
    await visitor.submit('/sign-in/again')
    await visitor.submit(`/sealed-searches/${peterborough}/${id}/answer`, {
      outcome: 'told',
      whom: 'Wren Willow',
      what: 'Rang her: the child is known and safe, ask the adoption team for the worker',
    })
    expect(visitor.path).toBe('/sealed-searches')
    expect(visitor.text).toContain('told by hand')
    const clock = await service.database.owner
      .selectFrom('clock')
      .select('stopped_at')
      .where('subject_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(clock.stopped_at).toBe(instant('2026-11-23T10:25:00Z'))
    const facts = await service.database.owner
      .selectFrom('event')
      .select(['type', 'staff_id', 'data'])
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
    expect(facts.map(({ type }) => type)).toEqual(['met', 'answered'])
    expect(facts[1]).toMatchObject({
      staff_id: people.privacyPeterborough.id,
      data: { outcome: 'told', whom: 'Wren Willow' },
    })
    await visitor.open(`/sealed-searches/${peterborough}/${id}`)
    expect(visitor.text).toContain('Wren Willow was told')
    expect(visitor.page.querySelector('form[action$="/answer"]')).toBeNull()
  })

  it('is the only one: nobody else sees the tray, a search in it, or a row of it', async () => {
    for (const [key, fn] of [
      ['adviser', 'screening'],
      ['screeningManager', 'screening'],
      ['nightWorker', 'emergency-duty'],
    ] as const) {
      const other = await service.signedIn(key, { authority: peterborough, fn })
      for (const path of ['/sealed-searches', `/sealed-searches/${peterborough}/${id}`]) {
        await other.open(path)
        expect([path, other.status]).toEqual([path, 404])
      }
      const rows = await asActor(
        service.house.db,
        contextFor(await actorFor(service, key, peterborough, fn), 'contact.tray', service.house.now()),
        (tx) => tx.selectFrom('sealed_search').select('id').execute(),
      )
      expect(rows).toEqual([])
    }
    const neighbour = await service.signedIn('privacyCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    await neighbour.open(`/sealed-searches/${peterborough}/${id}`)
    expect(neighbour.status).toBe(404)
  })
})
