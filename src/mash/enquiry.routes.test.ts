import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { cambridgeshire, people, peterborough, type PersonKey } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { Fn } from '../access/index.ts'
import { attachFile } from '../agency-requests/answering.ts'
import { levelsFor, type ShareLevel } from '../agency-requests/index.ts'
import { takeIn } from '../contacts/index.ts'
import { aChild, aReport } from '../contacts/told.test-data.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { decided, type Taken } from '../hand-overs/worry.test-data.ts'
import { answered, asked, happens, ratedAs, saying } from './asking.test-data.ts'
import { sentToMash, wearing } from './enquiry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const inTheHub = (person: PersonKey = 'mashWorker', authority = peterborough) =>
  service.signedIn(person, { authority, fn: 'mash' })

const levels = levelsFor('police')
const wordsAt = (level: ShareLevel): string => `planted wording at ${level.replaceAll('-', ' ')}`

/** Every level once, by the police; and a file whose very name tells. Red, so that emergency duty was told. */
const planted = async (allocatedTo?: PersonKey) => {
  const { enquiryId, taken } = await sentToMash(service, peterborough)
  const on = { service, enquiryId }
  if (allocatedTo) await happens(on, [{ type: 'taken', allocatedTo: people[allocatedTo].id }])
  await ratedAs(service, { owner: peterborough, enquiryId }, 'red')
  await happens(on, [{ type: 'emergency-duty-told', because: 'red, and its time runs on' }])
  const request = await asked(on, 'police')
  await answered(
    service,
    request,
    levels.map((level) => saying(request, level, wordsAt(level), { context: `context at ${level}` })),
  )
  const actor = await wearing(service, 'policeNavigator', 'police', 'navigator')
  const file = {
    id: newId(),
    name: 'arrest-plan.pdf',
    mediaType: 'application/pdf',
    size: 4,
    sha256: 'x',
    scan: 'clean' as const,
    content: Buffer.from('%PDF'),
    level: 'police-sensitive' as const,
  }
  const at = service.house.now()
  const attached = await attachFile(
    service.house.db,
    { actor, at, owner: peterborough, id: request.id, once: newId() },
    file,
  )
  expect(attached).toMatchObject({ done: true })
  return { enquiryId, taken, request, fileId: file.id }
}

const seenOn = (visitor: Visitor): ShareLevel[] =>
  levels.filter((level) => visitor.page.textContent.includes(wordsAt(level)))

