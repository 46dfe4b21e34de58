import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal, type StartedClock } from '../events/index.ts'
import {
  at,
  day,
  endOfDay,
  englandAndWales,
  type Instant,
  longTime,
  openMondayToFriday,
  workingCalendar,
} from '../time/index.ts'
import { raise, reply, settle, takeUp, timeIsUp } from './disagreeing.rule.ts'
import {
  type Disagreement,
  type DisagreementEvent,
  evolveDisagreement,
  type Raising,
  rungName,
  rungNow,
} from './disagreement.ts'
import { type Ladder, rungAbove, rungDue } from './ladder.rule.ts'
import { owner } from './rules.test-data.ts'

const calendar = workingCalendar({
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('08:30', '17:30'),
})
const moment = (text: string): Instant => at(day(text.slice(0, 10)), text.slice(11))

const ladder: Ladder = [
  { name: 'Practitioners', days: 1 },
  { name: 'Managers', days: 2 },
  { name: 'Senior managers', days: 5 },
  { name: 'Board and executive', days: 5 },
]

const clock = (from: Instant, rung: number): StartedClock | undefined => {
  const found = ladder[rung - 1]
  return (
    found && {
      rule: 'ESCALATION',
      ruleVersion: 1,
      calendarVersion: calendar.version,
      startedAt: from,
      dueAt: rungDue(calendar, from, found),
    }
  )
}
const must = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('Not found')
  return found
}

const raising = (change: Partial<Raising> = {}): Raising => ({
  enquiryId: 'enquiry',
  contactId: 'contact',
  reference: 'K7QM-3F9T',
  raisedBy: { kind: 'agency', who: 'Nurse Nettle, Health' },
  about: 'Early help is not enough',
  risk: 'The baby is left alone at night',
  isRiskNow: false,
  doneAtOnce: '',
  ladder,
  ...change,
})

const after = (
  before: Disagreement | undefined,
  events: readonly DisagreementEvent[],
  when: Instant,
): Disagreement =>
  must(
    events.reduce<Disagreement | undefined>(
      (state, event, index) =>
        evolveDisagreement(state, {
          owner,
          id: 'one',
          seq: index + 1,
          event,
          at: when,
          by: { kind: 'system', job: 'test' },
          because: { rule: 'nobodys-record' },
        }),
      before,
    ),
  )

const raised = (when: Instant): Disagreement => {
  const events = raise(raising(), must(clock(when, 1)))
  if (isRefusal(events)) throw new Error(events.refused)
  return after(undefined, events, when)
}

const monday = moment('2026-11-23 10:00')

describe('raising', () => {
  test.each([
    ['nobody named', { raisedBy: { kind: 'hub', who: ' ' } }, 'who-needed'],
    ['nothing it is about', { about: '' }, 'about-needed'],
    ['no risk to the child said', { risk: '' }, 'risk-needed'],
    ['a risk now and nothing done', { isRiskNow: true }, 'act-first'],
  ] as const)('with %s is refused', (_, change, refused) => {
    expect(raise(raising(change), must(clock(monday, 1)))).toEqual({ refused })
  })

  test('starts the clock of the lowest rung', () => {
    expect(raise(raising(), must(clock(monday, 1)))).toMatchObject([
      { type: 'raised', dueAt: endOfDay(day('2026-11-24')) },
    ])
  })
})

describe('a rung’s time', () => {
  test.each([
    ['2026-11-23 10:00', 1, 'Tuesday 24 November 2026, 23:59'],
    ['2026-11-27 16:00', 1, 'Monday 30 November 2026, 23:59'],
    ['2026-12-24 09:00', 1, 'Tuesday 29 December 2026, 23:59'],
    ['2026-12-24 09:00', 2, 'Wednesday 30 December 2026, 23:59'],
    ['2027-03-25 09:00', 5, 'Monday 5 April 2027, 23:59'],
  ])('from %s, %i working days on, ends %s: bank holidays and weekends do not count', (from, days, due) => {
    expect(longTime(rungDue(calendar, moment(from), { name: 'x', days }))).toBe(due)
  })

  test('past the published bank holidays counts every day: sooner, never later', () => {
    const late = workingCalendar({ ...calendar, publishedTo: day('2026-11-24') })
    expect(longTime(rungDue(late, monday, { name: 'x', days: 5 }))).toBe('Saturday 28 November 2026, 23:59')
  })
})

