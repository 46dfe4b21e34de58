import { describe, expect, test } from 'vitest'
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
