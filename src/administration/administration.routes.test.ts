import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { takeIn } from '../contacts/index.ts'
import { instant } from '../time/index.ts'
import { agrees, changeIdOf, comesAbout, dayFields, proposes } from './proposing.test-data.ts'

let service: TestService
let admin: Visitor
/** A Monday. */
const monday = '2026-11-23T09:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
afterAll(() => service.stop())
beforeEach(async () => {
  admin = await service.signedIn('administrator')
})

const holidays = '/administration/bank-holidays'
const day = {
  title: 'Day of mourning (invented)',
  reason: 'Royal proclamation, London Gazette',
}
const proposeHoliday = (on: string, more: Record<string, string> = {}) =>
  proposes(admin, `${holidays}/add`, { ...dayFields('on', on), ...day, ...more })
/** Both councils count by the one list: somebody of each agrees. */
const both = ['directorCambridgeshire', 'administratorPeterborough'] as const

const received = async (owner: string) => {
  const told = aReport()
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: instant(monday), once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: told.children.map(({ id }) => id),
          owner,
          placing: { rule: 'lives-here', words: 'Lives here.' },
        },
      ],
      attachments: [],
    },
  )
  return taken.contacts[0]?.id ?? ''
}

const clockOf = (id: string, rule = 'WT23-1') =>
  service.database.owner
    .selectFrom('clock')
    .select(['due_at', 'calendar_version'])
    .where('subject_id', '=', id)
    .where('rule', '=', rule)
    .executeTakeFirst()

const holidayOn = (on: string) =>
  service.database.owner
    .selectFrom('bank_holiday')
    .select('title')
    .where('day', '=', on as never)
    .executeTakeFirst()

test('a bank holiday counts once both councils have agreed; running clocks keep their time and version', async () => {
  const before = await received(peterborough)
  expect((await clockOf(before))?.due_at).toBe('2026-11-24T23:59:59.999Z')
  await proposeHoliday('2026-11-24')
  const id = changeIdOf(admin)
  expect(admin.text).toContain('Waits for agreement')
  await agrees(service, 'directorCambridgeshire', id)
  expect(await holidayOn('2026-11-24')).toBeUndefined()
  const last = await agrees(service, 'administratorPeterborough', id)
  expect(last.text).toContain('Agreed and done')
  expect(await holidayOn('2026-11-24')).toEqual({ title: day.title })

  const after = await received(peterborough)
  expect(await clockOf(before)).toEqual({
    due_at: '2026-11-24T23:59:59.999Z',
    calendar_version: 'england-and-wales-2012-2028',
  })
  expect(await clockOf(after)).toEqual({
    due_at: '2026-11-25T23:59:59.999Z',
    calendar_version: 'england-and-wales-2012-2028.1',
  })
  await admin.open('/administration')
  expect(admin.text).toContain('Bank holiday added: 24 November 2026, Day of mourning (invented)')
})

test('a bank holiday still to come is taken back with its reason; one that has begun stays', async () => {
  await comesAbout(service, admin, `${holidays}/add`, { ...dayFields('on', '2026-12-02'), ...day }, both)
  await admin.open(`${holidays}?year=2026`)
  const links = admin.page.querySelectorAll('main a').map((link) => link.getAttribute('href'))
  expect(links).toContain(`${holidays}/2026-12-02/remove`)
  expect(links).not.toContain(`${holidays}/2026-08-31/remove`)
  expect((await admin.open(`${holidays}/2026-08-31/remove`)).status).toBe(404)
  const removing = `${holidays}/2026-12-02/remove`
  await proposes(admin, removing, { reason: '' })
  expect(admin.text).toContain('Say why, or who decided it')
  await comesAbout(service, admin, removing, { reason: 'Proclamation withdrawn' }, both)
  expect(await holidayOn('2026-12-02')).toBeUndefined()
})

describe('a day that cannot be added is refused beside its field, and nothing typed is lost', () => {
  test.each([
    ['2026-11-20', 'has been counted by already'],
    ['2029-05-07', 'Extend it first'],
    ['2026-12-25', 'is a bank holiday already'],
    ['2026-02-31', 'Enter a real day'],
  ])('%s', async (on, message) => {
    await proposeHoliday(on)
    expect(admin.status).toBe(422)
    expect(admin.text).toContain(message)
    expect(admin.page.querySelector('#title')?.getAttribute('value')).toBe('Day of mourning (invented)')
  })

  test('a Saturday is asked about once more, and proposed then', async () => {
    await proposeHoliday('2026-12-05')
    expect(admin.text).toContain('That day is a Saturday or Sunday')
    await admin.submit(`${holidays}/add`, { weekend: 'yes' })
    await admin.submit(`${holidays}/add`)
    expect(admin.text).toContain('Waits for agreement')
  })

  test('without a name or a reason', async () => {
    await proposeHoliday('2026-12-03', { title: '', reason: '' })
    expect(admin.text).toContain('Enter the name of the bank holiday')
    expect(admin.text).toContain('Say why, or who decided it')
  })
})

