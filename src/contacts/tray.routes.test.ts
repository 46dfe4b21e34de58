import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { addMinutes, day, instant, type Instant } from '../time/index.ts'
import { listenForChanges, sessionCookie } from '../web/index.ts'
import { takeIn } from './intake.ts'
import { aChild, aReport } from './told.test-data.ts'
import type { Urgency } from './told.ts'
import { fillContacts } from './tray.test-data.ts'

const now = instant('2026-11-23T11:00:00Z')

let service: TestService
beforeAll(async () => {
  service = await startService({ now })
})
afterAll(() => service.stop())
/** Each story begins with an empty tray at eleven; what came before it is long decided. */
beforeEach(async () => {
  service.setClock(now)
  await service.database.owner
    .updateTable('contact')
    .set({ waiting_for: null, received_at: addMinutes(now, -100_000) })
    .execute()
})

type Worry = { named: string; owner?: string; at?: Instant; urgency?: Urgency; source?: string }

const received = async (
  { named, owner = peterborough, at = now, urgency = 'today', source = '2A' }: Worry,
  by: TestService = service,
) => {
  const told = aReport({ urgency, children: [aChild({ givenNames: named })] })
  const taken = await takeIn(
    by.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source,
      questionSet: 'test-1',
      places: [
        {
          childIds: told.children.map(({ id }) => id),
          owner,
          placing: { rule: 'lives-here', words: 'Lives here, by postcode.' },
        },
      ],
      attachments: [],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  return { ...contact, childId: told.children[0]?.id ?? '' }
}

const screener = (authority: string = cambridgeshire, by: TestService = service) =>
  by.signedIn('adviser', { authority, fn: 'screening' })

const rowsOn = (visitor: Visitor): string[] =>
  visitor.page
    .querySelectorAll('[data-tray-row]')
    .map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim())
const namesOn = (visitor: Visitor): string[] =>
  visitor.page.querySelectorAll('.tray__who').map((cell) => cell.textContent.split(' ')[0] ?? '')
const pinnedOn = (visitor: Visitor): string | undefined =>
  visitor.page.querySelector('.tray__row--pinned .tray__who')?.textContent.split(' ')[0]

test('under one hat the children of both councils are seen, the least time left first', async () => {
  await received({ named: 'Sorrel', at: addMinutes(now, -60), owner: cambridgeshire })
  await received({ named: 'Bracken', at: addMinutes(now, -4320) })
  await received({ named: 'Tansy', at: addMinutes(now, -30) })
  const visitor = await (await screener()).open('/screening')
  expect(visitor.heading).toBe('Screening')
  expect(namesOn(visitor)).toEqual(['Bracken', 'Sorrel', 'Tansy'])
  expect(visitor.text).toContain('3 waiting · oldest 3 days (Bracken T., 6) · 0 late')
  const [bracken, sorrel] = rowsOn(visitor)
  expect(bracken).toContain('Peterborough')
  expect(sorrel).toContain('Cambridgeshire')
  expect(sorrel).toContain('School: Maple said nobody was at home')
  expect(visitor.page.querySelector('.tray__open-with')).toBeNull()
})

test('a contact of the council whose hat is not worn is linked all the same, and its page offers the switch', async () => {
  const contact = await received({ named: 'Bracken', owner: peterborough })
  const visitor = await (await screener(cambridgeshire)).open('/screening')
  const link = visitor.page.querySelector('.tray__reference a')
  expect(link?.textContent.trim()).toBe(contact.reference)
  await visitor.open(link?.getAttribute('href') ?? '')
  expect(visitor.text).toContain('Act for Peterborough')
})

describe('the child who has waited longest stays in sight', () => {
  test.each([
    ['by urgency', '?urgency=immediate', ['Oldest', 'Urgent']],
    ['by council', `?council=${cambridgeshire}`, ['Oldest', 'Urgent']],
    ['by source', '?source=police', ['Oldest', 'Urgent']],
    ['by colour', '?colour=red', ['Oldest']],
    ['by whom they wait for', '?waiting=manager', ['Oldest']],
    [
      'with every answer of the form left empty',
      '?council=&source=&colour=&urgency=',
      ['Oldest', 'Middle', 'Urgent'],
    ],
    ['with an address nobody could mean', '?waiting=x&after=y&sort=%01', ['Oldest', 'Middle', 'Urgent']],
  ])('%s', async (_name, query, seen) => {
    await received({ named: 'Middle', at: addMinutes(now, -90), urgency: 'not-urgent' })
    await received({
      named: 'Urgent',
      at: addMinutes(now, -5),
      urgency: 'immediate',
      source: '6',
      owner: cambridgeshire,
    })
    await received({ named: 'Oldest', at: addMinutes(now, -200), urgency: 'not-urgent' })
    const visitor = await (await screener()).open(`/screening${query}`)
    expect(visitor.status).toBe(200)
    expect(namesOn(visitor)).toEqual(seen)
    expect(pinnedOn(visitor)).toBe('Oldest')
  })
})

