import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { worded } from '../messages/own-words.test-data.ts'
import { loadSectors } from '../places/index.ts'
import { settings } from '../clocks/index.ts'
import { day } from '../time/index.ts'
import { minutesToWait } from './limits.sql.ts'
import { contactsWith, countContacts, goOn, neighbourReady, sendFiles, skipTo } from './referral.story.ts'

let service: TestService

beforeAll(async () => {
  service = await startService()
  await loadSectors(service.database.owner)
})
afterAll(() => service.stop())
beforeEach(() => service.setClock('2026-11-23T09:00:00Z'))

const later = () => service.setClock('2026-11-23T09:20:00Z')
const begin = async (who: string): Promise<Visitor> => {
  const visitor = service.visitor()
  await visitor.open('/refer')
  return visitor.submit('/refer', { who })
}
const referenceShown = (visitor: Visitor) => /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(visitor.text)?.[0] ?? ''
const sentBy = (visitor: Visitor) => contactsWith(service, referenceShown(visitor))

describe('a neighbour', () => {
  it('tells us, stays anonymous, and reads out a reference that the council finds', async () => {
    const visitor = await neighbourReady(service)
    later()
    await visitor.submit('/refer/send')
    expect(visitor.heading).toBe('We have it')
    expect(visitor.text).toContain('Peterborough City Council')
    // Monday 23 November 2026, 09:20: one working day ends on Tuesday.
    expect(visitor.text).toContain('Tuesday 24 November 2026')
    const [contact] = await sentBy(visitor)
    expect(contact).toMatchObject({
      owner: 'E06000031',
      is_anonymous: true,
      source: '9',
      question_set: 'referral-2026-11',
    })
    expect(contact?.reference).toBe(referenceShown(visitor))
  })

  it('reads last what the one council that has it says in its own words', async () => {
    const body =
      'Thank you, neighbour. ((decided by)) ((receipt by email))\n\n((how to reach us)) ((if in danger))'
    await worded(service, { authority: 'E06000031', letter: 'sent', reader: 'anybody', body }, async () => {
      const visitor = await neighbourReady(service)
      later()
      await visitor.submit('/refer/send')
      expect(visitor.heading).toBe('We have it')
      expect(visitor.text).toContain('Thank you, neighbour. by Tuesday 24 November 2026')
      expect(visitor.text).toContain(`give the reference ${referenceShown(visitor)}`)
      expect(visitor.text).not.toContain('A person reads it')
    })
  })

  it('presses Send twice, goes back, reloads and sends again: one contact, the same confirmation', async () => {
    const visitor = await neighbourReady(service)
    later()
    const before = await countContacts(service)
    const form = visitor.filled('/refer/send')
    const twin = service.visitor()
    for (const [name, value] of visitor.cookies) twin.cookies.set(name, value)
    await Promise.all([visitor.send('/refer/send', form), twin.send('/refer/send', form)])
    const reference = referenceShown(visitor)
    expect(referenceShown(twin)).toBe(reference)
    await visitor.send('/refer/send', form)
    expect(referenceShown(visitor)).toBe(reference)
    await visitor.send('/refer/concern', { 'what-happened': 'changed my mind' })
    expect(referenceShown(visitor)).toBe(reference)
    expect(await countContacts(service)).toBe(before + 1)
  })

  it('who left no way back is asked for one, with the words still there, and may choose to stay anonymous', async () => {
    const visitor = await neighbourReady(service)
    await visitor.open('/refer/you')
    await goOn(visitor, { anonymous: 'no' })
    await visitor.open('/refer/check')
    later()
    await visitor.submit('/refer/send')
    expect(visitor.status).toBe(422)
    expect(visitor.text).toContain('choose to stay anonymous')
    expect(visitor.text).toContain('A child cries every night')
  })
})

describe('immediate danger', () => {
  it('shows 999 and the councils’ numbers, then goes on, and is taken in however fast it is written', async () => {
    const visitor = await begin('public')
    await goOn(visitor, { urgency: 'immediate' })
    expect(visitor.heading).toBe('Ring 999 now')
    expect(visitor.text).toContain('01632 960202')
    await goOn(visitor)
    expect(visitor.heading).toBe('What are you worried about?')
    await goOn(visitor, { 'what-happened': 'He has a knife' })
    expect(visitor.heading).toBe('Where is the child now?')
    await goOn(visitor, { 'where-now': '5 Invented Row, Peterborough' })
    await visitor.open('/refer/you')
    await goOn(visitor, { anonymous: 'yes' })
    await visitor.open('/refer/check')
    await visitor.submit('/refer/send', { 'company-website': 'filled in by the browser' })
    expect(visitor.heading).toBe('We have it')
    expect(await sentBy(visitor)).toMatchObject([{ urgency: 'immediate' }])
  })
})

