import { generateKeyPairSync } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { addPeople, maya, namesake, restrictedBoy } from '../emergency-duty/card.test-data.ts'
import { type Taken, worry } from '../hand-overs/worry.test-data.ts'
import { sealRecord } from '../proof/sealing.ts'

let service: TestService
let officer: Visitor
let contact: Taken
let adviser: Visitor

beforeAll(async () => {
  service = await startService({ now: '2026-11-20T09:00:00Z' })
  service.house.record = { name: 'test', key: generateKeyPairSync('ed25519').privateKey, witnesses: [] }
  await addPeople(service.database.owner)
  contact = await worry(service, peterborough)
  await sql`update contact_child set person_id = ${maya} where contact_id = ${contact.id}`.execute(
    service.database.owner,
  )
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await adviser.open(`/contacts/${contact.id}`)
  service.setClock('2026-11-21T10:30:00Z')
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await adviser.open(`/people/${maya}`)
  const social = await service.signedIn('assessmentPeterborough')
  await social.open(`/contacts/${contact.id}`)
  const night = await service.signedIn('nightWorker', { authority: cambridgeshire, fn: 'emergency-duty' })
  await night.open(`/people/${restrictedBoy}`)
  await sealRecord({}, service.house)
  service.setClock('2026-11-23T09:00:00Z')
})
afterAll(() => service.stop())
beforeEach(async () => {
  officer = await service.signedIn('privacyPeterborough')
})

describe('who looked at a child', () => {
  test('in one step: at the record and at every contact, for whom, with what right, where it is sealed', async () => {
    await officer.open(`/access-history/person/${maya}`)
    expect(officer.heading).toBe('Who looked at Maya Tealfeather')
    for (const said of [
      'Saturday 21 November 2026, 10:30',
      'Wren Willow, acting for Peterborough, screening',
      'Maya Tealfeather: open a person',
      `contact ${contact.reference}: open a contact`,
      'Seen: as Cambridgeshire County Council employee, under Delegation Agreement 2018',
      'Sandpiper Spruce, acting for Peterborough, assessment',
      'Refused: not with them or their team, and no reason given',
      'Sealed in checkpoint 1',
    ])
      expect(officer.text).toContain(said)
  })

  test('asking is itself a look, the latest of them', async () => {
    await officer.open(`/access-history/person/${maya}`)
    const [first] = officer.page.querySelectorAll('tbody tr')
    expect(first?.textContent).toContain('Pipit Pine')
    expect(first?.textContent).toContain('look at who looked at somebody')
    expect(first?.textContent).toContain('Written, sealed within a minute')
  })

  test('from a search', async () => {
    await officer.open('/search')
    await officer.submit('/search', { q: 'Maya Tealfeather' })
    const link = officer.page.querySelectorAll('main a').find((each) => each.textContent === 'Who looked')
    expect(link?.getAttribute('href')).toBe(`/access-history/person/${maya}`)
  })

  test('for some days only', async () => {
    await officer.open(
      `/access-history/person/${maya}?from-day=20&from-month=11&from-year=2026&to-day=20&to-month=11&to-year=2026`,
    )
    expect(officer.text).toContain('Friday 20 November 2026, 09:00')
    expect(officer.text).not.toContain('21 November')
    await officer.open(
      `/access-history/person/${maya}?from-day=1&from-month=1&from-year=2020&to-day=2&to-month=1&to-year=2020`,
    )
    expect(officer.text).toContain('Nobody looked in these days.')
    await officer.open(`/access-history/person/${maya}?from-day=31&from-month=2&from-year=2026`)
    expect(officer.text).toContain('Enter a real day')
    expect(officer.page.querySelector('#from-day')?.getAttribute('value')).toBe('31')
  })

  test('of a restricted record too, without its name', async () => {
    await officer.open(`/access-history/person/${restrictedBoy}`)
    expect(officer.heading).toBe('Who looked at a restricted record')
    expect(officer.text).not.toMatch(/osric|dunlin/i)
  })

  test('of the other council’s child: nothing, not even that there is one', async () => {
    expect((await officer.open(`/access-history/person/${namesake}`)).status).toBe(404)
    expect((await officer.open(`/access-history/person/${crypto.randomUUID()}`)).status).toBe(404)
  })

  test('fifty at a time, each once, to the end', async () => {
    await sql`insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
      select ${peterborough}, gen_random_uuid(), ${people.adviser.id}, ${peterborough}, 'screening', 'contact.open', 'contact', ${contact.id}, 'seen', '{}',
        timestamptz '2026-10-01T09:00:00Z' + (n % 40) * interval '1 minute' from generate_series(1, 120) n`.execute(
      service.database.owner,
    )
    const seen: string[] = []
    await officer.open(`/access-history/person/${maya}?to-day=1&to-month=10&to-year=2026`)
    for (let pages = 1; ; pages += 1) {
      const links = officer.page
        .querySelectorAll('tbody a[href^="/proof-of-the-record"]')
        .map((a) => a.getAttribute('href') ?? '')
      seen.push(...officer.page.querySelectorAll('tbody tr').map((row) => row.textContent), ...links)
      const next = officer.page.querySelector('a[rel="next"]')?.getAttribute('href')
      if (!next) {
        expect(pages).toBe(3)
        break
      }
      await officer.open(next)
    }
    expect(officer.page.querySelectorAll('tbody tr')).toHaveLength(20)
  })
})