test('a form sent twice proposes one change', async () => {
  await admin.open(`${holidays}/add`)
  await admin.submit(`${holidays}/add`, { ...dayFields('on', '2026-12-09'), ...day, title: 'Twice' })
  const fields = admin.filled(`${holidays}/add`)
  await admin.send(`${holidays}/add`, fields)
  const first = changeIdOf(admin)
  await admin.send(`${holidays}/add`, fields)
  expect(changeIdOf(admin)).toBe(first)
})

test('what was altered after its effect was shown is shown anew before it is proposed', async () => {
  await admin.open(`${holidays}/add`)
  await admin.submit(`${holidays}/add`, { ...dayFields('on', '2026-12-10'), ...day })
  expect(admin.text).toContain('What it would do')
  expect(admin.text).toContain('somebody of Peterborough, and somebody of Cambridgeshire')
  await admin.submit(`${holidays}/add`, { title: 'Another name (invented)' })
  expect(admin.heading).toBe('Add a bank holiday')
  await admin.submit(`${holidays}/add`)
  expect(admin.heading).toContain('Another name (invented)')
})

test('the list is extended, never shortened, and days of the new years can be added then', async () => {
  await proposes(admin, `${holidays}/extend`, { ...dayFields('to', '2027-12-31'), reason: 'GOV.UK' })
  expect(admin.text).toContain('It can only be made longer')
  await comesAbout(
    service,
    admin,
    `${holidays}/extend`,
    { ...dayFields('to', '2029-12-31'), reason: 'GOV.UK, bank holidays' },
    both,
  )
  await admin.open(holidays)
  expect(admin.text).toContain('complete until 31 December 2029')
  expect(admin.text).toContain('england-and-wales-2012-2029')
  await proposeHoliday('2029-05-07')
  expect(admin.text).toContain('Waits for agreement')
})

test('a closure day is set by one person; it is a working day for the statutory clock, and no working hour', async () => {
  await admin.open('/administration/closure-days')
  expect(admin.heading).toBe('Closure days of Cambridgeshire')
  await proposes(admin, '/administration/closure-days/add', {
    ...dayFields('on', '2026-11-23'),
    title: 'Closed for a move (invented)',
    reason: 'Decided by the directorate on 2 November',
  })
  expect(admin.heading).toBe('Closure days of Cambridgeshire')
  expect(admin.text).toContain('Closed for a move (invented)')
  const there = await received(cambridgeshire)
  const elsewhere = await received(peterborough)
  expect((await clockOf(there))?.due_at).toBe((await clockOf(elsewhere))?.due_at)
  // Opened within one working hour: Peterborough counts from nine that morning, Cambridgeshire from the next open day.
  expect((await clockOf(elsewhere, 'CSC-OPENED'))?.due_at).toBe('2026-11-23T10:00:00.000Z')
  const opened = (await clockOf(there, 'CSC-OPENED'))?.due_at ?? ''
  expect(opened > '2026-11-24').toBe(true)
})

