import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { takeIn } from '../../src/contacts/index.ts'
import { aChild, anAdult, aReport } from '../../src/contacts/told.test-data.ts'
import { openBrowser } from '../../src/design/in-the-browser.ts'
import { day } from '../../src/time/index.ts'
import { startService, type TestService } from '../service.ts'
import { looksRight } from './looker.ts'

/**
 * Five people in browsers of their own: who screens, the hub's manager, police, health, and the manager of the team that
 * receives the child. An amber enquiry about a Peterborough child turns red at hour 20, on Good Friday 2024, before the
 * night the clocks go forward and Easter Monday; her half-brother in Cambridgeshire is green. Everything each of them
 * was ever shown is kept, and what each may not see is looked for in it (clocks 4.3, Appendix A 3 and 4).
 */

let service: TestService
let browser: Browser
let home: string

const words = {
  open: 'Zwollbast: her aunt fetches her on Fridays and is welcome to know that we know.',
  professionals: 'Quirnhast: three calls to the house since the new year, each at night.',
  mashOnly: 'Xelbrimont: a neighbour rang who must not be known to have rung.',
  sensitive: 'Vrakulnis: a planned arrest in the week after Easter.',
  health: 'Uffelgrunz: not brought to the clinic four times since June.',
  discussed: 'Tremblofix: police and health see one pattern.',
}

class Somebody {
  readonly seen: string[] = []
  readonly tab: Page

  constructor(tab: Page) {
    this.tab = tab
  }

  /** What the page shows now; and all of it, hidden parts too, is kept. */
  async reads(): Promise<string> {
    this.seen.push(await this.tab.content())
    return this.tab.locator('main').innerText()
  }

  async goes(path: string): Promise<string> {
    await this.tab.goto(`${home}${path}`)
    return this.reads()
  }

  async presses(name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<string> {
    await Promise.all([this.tab.waitForEvent('load'), this.tab.getByRole(role, { name }).first().click()])
    return this.reads()
  }

  hasSeen(text: string): boolean {
    const word = text.split(':')[0] ?? text
    return this.seen.some((page) => page.includes(word))
  }
}

const signedIn = async (name: string, hat?: string): Promise<Somebody> => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } })
  const tab = await context.newPage()
  tab.setDefaultTimeout(20_000)
  await tab.goto(`${home}/sign-in`)
  await tab.getByRole('button', { name, exact: true }).click()
  if (hat !== undefined) {
    await tab.goto(`${home}/acting-for`)
    await tab.locator(`input[value="${hat}"]`).check()
    await tab.getByRole('button', { name: 'Continue' }).click()
  }
  return new Somebody(tab)
}

type Both = { peterborough: string; cambridgeshire: string }
let contacts: Both
let screener: Somebody
let hub: Somebody
let police: Somebody
let health: Somebody
let receiver: Somebody

const enquiryOf = async (owner: string): Promise<string> =>
  (
    await service.database.owner
      .selectFrom('enquiry')
      .select('id')
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow()
  ).id

const handOverTo = async (fn: string): Promise<string> =>
  (
    await service.database.owner
      .selectFrom('hand_over')
      .select('id')
      .where('owner', '=', peterborough)
      .where('to_fn', '=', fn)
      .executeTakeFirstOrThrow()
  ).id

const requestTo = async (agency: string): Promise<{ id: string; dueAt: string }> => {
  const row = await service.database.owner
    .selectFrom('agency_request')
    .select(['id', 'due_at'])
    .where('agency', '=', agency)
    .where('owner', '=', peterborough)
    .executeTakeFirstOrThrow()
  return { id: row.id, dueAt: row.due_at }
}