describe('what an agency said is read by its level', () => {
  const all = [...levels]
  const allButSensitive = levels.filter((level) => level !== 'police-sensitive')
  test.each<[string, PersonKey, Fn, readonly ShareLevel[], boolean]>([
    ['the hub’s manager reads everything', 'mashManager', 'mash', all, true],
    ['whoever has the enquiry reads everything', 'mashWorker', 'mash', all, true],
    [
      'another worker of the hub: not what police mark sensitive',
      'secondMashWorker',
      'mash',
      allButSensitive,
      false,
    ],
    [
      'emergency duty: not what police mark sensitive',
      'nightWorker',
      'emergency-duty',
      allButSensitive,
      false,
    ],
  ])('%s', async (_, person, fn, expected, seesFile) => {
    const { enquiryId, fileId } = await planted('mashWorker')
    const reader = await service.signedIn(person, { authority: peterborough, fn })
    for (const path of [`/enquiries/${enquiryId}`, `/enquiries/${enquiryId}/part`]) {
      await reader.open(path)
      expect(reader.status).toBe(200)
      expect(seenOn(reader)).toEqual(expected)
      expect(reader.page.textContent.includes('arrest-plan')).toBe(seesFile)
      const hidden = all.length - expected.length
      expect(
        reader.page.textContent.match(/Police said something here that you can’t read/g) ?? [],
      ).toHaveLength(hidden)
      if (hidden > 0) expect(reader.page.textContent).toContain('01632 960103')
    }
    await reader.open(`/enquiries/${enquiryId}/files/${fileId}`)
    expect(reader.status).toBe(seesFile ? 200 : 404)
  })

  test.each<[string, PersonKey, string, Fn]>([
    ['a screener', 'adviser', peterborough, 'screening'],
    ['the assessment team', 'assessmentPeterborough', peterborough, 'assessment'],
    ['a director', 'directorPeterborough', peterborough, 'oversight'],
    ['a privacy officer', 'privacyPeterborough', peterborough, 'oversight'],
    ['the agency itself', 'policeNavigator', 'police', 'navigator'],
    ['another agency', 'healthNavigator', 'health', 'navigator'],
  ])(
    '%s does not open the enquiry at all, and nothing of it is given away',
    async (_, person, authority, fn) => {
      const { enquiryId, fileId, taken } = await planted('mashWorker')
      const reader = await service.signedIn(person, { authority, fn })
      for (const path of ['', '/part', `/files/${fileId}`, '/record', '/rate', '/ask']) {
        await reader.open(`/enquiries/${enquiryId}${path}`)
        expect([path, reader.status]).toEqual([path, 404])
        expect(reader.page.textContent).not.toContain(taken.reference)
        expect(reader.page.textContent).not.toContain('Maple')
        expect(seenOn(reader)).toEqual([])
      }
    },
  )

  it('the chronology says that police answered, and not one word of what they said', async () => {
    const { enquiryId } = await planted('mashWorker')
    const manager = await inTheHub('mashManager')
    await manager.open(`/enquiries/${enquiryId}`)
    const chronology = manager.page
      .querySelectorAll('.chronology')
      .map((each) => each.textContent)
      .join(' ')
    expect(chronology).toContain('Police: answered about 1 person · Sergeant Sorrel')
    expect(chronology).not.toContain('planted')
  })

  it('a file downloads under its own name for whoever may read it', async () => {
    const { enquiryId, fileId } = await planted('mashWorker')
    const manager = await inTheHub('mashManager')
    const response = await service.app.inject({
      method: 'GET',
      url: `/enquiries/${enquiryId}/files/${fileId}`,
      headers: { cookie: [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(response.headers['content-disposition']).toContain('arrest-plan.pdf')
    expect(response.body).toBe('%PDF')
  })
})

describe('the page of an enquiry', () => {
  it('says what the worry is, in the words it was told in, with the child’s own words apart', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough, {
      children: [aChild({ ownWords: 'I do not want to go home' })],
    })
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}`)
    expect(worker.text).toContain('Maple said nobody was at home when she woke and there was nothing to eat.')
    expect(worker.text).toContain('Maple said: I do not want to go home')
    expect(worker.text).toContain(taken.reference)
    expect(worker.text).toContain('Hawthorn Thistledown · father · lives there · has parental responsibility')
  })

  it('shows the gap between the front door and the hub, and how long nobody has done anything', async () => {
    const taken = await sentLater()
    service.setClock('2026-11-23T13:30:00Z')
    const worker = await inTheHub()
    await worker.open(`/enquiries/${taken}`)
    expect(worker.text).toContain('in the MASH 1 h 10 min later, today 11:10')
    expect(worker.text).toContain('2 h 20 min since anybody did something')
    expect(worker.text).toContain('Nobody has taken it on yet')
  })

  it('names who has it, what was asked of whom, what is still out, and what is late', async () => {
    const { enquiryId } = await planted('mashWorker')
    const on = { service, enquiryId }
    await asked(on, 'health', { rating: 'red' })
    await happens(on, [{ type: 'waiting-noted', agency: 'health', note: 'the nurse is back at two' }])
    service.setClock('2026-11-23T15:00:00Z')
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}`)
    expect(worker.text).toContain('Plover Poplar has it')
    expect(worker.text).toContain('2 asked · 1 still out · 1 late')
    expect(worker.text).toContain('Waiting on Health since today 10:00: the nurse is back at two')
    expect(worker.text).toContain('The time was up today 14:00')
  })

  it('shows what was not shared, why, and who decided so', async () => {
    const { enquiryId } = await sentToMash(service, peterborough)
    const request = await asked({ service, enquiryId }, 'health')
    await answered(service, request, [
      saying(request, 'mash-only', 'Their mother would not come again', {
        kind: 'declined',
        assertion: null,
        decidedBy: 'Named nurse Nettle',
        detriment: 'She comes alone, and it is the only place she comes to',
      }),
    ])
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}`)
    expect(worker.text).toContain('Not shared')
    expect(worker.text).toContain('Decided by Named nurse Nettle.')
    expect(worker.text).toContain('What telling would do to the child: She comes alone')
    expect(worker.text).toContain(
      'Fenland and Nene Community Health (invented) did not share (Maple Thistledown)',
    )
  })

  it('leads back to the decision for the referrer once it is closed, and offers nothing more to do', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    await happens({ service, enquiryId }, [
      { type: 'handed-back', because: 'withdrawn', stops: ['MASH-RATED'] },
    ])
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}`)
    expect(worker.text).toContain('Handed back')
    expect(worker.text).not.toContain('Ask agencies')
    expect(worker.text).toContain(taken.reference)
  })

  it('who looked at it is read by the manager: one look for a page left open all morning', async () => {
    const { enquiryId } = await sentToMash(service, peterborough)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${enquiryId}`)
    for (const minute of ['05', '10', '15']) {
      service.setClock(`2026-11-23T10:${minute}:00Z`)
      await worker.open(`/enquiries/${enquiryId}/part`)
    }
    const looks = () =>
      service.database.owner.selectFrom('look').select('at').where('subject_id', '=', enquiryId).execute()
    expect(await looks()).toHaveLength(1)
    service.setClock('2026-11-23T10:31:00Z')
    await worker.open(`/enquiries/${enquiryId}/part`)
    expect(await looks()).toHaveLength(2)
    const manager = await inTheHub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/record`)
    expect(manager.text).toContain('Plover Poplar, acting for Peterborough (Multi-Agency Safeguarding Hub)')
    await worker.open(`/enquiries/${enquiryId}/record`)
    expect(worker.status).toBe(404)
  })
})