describe('climbing', () => {
  test('goes rung by rung to the top by itself when each time is up, each with its own time from then', () => {
    let it = raised(monday)
    const seen: string[] = []
    for (const _ of ladder) {
      const { rung, dueAt } = rungNow(it)
      seen.push(`${rungName(it, rung)} until ${longTime(dueAt)}`)
      expect(timeIsUp(it, monday, clock(dueAt, rung + 1))).toEqual([])
      it = after(it, timeIsUp(it, dueAt, clock(dueAt, rung + 1)), dueAt)
    }
    expect(seen).toEqual([
      'Practitioners until Tuesday 24 November 2026, 23:59',
      'Managers until Thursday 26 November 2026, 23:59',
      'Senior managers until Thursday 3 December 2026, 23:59',
      'Board and executive until Thursday 10 December 2026, 23:59',
    ])
    expect(it.overdueNoticedAt).toBe(rungNow(it).dueAt)
    expect(timeIsUp(it, moment('2027-01-11 10:00'), undefined)).toEqual([])
  })

  test('by hand needs a reason, and stops at the top', () => {
    const it = raised(monday)
    expect(takeUp(it, ' ', clock(monday, 2))).toEqual({ refused: 'because-needed' })
    expect(takeUp(it, 'They will not talk', clock(monday, 2))).toMatchObject([
      { type: 'taken-up', isByTime: false, stops: ['ESCALATION'], starts: [{ rule: 'ESCALATION' }] },
    ])
    const top = { ...it, rungs: [{ ...rungNow(it), rung: 4 }] }
    expect(takeUp(top, 'They will not talk', clock(monday, 5))).toEqual({ refused: 'top-of-ladder' })
  })
})

describe('settling', () => {
  const settling = { response: 'Seen together', effect: 'A visit today', decisionChanges: true }

  test('is possible on every rung, stops the clock, and ends it', () => {
    const it = raised(monday)
    const events = settle(it, settling)
    expect(events).toEqual([{ type: 'settled', ...settling, stops: ['ESCALATION'] }])
    if (isRefusal(events)) throw new Error(events.refused)
    const done = after(it, events, monday)
    for (const answer of [
      settle(done, settling),
      reply(done, 'Health', 'No'),
      takeUp(done, 'No', clock(monday, 2)),
    ])
      expect(answer).toEqual({ refused: 'settled-already' })
    expect(timeIsUp(done, moment('2027-01-11 10:00'), clock(monday, 2))).toEqual([])
  })

  test.each([
    ['no answer', { response: '' }, 'response-needed'],
    ['nothing said of the decision', { decisionChanges: null }, 'changes-needed'],
    ['nothing said of the child', { effect: ' ' }, 'effect-needed'],
  ] as const)('with %s is refused', (_, change, refused) => {
    expect(settle(raised(monday), { ...settling, ...change })).toEqual({ refused })
  })

  test('an answer that does not settle it stays on its rung', () => {
    const it = raised(monday)
    expect(reply(it, '', 'No')).toEqual({ refused: 'from-needed' })
    expect(reply(it, 'The hub’s manager', '')).toEqual({ refused: 'reply-needed' })
    const events = reply(it, 'The hub’s manager', 'We look again tomorrow')
    if (isRefusal(events)) throw new Error(events.refused)
    expect(rungNow(after(it, events, monday))).toMatchObject({
      rung: 1,
      replies: [{ from: 'The hub’s manager', text: 'We look again tomorrow' }],
    })
  })
})

test('whatever is done, it never falls a rung, never leaves the ladder, and has one clock until it is settled', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('wait', 'up', 'reply', 'settle'), { maxLength: 12 }), (doings) => {
      let it = raised(monday)
      let running = 1
      let when = monday
      for (const doing of doings) {
        when = doing === 'wait' && rungNow(it).dueAt > when ? rungNow(it).dueAt : when
        const above = rungAbove(ladder, rungNow(it).rung)
        const next = above && clock(when, rungNow(it).rung + 1)
        const events = {
          wait: () => timeIsUp(it, when, next),
          up: () => takeUp(it, 'Because', next),
          reply: () => reply(it, 'Somebody', 'Something'),
          settle: () => settle(it, { response: 'So', effect: 'So', decisionChanges: false }),
        }[doing]()
        if (isRefusal(events)) continue
        for (const { stops = [], starts = [] } of events) running += starts.length - stops.length
        const then = after(it, events, when)
        expect(rungNow(then).rung).toBeGreaterThanOrEqual(rungNow(it).rung)
        expect(rungNow(then).rung).toBeLessThanOrEqual(ladder.length)
        it = then
        expect(running).toBe(it.settled === null ? 1 : 0)
      }
    }),
  )
})