test('nobody but the oldest matching is said, with the way back to everybody', async () => {
  await received({ named: 'Oldest', urgency: 'not-urgent' })
  const visitor = await (await screener()).open('/screening?urgency=immediate')
  expect(visitor.text).toContain('Nobody matches what you chose. See everybody')
})

test('what is chosen stays chosen in the form, in the tabs and in the part that renews itself', async () => {
  await received({ named: 'Sorrel' })
  const visitor = await (
    await screener()
  ).open(`/screening?council=${peterborough}&urgency=today&sort=longest`)
  expect(visitor.filled('/screening')).toMatchObject({
    council: peterborough,
    urgency: 'today',
    sort: 'longest',
    waiting: 'us',
  })
  const part = visitor.page.querySelector('[data-fragment]')?.getAttribute('data-fragment') ?? ''
  const again = await (await screener()).open(part)
  expect(again.page.querySelector('h1')).toBeNull()
  expect(namesOn(again)).toEqual(['Sorrel'])
  expect(again.page.querySelector('[aria-current]')?.textContent.replaceAll(/\s+/g, ' ')).toBe('Today 1')
})

test('next after next, in either order, nobody is lost and nobody shown twice', async () => {
  await fillContacts(service.database.owner, { contacts: 260, waitingEvery: 2, until: now })
  const waiting = await service.database.owner
    .selectFrom('contact')
    .select('reference')
    .where('waiting_for', 'in', ['screener', 'manager'])
    .execute()
  expect(waiting.length).toBeGreaterThan(100)
  for (const query of ['', '?sort=longest']) {
    const visitor = await (await screener()).open(`/screening${query}`)
    const references = (rows: string) =>
      visitor.page.querySelectorAll(`${rows} .tray__reference a`).map((link) => link.textContent)
    const seen = [...references('.tray__row--pinned'), ...references('.tray__row:not(.tray__row--pinned)')]
    for (;;) {
      const next = visitor.page.querySelector('a[rel=next]')
      if (!next) break
      expect(next.textContent.trim()).toBe('Next 50')
      await visitor.open(next.getAttribute('href') ?? '')
      expect(visitor.page.querySelector('a[rel=prev]')?.textContent.trim()).toBe('First 50')
      seen.push(...references('.tray__row:not(.tray__row--pinned)'))
    }
    expect(seen.toSorted()).toEqual(waiting.map(({ reference }) => reference).toSorted())
  }
})

test('who opened a contact shows as initials; decided, it is gone; nobody is waiting', async () => {
  const contact = await received({ named: 'Sorrel', at: addMinutes(now, -60) })
  const visitor = await screener(peterborough)
  await (await visitor.open(`/contacts/${contact.id}`)).submit(`/contacts/${contact.id}/open`)
  await visitor.open('/screening')
  expect(visitor.page.querySelector('.tray__open-with')?.textContent).toBe('WWOpened by Wren Willow')
  await visitor.open(`/contacts/${contact.id}`)
  await visitor.submit(`/contacts/${contact.id}/children/${contact.childId}/decide`, {
    indicator: ['4N1'],
    rationale: 'She was left alone all night.',
    outcome: 'mash',
    what: 'decide',
  })
  await visitor.open('/screening')
  expect(visitor.text).toContain('Nobody is waiting. Last contact 10:00.')
  expect(rowsOn(visitor)).toEqual([])
})

test('recommended to a manager a child still waits; returned to the referrer too, and it is said where', async () => {
  const [one, two] = [await received({ named: 'Sorrel' }), await received({ named: 'Bracken' })]
  const visitor = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
  for (const { id } of [one, two]) {
    await (await visitor.open(`/contacts/${id}`)).submit(`/contacts/${id}/open`)
  }
  const judged = { indicator: ['4N1'], rationale: 'Not enough is told to decide.' }
  await visitor.open(`/contacts/${one.id}`)
  await visitor.submit(`/contacts/${one.id}/children/${one.childId}/decide`, {
    ...judged,
    outcome: 'return-to-referrer',
    'reason-return-to-referrer': 'Who lives in the house?',
    what: 'decide',
    // Every child of these stories is born on one day in one house, and so asked about: could be a twin.
    nobody: one.childId,
  })
  expect(visitor.status).toBe(200)
  const adviser = await screener(peterborough)
  await adviser.open(`/contacts/${two.id}`)
  await adviser.submit(`/contacts/${two.id}/children/${two.childId}/decide`, {
    ...judged,
    outcome: 'mash',
    what: 'recommend',
    nobody: two.childId,
  })
  await visitor.open('/screening?waiting=manager')
  expect(namesOn(visitor)).toContain('Bracken')
  expect(visitor.text).toContain('for a manager to decide')
  await visitor.open('/screening')
  expect(visitor.text).toContain('Also waiting: 1 for the referrer')
  await visitor.open('/screening?waiting=referrer')
  expect(namesOn(visitor)).toContain('Sorrel')
  expect(visitor.text).toContain('for the referrer to answer')
  expect(visitor.text).toContain('RETURNED-REPLY')
})

