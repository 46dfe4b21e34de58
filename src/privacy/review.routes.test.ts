import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { asActor } from '../db/index.ts'
import { addPeople, maya } from '../emergency-duty/card.test-data.ts'
import { type Taken, wearing, worry } from '../hand-overs/worry.test-data.ts'
import { sealCouncil } from '../proof/sealing.ts'
import { contextFor } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { goThroughLooks } from './review.tasks.ts'

let service: TestService
let officer: Visitor
beforeEach(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  await addPeople(service.database.owner)
  officer = await service.signedIn('privacyPeterborough')
  return () => service.stop()
})

/** As happens each minute. */
const aMinutePasses = async (): Promise<void> => {
  for (const council of [cambridgeshire, peterborough]) await sealCouncil(service.house, council)
  await goThroughLooks({}, service.house)
}

const tray = async (visitor = officer): Promise<string> => {
  await visitor.open('/privacy-reviews')
  return visitor.text
}

/** How many alerts say that nobody looked into it in time. */
const overdue = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from alert where kind = 'privacy-review-overdue' and owner = ${peterborough}`.execute(
    service.database.owner,
  )
  return rows[0]?.n ?? 0
}

const related = async (staffId: string): Promise<void> => {
  await service.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: staffId,
      person_id: maya,
      relation: 'aunt',
      declared_at: instant('2026-11-01T09:00:00Z'),
    })
    .execute()
}

const aboutMaya = async (): Promise<Taken> => {
  const contact = await worry(service, peterborough)
  await sql`update contact_child set person_id = ${maya} where contact_id = ${contact.id}`.execute(
    service.database.owner,
  )
  return contact
}

const open = async (visitor: Visitor, text: string): Promise<void> => {
  await visitor.open('/privacy-reviews')
  const link = visitor.page.querySelectorAll('main a').find((each) => each.textContent === text)
  await visitor.open(link?.getAttribute('href') ?? '/none')
}

const conflict = 'Tried to open the record of somebody they are related to'

/** The aunt has tried her niece's contact. */
const auntTried = async (): Promise<Taken> => {
  await related(people.auntAdviser.id)
  const contact = await aboutMaya()
  const aunt = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
  await aunt.open(`/contacts/${contact.id}`)
  expect(aunt.status).toBe(404)
  await aMinutePasses()
  return contact
}

describe('the privacy officers’ tray', () => {
  test('is empty while everybody does their work', async () => {
    const contact = await aboutMaya()
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open(`/contacts/${contact.id}`)
    await adviser.open(`/people/${maya}`)
    await aMinutePasses()
    expect(await tray()).toContain('Nothing waits')
  })

  test('shows that somebody tried the record of a relative: who, when, with a working day to look into it', async () => {
    const contact = await auntTried()
    const text = await tray()
    expect(text).toContain('1 look to look into')
    expect(text).toContain(`${conflict} · Dove Damson, today 09:00`)
    expect(text).not.toContain('Tealfeather')
    await open(officer, conflict)
    expect(officer.heading).toBe(conflict)
    for (const said of [
      'Peterborough, screening',
      `contact ${contact.reference}`,
      'related to somebody on the record',
      'Sealed as entry',
    ])
      expect(officer.text).toContain(said)
  })

  test('does not show the same thing again at every look, and each look only once', async () => {
    const contact = await auntTried()
    const aunt = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
    await aunt.open(`/contacts/${contact.id}`)
    await aMinutePasses()
    await aMinutePasses()
    expect(await tray()).toContain('1 look to look into')
    service.setClock('2026-11-24T09:30:00Z')
    const again = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
    await again.open(`/contacts/${contact.id}`)
    await aMinutePasses()
    expect(await tray(await service.signedIn('privacyPeterborough'))).toContain('2 looks to look into')
  })

  test('shows a record opened with a reason of their own, with what they said', async () => {
    const contact = await worry(service, peterborough)
    const social = await service.signedIn('assessmentPeterborough')
    await social.open(`/contacts/${contact.id}`)
    expect(social.text).toContain('Say why')
    await social.submit('/reason', { reason: 'The school rang me about this girl' })
    expect(social.status).toBe(200)
    await aMinutePasses()
    await open(officer, 'Opened a record that was not with them or their team')
    expect(officer.text).toContain('The school rang me about this girl')
    expect(officer.text).toContain('Sandpiper Spruce')
  })

  test('shows a look at somebody of their own surname', async () => {
    await service.database.owner
      .updateTable('person')
      .set({ family_name: 'Willow' })
      .where('id', '=', maya)
      .execute()
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open(`/people/${maya}`)
    await aMinutePasses()
    expect(await tray()).toContain('Opened the record of somebody with their surname · Wren Willow')
  })

  test('shows very many looks in an hour, once for the hour, by what the council has set', async () => {
    await sql`insert into setting (id, authority, name, effective_from, value, reason)
      values (gen_random_uuid(), ${peterborough}, 'looks-to-review', '2026-01-01', '{"recordsInAnHour": 3}', 'tried')`.execute(
      service.database.owner,
    )
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    for (let n = 0; n < 6; n += 1) {
      service.setClock(`2026-11-23T09:0${String(n)}:00Z`)
      await adviser.open(`/contacts/${(await worry(service, peterborough)).id}`)
    }
    await aMinutePasses()
    expect(await tray()).toContain('1 look to look into')
    await open(officer, 'Opened very many records in an hour')
    expect(officer.text).toContain('4 records within the hour')
    expect(officer.text).toContain('what Wren Willow looked at')
  })

  test('is narrowed to one kind', async () => {
    await auntTried()
    await officer.open('/privacy-reviews?kind=same-surname')
    expect(officer.text).toContain('Nothing waits to be looked into')
    await officer.open('/privacy-reviews?kind=conflict')
    expect(officer.text).toContain('Dove Damson')
  })
})

describe('looking into it', () => {
  test('needs what was found and a sentence, keeps what was typed, and stops the clock', async () => {
    await auntTried()
    await open(officer, conflict)
    const path = officer.path
    await officer.submit(`${path}/review`, { words: 'Ask' })
    expect(officer.status).toBe(422)
    expect(officer.text).toContain('Choose what you found')
    expect(officer.page.querySelector('textarea')?.textContent).toContain('Ask')
    await officer.submit(`${path}/review`, {
      finding: 'in-order',
      words: 'It was on the tray, she saw no name before.',
    })
    expect(officer.heading).toBe('Looks to ask about')
    expect(officer.text).toContain('Nothing waits')
    expect(officer.text).toContain(`${conflict} · Dove Damson · In order: their work needed it`)
    await officer.open(path)
    expect(officer.text).toContain('It was on the tray, she saw no name before.')
    expect(officer.text).toContain('Pipit Pine')
    expect(officer.page.querySelector('main form')).toBeNull()
    const clocks = await service.database.owner
      .selectFrom('clock')
      .select(['rule', 'stopped_at'])
      .where('stream', '=', 'privacy-review')
      .execute()
    expect(clocks).toEqual([{ rule: 'PRIVACY-REVIEW', stopped_at: service.house.now() }])
  })

  test('is done once: a colleague’s finding stays', async () => {
    await auntTried()
    await open(officer, conflict)
    const { path } = officer
    const twin = await service.signedIn('privacyPeterborough')
    await twin.open(path)
    await officer.submit(`${path}/review`, { finding: 'in-order', words: 'Looked into.' })
    await twin.submit(`${path}/review`, { finding: 'not-in-order', words: 'I think not.' })
    expect(twin.text).toContain('A colleague has looked into this already')
  })

  test('is never for the one it is about', async () => {
    await service.database.owner
      .updateTable('person')
      .set({ family_name: 'Pine' })
      .where('id', '=', maya)
      .execute()
    await asActor(
      service.house.db,
      contextFor(
        await wearing(service, 'privacyPeterborough', peterborough, 'oversight'),
        'alerts.read',
        service.house.now(),
      ),
      (tx) =>
        sql`insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
          values (${peterborough}, gen_random_uuid(), ${people.privacyPeterborough.id}, ${peterborough}, 'oversight', 'person.open', 'person', ${maya}, 'seen', '{}', ${service.house.now()})`.execute(
          tx,
        ),
    )
    await aMinutePasses()
    await open(officer, 'Opened the record of somebody with their surname')
    expect(officer.text).toContain('This is about you: a colleague must look into it.')
    expect(officer.page.querySelector('main form')).toBeNull()
  })

  test('not within a working day: the director is told, once, and reads it without being able to settle it', async () => {
    await auntTried()
    service.setClock('2026-11-24T23:59:00Z')
    await service.runJobs()
    expect(await overdue()).toBe(0)
    service.setClock('2026-11-25T00:00:01Z')
    await service.runJobs()
    await service.runJobs()
    expect(await overdue()).toBe(1)
    const director = await service.signedIn('directorPeterborough')
    await director.open('/alerts')
    expect(director.text).toContain('a working day has passed')
    expect(await tray(director)).toContain('The director was told')
    await open(director, conflict)
    expect(director.text).toContain('A privacy officer writes down what they found.')
    expect(director.page.querySelector('main form')).toBeNull()
  })

  test('in time: the director hears nothing of it', async () => {
    await auntTried()
    await open(officer, conflict)
    await officer.submit(`${officer.path}/review`, {
      finding: 'talked-to',
      words: 'She will tell us at once next time.',
    })
    service.setClock('2026-11-26T09:00:00Z')
    await service.runJobs()
    expect(await overdue()).toBe(0)
  })
})

describe('nobody else sees it', () => {
  test('not the other council’s privacy officer, not a worker, not in the database either', async () => {
    await auntTried()
    await open(officer, conflict)
    const { path } = officer
    const other = await service.signedIn('privacyCambridgeshire')
    expect(await tray(other)).toContain('Nothing waits')
    expect((await other.open(path)).status).toBe(404)
    const aunt = await service.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
    expect((await aunt.open('/privacy-reviews')).status).toBe(404)
    expect((await aunt.open(path)).status).toBe(404)
    const actor = await wearing(service, 'auntAdviser', peterborough, 'screening')
    await asActor(service.house.db, contextFor(actor, 'contact.tray', service.house.now()), async (tx) => {
      expect(await tx.selectFrom('privacy_review').select('id').execute()).toEqual([])
      expect(
        await tx.selectFrom('event').select('id').where('stream', '=', 'privacy-review').execute(),
      ).toEqual([])
    })
  })
})
