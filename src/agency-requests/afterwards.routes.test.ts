import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing } from '../mash/enquiry.test-data.ts'
import { withdrawRequest } from './asking.ts'
import {
  aFather,
  aSubject,
  asked,
  type AskedOnce,
  closed,
  navigator,
  requestNow,
  sendFile,
  withdrawSignature,
} from './request.test-data.ts'

/** Who sees what of a request, before and after (authorisation B8 no. 8 to 10), and what an agency cannot do. */

let service: TestService
let rook: Visitor
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(async () => {
  service.setClock(monday)
  rook = await navigator(service, 'policeNavigator', 'police')
})
afterAll(() => service.stop())

const secretWorry = 'The grandmother rang, whom nobody may name.'
const answer = async (visitor: Visitor, { id }: AskedOnce, fields: Readonly<Record<string, string>>) => {
  await visitor.open(`/requests/${id}`)
  return visitor.submit(`/requests/${id}/answer`, { _then: 'send', ...fields })
}
const aboutTheChild = {
  'p1-1-kind': 'known',
  'p1-1-words': 'Three calls in a month',
  'p1-1-assertion': 'fact',
  'p1-1-level': 'professionals',
}
const hidden = [secretWorry, 'Hawthorn', 'Conker Lane', 'Named as the person who shouts']
const showsNothingOf = (visitor: Visitor): void =>
  expect(hidden.filter((words) => visitor.page.textContent.includes(words))).toEqual([])

describe('while the enquiry is open', () => {
  test('8: Police see what they were asked of a Peterborough child, and of the enquiry nothing else', async () => {
    const one = await asked(service, peterborough, 'police', { worry: secretWorry })
    const health = await asked(service, peterborough, 'health', {
      enquiryId: one.enquiryId,
      worry: 'For health alone',
      subjects: [aSubject({ categories: ['health'] })],
    })
    await rook.open(`/requests/${one.id}`)
    expect(rook.status).toBe(200)
    for (const words of hidden) expect(rook.text).toContain(words)
    for (const address of [
      `/requests/${health.id}`,
      `/enquiries/${one.enquiryId}`,
      `/contacts/${(await requestNow(service, one)).contactId}`,
    ])
      expect([address, (await rook.open(address)).status]).toEqual([address, 404])
    await rook.open('/requests')
    expect(rook.page.textContent).not.toContain('For health alone')
  })

  it('another agency’s request and one that does not exist are the same page, to the last byte', async () => {
    const health = await asked(service, peterborough, 'health', {
      subjects: [aSubject({ categories: ['health'] })],
    })
    for (const rest of ['', '/nothing-known', '/files']) {
      const theirs = await rook.open(`/requests/${health.id}${rest}`)
      const [status, page] = [theirs.status, theirs.page.toString()]
      const nobodys = await rook.open(`/requests/${crypto.randomUUID()}${rest}`)
      expect([nobodys.status, nobodys.page.toString()]).toEqual([status, page])
      expect(status).toBe(404)
    }
    const form = await rook.open('/requests').then(() => rook.page.querySelector('form[action="/sign-out"]'))
    const csrf = form?.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
    await rook.send(`/requests/${health.id}/nothing-known`, { _csrf: csrf, _hat: 'police/navigator' })
    expect(rook.status).toBe(404)
    expect((await requestNow(service, health)).answers).toEqual([])
  })
})

