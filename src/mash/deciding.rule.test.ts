import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../events/index.ts'
import { addHours, addMinutes } from '../time/index.ts'
import { breachReasons, isBreachReason } from './breach.rule.ts'
import { type Around, decide, explainBreach, recommend, wasLateUnexplained } from './deciding.rule.ts'
import { type Enquiry, ratingOf, recommendedFor, undecidedChildren } from './enquiry.ts'
import { enquiryOutcomes } from './outcomes.rule.ts'
import { aDecision, after, anEnquiry, began, ratedSo, ready } from './rules.test-data.ts'

const inTime = addHours(began, 2)
const tooLate = addHours(began, 25)

const around = (change: Partial<Around> = {}): Around => ({
  at: inTime,
  requestsOut: 0,
  withheld: [],
  onEmergencyDuty: false,
  ...change,
})

const decided = (enquiry: Enquiry, childIds: readonly string[], at = inTime): Enquiry => {
  const events = decide(enquiry, aDecision({ childIds, seen: ratingOf(enquiry) }), around({ at }))
  if (isRefusal(events)) throw new Error(events.refused)
  return after(enquiry, events, at)
}

const handedBack = after(ready(), [{ type: 'handed-back', because: 'Sent on' }])
const unsummed = ratedSo(anEnquiry(), 'amber', addHours(began, 24))

describe('a decision is refused', () => {
  test.each([
    ['on a closed enquiry', decided(ready(), ['maple']), {}, {}, 'closed'],
    ['on one handed back', handedBack, {}, {}, 'closed'],
    ['by emergency duty that was not told of it', ready(), {}, { onEmergencyDuty: true }, 'not-told'],
    ['under a rating that has changed', ready(), { seen: 'green' }, {}, 'rated-meanwhile'],
    ['for nobody', ready(), { childIds: [] }, {}, 'child-needed'],
    [
      'for a child who has one',
      decided(ready(['maple', 'clover']), ['maple']),
      { childIds: ['maple'] },
      {},
      'already-decided',
    ],
    ['for a child of another enquiry', ready(), { childIds: ['sorrel'] }, {}, 'already-decided'],
    ['without a reason', ready(), { rationale: ' ' }, {}, 'rationale-needed'],
    ['in words that may not be read there', ready(), {}, { withheld: ['police'] }, 'withheld-words:police'],
    ['before it is rated', anEnquiry(), { seen: null }, {}, 'rate-first'],
    ['to a team without a summary', unsummed, {}, {}, 'summary-needed'],
    [
      'to early help without the family’s agreement',
      after(unsummed, [{ type: 'summary-written', text: 'Found', version: 1 }]),
      { outcome: 'early-help-hub' },
      {},
      'agreement-needed',
    ],
    ['while answers are out, unsaid why', ready(), {}, { requestsOut: 1 }, 'not-waiting-because-needed'],
    ['past its time without a reason of the list', ready(), {}, { at: tooLate }, 'breach-needed'],
  ] as const)('%s', (_, enquiry, decision, now, refused) => {
    expect(decide(enquiry, aDecision(decision), around(now))).toEqual({ refused })
  })
})

describe('a decision', () => {
  test('closes with the last child, and stops the clock', () => {
    const first = decided(ready(['maple', 'clover']), ['maple'])
    expect(first.stage).toBe('new')
    const events = decide(first, aDecision({ childIds: ['clover'] }), around())
    expect(events).toMatchObject([
      { type: 'child-decided', childId: 'clover' },
      { type: 'closed', stops: ['MASH-AMBER'] },
    ])
  })

  test('needs no summary where nobody takes over', () => {
    for (const outcome of ['information-advice', 'no-further-action'] as const)
      expect(isRefusal(decide(unsummed, aDecision({ outcome }), around()))).toBe(false)
  })

  test('past its time keeps the reason from the closed list with the last child, and not before', () => {
    const two = ready(['maple', 'clover'])
    const breach = { reason: 'agency-late', note: 'Health' } as const
    const one = decide(two, aDecision({ breach }), around({ at: tooLate }))
    expect(JSON.stringify(one)).not.toContain('breach-explained')
    const both = decide(two, aDecision({ childIds: ['maple', 'clover'], breach }), around({ at: tooLate }))
    expect(both).toContainEqual({ type: 'breach-explained', ...breach })
  })

  test('with answers out says why it did not wait, on every child', () => {
    const events = decide(
      ready(['maple', 'clover']),
      aDecision({ childIds: ['maple', 'clover'], notWaitingBecause: 'Seen by three agencies' }),
      around({ requestsOut: 2 }),
    )
    expect(events).toMatchObject([
      { notWaitingBecause: 'Seen by three agencies' },
      { notWaitingBecause: 'Seen by three agencies' },
      { type: 'closed' },
    ])
  })

  test('by emergency duty is made where it was told', () => {
    const told = after(ready(), [{ type: 'emergency-duty-told', because: 'red' }])
    expect(isRefusal(decide(told, aDecision(), around({ onEmergencyDuty: true })))).toBe(false)
  })
})