describe('what a worker looked at', () => {
  test('is not there for a partner agency, whether the worker is or not', async () => {
    const police = await service.signedIn('policeNavigator', { authority: 'police', fn: 'navigator' })
    for (const id of [people.adviser.id, crypto.randomUUID()]) {
      await police.open(`/access-history/staff/${id}`)
      expect([police.status, police.heading]).toEqual([404, 'Not found'])
    }
  })

  test('at this council’s records, with the name of each that may be known', async () => {
    await officer.open(`/access-history/staff/${people.adviser.id}`)
    expect(officer.heading).toBe('What Wren Willow looked at')
    expect(officer.text).toContain('Acting for Peterborough, screening')
    expect(officer.page.querySelector(`a[href="/access-history/person/${maya}"]`)?.textContent).toBe(
      'Maya Tealfeather',
    )
  })

  test('is not the other council’s to know', async () => {
    const other = await service.signedIn('privacyCambridgeshire')
    await other.open(`/access-history/staff/${people.adviser.id}`)
    expect(other.text).toContain('They looked at nothing of this council.')
  })

  test('is itself on the record, under the worker’s name', async () => {
    await officer.open(`/access-history/staff/${people.adviser.id}`)
    await officer.open(`/access-history/staff/${people.privacyPeterborough.id}`)
    expect(officer.text).toContain('what Wren Willow looked at: look at what a worker looked at')
  })

  test('is reached from a list of everybody who looked', async () => {
    await officer.open('/access-history')
    const names = officer.page.querySelectorAll('tbody a').map((link) => link.textContent)
    expect(names).toContain('Wren Willow')
    expect(names).toContain('Sandpiper Spruce')
    // Who was refused looked too.
    expect(names).toContain('Owl Oak')
  })
})

test('nobody but a privacy officer has it: not a director, not a worker', async () => {
  for (const [person, hat] of [
    ['directorPeterborough', undefined],
    ['screeningManager', { authority: peterborough, fn: 'screening' }],
    ['adviser', { authority: peterborough, fn: 'screening' }],
  ] as const) {
    const visitor = await service.signedIn(person, hat)
    for (const path of [
      '/access-history',
      `/access-history/person/${maya}`,
      `/access-history/staff/${people.adviser.id}`,
    ])
      expect((await visitor.open(path)).status, `${person} ${path}`).toBe(404)
  }
})

describe('the proof', () => {
  test('of one look: its place, what was signed, and a file that names nobody', async () => {
    await officer.open(`/access-history/person/${maya}`)
    const link = officer.page
      .querySelectorAll('tbody a')
      .find((a) => a.textContent === 'Sealed in checkpoint 1')
    await officer.open(link?.getAttribute('href') ?? '')
    expect(officer.heading).toMatch(/^Entry \d+ of the record$/)
    expect(officer.text).toContain(`test/${peterborough}`)
    await officer.open(`${officer.path}/file`)
    const file = officer.page.textContent
    expect(file).toContain('front-door entry 1')
    expect(file).not.toContain(people.adviser.id)
  })

  test('of the record as a whole says how far it is sealed, signed and witnessed', async () => {
    const director = await service.signedIn('directorPeterborough')
    await director.open('/proof-of-the-record')
    expect(director.text).toContain('Peterborough')
    expect(director.text).toContain('checkpoint 1')
    expect(director.text).toContain('No witness has signed this council’s record.')
    expect(director.text).not.toContain('Cambridgeshire')
  })

  test('is nothing for somebody who may not see the row', async () => {
    const { rows } = await sql<{
      id: string
    }>`select id from look where owner = ${peterborough} limit 1`.execute(service.database.owner)
    const other = await service.signedIn('privacyCambridgeshire')
    expect((await other.open(`/proof-of-the-record/look/${rows[0]?.id ?? ''}`)).status).toBe(404)
    const worker = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    expect((await worker.open('/proof-of-the-record')).status).toBe(404)
  })
})