const sentLater = async (): Promise<string> => {
  const { contacts } = await reportOf([aChild()], [peterborough])
  service.setClock('2026-11-23T11:10:00Z')
  const [taken] = contacts
  if (!taken) throw new Error('Nothing was taken in')
  await decided(service, taken, 'mash')
  return enquiryOf(taken)
}

const enquiryOf = async ({ id }: Taken): Promise<string> =>
  (
    await service.database.owner
      .selectFrom('enquiry')
      .select('id')
      .where('contact_id', '=', id)
      .executeTakeFirstOrThrow()
  ).id

/** One report about children of several councils, one child for each. */
const reportOf = async (children: readonly ReturnType<typeof aChild>[], owners: readonly string[]) => {
  const told = aReport({ children: [...children] })
  return takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: newId() },
    {
      told,
      channel: 'online',
      kind: 'concern',
      source: '2A',
      questionSet: 'test',
      places: owners.map((owner, nth) => ({
        childIds: [children[nth]?.id ?? ''],
        owner,
        placing: { rule: 'lives-here' as const, words: 'The postcode lies there.' },
      })),
      attachments: [],
    },
  )
}

describe('a Peterborough child with a Cambridgeshire half-sibling', () => {
  const both = async () => {
    const children = [aChild(), aChild({ givenNames: 'Fern', familyName: 'Sedge' })]
    const { contacts } = await reportOf(children, [peterborough, cambridgeshire])
    const [here, there] = contacts
    if (!here || !there) throw new Error('Two councils, two contacts')
    await decided(service, here, 'mash')
    await decided(service, there, 'mash')
    const enquiries = { here: await enquiryOf(here), there: await enquiryOf(there) }
    await ratedAs(service, { owner: cambridgeshire, enquiryId: enquiries.there }, 'amber')
    return { ...enquiries, reference: there.reference }
  }

  it('is two enquiries, and each shows the other’s reference, rating and stage, and whom to ring', async () => {
    const { here, reference } = await both()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${here}`)
    expect(worker.text).toContain(
      `The same report: ${reference} Fern S., 6, amber, nobody has taken it on yet. Cambridgeshire duty manager: 01632 960211`,
    )
  })

  it('opening the other asks to act for the other council first', async () => {
    const { there } = await both()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${there}`)
    expect(worker.heading).toBe('You cannot open this')
    expect(worker.text).toContain('Act for Cambridgeshire')
    expect(worker.text).not.toContain('Fern')
  })

  it('whoever may not act for the other council learns that there is one and whom to ring, and no more', async () => {
    const { here, reference } = await both()
    const lent = service.database.owner
      .updateTable('s113_placement')
      .where('staff_id', '=', people.mashManager.id)
    await lent.set({ valid_to: '2026-01-01' as never }).execute()
    const manager = await inTheHub('mashManager')
    await manager.open(`/enquiries/${here}`)
    await lent.set({ valid_to: null }).execute()
    expect(manager.text).toContain(
      'The same report is about a child of Cambridgeshire, which you may not see. Ring their duty manager: 01632 960211',
    )
    for (const word of ['Fern', 'Sedge', reference, 'amber,']) expect(manager.text).not.toContain(word)
  })
})