describe('once the enquiry has closed', () => {
  test('9: Police are refused the question of yesterday, and still read their own contribution and what became of it', async () => {
    const one = await asked(service, peterborough, 'police', { worry: secretWorry })
    await answer(rook, one, aboutTheChild)
    await closed(service, one)
    service.setClock('2026-11-24T10:00:00Z')
    rook = await navigator(service, 'policeNavigator', 'police')
    await rook.open(`/requests/${one.id}`)
    expect(rook.status).toBe(200)
    for (const words of [
      'The enquiry closed on 23 November 2026.',
      'What you said was read by whoever decided.',
      'Maple ThistledownAssessment under section 17',
      'Three calls in a month',
      'Rook Redwood, 23 Nov 2026 10:00',
    ])
      expect(rook.text).toContain(words)
    showsNothingOf(rook)
    expect(rook.page.querySelector(`form[action="/requests/${one.id}/answer"]`)).toBeNull()
    await rook.open('/requests/answered')
    expect(rook.text).toContain(one.reference)
    showsNothingOf(rook)
    await rook.open('/requests')
    expect(rook.page.textContent).not.toContain(one.reference)
  })

  it('an agency that said nothing sees nothing', async () => {
    const one = await asked(service, peterborough, 'police', { worry: secretWorry })
    await rook.open(`/requests/${one.id}`)
    await closed(service, one)
    expect((await rook.open(`/requests/${one.id}`)).status).toBe(404)
    showsNothingOf(rook)
  })

  it('an answer that comes too late is not lost: whoever wrote it reads it, and whom to ring', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    await closed(service, one)
    await rook.submit(`/requests/${one.id}/answer`, { _then: 'send', ...aboutTheChild })
    expect(rook.path).toBe(`/requests/${one.id}/not-sent`)
    expect(rook.text).toContain('What you wrote was not sent')
    expect(rook.text).toContain('Three calls in a month')
    expect(rook.text).toContain('Peterborough MASH: 01632 960')
    expect((await requestNow(service, one)).answers).toEqual([])
    const raven = await navigator(service, 'policeNavigatorTwo', 'police')
    expect((await raven.open(`/requests/${one.id}/not-sent`)).status).toBe(404)
  })

  it('the same where the agency had said something before: it stands on its own page', async () => {
    const one = await asked(service, peterborough, 'police')
    await answer(rook, one, aboutTheChild)
    await closed(service, one)
    await rook.submit(`/requests/${one.id}/answer`, {
      _then: 'send',
      ...aboutTheChild,
      'p1-1-words': 'A fourth call, last night',
    })
    expect(rook.path).toBe(`/requests/${one.id}`)
    expect(rook.text).toContain('A fourth call, last night')
    expect((await requestNow(service, one)).answers).toHaveLength(1)
  })

  it('what was taken back is gone, or says so where something had been said', async () => {
    const hub = await wearing(service, 'mashManager', peterborough, 'mash')
    const takeBack = ({ id }: AskedOnce) =>
      asActor(service.house.db, contextFor(hub, 'enquiry.work', service.house.now()), (tx) =>
        withdrawRequest(
          tx,
          { actor: hub, at: service.house.now(), owner: peterborough, id },
          'Asked of the wrong agency',
        ),
      )
    const silent = await asked(service, peterborough, 'police')
    await takeBack(silent)
    expect((await rook.open(`/requests/${silent.id}`)).status).toBe(404)
    const said = await asked(service, peterborough, 'police')
    await answer(rook, said, aboutTheChild)
    await takeBack(said)
    await rook.open(`/requests/${said.id}`)
    expect(rook.text).toContain('The MASH took its question back on 23 November 2026.')
    expect(rook.text).not.toContain('Asked of the wrong agency')
    expect(rook.text).toContain('Three calls in a month')
  })
})