test('a third contact within twelve months is said in the row, by that council’s own number', async () => {
  const contact = await received({ named: 'Sorrel' })
  await service.database.owner
    .updateTable('contact')
    .set({ earlier_contacts: 2 })
    .where('id', '=', contact.id)
    .execute()
  const visitor = await (await screener()).open('/screening')
  expect(visitor.text).toContain('3rd in 12 months')
  await service.database.owner
    .insertInto('setting')
    .values({
      id: crypto.randomUUID(),
      authority: peterborough,
      name: 'repeat-contact',
      effective_from: day('2026-01-01'),
      value: JSON.stringify({ contacts: 4, months: 6 }),
      reason: 'A longer look',
    })
    .execute()
  await visitor.open('/screening')
  expect(visitor.text).not.toContain('3rd in')
})

test('Peterborough’s own assessment worker has no screening tray', async () => {
  await received({ named: 'Sorrel' })
  const visitor = await service.signedIn('assessmentPeterborough', {
    authority: peterborough,
    fn: 'assessment',
  })
  for (const path of ['/screening', '/screening/rows']) {
    await visitor.open(path)
    expect(visitor.status).toBe(404)
    expect(visitor.page.textContent).not.toContain('Sorrel')
  }
  await visitor.open('/screening/events')
  expect(visitor.status).toBe(401)
})

test('somebody who has not signed in is asked to, and gets no events', async () => {
  const visitor = await service.visitor().open('/screening')
  expect(visitor.path).toBe('/sign-in?then=%2Fscreening')
  await visitor.open('/screening/events')
  expect(visitor.status).toBe(401)
})

test('once the agreement has lapsed, Peterborough’s children are no longer in Cambridgeshire’s screener’s tray', async () => {
  const lastEvening = instant('2023-12-31T23:40:00Z')
  const then = await startService({ now: lastEvening, extension: 'none' })
  await received({ named: 'Sorrel', at: lastEvening, owner: cambridgeshire }, then)
  await received({ named: 'Bracken', at: lastEvening }, then)
  const visitor = await (await screener(cambridgeshire, then)).open('/screening')
  expect(namesOn(visitor).toSorted()).toEqual(['Bracken', 'Sorrel'])
  then.setClock('2024-01-01T00:00:00Z')
  await visitor.open('/screening')
  expect(namesOn(visitor)).toEqual(['Sorrel'])
  expect(visitor.text).toContain('1 waiting')
  expect(visitor.text).not.toContain('Peterborough')
  await then.stop()
})

describe('the tray renews itself', () => {
  let address = ''
  beforeAll(async () => {
    address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  })
  const watching = async (visitor: Visitor) => {
    const live = await listenForChanges(service.database.url)
    service.house.live = live
    const answer = await fetch(`${address}/screening/events`, {
      headers: { cookie: `${sessionCookie}=${visitor.cookies.get(sessionCookie) ?? ''}` },
    })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    const next = async () => (await reader?.read())?.value
    return { answer, next, stop: () => live.stop() }
  }

  test('a contact taken in for a council in sight is told as “changed”, and nothing of it', async () => {
    const { answer, next, stop } = await watching(await screener())
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(await next()).toBe(': watching\n\n')
    await received({ named: 'Sorrel' })
    expect(await next()).toBe('event: changed\ndata: tray\n\n')
    await stop()
  })

  test('it beats while nothing happens, and ends within a minute of the session’s end', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const { next, stop } = await watching(await screener())
      expect(await next()).toBe(': watching\n\n')
      vi.advanceTimersByTime(20_000)
      expect(await next()).toBe(': still here\n\n')
      service.setClock(addMinutes(now, 59))
      vi.advanceTimersByTime(39_999)
      expect(await next()).toBe(': still here\n\n')
      service.setClock(addMinutes(now, 61))
      vi.advanceTimersByTime(1)
      const rest: string[] = []
      for (let said = await next(); said !== undefined; said = await next()) rest.push(said)
      expect(rest.join('')).toBe(': still here\n\n')
      await stop()
    } finally {
      vi.useRealTimers()
    }
  })

  test('a desk left alone is signed out although its tray went on renewing itself', async () => {
    const visitor = await screener()
    for (const minutes of [20, 40, 59]) {
      service.setClock(addMinutes(now, minutes))
      expect((await visitor.open('/screening/rows')).status).toBe(200)
    }
    service.setClock(addMinutes(now, 60))
    await visitor.open('/screening')
    expect(visitor.path).toContain('/sign-in')
  })
})
