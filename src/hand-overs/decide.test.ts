import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../contacts/index.ts'
import type { By } from '../events/index.ts'
import { instant } from '../time/index.ts'
import {
  accept,
  acceptanceClock,
  answer,
  becomesReferral,
  escalate,
  query,
  sendOn,
  withdraw,
} from './decide.ts'
import { evolveHandOver, type HandOver, type HandOverEvent, isOpen } from './hand-over.ts'

const peterborough = 'E06000031'
const assessment = 'team-assessment'
const screener: By = { kind: 'staff', staffId: 'wren', actingFor: peterborough, fn: 'screening' }
const manager: By = { kind: 'staff', staffId: 'avocet', actingFor: peterborough, fn: 'assessment' }
const start = instant('2026-11-23T10:00:00Z')

const child = (childId: string, outcome: Outcome) => ({
  childId,
  name: 'Tansy Moorhen',
  outcome,
  level: 4 as const,
  indicators: [],
  guidance: null,
  detail: {},
  rationale: 'Because',
})

const sentTo = (toTeam: string | null, outcome: Outcome = 'assessment-s17'): HandOverEvent => ({
  type: 'sent',
  contactId: 'contact',
  reference: 'K7QM-3F9T',
  headline: 'Tansy M., 6',
  summary: 'A worry',
  urgency: 'today',
  receivedAt: instant('2026-11-23T09:00:00Z'),
  outcome,
  fromFn: 'screening',
  toFn: 'assessment',
  toTeam,
  dueAt: instant('2026-11-23T14:00:00Z'),
  clockRule: 'HAND-OVER-ACCEPTED',
  children: [child('one', outcome)],
})

const after = (...events: readonly HandOverEvent[]): HandOver => {
  const state = events.reduce<HandOver | undefined>(
    (before, event, index) =>
      evolveHandOver(before, {
        owner: peterborough,
        id: 'hand-over',
        seq: index + 1,
        event,
        at: start,
        by: index === 0 ? screener : manager,
        because: { rule: 'nobodys-record' },
      }),
    undefined,
  )
  if (!state) throw new Error('No events')
  return state
}

const theManager = { teams: [assessment], isTeamManager: true }
const theWorker = { teams: [assessment], isTeamManager: false }
const stranger = { teams: ['team-elsewhere'], isTeamManager: true }
const workers = ['sandpiper', 'avocet']
const forWhom = (allocatedTo: string, isReferralAlready = false) => ({
  allocatedTo,
  workers,
  isReferralAlready,
})
const because = 'Belongs to early help, not to us'

const sent = sentTo(assessment)
const queried: HandOverEvent = { type: 'queried', reason: because }
const accepted: HandOverEvent = { type: 'accepted', allocatedTo: 'sandpiper' }
const withdrawn: HandOverEvent = { type: 'withdrawn', because }

describe('accepting a hand-over', () => {
  it('allocates it to a worker of the team and stops its clock', () => {
    expect(accept(after(sent), theManager, forWhom('sandpiper'))).toEqual([
      { type: 'accepted', allocatedTo: 'sandpiper', stops: ['HAND-OVER-ACCEPTED'] },
    ])
  })

  it.each<[string, HandOver, Parameters<typeof accept>[1], string, string]>([
    ['by another team', after(sent), stranger, 'sandpiper', 'not-your-team'],
    ['when no team was found yet', after(sentTo(null)), theManager, 'sandpiper', 'not-your-team'],
    ['a second time', after(sent, accepted), theManager, 'avocet', 'already-accepted'],
    ['after it was withdrawn', after(sent, withdrawn), theManager, 'avocet', 'withdrawn'],
    ['with nobody named', after(sent), theManager, '', 'worker-needed'],
    ['for somebody of another team', after(sent), theManager, 'robin', 'worker-not-in-team'],
    ['as a referral, by a worker', after(sent), theWorker, 'sandpiper', 'manager-accepts'],
  ])('is refused %s', (_when, handOver, by, worker, refused) => {
    expect(accept(handOver, by, forWhom(worker))).toEqual({ refused })
  })

  it('by a worker is enough where it makes no referral', () => {
    expect(accept(after(sentTo(assessment, 'link-open-case')), theWorker, forWhom('sandpiper'))).toHaveLength(
      1,
    )
  })

  it('by a worker is enough where a screening manager has made it a referral already', () => {
    expect(accept(after(sent), theWorker, forWhom('sandpiper', true))).toHaveLength(1)
  })

  it('is still possible after the team’s own query', () => {
    expect(accept(after(sent, queried), theManager, forWhom('sandpiper'))).toHaveLength(1)
  })
})

describe('a query', () => {
  it('goes back with its reason and does not stop the clock', () => {
    expect(query(after(sent), theWorker, because)).toEqual([{ type: 'queried', reason: because }])
  })

  it.each([
    ['without a reason', after(sent), theWorker, 'no', 'reason-needed'],
    ['twice', after(sent, queried), theWorker, because, 'already-queried'],
    ['by another team', after(sent), stranger, because, 'not-your-team'],
    ['after acceptance', after(sent, accepted), theWorker, because, 'already-accepted'],
  ])('is refused %s', (_when, handOver, by, reason, refused) => {
    expect(query(handOver, by, reason)).toEqual({ refused })
  })

  it('answered, is with the team again', () => {
    const handOver = after(sent, queried, { type: 'answered', text: 'The police asked for an assessment' })
    expect(handOver.stage).toBe('sent')
    expect(handOver.queries).toMatchObject([
      { reason: because, answer: { text: 'The police asked for an assessment' } },
    ])
  })

  it('is answered only once, and with words', () => {
    expect(answer(after(sent), 'The police asked for it')).toEqual({ refused: 'nothing-to-answer' })
    expect(answer(after(sent, queried), 'ok')).toEqual({ refused: 'answer-needed' })
  })
})