describe('the path', () => {
  it('asks what is missing once, and then lets a person go on', async () => {
    const visitor = await begin('professional')
    await goOn(visitor)
    expect([visitor.status, visitor.heading]).toEqual([422, 'Is a child in danger now?'])
    expect(visitor.text).toContain('Choose one. If you are not sure, choose the more urgent one')
    await goOn(visitor, { _then: 'anyway' })
    expect(visitor.heading).toBe('About you')
  })

  it('asks which council only when the postcode cannot tell', async () => {
    const straddling = await neighbourReady(service, { postcode: 'PE2 6AA' })
    expect(straddling.text).toContain('Which council area is it?')
    const known = await neighbourReady(service, { postcode: 'PE1 1AA' })
    expect(known.text).not.toContain('Which council area is it?')
  })

  it('does not show a page that is not on it, whatever the address says', async () => {
    const visitor = await begin('public')
    for (const path of ['/refer/threshold', '/refer/nonsense', '/refer/child/x/name']) {
      await visitor.open(path)
      expect([path, visitor.status, visitor.heading]).toEqual([path, 404, 'That question is not asked here'])
    }
    await visitor.send('/refer/threshold', { threshold: '4' })
    expect(visitor.status).toBe(404)
  })

  it('keeps what was typed on a page that left the path, and leaves it out of what is sent', async () => {
    const visitor = await begin('professional')
    await goOn(visitor, { urgency: 'today' })
    await goOn(visitor, { _then: 'anyway', agency: 'Elm Road Primary (invented)' })
    await visitor.open('/refer/who')
    await goOn(visitor, { who: 'public' })
    await visitor.open('/refer/check')
    expect(visitor.text).not.toContain('Elm Road')
    await visitor.open('/refer/who')
    await goOn(visitor, { who: 'professional' })
    await visitor.open('/refer/your-details')
    expect(visitor.page.querySelector('#agency')?.getAttribute('value')).toBe('Elm Road Primary (invented)')
  })
})

describe('several children', () => {
  it('can be added, changed, taken off and put back', async () => {
    const visitor = await begin('public')
    await skipTo(visitor, '/refer/concern')
    await goOn(visitor, { 'what-happened': 'x', 'concern-arose': 'today' })
    await goOn(visitor, { 'where-now': 'home', hurt: 'no' })
    await goOn(visitor, { 'given-names': 'Maya' })
    await visitor.submit('/refer/children', { _then: 'add' })
    await goOn(visitor, { 'given-names': 'Jonah' })
    expect(visitor.heading).toBe('Children you are telling us about')
    expect(visitor.text).toContain('Maya')
    expect(visitor.text).toContain('Jonah')
    await visitor.submit('/refer/take-off/child')
    expect(visitor.text).toContain('Put Maya back')
    await visitor.open('/refer/check')
    expect(visitor.text).not.toContain('Maya')
    await visitor.open('/refer/children')
    await visitor.submit('/refer/put-back/child')
    await visitor.open('/refer/check')
    expect(visitor.text).toContain('Maya')
  })

  it('of two councils become one contact for each, with its own children, linked as one report', async () => {
    const visitor = await neighbourReady(service)
    await visitor.open('/refer/children')
    await visitor.submit('/refer/children', { _then: 'add' })
    await goOn(visitor, { 'given-names': 'Jonah' })
    await visitor.open('/refer/go-on')
    while (visitor.path.endsWith('/living')) {
      const isJonah = visitor.heading.includes('Jonah')
      await goOn(
        visitor,
        isJonah
          ? {
              lives: 'elsewhere',
              elsewhere: 'relatives',
              'other-address': 'with his aunt',
              'other-postcode': 'CB1 0AA',
            }
          : { lives: 'home' },
      )
      await visitor.open('/refer/go-on')
    }
    await visitor.open('/refer/check')
    later()
    await visitor.open('/refer/check')
    later()
    await visitor.submit('/refer/send')
    expect(visitor.text).toContain('Peterborough City Council and Cambridgeshire County Council')
    const two = await sentBy(visitor)
    const names = two.map(({ owner, told }) => [
      owner,
      (told as { children: { givenNames: string }[] }).children.map((child) => child.givenNames),
    ])
    expect(names).toEqual(
      [
        ['E06000031', ['Maya']],
        ['E10000003', ['Jonah']],
      ].toSorted(),
    )
    expect(new Set(two.map((contact) => contact.report_id)).size).toBe(1)
  })
})