describe('whom the other half of a report is spoken of', () => {
  const elsewhere = async (person: PersonKey, authority: string, fn: Fn, report: string): Promise<number> => {
    const actor = await wearing(service, person, authority, fn)
    return asActor(
      service.house.db,
      contextFor(actor, 'enquiry.open', service.house.now()),
      async (tx) =>
        (
          await tx
            .selectNoFrom((eb) => eb.fn<string>('app.report_elsewhere', [eb.val(report)]).as('one'))
            .execute()
        ).length,
    )
  }

  it('to a reader of one half, and to nobody who reads neither', async () => {
    const children = [aChild(), aChild({ givenNames: 'Fern' })]
    const { contacts } = await reportOf(children, [peterborough, cambridgeshire])
    const { report_id: report } = await service.database.owner
      .selectFrom('contact')
      .select('report_id')
      .where('id', '=', contacts[0]?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(await elsewhere('mashWorker', peterborough, 'mash', report)).toBe(1)
    expect(await elsewhere('policeNavigator', 'police', 'navigator', report)).toBe(0)
    expect(await elsewhere('mashWorker', peterborough, 'mash', newId())).toBe(0)
  })

  it('not where the other half is about a sealed record alone', async () => {
    const children = [aChild(), aChild({ givenNames: 'Fern' })]
    const { contacts } = await reportOf(children, [peterborough, cambridgeshire])
    const other = contacts.find(({ owner }) => owner === cambridgeshire)
    await service.database.owner
      .updateTable('contact')
      .set({ sealed_for: [], waiting_for: null })
      .where('id', '=', other?.id ?? '')
      .execute()
    const { report_id: report } = await service.database.owner
      .selectFrom('contact')
      .select('report_id')
      .where('id', '=', other?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(await elsewhere('mashWorker', peterborough, 'mash', report)).toBe(0)
  })
})

test('two hundred replies ask no more of the database than two', async () => {
  const { enquiryId } = await sentToMash(service, peterborough)
  const on = { service, enquiryId }
  await ratedAs(service, { owner: peterborough, enquiryId }, 'amber')
  const reply = async (agency: string, times: number) => {
    const request = await asked(on, agency)
    await answered(
      service,
      request,
      Array.from({ length: times }, (_, nth) =>
        saying(request, 'professionals', `Call number ${String(nth)}`),
      ),
    )
  }
  const manager = await inTheHub('mashManager')
  const statements = async (): Promise<number> => {
    const before = pg.Client.prototype.query
    let count = 0
    pg.Client.prototype.query = function counting(this: pg.Client, ...asking: never[]) {
      count += 1
      return Reflect.apply(before, this, asking)
    } as typeof before
    try {
      await manager.open(`/enquiries/${enquiryId}`)
    } finally {
      pg.Client.prototype.query = before
    }
    expect(manager.status).toBe(200)
    return count
  }
  await reply('police', 2)
  await manager.open(`/enquiries/${enquiryId}`)
  const few = await statements()
  for (const agency of [
    'health',
    'education',
    'early-help',
    'idva',
    'housing',
    'police',
    'health',
    'education',
  ])
    await reply(agency, 25)
  const many = await statements()
  expect(manager.page.querySelectorAll('.reply-card')).toHaveLength(202)
  expect(many).toBe(few)
  expect(many).toBeLessThan(60)
})