describe('sending it on', () => {
  const hub = { fn: 'early-help-hub', teamId: 'team-hub' } as const

  it('leaves start and due time as they were', () => {
    const before = after(sent, queried)
    const [event] = sendOn(before, hub, because) as HandOverEvent[]
    const now = after(sent, queried, event as HandOverEvent)
    expect(event).not.toHaveProperty('starts')
    expect(now).toMatchObject({
      stage: 'sent',
      toTeam: 'team-hub',
      sentAt: before.sentAt,
      dueAt: before.dueAt,
    })
    expect(now.queries[0]?.answer?.text).toBe(because)
  })

  it('places a hand-over that had no team', () => {
    expect(after(sentTo(null)).stage).toBe('no-team')
    expect(sendOn(after(sentTo(null)), { fn: 'assessment', teamId: assessment }, because)).toHaveLength(1)
  })

  it('needs a team, another one, and a reason', () => {
    expect(sendOn(after(sent), undefined, because)).toEqual({ refused: 'team-needed' })
    expect(sendOn(after(sent), { fn: 'assessment', teamId: assessment }, because)).toEqual({
      refused: 'already-with-them',
    })
    expect(sendOn(after(sent), hub, 'no')).toEqual({ refused: 'because-needed' })
  })

  it('elsewhere than to the function of the outcome makes no referral there', () => {
    expect(becomesReferral(after(sent))).toBe(true)
    expect(
      becomesReferral(after(sent, { type: 'sent-on', toFn: 'early-help-hub', toTeam: 'team-hub', because })),
    ).toBe(false)
  })
})

describe('silence', () => {
  it.each([
    ['sent', after(sent)],
    ['queried', after(sent, queried)],
    ['without a team', after(sentTo(null))],
  ])('of a hand-over %s is told to both managers, once', (_stage, handOver) => {
    const [event] = escalate(handOver) as HandOverEvent[]
    expect(event).toEqual({ type: 'escalated' })
    expect(escalate({ ...handOver, escalatedAt: start })).toEqual([])
  })

  it.each([
    ['accepted', after(sent, accepted)],
    ['withdrawn', after(sent, withdrawn)],
  ])('of a hand-over that was %s is nothing to tell', (_stage, handOver) => {
    expect(escalate(handOver)).toEqual([])
  })
})

describe('withdrawing', () => {
  it('is refused while a child on it is on no other hand-over', () => {
    expect(withdraw(after(sent), because, [])).toEqual({ refused: 'child-would-wait-for-nobody' })
    expect(withdraw(after(sent), because, ['one'])).toHaveLength(1)
  })
})

describe('the clock of a hand-over', () => {
  it.each([
    ['screening', 'assessment', 'HAND-OVER-ACCEPTED'],
    ['screening', 'emergency-duty', 'EDT-ACCEPTED'],
    ['emergency-duty', 'assessment', 'EDT-ACKNOWLEDGED'],
  ] as const)('from %s to %s is %s', (from, to, rule) => {
    expect(acceptanceClock(from, to)).toBe(rule)
  })
})

describe('whatever happens to a hand-over', () => {
  type Move = (handOver: HandOver) => readonly HandOverEvent[] | { refused: string }
  const moves: readonly Move[] = [
    (handOver) =>
      accept(handOver, { teams: [handOver.toTeam ?? ''], isTeamManager: true }, forWhom('sandpiper')),
    (handOver) => query(handOver, { teams: [handOver.toTeam ?? ''], isTeamManager: false }, because),
    (handOver) => answer(handOver, because),
    (handOver) => sendOn(handOver, { fn: 'mash', teamId: 'team-mash' }, because),
    (handOver) => sendOn(handOver, { fn: 'assessment', teamId: assessment }, because),
    escalate,
    (handOver) => withdraw(handOver, because, []),
  ]

  it('the child is always with somebody: in a team’s tray, in the screeners’, or allocated', () => {
    const story = fc.array(fc.constantFrom(...moves), { maxLength: 12 })
    fc.assert(
      fc.property(story, fc.constantFrom(assessment, null), (chosen, team) => {
        const events: HandOverEvent[] = [sentTo(team)]
        for (const move of chosen) {
          const before = after(...events)
          const moved = move(before)
          if (!('refused' in moved)) events.push(...moved)
          const now = after(...events)
          expect(now.sentAt).toBe(before.sentAt)
          expect(now.dueAt).toBe(before.dueAt)
          if (now.stage === 'accepted') expect(now.accepted?.allocatedTo).toBe('sandpiper')
          else expect(isOpen(now)).toBe(true)
          if (now.stage === 'sent' || now.stage === 'queried') expect(now.toTeam).not.toBeNull()
        }
      }),
    )
  })
})
