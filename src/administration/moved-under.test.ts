import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, CalendarNotPublished, englandAndWales, instant } from '../time/index.ts'
import { day } from '../time/index.ts'
import { movedInWords, movedUnder, type Timed } from './moved-under.ts'

const at = instant('2026-11-27T12:00:00Z')
const timed = (now: number, under: number): Timed => ({
  now: () => addMinutes(at, now),
  under: () => addMinutes(at, under),
})

test('of everything open: what would be late that is not, and what would move', () => {
  const moved = movedUnder([timed(-10, -20), timed(10, -5), timed(10, 10), timed(-5, 5)], at)
  expect(moved).toEqual({ open: 4, upNow: 2, upUnder: 2, newlyUp: 1, earlier: 2, later: 1 })
  const words = { one: 'open enquiry', many: 'open enquiries', ofWhom: 'Fenshire', whenUp: 'late' }
  expect(movedInWords(moved, words)).toEqual([
    'Fenshire has 4 open enquiries now. 2 would be late by now; by the value in force 2 are. 1 would be that is not.',
    '2 would have an earlier time and 1 a later one.',
  ])
  expect(movedInWords(movedUnder([], at), words)).toEqual(['Fenshire has no open enquiry now.'])
  expect(movedInWords(movedUnder([timed(1, 1)], at), words)[1]).toBe('None of them would have another time.')
})

test('past the published bank holidays nothing is guessed: it is open, and moved nowhere', () => {
  const unpublished = () => {
    throw new CalendarNotPublished(day('2099-01-01'), englandAndWales)
  }
  expect(movedUnder([{ now: () => at, under: unpublished }], at)).toEqual({
    open: 1,
    upNow: 0,
    upUnder: 0,
    newlyUp: 0,
    earlier: 0,
    later: 0,
  })
})

test('the value in force moves nothing; an earlier time for all makes none less late', () => {
  const minutes = fc.array(fc.integer({ min: -500, max: 500 }), { maxLength: 20 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 0, max: 500 }), (times, sooner) => {
      expect(
        movedUnder(
          times.map((n) => timed(n, n)),
          at,
        ),
      ).toMatchObject({ newlyUp: 0, earlier: 0, later: 0 })
      const moved = movedUnder(
        times.map((n) => timed(n, n - sooner)),
        at,
      )
      expect(moved.upUnder).toBe(moved.upNow + moved.newlyUp)
      expect(moved.later).toBe(0)
    }),
  )
})
