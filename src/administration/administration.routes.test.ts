import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { takeIn } from '../contacts/index.ts'
import { instant } from '../time/index.ts'

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
const dayFields = (prefix: string, on: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year }
}
const addHoliday = async (on: string, more: Record<string, string> = {}) => {
  await admin.open(holidays)
  return admin.submit(`${holidays}/add`, {
    ...dayFields('on', on),
    title: 'Day of mourning (invented)',
    reason: 'Royal proclamation, London Gazette',
    ...more,
  })
}

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

const changed = () =>
  service.database.owner
    .selectFrom('administration_change')
    .select(['kind', 'authority', 'reason', 'staff_id', 'acting_for'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

test('an added bank holiday counts for clocks that start after it; running clocks keep their time and version', async () => {
  const before = await received(peterborough)
  expect((await clockOf(before))?.due_at).toBe('2026-11-24T23:59:59.999Z')
  await addHoliday('2026-11-24')
  expect(admin.status).toBe(200)
  expect(admin.text).toContain('Tuesday 24 November 2026')

  const after = await received(peterborough)
  expect(await clockOf(before)).toEqual({
    due_at: '2026-11-24T23:59:59.999Z',
    calendar_version: 'england-and-wales-2012-2028',
  })
  expect(await clockOf(after)).toEqual({
    due_at: '2026-11-25T23:59:59.999Z',
    calendar_version: 'england-and-wales-2012-2028.1',
  })
  expect((await changed())[0]).toEqual({
    kind: 'bank-holiday-added',
    authority: null,
    reason: 'Royal proclamation, London Gazette',
    staff_id: people.administrator.id,
    acting_for: cambridgeshire,
  })
  await admin.open('/administration')
  expect(admin.text).toContain('Bank holiday added: 24 November 2026, Day of mourning (invented)')
  expect(admin.text).toContain('Swift Sycamore')
})

test('a bank holiday still to come is taken back with its reason, and the days are counted as before', async () => {
  await addHoliday('2026-12-02')
  await admin.open(`${holidays}?year=2026`)
  const forms = admin.page.querySelectorAll(`form[action="${holidays}/remove"]`)
  const hidden = forms
    .map((form) => form.querySelector('input[name="day"]')?.getAttribute('value'))
    .filter((each) => each !== undefined)
  expect(hidden).toContain('2026-12-02')
  expect(hidden).not.toContain('2026-08-31')
  await admin.submit(`${holidays}/remove`, { day: '2026-12-02' })
  expect(admin.text).toContain('Say why, or who decided it')
  await admin.submit(`${holidays}/remove`, { day: '2026-12-02', 'why-2026-12-02': 'Proclamation withdrawn' })
  expect(admin.status).toBe(200)
  expect(admin.text).not.toContain('2 December 2026')
  expect((await changed())[0]).toMatchObject({
    kind: 'bank-holiday-removed',
    reason: 'Proclamation withdrawn',
  })
})

test('one that has begun stays, whatever a form says', async () => {
  await admin.open(holidays)
  await admin.submit(`${holidays}/remove`, { day: '2026-08-31', 'why-2026-08-31': 'I should like to' })
  expect(admin.status).toBe(422)
  expect(admin.text).toContain('It stays')
  await admin.open(`${holidays}?year=2026`)
  expect(admin.text).toContain('Monday 31 August 2026')
})

describe('a day that cannot be added is refused beside its field, and nothing typed is lost', () => {
  test.each([
    ['2026-11-20', 'has been counted by already'],
    ['2029-05-07', 'Extend it first'],
    ['2026-12-25', 'is a bank holiday already'],
    ['2026-02-31', 'Enter a real day'],
  ])('%s', async (on, message) => {
    await addHoliday(on)
    expect(admin.status).toBe(422)
    expect(admin.text).toContain(message)
    expect(admin.page.querySelector('#title')?.getAttribute('value')).toBe('Day of mourning (invented)')
  })

  test('a Saturday is asked about once more, and added then', async () => {
    await addHoliday('2026-12-05')
    expect(admin.text).toContain('That day is a Saturday or Sunday')
    await admin.submit(`${holidays}/add`, { weekend: 'yes' })
    expect(admin.status).toBe(200)
    await admin.open(`${holidays}?year=2026`)
    expect(admin.text).toContain('Saturday 5 December 2026 (weekend)')
  })

  test('without a name or a reason', async () => {
    await addHoliday('2026-12-03', { title: '', reason: '' })
    expect(admin.text).toContain('Enter the name of the bank holiday')
    expect(admin.text).toContain('Say why, or who decided it')
  })
})

test('a form sent twice adds one day and one change', async () => {
  const before = (await changed()).length
  await admin.open(holidays)
  const fields = admin.filled(`${holidays}/add`, {
    ...dayFields('on', '2026-12-09'),
    title: 'Twice',
    reason: 'A double click',
  })
  await admin.send(`${holidays}/add`, fields)
  await admin.send(`${holidays}/add`, fields)
  expect(admin.status).toBe(200)
  expect((await changed()).length).toBe(before + 1)
})

test('the list is extended, never shortened, and days of the new years can be added then', async () => {
  await admin.open(holidays)
  await admin.submit(`${holidays}/extend`, { ...dayFields('to', '2027-12-31'), 'extend-reason': 'GOV.UK' })
  expect(admin.text).toContain('It can only be made longer')
  await admin.submit(`${holidays}/extend`, {
    ...dayFields('to', '2029-12-31'),
    'extend-reason': 'GOV.UK, bank holidays',
  })
  expect(admin.text).toContain('complete until 31 December 2029')
  expect(admin.text).toContain('england-and-wales-2012-2029')
  await addHoliday('2029-05-07')
  expect(admin.status).toBe(200)
})

test('a closure day is a working day for the statutory clock, and no working hour', async () => {
  await admin.open('/administration/closure-days')
  expect(admin.heading).toBe('Closure days of Cambridgeshire')
  await admin.submit('/administration/closure-days/add', {
    ...dayFields('on', '2026-11-23'),
    title: 'Closed for a move (invented)',
    reason: 'Decided by the directorate on 2 November',
  })
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

  test('a new length holds from its day on, for the administrator’s own council, with who and why', async () => {
    await admin.open('/administration/settings')
    expect(admin.text).toContain('Hand-over accepted by the team it was sent to')
    await admin.open(setting)
    expect(admin.text).toContain('In force today: 4 working hours')
    await admin.submit(`${setting}/set`, {
      length: '2',
      ...dayFields('from', '2026-12-01'),
      reason: 'Board of 20 November',
    })
    expect(admin.text).toContain('In force today: 4 working hours')
    expect(admin.text).toContain('1 December 2026')
    expect(admin.text).toContain('Swift Sycamore set the value from 1 December 2026. Board of 20 November')
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
      expect(admin.page.querySelectorAll(`form[action="${setting}/withdraw"]`)).toHaveLength(0)
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
    await admin.open(repeat)
    expect(admin.text).toContain('In force today: 3 contacts within 12 months')
    const fields = { contacts: '4', months: '6', reason: 'Tried for a quarter' }
    await admin.submit(`${repeat}/set`, { ...fields, ...dayFields('from', '2026-11-22') })
    expect(admin.text).toContain('what is past was counted by')
    expect(admin.page.querySelector('#contacts')?.getAttribute('value')).toBe('4')
    await admin.submit(`${repeat}/set`, { ...fields, ...dayFields('from', '2026-12-24') })
    expect(admin.text).toContain('4 contacts within 6 months')
    await admin.submit(`${repeat}/set`, { ...fields, ...dayFields('from', '2026-12-24') })
    expect(admin.text).toContain('A value is set from that day already')
    await admin.open(repeat)
    await admin.submit(`${repeat}/withdraw`)
    expect(admin.text).not.toContain('To come')
    expect(admin.text).toContain('withdrew the value from 24 December 2026')
  })

  test('opening hours: closed days are left empty, and a wrong time is said beside it', async () => {
    const hours = '/administration/settings/opening-hours'
    await admin.open(hours)
    await admin.submit(`${hours}/set`, {
      'monday-to': '07:00',
      ...dayFields('from', '2026-12-07'),
      reason: 'Shorter Mondays',
    })
    expect(admin.text).toContain('Monday: enter times such as 08:00')
    await admin.submit(`${hours}/set`, {
      'monday-to': '16:00',
      'saturday-from': '09:00',
      'saturday-to': '12:00',
    })
    expect(admin.text).toContain('Mon 08:00 to 16:00')
    expect(admin.text).toContain('Sat 09:00 to 12:00, Sun closed')
  })

  test('what a council sets for its hub: a wrong hour is said beside it, a right one is in force from its day', async () => {
    const silence = '/administration/settings/mash-silence'
    await admin.open(silence)
    expect(admin.text).toContain('In force today: red 2 h, amber 3 h, green 4 h, blue 9 h')
    const fields = { green: 'soon', ...dayFields('from', '2026-12-07'), reason: 'Children waited too long' }
    await admin.submit(`${silence}/set`, fields)
    expect(admin.text).toContain('Enter hours above 0 and up to 100')
    expect(admin.page.querySelector('#green')?.getAttribute('value')).toBe('soon')
    await admin.submit(`${silence}/set`, { green: '2.5' })
    expect(admin.text).toContain('red 2 h, amber 3 h, green 2.5 h, blue 9 h')
  })

  test('the ladder for disagreements: a rung more, and one without a name is said beside it', async () => {
    const ladder = '/administration/settings/escalation-ladder'
    await admin.open(ladder)
    expect(admin.text).toContain('Practitioners (1 day), then Managers (2 days)')
    await admin.submit(`${ladder}/set`, {
      'days-5': '3',
      ...dayFields('from', '2026-12-07'),
      reason: 'As agreed',
    })
    expect(admin.page.querySelector('#rung-5-error')?.textContent).toContain(
      'Rung 5: say who settles it there',
    )
    await admin.submit(`${ladder}/set`, { 'name-5': 'Partnership’s chair' })
    expect(admin.text).toContain('then Partnership’s chair (3 days)')
  })

  test('what statute sets has no page, and a council’s own rule none for the other', async () => {
    expect((await admin.open('/administration/settings/clock.WT23-1')).status).toBe(404)
    expect((await admin.open('/administration/settings/clock.CAMBS18-24H')).status).toBe(200)
  })
})

describe('somebody else', () => {
  test('neither sees these pages nor changes anything', async () => {
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    const before = (await changed()).length
    for (const path of [
      '/administration',
      holidays,
      '/administration/closure-days',
      '/administration/settings',
    ])
      expect((await adviser.open(path)).status, path).toBe(404)
    await adviser.open('/acting-for')
    const hidden = adviser.filled('/acting-for')
    await adviser.send(`${holidays}/add`, {
      ...hidden,
      ...dayFields('on', '2026-12-16'),
      title: 'Mine',
      reason: 'Because I want it',
    })
    expect(adviser.status).toBe(404)
    expect((await changed()).length).toBe(before)
  })

  test('who is an administrator but has left does not', async () => {
    const { owner } = service.database
    await owner
      .updateTable('employment')
      .set({ valid_to: '2026-11-23' as never })
      .where('staff_id', '=', people.administrator.id)
      .execute()
    try {
      expect((await admin.open(holidays)).heading).toBe('Sign in')
    } finally {
      await owner
        .updateTable('employment')
        .set({ valid_to: null })
        .where('staff_id', '=', people.administrator.id)
        .execute()
    }
  })
})