const someEnquiry = fc
  .record({
    children: fc.uniqueArray(fc.constantFrom('maple', 'clover', 'sorrel', 'tansy'), { minLength: 1 }),
    isRated: fc.boolean(),
    isSummed: fc.boolean(),
  })
  .map(({ children, isRated, isSummed }) => {
    const enquiry = isRated ? ratedSo(anEnquiry(children), 'amber', addHours(began, 24)) : anEnquiry(children)
    return isSummed
      ? after(enquiry, [{ type: 'summary-written', text: 'What was found', version: 1 }])
      : enquiry
  })

const someMoment = fc.integer({ min: 0, max: 60 * 72 }).map((minutes) => addMinutes(began, minutes))

test('a strategy discussion is never refused for want of anything but who it is for and why', () => {
  fc.assert(
    fc.property(
      someEnquiry,
      someMoment,
      fc.nat(5),
      fc.constantFrom('red', 'amber', 'green', null),
      (enquiry, at, requestsOut, seen) => {
        const decision = aDecision({
          outcome: 'strategy-s47',
          childIds: enquiry.children.map(({ childId }) => childId),
          seen,
        })
        expect(isRefusal(decide(enquiry, decision, around({ at, requestsOut })))).toBe(false)
        expect(decide(enquiry, { ...decision, rationale: '' }, around({ at, requestsOut }))).toEqual({
          refused: 'rationale-needed',
        })
      },
    ),
  )
})

test('once every child is decided no clock of the enquiry runs on; before, its clock always does', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('maple', 'clover', 'sorrel', 'tansy'), { minLength: 1 }),
      fc.array(fc.constantFrom(...enquiryOutcomes), { minLength: 4, maxLength: 4 }),
      someMoment,
      (children, outcomes, at) => {
        let enquiry = ready(children)
        let running = true
        for (const [index, child] of children.entries()) {
          const events = decide(
            enquiry,
            aDecision({
              childIds: [child],
              outcome: outcomes[index] ?? 'no-further-action',
              breach: { reason: 'absence', note: '' },
            }),
            around({ at }),
          )
          if (isRefusal(events)) throw new Error(events.refused)
          const { clockRule } = enquiry
          running &&= !events.some(({ stops = [] }) => stops.includes(clockRule))
          enquiry = after(enquiry, events, at)
          const isOver = undecidedChildren(enquiry).length === 0
          expect([isOver, enquiry.stage === 'decided', running]).toEqual([isOver, isOver, !isOver])
        }
      },
    ),
  )
})

describe('why it was late', () => {
  const strategy = decide(ready(), aDecision({ outcome: 'strategy-s47' }), around({ at: tooLate }))
  const late = isRefusal(strategy) ? ready() : after(ready(), strategy, tooLate)

  test('is asked for after a strategy discussion, which did not wait for it', () => {
    expect(wasLateUnexplained(late)).toBe(true)
    expect(explainBreach(late, null)).toEqual({ refused: 'breach-needed' })
    expect(explainBreach(late, { reason: 'agency-silent', note: 'Police' })).toEqual([
      { type: 'breach-explained', reason: 'agency-silent', note: 'Police' },
    ])
  })

  test('is not asked for where it was in time, nor twice, nor where nobody had rated it', () => {
    const explained = after(late, [{ type: 'breach-explained', reason: 'absence', note: '' }])
    for (const enquiry of [decided(ready(), ['maple']), explained, ready()])
      expect(explainBreach(enquiry, { reason: 'absence', note: '' })).toEqual({
        refused: 'nothing-to-explain',
      })
    const unrated = decide(
      anEnquiry(),
      aDecision({ outcome: 'strategy-s47', seen: null }),
      around({ at: tooLate }),
    )
    if (isRefusal(unrated)) throw new Error(unrated.refused)
    expect(wasLateUnexplained(after(anEnquiry(), unrated, tooLate))).toBe(false)
  })

  test('is one of a closed list', () => {
    expect(Object.keys(breachReasons)).toHaveLength(11)
    expect(isBreachReason('agency-late')).toBe(true)
    for (const other of ['', 'toString', 'busy']) expect(isBreachReason(other)).toBe(false)
  })
})

describe('a recommendation', () => {
  test('stands for the manager until the child is decided, the latest first', () => {
    const { outcome, ...rest } = aDecision()
    const first = recommend(ready(), { ...rest, outcome }, [])
    const then = recommend(ready(), { ...rest, outcome: 'early-help-hub' }, [])
    if (isRefusal(first) || isRefusal(then)) throw new Error('Refused')
    const enquiry = after(ready(), [...first, ...then])
    expect(recommendedFor(enquiry, 'maple')).toMatchObject({ outcome: 'early-help-hub' })
    expect(recommendedFor(enquiry, 'clover')).toBeNull()
  })

  test('needs no rating, no summary and no agreement: those are for whoever decides', () => {
    expect(isRefusal(recommend(anEnquiry(), aDecision({ outcome: 'early-help-hub' }), []))).toBe(false)
  })

  test.each([
    ['on a closed enquiry', decided(ready(), ['maple']), {}, [], 'closed'],
    ['for nobody', ready(), { childIds: [] }, [], 'child-needed'],
    ['without a reason', ready(), { rationale: '' }, [], 'rationale-needed'],
    ['in words that may not be read there', ready(), {}, ['police'], 'withheld-words:police'],
  ] as const)('is refused %s', (_, enquiry, change, withheld, refused) => {
    expect(recommend(enquiry, aDecision(change), withheld)).toEqual({ refused })
  })
})