describe('what is typed is kept', () => {
  it('by autosave, field by field, from two tabs at once', async () => {
    const visitor = await begin('professional')
    await goOn(visitor, { urgency: 'today' })
    const form = visitor.filled('/refer/your-details')
    const second = visitor.filled('/refer/your-details')
    const save = async (fields: Readonly<Record<string, string | readonly string[]>>) =>
      service.app.inject({
        method: 'POST',
        url: '/refer/save/your-details?draft=x',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          cookie: `referral=${visitor.cookies.get('referral') ?? ''}`,
        },
        payload: new URLSearchParams(fields as Record<string, string>).toString(),
      })
    const first = await save({ ...form, 'your-name': 'Wren Tester' })
    expect(first.json()).toMatchObject({ saved: true, savedAt: '2026-11-23T09:00:00.000Z' })
    await save({ ...second, _page: 'another tab', 'your-role': 'Teacher', 'your-name': '' })
    await visitor.open('/refer/your-details')
    expect(visitor.page.querySelector('#your-name')?.getAttribute('value')).toBe('Wren Tester')
    expect(visitor.page.querySelector('#your-role')?.getAttribute('value')).toBe('Teacher')
    expect((await save({ ...form, _csrf: 'forged' })).statusCode).toBe(403)
  })

  it('when the window’s draft is gone: a new one begins with the words', async () => {
    const visitor = service.visitor()
    await visitor.send('/refer/concern', {
      'what-happened': 'A long account that must not be lost',
      _then: 'on',
    })
    expect(visitor.heading).toBe('Is a child in danger now?')
    await visitor.open('/refer/concern')
    expect(visitor.page.querySelector('#what-happened')?.textContent).toContain('must not be lost')
  })

  it('but not when another site sends the form', async () => {
    const response = await service.app.inject({
      method: 'POST',
      url: '/refer/concern',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      payload: 'what-happened=Something+forged+by+another+site',
    })
    expect(response.headers['set-cookie']).toBeUndefined()
    expect(response.statusCode).toBe(404)
  })

  it('when the guard of the form is wrong: the page comes back with the words, nothing saved', async () => {
    const visitor = await begin('public')
    await visitor.open('/refer/concern')
    await goOn(visitor, { _csrf: 'wrong', 'what-happened': 'still here' })
    expect(visitor.text).toContain('This page was open too long')
    expect(visitor.page.querySelector('#what-happened')?.textContent).toBe('still here')
  })
})

describe('coming back later', () => {
  const codeSent = async (): Promise<string> => {
    const { body } = await service.database.owner
      .selectFrom('draft_message')
      .select('body')
      .orderBy('queued_at', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
    return /\b\d{6}\b/.exec(body)?.[0] ?? ''
  }

  it('works with the reference and the code sent by email, once', async () => {
    const visitor = await begin('public')
    await goOn(visitor, { urgency: 'today' })
    await goOn(visitor, { 'what-happened': 'typed before lunch', _then: 'later' })
    expect(visitor.heading).toBe('Stop and come back later')
    await visitor.submit('/refer/save-for-later', { email: 'not an address' })
    expect([visitor.status, visitor.text.includes('Enter an email address')]).toEqual([422, true])
    await visitor.submit('/refer/save-for-later', { email: 'neighbour@example.org' })
    expect(visitor.heading).toBe('It is saved')
    const reference = /D-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(visitor.text)?.[0] ?? ''

    const atHome = service.visitor()
    await atHome.open('/refer/return')
    await atHome.submit('/refer/return', {
      reference: reference.toLowerCase(),
      email: 'Neighbour@example.org',
    })
    expect(atHome.heading).toBe('Enter the code we sent you')
    const code = await codeSent()
    await atHome.submit('/refer/return/code', { code: '000000' === code ? '111111' : '000000' })
    expect(atHome.text).toContain('That is not the code we sent last')
    await atHome.submit('/refer/return/code', { code })
    expect(atHome.heading).toBe('What are you worried about?')
    expect(atHome.page.querySelector('#what-happened')?.textContent).toBe('typed before lunch')

    await visitor.open('/refer/concern')
    expect(visitor.heading).toBe('This is not open here any more')
    const replayed = service.visitor()
    await replayed.open(`/refer/return/code?reference=${reference}`)
    await replayed.submit('/refer/return/code', { code })
    expect(replayed.text).toContain('This code has been used already')
    expect(replayed.cookies.has('referral')).toBe(false)
  })

  it('says the same whether or not reference and address belong together', async () => {
    const before = await service.database.owner.selectFrom('draft_message').select('id').execute()
    const visitor = service.visitor()
    await visitor.open('/refer/return')
    const { newDraftReference } = await import('../questions/index.ts')
    await visitor.submit('/refer/return', { reference: newDraftReference(), email: 'nobody@example.org' })
    expect(visitor.heading).toBe('Enter the code we sent you')
    expect(await service.database.owner.selectFrom('draft_message').select('id').execute()).toEqual(before)
  })
})

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF')

  it('are checked by content, listed, taken off again, and travel with the referral', async () => {
    const visitor = await neighbourReady(service)
    await visitor.open('/refer/files')
    expect(visitor.text).toContain('a photograph may say where and when it was taken')
    const refused = await sendFiles(service, visitor, [
      { name: 'body map.pdf', content: pdf },
      { name: 'homework.pdf', content: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)]) },
    ])
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('homework.pdf is not a kind of file we can take')
    await sendFiles(service, visitor, [{ name: 'notes.txt', content: Buffer.from('seen at 9') }])
    await visitor.open('/refer/files')
    expect(visitor.text).toContain('body map.pdf')
    const buttons = visitor.page.querySelectorAll('button[name="_take-off"]')
    expect(buttons).toHaveLength(2)
    const notes = buttons.find((button) => button.textContent.includes('notes.txt'))
    await sendFiles(service, visitor, [], 'add')
    const form = visitor.filled('/refer/files', { '_take-off': notes?.getAttribute('value') ?? '' })
    await sendFiles(
      service,
      { ...visitor, cookies: visitor.cookies, filled: () => form } as unknown as Visitor,
      [],
    )
    await visitor.open('/refer/check')
    later()
    await visitor.submit('/refer/send')
    const reference = referenceShown(visitor)
    const kept = await service.database.owner
      .selectFrom('attachment')
      .innerJoin('contact', 'contact.id', 'attachment.contact_id')
      .select(['attachment.name', 'attachment.media_type', 'attachment.scan'])
      .where('contact.reference', '=', reference)
      .execute()
    expect(kept).toEqual([{ name: 'body map.pdf', media_type: 'application/pdf', scan: 'not-scanned' }])
  })

  it('larger than 10 MB are refused by name, and the others are kept', async () => {
    const visitor = await neighbourReady(service)
    await visitor.open('/refer/files')
    const sent = await sendFiles(service, visitor, [
      { name: 'film.txt', content: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
      { name: 'small.txt', content: Buffer.from('kept') },
    ])
    expect(sent.body).toContain('film.txt is larger than 10 MB')
    expect(sent.body).toContain('small.txt')
  })
})