describe('an agency that left the agreement', () => {
  test('10: sees nothing new, answers nothing more, and keeps what it said', async () => {
    const before = await asked(service, peterborough, 'police', { worry: secretWorry })
    await answer(rook, before, aboutTheChild)
    const open = await asked(service, peterborough, 'police', { worry: secretWorry })
    await rook.open(`/requests/${open.id}`)
    const form = rook.filled(`/requests/${open.id}/answer`, { _then: 'send', ...aboutTheChild })
    await withdrawSignature(service, 'police', '2026-11-23')
    try {
      await rook.send(`/requests/${open.id}/answer`, form)
      expect(rook.path).toBe(`/requests/${open.id}/not-sent`)
      expect((await rook.open(`/requests/${open.id}`)).status).toBe(404)
      await rook.open('/requests')
      expect(rook.text).toContain('Nothing waits for your answer.')
      await rook.open(`/requests/${before.id}`)
      expect(rook.status).toBe(200)
      expect(rook.text).toContain('No agreement lets your agency be asked or answer now.')
      expect(rook.text).toContain('Three calls in a month')
      showsNothingOf(rook)
      await rook.open('/requests/answered')
      expect(rook.text).toContain(before.reference)
    } finally {
      await withdrawSignature(service, 'police', null)
    }
    expect((await rook.open(`/requests/${open.id}`)).status).toBe(200)
  })
})

describe('a navigator who is related to somebody asked about', () => {
  const relatedTo = async (staffId: string): Promise<string> => {
    const id = crypto.randomUUID()
    const { owner } = service.database
    await owner
      .insertInto('person')
      .values({
        owner: peterborough,
        id,
        given_names: 'Hawthorn',
        family_name: 'Thistledown',
        sex: 'M',
        is_child: false,
        search_text: 'hawthorn thistledown',
        registered_at: '2018-01-01T00:00:00.000Z' as never,
      })
      .execute()
    await owner
      .insertInto('conflict_of_interest')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        staff_id: staffId,
        person_id: id,
        relation: 'cousin',
        declared_at: '2020-01-01T00:00:00.000Z' as never,
      })
      .execute()
    return id
  }

  it('is refused, the hub’s manager is told, and a colleague answers', async () => {
    const personId = await relatedTo(people.policeNavigator.id)
    const one = await asked(service, peterborough, 'police', {
      worry: secretWorry,
      subjects: [aSubject(), aFather({ personId })],
    })
    await rook.open(`/requests/${one.id}`)
    expect(rook.status).toBe(404)
    expect(rook.text).toContain('You are recorded as related to somebody on this record')
    showsNothingOf(rook)
    const form = await rook.open('/requests').then(() => rook.page.querySelector('form[action="/sign-out"]'))
    const csrf = form?.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
    await rook.send(`/requests/${one.id}/answer`, {
      _csrf: csrf,
      _hat: 'police/navigator',
      _then: 'send',
      ...aboutTheChild,
    })
    expect(rook.status).toBe(404)
    expect((await requestNow(service, one)).answers).toEqual([])

    await service.runJobs()
    const manager = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
    await manager.open('/alerts')
    expect(manager.text).toContain('A navigator of a partner agency tried to open a question about somebody')
    expect(manager.text).toContain(one.reference)
    const alert = await service.database.owner
      .selectFrom('alert')
      .select(['for_fn', 'for_role', 'subject_kind', 'subject_id'])
      .where('kind', '=', 'navigator-related')
      .execute()
    expect(alert).toEqual([
      { for_fn: 'mash', for_role: 'team-manager', subject_kind: 'enquiry', subject_id: one.enquiryId },
    ])

    const raven = await navigator(service, 'policeNavigatorTwo', 'police')
    await answer(raven, one, { ...aboutTheChild, 'p2-1-kind': 'nothing-known' })
    expect(raven.status).toBe(200)
    await closed(service, one)
    expect((await rook.open(`/requests/${one.id}`)).status).toBe(404)
    expect(rook.page.textContent).not.toContain('Three calls in a month')
  })
})