describe('settings', () => {
  const setting = '/administration/settings/clock.HAND-OVER-ACCEPTED'
  const own = ['directorCambridgeshire'] as const

  test('a new length holds from its day on, once a second person of that council has agreed', async () => {
    await admin.open('/administration/settings')
    expect(admin.text).toContain('Hand-over accepted by the team it was sent to')
    await admin.open(setting)
    expect(admin.text).toContain('In force today: 4 working hours')
    const fields = { length: '2', ...dayFields('from', '2026-12-01'), reason: 'Board of 20 November' }
    await comesAbout(service, admin, `${setting}/set`, fields, own)
    await admin.open(setting)
    expect(admin.text).toContain('In force today: 4 working hours')
    expect(admin.text).toContain('1 December 2026')
    const rows = await service.database.owner.selectFrom('setting').selectAll().execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      authority: cambridgeshire,
      name: 'clock.HAND-OVER-ACCEPTED',
      effective_from: '2026-12-01',
      value: { unit: 'working-hours', n: 2 },
    })
    service.setClock('2026-12-01T09:00:00Z')
    try {
      admin = await service.signedIn('administrator')
      await admin.open(setting)
      expect(admin.text).toContain('In force today: 2 working hours')
      expect(admin.text).not.toContain('Withdraw')
    } finally {
      service.setClock(monday)
    }
  })

  test('each council’s administrator sees and sets that council’s values alone', async () => {
    const other = await service.signedIn('administratorPeterborough')
    await other.open(setting)
    expect(other.heading).toContain('Peterborough')
    expect(other.text).toContain('In force today: 4 working hours')
    expect(other.text).toContain('Nobody has set it')
    await other.open('/administration/closure-days')
    expect(other.text).toContain('None is set.')
  })

  test('a value that has not begun can be withdrawn; one from the past cannot be set', async () => {
    const repeat = '/administration/settings/repeat-contact'
    const fields = { contacts: '4', months: '6', reason: 'Tried for a quarter' }
    await proposes(admin, `${repeat}/set`, { ...fields, ...dayFields('from', '2026-11-22') })
    expect(admin.text).toContain('what is past was counted by')
    expect(admin.page.querySelector('#contacts')?.getAttribute('value')).toBe('4')
    const coming = { ...fields, ...dayFields('from', '2026-12-24') }
    await comesAbout(service, admin, `${repeat}/set`, coming, own)
    await proposes(admin, `${repeat}/set`, coming)
    expect(admin.text).toContain('A value is set from that day already')
    await admin.open(`${repeat}/2026-12-24/withdraw`)
    await admin.submit(`${repeat}/2026-12-24/withdraw`, { reason: 'Not after all' })
    expect(admin.text).toContain('goes on holding: 3 contacts within 12 months.')
    await comesAbout(service, admin, `${repeat}/2026-12-24/withdraw`, { reason: 'Not after all' }, own)
    await admin.open(repeat)
    expect(admin.text).not.toContain('To come')
    expect(admin.text).toContain('the value from 24 December 2026 withdrawn')
  })

  test('opening hours: closed days are left empty, and a wrong time is said beside it', async () => {
    const hours = '/administration/settings/opening-hours/set'
    await proposes(admin, hours, {
      'monday-to': '07:00',
      ...dayFields('from', '2026-12-07'),
      reason: 'Shorter Mondays',
    })
    expect(admin.text).toContain('Monday: enter times such as 08:00')
    await admin.submit(hours, { 'monday-to': '16:00', 'saturday-from': '09:00', 'saturday-to': '12:00' })
    await admin.submit(hours)
    expect(admin.text).toContain('Mon 08:00 to 16:00')
    expect(admin.text).toContain('Sat 09:00 to 12:00, Sun closed')
  })

  test('what a council sets for its hub and for signing in: what is wrong is said beside it', async () => {
    const silence = '/administration/settings/mash-silence/set'
    await admin.open(silence)
    expect(admin.text).toContain('In force today: red 2 h, amber 3 h, green 4 h, blue 9 h')
    const when = { ...dayFields('from', '2026-12-07'), reason: 'Children waited too long' }
    await admin.submit(silence, { green: 'soon', ...when })
    expect(admin.text).toContain('Enter hours above 0 and up to 100')
    expect(admin.page.querySelector('#green')?.getAttribute('value')).toBe('soon')
    await admin.submit(silence, { green: '2.5' })
    await admin.submit(silence)
    expect(admin.text).toContain('red 2 h, amber 3 h, green 2.5 h, blue 9 h')
    const ladder = '/administration/settings/escalation-ladder/set'
    await proposes(admin, ladder, { 'days-5': '3', ...when })
    expect(admin.page.querySelector('#rung-5-error')?.textContent).toContain(
      'Rung 5: say who settles it there',
    )
    await proposes(admin, '/administration/settings/session-limits/set', { idleMinutes: '300', ...when })
    expect(admin.text).toContain('Enter a whole number, 5 to 240')
    await admin.submit('/administration/settings/session-limits/set', { idleMinutes: '30' })
    expect(admin.text).toMatch(/sessions? of people of Cambridgeshire/)
  })

  test('what statute sets has no page, and a council’s own rule none for the other', async () => {
    expect((await admin.open('/administration/settings/clock.WT23-1')).status).toBe(404)
    expect((await admin.open('/administration/settings/clock.CAMBS18-24H')).status).toBe(200)
  })
})

describe('somebody else', () => {
  test('neither sees these pages nor changes anything', async () => {
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    const proposed = () => service.database.owner.selectFrom('proposed_change').select('id').execute()
    const before = (await proposed()).length
    for (const path of [
      '/administration',
      '/administration/changes',
      '/administration/workers',
      '/administration/teams',
      '/administration/thresholds',
      holidays,
      '/administration/closure-days',
      '/administration/settings',
    ])
      expect((await adviser.open(path)).status, path).toBe(404)
    await adviser.open('/acting-for')
    const hidden = adviser.filled('/acting-for')
    await adviser.send(`${holidays}/add`, { ...hidden, ...dayFields('on', '2026-12-16'), ...day })
    expect(adviser.status).toBe(404)
    expect((await proposed()).length).toBe(before)
  })
})
