import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aChild } from '../contacts/told.test-data.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing } from '../mash/enquiry.test-data.ts'
import { chaseAgency } from './asking.ts'
import { aFather, aSubject, asked, type AskedOnce, navigator, requestNow } from './request.test-data.ts'
import { rowOf } from './request.sql.ts'

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

const known = (at: string, words: string, level = 'professionals', assertion = 'fact') => ({
  [`${at}-kind`]: 'known',
  [`${at}-words`]: words,
  [`${at}-level`]: level,
  [`${at}-assertion`]: assertion,
})

const answer = async (visitor: Visitor, { id }: AskedOnce, fields: Readonly<Record<string, string>>) => {
  await visitor.open(`/requests/${id}`)
  return visitor.submit(`/requests/${id}/answer`, { _then: 'send', ...fields })
}

const itemsOf = ({ id }: AskedOnce) =>
  service.database.owner
    .selectFrom('agency_reply_item')
    .selectAll()
    .where('request_id', '=', id)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()

const factTypes = async ({ id }: AskedOnce): Promise<string[]> =>
  (
    await service.database.owner
      .selectFrom('event')
      .select('type')
      .where('stream', '=', 'agency-request')
      .where('subject_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type)

const lineOf = (visitor: Visitor, { reference }: AskedOnce): string =>
  visitor.page
    .querySelectorAll('[data-tray-row]')
    .find((line) => line.text.includes(reference))
    ?.textContent.replaceAll(/\s+/g, ' ') ?? ''

const fireSafety = [aSubject({ categories: ['fire-safety'] }), aFather({ categories: ['fire-safety'] })]

describe('a navigator’s tray', () => {
  it('shows what both councils ask, the least time left first, and what was asked first on top', async () => {
    const first = await asked(service, peterborough, 'fire', {
      subjects: fireSafety,
      rating: 'green',
      dueAt: '2026-11-24T14:30:00.000Z' as never,
    })
    service.setClock('2026-11-23T10:30:00Z')
    const urgent = await asked(service, cambridgeshire, 'fire', {
      subjects: fireSafety,
      rating: 'red',
      dueAt: '2026-11-23T12:00:00.000Z' as never,
      told: { children: [aChild({ givenNames: 'Sorrel' })] },
    })
    const fire = await navigator(service, 'fireNavigator', 'fire')
    await fire.open('/requests')
    expect(fire.page.querySelectorAll('[data-tray-row]').map((row) => row.querySelector('a')?.text)).toEqual([
      first.reference,
      urgent.reference,
    ])
    expect(fire.text).toContain('2 to answer · 2 not opened yet')
    expect(lineOf(fire, first)).toContain('Waiting longest')
    const line = lineOf(fire, urgent)
    for (const words of [
      '1 h 30 min left',
      'Cambridgeshire',
      'Sorrel T.',
      'Red',
      '2 people',
      'Not opened yet',
    ])
      expect(line).toContain(words)
  })

  it('says what was opened, how often a reminder came, and what is past its time', async () => {
    const one = await asked(service, peterborough, 'housing', {
      subjects: [aSubject({ categories: ['housing'] })],
    })
    const osprey = await navigator(service, 'housingNavigator', 'housing')
    await osprey.open(`/requests/${one.id}`)
    service.setClock('2026-11-23T14:30:00Z')
    const hub = await wearing(service, 'mashManager', peterborough, 'mash')
    for (const how of ['telephone', 'message'] as const)
      await asActor(service.house.db, contextFor(hub, 'enquiry.work', service.house.now()), (tx) =>
        chaseAgency(
          tx,
          { actor: hub, at: service.house.now(), owner: peterborough, id: one.id },
          how,
          'Asked for a word before three',
        ),
      )
    const later = await navigator(service, 'housingNavigator', 'housing')
    await later.open('/requests')
    expect(later.text).toContain('1 to answer · 1 past the time')
    expect(lineOf(later, one)).toContain('30 min late')
    expect(lineOf(later, one)).toContain('opened · reminded 2 times')
    await later.open(`/requests/${one.id}`)
    expect(later.text).toContain('today 14:30, by telephone: Asked for a word before three')
  })

  it('is told by the agency’s own code when something is asked or answered, and by nothing that names anybody', async () => {
    const heard: string[] = []
    const ears = new pg.Client({ connectionString: service.database.ownerUrl })
    ears.on('notification', ({ payload = '' }) => heard.push(payload))
    await ears.connect()
    await ears.query('listen tray_changed')
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    await ears.query('select 1')
    await ears.end()
    expect(heard.filter((payload) => payload === 'police')).toHaveLength(2)
    expect(heard.filter((payload) => ![peterborough, 'police'].includes(payload))).toEqual([])
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    expect((await adviser.open('/requests/changes')).status).toBe(401)
  })

  it('is the same in the part that is fetched again, and an odd address starts from the top', async () => {
    await rook.open('/requests')
    const whole = rook.page.querySelectorAll('[data-tray-row]').length
    await rook.open('/requests/part')
    expect(rook.page.querySelectorAll('[data-tray-row]')).toHaveLength(whole)
    expect((await rook.open('/requests?after=nonsense')).status).toBe(200)
    expect((await rook.open('/requests/answered?after=2026~x')).status).toBe(200)
  })
})

describe('what is asked', () => {
  it('is told with why, about whom, on what footing and by whom', async () => {
    const one = await asked(service, peterborough, 'police', {
      questions: 'Has anybody been arrested?',
      subjects: [aSubject(), aFather({ adultHealthBecause: 'Alone with the child at night' })],
    })
    await rook.open(`/requests/${one.id}`)
    for (const words of [
      'Peterborough asks Police about 2 people',
      'Amber: urgent',
      'A neighbour hears shouting at night.',
      'Has anybody been arrested?',
      'child, born 14 March 2020',
      '7 Conker Lane, PE1 1AA',
      'offences proven or alleged; domestic abuse',
      'Named as the person who shouts',
      'Alone with the child at night',
      'a MASH enquiry',
      'Public task: a child in need',
      'Children Act 2004 section 11',
      'The family agreed to the checks',
      'Kestrel Kauri, Peterborough MASH',
    ])
      expect(rook.text).toContain(words)
    const flow = await requestNow(service, one)
    expect(rook.text).toContain(flow.flow.instrument.title)
  })

  it('is on the record as opened once, by whoever opened it first', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    service.setClock('2026-11-23T10:20:00Z')
    const raven = await navigator(service, 'policeNavigatorTwo', 'police')
    await raven.open(`/requests/${one.id}`)
    expect(await factTypes(one)).toEqual(['asked', 'seen'])
    expect((await requestNow(service, one)).seenAt).toBe('2026-11-23T10:00:00.000Z')
    const looks = await service.database.owner
      .selectFrom('look')
      .select(['staff_id', 'outcome'])
      .where('subject_id', '=', one.id)
      .orderBy('at')
      .execute()
    expect(looks).toEqual([
      { staff_id: people.policeNavigator.id, outcome: 'seen' },
      { staff_id: people.policeNavigatorTwo.id, outcome: 'seen' },
    ])
  })
})

describe('an answer', () => {
  it('may be about some at first; its clock stops when everybody is answered for; its row is what its facts give', async () => {
    const one = await asked(service, peterborough, 'police')
    await answer(rook, one, {
      ...known('p1-1', 'Three calls in a month', 'professionals'),
      'p1-1-context': 'Two of them from the neighbour',
    })
    expect(rook.text).toContain('Your answer is with the MASH.')
    expect(rook.text).toContain('Still to answer for: Hawthorn Thistledown.')
    expect(rook.text).toContain('Three calls in a month')
    expect(rook.text).toContain('Rook Redwood, 23 Nov 2026 10:00')
    expect((await requestNow(service, one)).stage).toBe('part-answered')
    service.setClock('2026-11-23T10:10:00Z')
    await answer(rook, one, { 'p2-1-kind': 'nothing-known' })
    const request = await requestNow(service, one)
    expect(request).toMatchObject({ stage: 'answered', answeredAt: '2026-11-23T10:10:00.000Z' })
    const row = await service.database.owner
      .selectFrom('agency_request')
      .selectAll()
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual(rowOf(request))
    const clock = await service.database.owner
      .selectFrom('clock')
      .select('stopped_at')
      .where('subject_id', '=', one.id)
      .executeTakeFirstOrThrow()
    expect(clock.stopped_at).toBe('2026-11-23T10:10:00.000Z')
    const enquiry = await service.database.owner
      .selectFrom('event')
      .select('data')
      .where('subject_id', '=', one.enquiryId)
      .where('type', '=', 'answer-arrived')
      .orderBy('seq')
      .execute()
    expect(enquiry.map(({ data }) => (data as { isComplete: boolean }).isComplete)).toEqual([false, true])
  })

  it('says several things about one person, each at its own level, and why something is not shared', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    await rook.submit(`/requests/${one.id}/answer`, { _then: 'add:2', ...known('p2-1', 'Two convictions') })
    expect(rook.path).toBe(`/requests/${one.id}#p2-2-kind`)
    await rook.submit(`/requests/${one.id}/answer`, {
      _then: 'send',
      'p1-1-kind': 'nothing-known',
      'p2-2-kind': 'declined',
      'p2-2-because': 'An operation is going on',
      'p2-2-harm': 'He would be warned and might take the child away',
      'p2-2-decider': 'Inspector Iris',
      'p2-2-because-level': 'police-sensitive',
    })
    expect(rook.status).toBe(200)
    expect(
      (await itemsOf(one)).map((row) => [row.kind, row.share_level, row.words, row.decided_by_name]),
    ).toEqual([
      ['nothing-known', 'professionals', '', null],
      ['known', 'professionals', 'Two convictions', null],
      ['declined', 'police-sensitive', 'An operation is going on', 'Inspector Iris'],
    ])
    expect(rook.text).toContain('Harm that telling would do: He would be warned')
    expect(rook.text).toContain('Decided by Inspector Iris')
    const told = await service.database.owner
      .selectFrom('disclosure')
      .select(['outcome', 'decided_name', 'because', 'sha256'])
      .where('request_id', '=', one.id)
      .where('direction', '=', 'from-agency')
      .orderBy('outcome')
      .execute()
    expect(told.map(({ outcome, decided_name }) => [outcome, decided_name])).toEqual([
      ['not-shared', 'Inspector Iris'],
      ['partly-shared', 'Rook Redwood'],
    ])
    expect(JSON.stringify(told)).not.toContain('operation')
  })

  it('“nothing known about anybody” is one press, after it has said about whom', async () => {
    const one = await asked(service, peterborough, 'police')
    await answer(rook, one, known('p1-1', 'Three calls'))
    await rook.open(`/requests/${one.id}/nothing-known`)
    expect(rook.text).toContain('Hawthorn Thistledown, born 2 May 1990')
    expect(rook.text).not.toContain('Maple Thistledown')
    await rook.submit(`/requests/${one.id}/nothing-known`)
    expect((await requestNow(service, one)).stage).toBe('answered')
    expect((await itemsOf(one)).map(({ kind }) => kind)).toEqual(['known', 'nothing-known'])
  })

  it('that cannot be sent stands there again, each error beside its field and every word still there', async () => {
    const one = await asked(service, peterborough, 'police')
    await answer(rook, one, {
      'p1-1-kind': 'known',
      'p1-1-words': 'Three calls in a month',
      'p1-1-context': 'Two from the neighbour',
      'p2-1-kind': 'declined',
      'p2-1-because': 'An operation is going on',
    })
    expect(rook.status).toBe(422)
    for (const [field, words] of [
      ['p1-1-assertion', 'Say whether what is known about Maple Thistledown is a fact or an opinion'],
      ['p1-1-level', 'Choose how far what is known about Maple Thistledown may travel'],
      ['p2-1-decider', 'Name who decided not to share what is known about Hawthorn Thistledown'],
      ['p2-1-harm', 'Write what harm telling would do to the child'],
    ] as const) {
      expect(rook.page.querySelector(`#${field}-error`)?.text).toContain(words)
      expect(rook.page.querySelector(`.govuk-error-summary a[href="#${field}"]`)).not.toBeNull()
      expect(rook.page.querySelector(`#${field}`)).not.toBeNull()
    }
    expect(rook.filled(`/requests/${one.id}/answer`)).toMatchObject({
      'p1-1-kind': 'known',
      'p1-1-words': 'Three calls in a month',
      'p1-1-context': 'Two from the neighbour',
      'p2-1-because': 'An operation is going on',
    })
    expect(await itemsOf(one)).toEqual([])
    await rook.open(rook.path)
    expect([rook.status, rook.path]).toEqual([200, `/requests/${one.id}`])
  })

  it('is kept as it is typed, and is there again after the session has run out', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    const form = rook.page.querySelector(`form[action="/requests/${one.id}/answer"]`)
    const autosave = form?.getAttribute('data-autosave') ?? ''
    expect(autosave).toContain(`/requests/${one.id}/keep`)
    await rook.send(autosave, {
      ...rook.filled(`/requests/${one.id}/answer`),
      'p1-1-kind': 'known',
      'p1-1-words': 'A neighbour rang twi',
    })
    expect(rook.page.textContent).toContain('"savedAt":"2026-11-23T10:00:00.000Z"')
    service.setClock('2026-11-23T19:00:00Z')
    const again = await navigator(service, 'policeNavigator', 'police')
    await again.open(`/requests/${one.id}`)
    expect(again.filled(`/requests/${one.id}/answer`)).toMatchObject({
      'p1-1-kind': 'known',
      'p1-1-words': 'A neighbour rang twi',
    })
    const raven = await navigator(service, 'policeNavigatorTwo', 'police')
    await raven.open(`/requests/${one.id}`)
    expect(raven.page.textContent).not.toContain('A neighbour rang twi')
    await again.submit(`/requests/${one.id}/answer`, {
      _then: 'send',
      ...known('p1-1', 'Three calls in a month'),
    })
    expect(again.text).toContain('Your answer is with the MASH.')
    const left = await service.database.owner
      .selectFrom('form_draft')
      .select('form')
      .where('form', '=', `request/${one.id}`)
      .execute()
    expect(left).toEqual([])
  })

  it('of two navigators of one agency at the same instant is kept from both, neither over the other', async () => {
    const one = await asked(service, peterborough, 'police')
    const raven = await navigator(service, 'policeNavigatorTwo', 'police')
    await rook.open(`/requests/${one.id}`)
    await raven.open(`/requests/${one.id}`)
    await Promise.all([
      rook.submit(`/requests/${one.id}/answer`, {
        _then: 'send',
        ...known('p1-1', 'Three calls in a month'),
      }),
      raven.submit(`/requests/${one.id}/answer`, { _then: 'send', ...known('p1-1', 'A caution in May') }),
    ])
    expect([rook.status, raven.status]).toEqual([200, 200])
    expect((await itemsOf(one)).map((row) => [row.answered_name, row.words]).toSorted()).toEqual([
      ['Raven Rosewood', 'A caution in May'],
      ['Rook Redwood', 'Three calls in a month'],
    ])
    expect((await requestNow(service, one)).answers).toHaveLength(2)
    await rook.open(`/requests/${one.id}`)
    expect(rook.text).toContain('Three calls in a month')
    expect(rook.text).toContain('A caution in May')
  })

  it('sent twice is there once', async () => {
    const one = await asked(service, peterborough, 'police')
    await rook.open(`/requests/${one.id}`)
    const form = rook.filled(`/requests/${one.id}/answer`, { _then: 'send', ...known('p1-1', 'Three calls') })
    await rook.send(`/requests/${one.id}/answer`, form)
    await rook.send(`/requests/${one.id}/answer`, form)
    expect(rook.status).toBe(200)
    expect(await itemsOf(one)).toHaveLength(1)
  })
})

