import fc from 'fast-check'
import { confirm, type GovernanceChange } from './governing.ts'
import { describe, expect, test } from 'vitest'
import { day, englandAndWales, openMondayToFriday, type WorkingCalendar } from '../time/index.ts'
import { allHoldFrom, decisionStands, type Publishing, whenItHolds, whyNotCalledIn } from './decision.rule.ts'
import { aDecision, councils } from './change.test-data.ts'

const calendar: WorkingCalendar = {
  ...englandAndWales,
  closures: new Map(),
  opening: openMondayToFriday('09:00', '17:00'),
}
const counted = { callIn: 'counted', workingDays: 3 } as const
const notSet = { callIn: 'not-set' } as const

const publishing = (more: Partial<Publishing>): Publishing => ({
  decidedOn: day('2018-12-13'),
  publishedOn: day('2018-12-13'),
  exemptBecause: null,
  namedDay: null,
  namedOfficer: '',
  ...more,
})

describe('Peterborough: three working days after publication (governance A4)', () => {
  test.each([
    ['2018-12-13', '2018-12-19'],
    ['2019-02-13', '2019-02-19'],
    ['2019-02-11', '2019-02-15'],
  ])('published %s, it holds from %s', (publishedOn, effectiveOn) =>
    expect(
      whenItHolds(
        counted,
        calendar,
        publishing({ decidedOn: day(publishedOn), publishedOn: day(publishedOn) }),
      ),
    ).toMatchObject({ effectiveOn, namedOfficer: null }),
  )

  test('a resolution of 4 February 2019 that is only noted holds the same day', () =>
    expect(
      whenItHolds(
        counted,
        calendar,
        publishing({
          decidedOn: day('2019-02-04'),
          publishedOn: day('2019-02-04'),
          exemptBecause: 'Noted only',
        }),
      ),
    ).toMatchObject({ effectiveOn: '2019-02-04', lastDayToCallIn: null }))

  test('a typed day is of no use: the day is counted', () =>
    expect(
      whenItHolds(
        counted,
        calendar,
        publishing({ namedDay: day('2018-12-14'), namedOfficer: 'Aspen Alder' }),
      ),
    ).toMatchObject({ effectiveOn: '2018-12-19', namedOfficer: null }))

  test('past the published bank holidays nothing is guessed', () =>
    expect(whenItHolds(counted, calendar, publishing({ publishedOn: day('2030-01-02') }))).toMatchObject({
      refused: 'calendar-not-published',
    }))
})

describe('Cambridgeshire: no window is set, so a named officer says from when it holds (item d)', () => {
  test('no day is computed, and none is taken without a name', () => {
    expect(whenItHolds(notSet, calendar, publishing({ namedDay: day('2018-12-14') }))).toEqual({
      refused: 'named-officer-needed',
    })
    expect(whenItHolds(notSet, calendar, publishing({ namedOfficer: 'Aspen Alder' }))).toEqual({
      refused: 'named-day-needed',
    })
  })
  test('the named day counts, and not one before publication', () => {
    const named = { namedOfficer: 'Aspen Alder' }
    expect(
      whenItHolds(notSet, calendar, publishing({ ...named, namedDay: day('2018-12-14') })),
    ).toMatchObject({
      effectiveOn: '2018-12-14',
      lastDayToCallIn: null,
    })
    expect(whenItHolds(notSet, calendar, publishing({ ...named, namedDay: day('2018-12-12') }))).toEqual({
      refused: 'named-day-too-early',
    })
  })
})

test('no decision is published before it was taken', () =>
  expect(whenItHolds(counted, calendar, publishing({ publishedOn: day('2018-12-12') }))).toEqual({
    refused: 'published-before-decided',
  }))

describe('both decisions together', () => {
  const [one, other] = councils
  const holding = (party: string, effectiveOn: string) =>
    aDecision({ party, publishedOn: day('2023-06-28'), effectiveOn: day(effectiveOn) })

  test('hold from the later of their days', () =>
    expect(allHoldFrom(councils, [holding(one, '2023-07-04'), holding(other, '2023-06-30')], 0)).toBe(
      '2023-07-04',
    ))

  test.each([
    ['one has not decided', [holding(one, '2023-07-04')]],
    ['one has refused', [holding(one, '2023-07-04'), aDecision({ party: other, approves: false })]],
    ['one has not published', [holding(one, '2023-07-04'), aDecision({ party: other })]],
    [
      'one was called in',
      [holding(one, '2023-07-04'), { ...holding(other, '2023-07-04'), calledInOn: day('2023-07-03') }],
    ],
    [
      'one decided on an earlier state',
      [holding(one, '2023-07-04'), { ...holding(other, '2023-07-04'), revision: 1 }],
    ],
  ])('hold from no day while %s', (_, decisions) => expect(allHoldFrom(councils, decisions, 0)).toBeNull())

  test('one that was called in and stands holds again from its reconsideration', () =>
    expect(
      allHoldFrom(
        councils,
        [
          holding(one, '2023-07-04'),
          {
            ...holding(other, '2023-07-20'),
            calledInOn: day('2023-07-03'),
            reconsideredOn: day('2023-07-20'),
          },
        ],
        0,
      ),
    ).toBe('2023-07-20'))

  test('nobody agrees where there is no party', () => expect(allHoldFrom([], [], 0)).toBeNull())
})

describe('call-in', () => {
  const decided = aDecision({
    publishedOn: day('2018-12-13'),
    lastDayToCallIn: day('2018-12-18'),
    effectiveOn: day('2018-12-19'),
  })
  test.each([
    ['2018-12-13', null],
    ['2018-12-18', null],
    ['2018-12-19', 'call-in-over'],
    ['2018-12-12', 'called-in-before-published'],
  ])('on %s: %s', (on, refused) =>
    expect(whyNotCalledIn(decided, day(on))).toEqual(refused === null ? null : { refused }),
  )
  test('suspends the decision, so that it holds on no day', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000 }), (n) => {
        const called = { ...decided, calledInOn: day('2018-12-14') }
        expect(decisionStands(called, day(`${2018 + (n % 40)}-12-31`))).toBe('called-in')
      }),
    ))
  test('is not there where no window is counted', () =>
    expect(whyNotCalledIn({ ...decided, lastDayToCallIn: null }, day('2018-12-14'))).toEqual({
      refused: 'no-call-in-here',
    }))
})

describe('confirming a delegation under another way of governing', () => {
  const change = (model: 'committee' | 'leader-cabinet', enablingPower: string): GovernanceChange => ({
    id: 'change',
    authority: councils[0],
    model,
    from: day('2023-06-01'),
    reference: 'CC/1',
    toConfirm: [
      {
        functionId: 'screening',
        fn: 'screening',
        instrumentId: 'agreement',
        instrument: 'Delegation Agreement',
        clientGroup: 'children',
        holder: councils[0],
        discharger: councils[1],
        to: day('2024-01-01'),
        enablingPower,
        confirmedBy: [],
      },
    ],
  })
  const alone = 'Local Government Act 1972 s.101'

  test.each([
    ['section 101 alone, once the holder has a cabinet', change('leader-cabinet', alone), true],
    ['section 101 alone, under committees', change('committee', alone), false],
    ['section 9EA beside it', change('leader-cabinet', `${alone}; Local Government Act 2000 s.9EA`), false],
  ])('lends no power it does not have: %s (finding 5)', (_, asked, isRefused) => {
    const answer = confirm(asked, councils[1], ['screening'], 'R/1', day('2023-06-02'))
    expect('refused' in answer && answer.refused).toBe(isRefused && 'section-101-alone')
  })
})
