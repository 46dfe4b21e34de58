import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timeLeftWords } from './time-left.words.ts'

const morning = '2018-11-20T09:12:00Z' // a Tuesday in winter, so London and UTC agree
const due = '2018-11-20T16:50:00Z'
const at = (now: string, stoppedAt?: string) =>
  timeLeftWords({ startedAt: morning, dueAt: due, now, ...(stoppedAt && { stoppedAt }) })

describe('a running clock says how much is left and when it is due', () => {
  it.each([
    ['just started', '2018-11-20T09:12:00Z', '7 h 38 min left', 'due today 16:50', 'running'],
    ['in the afternoon', '2018-11-20T15:10:00Z', '1 h 40 min left', 'due today 16:50', 'soon'],
    ['the last hour', '2018-11-20T15:50:00Z', '1 h left', 'due today 16:50', 'soon'],
    ['the last seconds', '2018-11-20T16:49:30Z', 'less than 1 min left', 'due today 16:50', 'soon'],
    ['due this very moment', '2018-11-20T16:50:00Z', 'less than 1 min left', 'due today 16:50', 'soon'],
    ['seconds late', '2018-11-20T16:50:30Z', 'less than 1 min late', 'was due today 16:50', 'late'],
    ['two hours late', '2018-11-20T18:50:00Z', '2 h late', 'was due today 16:50', 'late'],
    ['late since yesterday', '2018-11-21T08:50:00Z', '16 h late', 'was due yesterday 16:50', 'late'],
  ])('%s', (_, now, headline, dueWords, state) => {
    expect(at(now)).toMatchObject({ headline, due: dueWords, state })
  })
})

describe('a stopped clock says how it ended and runs no more', () => {
  const muchLater = '2018-12-20T12:00:00Z'
  it.each([
    ['in time', '2018-11-20T11:22:00Z', 'done in 2 h 10 min, in time', 'done-in-time'],
    ['at the last moment', due, 'done in 7 h 38 min, in time', 'done-in-time'],
    ['seconds late', '2018-11-20T16:50:20Z', 'done less than 1 min late', 'done-late'],
    ['three hours late', '2018-11-20T19:50:00Z', 'done 3 h late', 'done-late'],
  ])('%s', (_, stoppedAt, headline, state) => {
    expect(at(muchLater, stoppedAt)).toMatchObject({ headline, state })
    expect(at(stoppedAt, stoppedAt).headline).toBe(headline)
  })
})

it('in summer the due time is the one on the London wall', () => {
  const words = timeLeftWords({
    startedAt: '2018-07-03T08:00:00Z',
    dueAt: '2018-07-03T15:50:00Z',
    now: '2018-07-03T14:10:00Z',
  })
  expect(words).toMatchObject({ headline: '1 h 40 min left', due: 'due today 16:50' })
})

it('a limit that is a whole day names the day and no hour', () => {
  const words = timeLeftWords({
    startedAt: '2018-11-20T09:12:00Z',
    dueAt: '2018-11-21T23:59:59.999Z',
    now: '2018-11-20T12:00:00Z',
  })
  expect(words.due).toBe('due tomorrow')
})

it('the share never grows as time passes, and stays between all and nothing', () => {
  const moment = fc
    .integer({ min: -600, max: 3000 })
    .map((minute) => new Date(Date.parse(morning) + minute * 60_000))
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [earlier, later] = one <= other ? [one, other] : [other, one]
      const before = at(earlier.toISOString()).share
      const after = at(later.toISOString()).share
      expect(before).toBeGreaterThanOrEqual(after)
      expect(before).toBeLessThanOrEqual(1)
      expect(after).toBeGreaterThanOrEqual(0)
    }),
  )
})
