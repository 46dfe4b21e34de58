import { describe, expect, test } from 'vitest'
import { settings } from '../clocks/index.ts'
import { day } from '../time/index.ts'
import { settingNamed, settingsOf } from './setting.ts'

const cambridgeshire = 'E10000003'
const peterborough = 'E06000031'
const named = (name: string, council = peterborough) => {
  const setting = settingNamed(council, name)
  if (!setting) throw new Error(`No setting ${name}`)
  return setting
}
const today = day('2026-11-23')

test('limits of statute and statutory guidance are not a council’s to set; its own and internal ones are', () => {
  const names = settingsOf(peterborough).map(({ name }) => name)
  expect(names).not.toContain('clock.WT23-1')
  expect(names).not.toContain('clock.WT23-2')
  expect(names).toContain('clock.HAND-OVER-ACCEPTED')
  expect(names).toContain('opening-hours')
})

test('a rule one council made for itself is set by that council alone', () => {
  expect(settingNamed(cambridgeshire, 'clock.CAMBS18-24H')).toBeDefined()
  expect(settingNamed(peterborough, 'clock.CAMBS18-24H')).toBeUndefined()
})

describe('what is shown, read back untouched and kept is the value in force', () => {
  test.each(settingsOf(cambridgeshire).map((setting) => [setting.title, setting] as const))(
    '%s',
    (_title, setting) => {
      const value = setting.inForce([], cambridgeshire, today)
      const kept = setting.read(setting.show(value))
      expect(setting.wrong(kept)).toBe(null)
      expect(setting.inWords(kept)).toBe(setting.inWords(value))
      expect(Object.keys(setting.show(value)).toSorted()).toEqual(
        setting.fields.map(({ name }) => name).toSorted(),
      )
    },
  )
})

describe('what is typed wrong is said beside its field', () => {
  const hours = named('opening-hours')
  const ladder = named('escalation-ladder')
  const four = ladder.show(ladder.inForce([], peterborough, today))
  const silence = { red: '2', amber: '3', green: '4', blue: '9' }
  const usual = hours.show(hours.inForce([], peterborough, today))
  test.each([
    ['contacts that are no number', named('repeat-contact'), { contacts: 'three', months: '12' }, 'contacts'],
    ['one contact', named('repeat-contact'), { contacts: '1', months: '12' }, 'contacts'],
    ['no months', named('repeat-contact'), { contacts: '3', months: '' }, 'months'],
    ['hours that are no time', hours, { ...usual, 'tuesday-from': '8 o’clock' }, 'tuesday-from'],
    [
      'hours that end before they begin',
      hours,
      { ...usual, 'friday-from': '18:00', 'friday-to': '09:00' },
      'friday-from',
    ],
    ['closed all week', hours, {}, 'monday-from'],
    ['a MASH that never opens', named('mash-hours'), {}, 'monday-from'],
    ['silence of no hours', named('mash-silence'), { ...silence, green: '0' }, 'green'],
    ['silence that is no number', named('mash-silence'), { ...silence, blue: 'a day' }, 'blue'],
    ['silence nobody would ever be told of', named('mash-silence'), { ...silence, amber: '101' }, 'amber'],
    ['no time to answer', named('agency-reply-share'), { red: '50', amber: '0', green: '50' }, 'amber'],
    [
      'more time to answer than there is',
      named('agency-reply-share'),
      { red: '50', amber: '50', green: '101' },
      'green',
    ],
    ['a link that opens for ever', named('agency-link-hours'), { hours: '999' }, 'hours'],
    ['a ladder without a rung', ladder, {}, 'name-1'],
    ['a rung without a name', ladder, { ...four, 'name-2': '' }, 'name-2'],
    ['a rung without days', ladder, { ...four, 'days-3': '0' }, 'days-3'],
    ['a rung left out between', ladder, { ...four, 'name-6': 'Court', 'days-6': '5' }, 'name-5'],
    [
      'a duty from a day that is none',
      named('duty-to-share-16la'),
      { 'duty-day': '31', 'duty-month': '9', 'duty-year': '2026' },
      'duty-day',
    ],
    ['a length that is no number', named('clock.CSC-OPENED'), { length: 'soon' }, 'length'],
    ['a negative length', named('clock.CSC-OPENED'), { length: '-1' }, 'length'],
    ['a time that is none', named('clock.EDT-ACKNOWLEDGED'), { length: '25:00' }, 'length'],
  ])('%s', (_what, setting, typed, field) => {
    expect(setting.wrong(setting.read(typed))?.field).toBe(field)
  })
})