describe('a file beside an answer', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF')
  const rows = ({ id }: AskedOnce) =>
    service.database.owner
      .selectFrom('agency_reply_file')
      .select(['name', 'media_type', 'share_level', 'agency', 'owner'])
      .where('request_id', '=', id)
      .execute()
  const path = ({ id }: AskedOnce) => `/requests/${id}/files`

  it('goes to the MASH at its own level, and is the agency’s to read afterwards, if it was all it gave', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    await rook.submit(`/requests/${one.id}/answer`, { _then: 'files', 'p1-1-words': 'Half a sen' })
    expect(rook.heading).toBe('Attach a file')
    const sent = await sendFile(service, rook, path(one), {
      level: 'mash-only',
      name: 'report.jpg',
      content: pdf,
    })
    expect(sent).toMatchObject({ status: 303, location: path(one) })
    expect(await rows(one)).toEqual([
      {
        name: 'report.pdf',
        media_type: 'application/pdf',
        share_level: 'mash-only',
        agency: 'police',
        owner: peterborough,
      },
    ])
    await rook.open(`/requests/${one.id}`)
    expect(rook.filled(`/requests/${one.id}/answer`)['p1-1-words']).toBe('Half a sen')
    expect(rook.text).toContain('report.pdf')
    await closed(service, one)
    await rook.open(`/requests/${one.id}`)
    const href = rook.page.querySelector(`a[href^="${path(one)}/"]`)?.getAttribute('href') ?? ''
    const got = await service.app.inject({
      method: 'GET',
      url: href,
      headers: { cookie: [...rook.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect([got.statusCode, got.headers['content-type'], got.rawPayload.equals(pdf)]).toEqual([
      200,
      'application/pdf',
      true,
    ])
    const dunlin = await navigator(service, 'healthNavigator', 'health')
    expect((await dunlin.open(href)).status).toBe(404)
  })

  it.each<[string, { level: string; name: string; content: Buffer }, string]>([
    [
      'that is not what it says',
      {
        level: 'mash-only',
        name: 'report.pdf',
        content: Buffer.from('MZ\u0090\u0000\u0003\u0000 this program'),
      },
      'report.pdf is not a kind of file we can take',
    ],
    [
      'that is empty',
      { level: 'mash-only', name: 'report.pdf', content: Buffer.alloc(0) },
      'report.pdf is empty',
    ],
    [
      'that is too large',
      {
        level: 'mash-only',
        name: 'report.pdf',
        content: Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]),
      },
      'report.pdf is larger than 10 MB',
    ],
    ['that is none', { level: 'mash-only', name: '', content: Buffer.alloc(0) }, 'Choose a file'],
    [
      'without a level',
      { level: '', name: 'report.pdf', content: pdf },
      'Choose how far the file may travel',
    ],
    [
      'at a level the form never offered',
      { level: 'everybody', name: 'report.pdf', content: pdf },
      'Choose how far the file may travel',
    ],
  ])('%s is refused beside its field', async (_name, file, words) => {
    const one = await asked(service, peterborough, 'police')
    const sent = await sendFile(service, rook, path(one), file)
    expect(sent.status).toBe(422)
    expect(sent.body).toContain(words)
    expect(sent.body).toContain(file.level === 'mash-only' ? 'id="file-error"' : 'id="level-error"')
    expect(await rows(one)).toEqual([])
  })

  it('is not police-sensitive where the agency holds no intelligence', async () => {
    const one = await asked(service, peterborough, 'health', {
      subjects: [aSubject({ categories: ['health'] })],
    })
    const dunlin = await navigator(service, 'healthNavigator', 'health')
    await dunlin.open(path(one))
    expect(dunlin.page.querySelector('input[value="police-sensitive"]')).toBeNull()
    const file = { level: 'police-sensitive', name: 'report.pdf', content: pdf }
    expect((await sendFile(service, dunlin, path(one), file)).status).toBe(422)
    expect(await rows(one)).toEqual([])
  })

  it('after the enquiry has closed is not taken', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(path(one))
    const files = rook.page.toString()
    expect(files).toContain('multipart/form-data')
    const form = rook.filled(path(one), { level: 'mash-only' })
    await closed(service, one)
    await rook.send(path(one), form)
    expect(rook.status).toBe(404)
    expect(await rows(one)).toEqual([])
  })
})