beforeAll(async () => {
  // Maundy Thursday, three in the afternoon in London: winter time still.
  service = await startService({ now: '2024-03-28T15:00:00Z' })
  home = await service.app.listen({ host: '127.0.0.1', port: 0 })
  browser = await openBrowser()
  const girl = aChild({ givenNames: 'Marigold', familyName: 'Thistledown' })
  const boy = aChild({ givenNames: 'Rowan', familyName: 'Bramble', bornOn: day('2018-09-02') })
  const told = aReport({
    children: [girl, boy],
    adults: [anAdult({ name: 'Hawthorn Thistledown', relation: 'father' })],
    consents: [
      {
        person: 'Hawthorn, father',
        purpose: 'agency-checks',
        answer: 'given',
        on: null,
        how: 'verbal',
        reason: '',
        reasonText: '',
      },
    ],
  })
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'concern',
      source: '2A',
      questionSet: 'test',
      places: [
        {
          childIds: [girl.id],
          owner: peterborough,
          placing: { rule: 'lives-here', words: 'She lives there.' },
        },
        {
          childIds: [boy.id],
          owner: cambridgeshire,
          placing: { rule: 'lives-here', words: 'He lives there.' },
        },
      ],
      attachments: [],
    },
  )
  const idIn = (owner: string): string => taken.contacts.find((each) => each.owner === owner)?.id ?? ''
  contacts = { peterborough: idIn(peterborough), cambridgeshire: idIn(cambridgeshire) }
}, 120_000)
afterAll(async () => {
  await browser.close()
  await service.stop()
})

const screened = async (hat: string, contactId: string): Promise<void> => {
  screener = await signedIn('Wren Willow', hat)
  await screener.goes(`/contacts/${contactId}`)
  await screener.presses('Start screening')
  await screener.tab.locator('summary', { hasText: 'Level 4' }).first().click()
  await screener.tab.locator('input[name="indicator"]').last().check()
  await screener.tab.locator('input[name="outcome"][value="mash"]').check()
  await screener.tab.locator('textarea[name="rationale"]').fill('Unclear from what was told.')
  for (const nobody of await screener.tab.locator('input[name="nobody"]').all()) await nobody.check()
  await screener.presses(/^Decide for/)
  expect(await screener.tab.locator('.govuk-error-summary').allInnerTexts()).toEqual([])
}

const ratedBy = async (who: Somebody, id: string, rating: string, because: string): Promise<string> => {
  await who.goes(`/enquiries/${id}/rate`)
  await who.tab.locator(`input[name="rating"][value="${rating}"]`).check()
  await who.tab.locator('textarea[name="because"]').fill(because)
  return who.presses('Record this rating')
}

/** One thing known of the first person asked about, at a level. */
const says = async (who: Somebody, nth: number, level: string, text: string): Promise<void> => {
  const field = `p1-${String(nth)}`
  await who.tab.locator(`input[name="${field}-kind"][value="known"]`).check()
  await who.tab.locator(`textarea[name="${field}-words"]`).fill(text)
  await who.tab.locator(`input[name="${field}-assertion"][value="fact"]`).check()
  await who.tab.locator(`input[name="${field}-level"][value="${level}"]`).check()
}