describe('what the agency said before', () => {
  it('is put into the answer by one press, whichever council it was said to, and marked as said again', async () => {
    const who = aSubject({ name: 'Clover Thistledown', id: crypto.randomUUID() })
    service.setClock('2026-03-12T10:00:00Z')
    const early = await navigator(service, 'policeNavigator', 'police')
    const earlier = await asked(service, cambridgeshire, 'police', { subjects: [who] })
    await answer(early, earlier, known('p1-1', 'Two cautions for theft', 'mash-only', 'opinion'))
    service.setClock(monday)
    rook = await navigator(service, 'policeNavigator', 'police')
    const now = await asked(service, peterborough, 'police', {
      subjects: [aSubject(), { ...who, name: 'clover THISTLEDOWN', id: crypto.randomUUID() }],
    })
    await rook.open(`/requests/${now.id}`)
    expect(rook.text).toContain('12 March 2026, to Cambridgeshire · Opinion · The MASH only')
    const [item] = await itemsOf(earlier)
    await rook.submit(`/requests/${now.id}/answer`, {
      _then: `reuse:2:${item?.id ?? ''}`,
      ...known('p1-1', 'Half a sentence'),
    })
    expect(rook.filled(`/requests/${now.id}/answer`)).toMatchObject({
      'p1-1-words': 'Half a sentence',
      'p2-1-kind': 'known',
      'p2-1-words': 'Two cautions for theft',
      'p2-1-level': 'mash-only',
      'p2-1-assertion': 'opinion',
    })
    expect(rook.text).toContain('Said again from 12 March 2026')
    await rook.submit(`/requests/${now.id}/answer`, { _then: 'send' })
    expect((await itemsOf(now)).map((row) => [row.words, row.reused_from]).toSorted()).toEqual([
      ['Half a sentence', null],
      ['Two cautions for theft', item?.id],
    ])
    expect(rook.text).toContain('said again from 12 March 2026')
    expect(await factTypes(now)).toEqual(['asked', 'seen', 'answered', 'answered'])
    expect((await requestNow(service, now)).answers.map(({ reusedFrom }) => reusedFrom)).toEqual([
      null,
      item?.id,
    ])
  })

  it('is never what another agency said, and is not marked where it is not theirs', async () => {
    const who = aSubject({ name: 'Yarrow Thistledown' })
    const health = await asked(service, peterborough, 'health', {
      subjects: [{ ...who, categories: ['health'] }],
    })
    const dunlin = await navigator(service, 'healthNavigator', 'health')
    await answer(dunlin, health, known('p1-1', 'Missed six appointments'))
    const [theirs] = await itemsOf(health)
    const police = await asked(service, peterborough, 'police', {
      subjects: [{ ...who, id: crypto.randomUUID() }],
    })
    await rook.open(`/requests/${police.id}`)
    expect(rook.text).not.toContain('Missed six appointments')
    await answer(rook, police, { ...known('p1-1', 'A call'), 'p1-1-reused': theirs?.id ?? '' })
    expect((await itemsOf(police)).map(({ reused_from }) => reused_from)).toEqual([null])
  })
})
