import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { at, day, instant } from '../time/index.ts'
import { bookFor, settingFor } from './book.sql.ts'

let database: TestDatabase
const set = (
  authority: string | null,
  name: string,
  effectiveFrom: string,
  value: unknown,
  reason = 'Decided by the board',
) =>
  database.owner
    .insertInto('setting')
    .values({
      id: crypto.randomUUID(),
      authority,
      name,
      effective_from: day(effectiveFrom),
      value: JSON.stringify(value),
      reason,
    })
    .execute()

beforeAll(async () => {
  database = await freshDatabase('organisation')
})
afterAll(() => database.drop())

const monday = at(day('2026-11-23'), '16:00')
const dueOf = async (owner: string, rule: string, from = monday) =>
  (await bookFor(database.db, owner, from)).start(rule, from).dueAt

describe('the clocks of a council, from the database', () => {
  it('count four working hours by the hours of that council’s own centre', async () => {
    expect(await dueOf(cambridgeshire, 'HAND-OVER-ACCEPTED')).toBe(at(day('2026-11-24'), '10:00'))
    expect(await dueOf(peterborough, 'HAND-OVER-ACCEPTED')).toBe(at(day('2026-11-24'), '12:00'))
  })

  it('run for 24 hours beside the working day in Cambridgeshire only', async () => {
    const clocks = async (owner: string) =>
      (await bookFor(database.db, owner, monday))
        .startAll(['WT23-1', 'CAMBS18-24H'], monday)
        .map((clock) => clock.rule)
    expect(await clocks(cambridgeshire)).toEqual(['WT23-1', 'CAMBS18-24H'])
    expect(await clocks(peterborough)).toEqual(['WT23-1'])
  })

  it('start in December 2018 too, before the service’s own targets began', async () => {
    const then = at(day('2018-12-17'), '10:00')
    expect(await dueOf(peterborough, 'CSC-OPENED', then)).toBe(at(day('2018-12-17'), '11:00'))
  })

  it('refuse a rule nobody has written', async () => {
    const book = await bookFor(database.db, cambridgeshire, monday)
    expect(() => book.start('NO-SUCH', monday)).toThrow(RangeError)
  })

  it('follow what a council sets from the day it sets it, and leave the other council alone', async () => {
    await set(peterborough, 'clock.HAND-OVER-ACCEPTED', '2026-11-23', { unit: 'working-hours', n: 1 })
    expect(await dueOf(peterborough, 'HAND-OVER-ACCEPTED')).toBe(at(day('2026-11-23'), '17:00'))
    expect(await dueOf(peterborough, 'HAND-OVER-ACCEPTED', at(day('2026-11-20'), '10:00'))).toBe(
      at(day('2026-11-20'), '14:00'),
    )
    expect(await dueOf(cambridgeshire, 'HAND-OVER-ACCEPTED')).toBe(at(day('2026-11-24'), '10:00'))
    const rule = (await bookFor(database.db, peterborough, monday)).rule('HAND-OVER-ACCEPTED', monday)
    expect(rule).toMatchObject({
      version: 100,
      uncertain: false,
      citation: 'Set from 2026-11-23: Decided by the board',
    })
  })

  it('let no council lengthen a limit of statutory guidance, but follow a change of it for all', async () => {
    await set(peterborough, 'clock.WT23-1', '2026-01-01', { unit: 'working-days', n: 5 })
    expect(await dueOf(peterborough, 'WT23-1')).toBe(instant('2026-11-24T23:59:59.999Z'))
    await set(null, 'clock.WT23-1', '2026-02-01', { unit: 'working-days', n: 2 }, 'Invented for this test')
    expect(await dueOf(peterborough, 'WT23-1')).toBe(instant('2026-11-25T23:59:59.999Z'))
  })

  it('know a new bank holiday, a closure day and new opening hours from the next question on', async () => {
    const from = at(day('2026-06-01'), '16:30')
    expect(await dueOf(cambridgeshire, 'CSC-HANDED-ON', from)).toBe(at(day('2026-06-02'), '10:30'))
    await database.owner
      .insertInto('bank_holiday')
      .values({ day: day('2026-06-02'), title: 'Invented' })
      .execute()
    expect(await dueOf(cambridgeshire, 'CSC-HANDED-ON', from)).toBe(at(day('2026-06-03'), '10:30'))
    await database.owner
      .insertInto('closure_day')
      .values({ authority: cambridgeshire, day: day('2026-06-03'), title: 'Shut' })
      .execute()
    expect(await dueOf(cambridgeshire, 'CSC-HANDED-ON', from)).toBe(at(day('2026-06-04'), '10:30'))
    const open = ['09:30', '18:00']
    const week = { monday: open, tuesday: open, wednesday: open, thursday: open, friday: open }
    await set(cambridgeshire, 'opening-hours', '2026-06-01', {
      ...week,
      saturday: 'closed',
      sunday: 'closed',
    })
    expect(await dueOf(cambridgeshire, 'CSC-HANDED-ON', from)).toBe(at(day('2026-06-04'), '12:00'))
    expect(await dueOf(cambridgeshire, 'CSC-HANDED-ON', at(day('2026-05-18'), '09:00'))).toBe(
      at(day('2026-05-18'), '13:00'),
    )
  })
})

describe('a setting', () => {
  it('has a value where nobody has set one, and the council’s own wins over the general one', async () => {
    const repeat = (authority: string) =>
      settingFor(database.db, authority, 'repeat-contact', day('2026-11-23'))
    expect(await repeat(peterborough)).toEqual({ contacts: 3, months: 12 })
    await set(null, 'repeat-contact', '2026-01-01', { contacts: 4, months: 12 })
    await set(peterborough, 'repeat-contact', '2025-01-01', { contacts: 2, months: 6 })
    expect(await repeat(peterborough)).toEqual({ contacts: 2, months: 6 })
    expect(await repeat(cambridgeshire)).toEqual({ contacts: 4, months: 12 })
  })

  it('of the wrong shape is refused rather than counted by', async () => {
    await set(cambridgeshire, 'repeat-contact', '2026-02-01', { contacts: 'many' })
    await expect(
      settingFor(database.db, cambridgeshire, 'repeat-contact', day('2026-11-23')),
    ).rejects.toThrow()
  })
})