test('the council’s own value from a day on is in force from that day', () => {
  const setting = named('clock.HAND-OVER-ACCEPTED')
  const rows = [
    {
      authority: peterborough,
      name: setting.name,
      effectiveFrom: day('2026-12-01'),
      value: { unit: 'working-hours', n: 2 },
      reason: 'Decided by the board',
    },
  ]
  const inWords = (council: string, on: string) => setting.inWords(setting.inForce(rows, council, day(on)))
  expect(inWords(peterborough, '2026-11-30')).toBe('4 working hours')
  expect(inWords(peterborough, '2026-12-01')).toBe('2 working hours')
  expect(inWords(cambridgeshire, '2026-12-01')).toBe('4 working hours')
})

test('recognising people without a worker is off until somebody says yes, and takes nothing but yes or no', () => {
  const setting = named('attach-by-itself')
  expect(setting.inWords(setting.inForce([], peterborough, today))).toBe('Switched off')
  expect(setting.wrong(setting.read({ on: 'Yes' }))).toBeNull()
  expect(setting.inWords(setting.read({ on: 'Yes' }))).toBe('Switched on')
  expect(setting.wrong(setting.read({ on: 'maybe' }))).toEqual({ field: 'on', text: 'Enter yes or no' })
})

test('the ladder is as many rungs as are filled in, and silence may be half an hour', () => {
  const ladder = named('escalation-ladder')
  const two = ladder.read({ 'name-1': 'Practitioners', 'days-1': '1', 'name-2': 'Managers', 'days-2': '3' })
  expect(ladder.wrong(two)).toBe(null)
  expect(ladder.inWords(two)).toBe('Practitioners (1 day), then Managers (3 days)')
  const silence = named('mash-silence')
  const kept = silence.read({ red: '0.5', amber: '1', green: '1.25', blue: '9' })
  expect(silence.wrong(kept)).toBe(null)
  expect(silence.inWords(kept)).toBe('red 0.5 h, amber 1 h, green 1.25 h, blue 9 h')
})

test('what an agency has of the time is typed in per cent and kept as a share', () => {
  const share = named('agency-reply-share')
  const kept = share.read({ red: '50', amber: '33', green: '100' })
  expect(kept).toEqual({ red: 0.5, amber: 0.33, green: 1 })
  expect(share.show(kept)).toEqual({ red: '50', amber: '33', green: '100' })
})

test('every setting the service knows has its page, and shows its starting value in words', () => {
  const all = settingsOf(peterborough)
  for (const name of Object.keys(settings)) {
    const setting = all.find((each) => each.name === name)
    const value = setting?.inForce([], peterborough, day('2026-11-23'))
    expect(setting?.inWords(value), name).toMatch(/\w/)
    expect(setting?.wrong(setting.read(setting.show(value))), name).toBeNull()
  }
})

test('where no call-in is set, an empty box says so', () => {
  const callIn = settingsOf(cambridgeshire).find(({ name }) => name === 'call-in-window')
  const value = callIn?.read({ workingDays: '' })
  expect(value).toEqual({ workingDays: null })
  expect(callIn?.inWords(value)).toBe('A named officer says the day')
  expect(callIn?.wrong({ workingDays: 'soon' })?.field).toBe('workingDays')
})