describe('an amber that turns red over Easter, for two councils', () => {
  test('is in the hub the moment it is screened, and rated there', async () => {
    await screened(`${cambridgeshire}/screening`, contacts.cambridgeshire)
    await screened(`${peterborough}/screening`, contacts.peterborough)
    service.setClock('2024-03-28T15:05:00Z')
    const brothers = await signedIn('Kestrel Kauri', `${cambridgeshire}/mash`)
    await ratedBy(brothers, await enquiryOf(cambridgeshire), 'green', 'Nothing told of him himself.')
    // Three open days on, at the same time by the clock on the wall: over two bank holidays and the change to summer time.
    expect(await brothers.reads()).toContain('Thu 4 Apr 15:00')

    hub = await signedIn('Kestrel Kauri', `${peterborough}/mash`)
    expect(await hub.goes('/enquiries')).toContain('Marigold T.')
    await hub.goes('/hand-overs')
    await hub.goes(`/hand-overs/${await handOverTo('mash')}`)
    await hub.tab.locator(`input[value="${people.mashManager.id}"]`).check()
    await hub.presses(/^Accept/)
    const id = await enquiryOf(peterborough)
    const rated = await ratedBy(hub, id, 'amber', 'Left alone at night, and calls before.')
    expect(rated).toContain('Tue 2 Apr 15:00')
    expect(rated).toContain('Cambridgeshire')
    await looksRight(hub.tab)
  }, 180_000)

  test('is asked about, and each agency answers in its own column', async () => {
    const id = await enquiryOf(peterborough)
    await hub.goes(`/enquiries/${id}/ask/police,health`)
    for (const reason of await hub.tab.locator('textarea[name^="because-"]:visible').all())
      await reason.fill('The house is known to them')
    expect(await hub.presses(/^Ask Police and Health/)).toContain('2 asked · 2 still out')
    const before = await requestTo('police')

    police = await signedIn('Rook Redwood')
    health = await signedIn('Dunlin Dogwood')
    await police.goes('/requests')
    await police.goes(`/requests/${before.id}`)
    await health.goes('/requests')
    await health.goes(`/requests/${before.id}`)
    expect(await health.reads()).toContain('There is nothing here for you to see')
    await police.goes(`/enquiries/${id}`)
    expect(await police.reads()).not.toContain('Marigold')

    // Good Friday, eleven in the morning: hour 20. The hub is closed, its manager is not.
    service.setClock('2024-03-29T11:00:00Z')
    hub = await again(hub, 'Kestrel Kauri', `${peterborough}/mash`)
    const red = await ratedBy(hub, id, 'red', 'She rang the school’s answering machine this morning.')
    expect(red).toContain('4 h left')
    expect((await requestTo('police')).dueAt < before.dueAt).toBe(true)
    const alerts = await service.database.owner
      .selectFrom('alert')
      .select(['kind', 'for_fn'])
      .where('subject_id', '=', id)
      .execute()
    expect(alerts).toContainEqual({ kind: 'red-enquiry-runs-on', for_fn: 'emergency-duty' })
    const night = await signedIn('Owl Oak', `${peterborough}/emergency-duty`)
    expect(await night.goes('/enquiries')).toContain('Marigold T.')

    police = await again(police, 'Rook Redwood')
    await police.goes(`/requests/${before.id}`)
    const levels = [
      ['family-may-see', words.open],
      ['professionals', words.professionals],
      ['mash-only', words.mashOnly],
      ['police-sensitive', words.sensitive],
    ] as const
    for (const [nth, [level, text]] of levels.entries()) {
      if (nth > 0) await police.presses(/^Say another thing about/)
      await says(police, nth + 1, level, text)
    }
    for (const kind of await police.tab.locator('input[name$="-1-kind"][value="nothing-known"]').all())
      if ((await kind.getAttribute('name')) !== 'p1-1-kind') await kind.check()
    expect(await police.presses('Send the answer')).toContain('Your answer is with the MASH')

    health = await again(health, 'Dunlin Dogwood')
    const own = await requestTo('health')
    await health.goes(`/requests/${own.id}`)
    await says(health, 1, 'professionals', words.health)
    for (const kind of await health.tab.locator('input[name$="-1-kind"][value="nothing-known"]').all())
      if ((await kind.getAttribute('name')) !== 'p1-1-kind') await kind.check()
    expect(await health.presses('Send the answer')).toContain('Your answer is with the MASH')
    expect(await hub.goes(`/enquiries/${id}`)).toContain('Vrakulnis')
  }, 240_000)

  test('is discussed, summed up without what may not travel, and decided before its time is up', async () => {
    const id = await enquiryOf(peterborough)
    service.setClock('2024-03-29T12:30:00Z')
    hub = await again(hub, 'Kestrel Kauri', `${peterborough}/mash`)
    await hub.goes(`/enquiries/${id}/discussion`)
    for (const seat of await hub.tab.locator('input[name="present"]').all()) await seat.check()
    for (const name of await hub.tab.locator('input[name^="name-"]').all())
      if ((await name.inputValue()) === '') await name.fill('Sergeant Sorrel')
    await hub.tab.locator('textarea[name="conclusion"]').fill(words.discussed)
    await hub.presses(/^(Record|Save)/)
    await hub.goes(`/enquiries/${id}/summary`)
    await hub.tab.locator('textarea[name="text"]').fill(`They told us this. ${words.sensitive}`)
    expect(await hub.presses(/^Save/)).toMatch(/Police/)
    expect(await hub.tab.title()).toContain('Error')
    await hub.tab.locator('textarea[name="text"]').fill('Two agencies see a pattern over three months.')
    await hub.presses(/^Save/)
    await hub.goes(`/enquiries/${id}/decide`)
    await hub.tab.locator('input[name="outcome"][value="assessment-s17"]').check()
    await hub.tab
      .locator('form[action$="/decide"] textarea[name="rationale"]')
      .fill('A pattern, and a child who asks for help.')
    await hub.presses(/^Decide$/)
    const row = await service.database.owner
      .selectFrom('enquiry')
      .select(['stage', 'decided_at', 'due_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.stage).toBe('decided')
    expect(row.decided_at !== null && row.due_at !== null && row.decided_at < row.due_at).toBe(true)
  }, 180_000)

  test('goes on to Peterborough’s own team, which reads what it may and is told that there is more', async () => {
    service.setClock('2024-04-02T08:30:00Z')
    receiver = await signedIn('Avocet Alder')
    await receiver.goes('/hand-overs')
    const shown = await receiver.goes(`/hand-overs/${await handOverTo('assessment')}`)
    expect(shown).toContain('Two agencies see a pattern over three months.')
    expect(shown).toContain('Quirnhast')
    expect(shown).toContain('Uffelgrunz')
    expect(shown).toMatch(/Police .*01632 960103/s)
    await looksRight(receiver.tab)
    await receiver.tab.locator('input[name="worker"]').first().check()
    await receiver.presses(/^Accept/)
    expect(await receiver.reads()).toContain('Accepted')
  }, 120_000)

  test('is told back to who asked and who answered, each in their own measure', async () => {
    hub = await again(hub, 'Kestrel Kauri', `${peterborough}/mash`)
    await hub.goes(`/contacts/${contacts.peterborough}/feedback`)
    await hub.tab.locator('input[name="textClass"]').first().check()
    await hub.tab.locator('input[name="channel"]').first().check()
    await hub.presses(/^(Send|Tell|Record)/)
    const letters = await service.database.owner.selectFrom('message').select('body').execute()
    expect(letters.length).toBeGreaterThan(0)
    for (const text of Object.values(words))
      expect(letters.some(({ body }) => body.includes(text.split(':')[0] ?? ''))).toBe(false)

    police = await again(police, 'Rook Redwood')
    const closed = await police.goes(`/requests/${(await requestTo('police')).id}`)
    expect(closed).toContain('Vrakulnis')
    expect(closed).toContain('Assessment under section 17')
    expect(closed).not.toContain('nobody was at home')
    health = await again(health, 'Dunlin Dogwood')
    expect(await health.goes(`/requests/${(await requestTo('health')).id}`)).toContain('Uffelgrunz')
  }, 120_000)

  test('and nobody of the five was ever shown what they may not see', async () => {
    for (const path of [
      `/contacts/${contacts.peterborough}`,
      `/contacts/${contacts.peterborough}/record`,
      '/outbox',
      '/hand-overs/queried',
    ])
      await screener.goes(path)
    const seen = (who: Somebody): string[] =>
      Object.entries(words).flatMap(([name, text]) => (who.hasSeen(text) ? [name] : []))
    expect(seen(screener)).toEqual([])
    expect(seen(hub)).toEqual(Object.keys(words))
    expect(seen(police)).toEqual(['open', 'professionals', 'mashOnly', 'sensitive'])
    expect(seen(health)).toEqual(['health'])
    expect(seen(receiver)).toEqual(['open', 'professionals', 'health'])
  }, 60_000)
})

/** After a night away the session has run out: the same person signs in again, and what they saw before still counts. */
const again = async (who: Somebody, name: string, hat?: string): Promise<Somebody> => {
  const next = await signedIn(name, hat)
  next.seen.push(...who.seen)
  await who.tab.context().close()
  return next
}