describe('what is never sent', () => {
  it('is deleted by itself after 30 days, and what is younger is looked at again the next night', async () => {
    const visitor = await begin('public')
    await goOn(visitor, { urgency: 'today' })
    await service.database.owner
      .updateTable('draft')
      .set({ saved_at: '2026-10-01T09:00:00.000Z' as never })
      .execute()
    await begin('public')
    const jobs = () =>
      sql<{
        run_at: string
      }>`select run_at from graphile_worker.jobs where task_identifier = 'forget-old-drafts'`.execute(
        service.database.owner,
      )
    expect((await jobs()).rows).toEqual([{ run_at: '2026-11-24T03:00:00.000Z' }])
    service.setClock('2026-11-24T03:00:00Z')
    await service.runJobs()
    await visitor.open('/refer/concern')
    expect(visitor.heading).toBe('This is not open here any more')
    expect((await jobs()).rows).toHaveLength(1)
  })
})

describe('from one address', () => {
  const tries = async (n: number): Promise<(number | null)[]> => {
    const waits: (number | null)[] = []
    for (let nth = 0; nth < n; nth++) waits.push(await minutesToWait(service.house, 'try', '203.0.113.7'))
    return waits
  }
  const set = (authority: string, value: object) =>
    service.database.owner
      .insertInto('setting')
      .values({
        id: crypto.randomUUID(),
        authority,
        name: 'tries-from-one-address',
        effective_from: day('2026-01-01'),
        value: JSON.stringify(value),
        reason: 'Tried here',
      })
      .execute()

  it('no more codes are tried than the stricter council has set, what was tried before counted too', async () => {
    expect((await tries(12)).filter((wait) => wait !== null)).toEqual([])
    const ours = settings['tries-from-one-address'].otherwise('')
    await set('E06000031', { ...ours, codesTried: 13 })
    await set('E10000003', { ...ours, codesTried: 200 })
    expect((await tries(2)).map((wait) => wait !== null)).toEqual([false, true])
    await service.database.owner.deleteFrom('setting').where('name', '=', 'tries-from-one-address').execute()
    expect(await tries(1)).toEqual([null])
  })

  it('nobody can set it so that nothing is limited, or so that an address of many is shut out', () => {
    const { shape, otherwise } = settings['tries-from-one-address']
    for (const [name, bounds] of Object.entries({ codesTried: [9, 201], signInsBegun: [99, 10_001] }))
      for (const n of bounds)
        expect([n, shape.safeParse({ ...otherwise(''), [name]: n }).success]).toEqual([n, false])
  })
})
