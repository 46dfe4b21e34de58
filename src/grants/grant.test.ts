import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, instant } from '../time/index.ts'
import { caseStateAt, evolveExitList, takeOff } from './exit-list.ts'
import { type AccessGrant, approve, grantStateAt, withdraw } from './grant.ts'

const now = instant('2026-11-23T09:00:00Z')

const support: AccessGrant = {
  owner: 'E06000031',
  id: 'a',
  kind: 'support',
  staffId: 'engineer',
  from: now,
  until: addMinutes(now, 240),
  reason: 'Incident 1: a clock is wrong',
  records: [{ kind: 'contact', id: 'c' }],
  draw: null,
  givenAt: now,
  givenBy: 'officer',
  approved: null,
  withdrawn: null,
}

test.each([
  ['somebody else of the council', 'director', [{ type: 'approved' }]],
  ['whoever gave it', 'officer', { refused: 'needs-a-second-person' }],
  ['whoever it is given to', 'engineer', { refused: 'needs-a-second-person' }],
] as const)('support is agreed to by a second person: asked of %s', (_, by, answer) => {
  expect(approve(support, by, now)).toEqual(answer)
})

test('there is nothing to agree to of what is over, agreed to already, ended, or no support', () => {
  const refused = { refused: 'nothing-to-agree-to' }
  const at = now
  expect(approve(undefined, 'director', at)).toEqual(refused)
  expect(approve({ ...support, kind: 'audit' }, 'director', at)).toEqual(refused)
  expect(approve({ ...support, approved: { at, by: 'director' } }, 'another', at)).toEqual(refused)
  expect(approve({ ...support, withdrawn: { at, by: 'officer', because: '' } }, 'director', at)).toEqual(
    refused,
  )
  expect(approve(support, 'director', support.until)).toEqual(refused)
})

test('whoever ends it early says why, and nothing ends twice', () => {
  expect(withdraw(support, 'no', now)).toEqual({ refused: 'because-needed' })
  expect(withdraw(support, 'The incident is closed', now)).toEqual([
    { type: 'withdrawn', because: 'The incident is closed' },
  ])
  expect(withdraw(support, 'The incident is closed', support.until)).toEqual({ refused: 'nothing-to-end' })
})

/** Milliseconds around a moment, the moment itself and a second on either side among them. */
const around = fc.oneof(
  fc.constantFrom(-1000, -1, 0, 1, 1000),
  fc.integer({ min: -90_000_000, max: 90_000_000 }),
)

test('a case on an exit list, and a grant, hold from their beginning to their end and not at the end itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), around, around, (minutes, fromOffset, endOffset) => {
      const stopsAt = addMinutes(now, minutes)
      for (const at of [addMinutes(now, fromOffset / 60_000), addMinutes(stopsAt, endOffset / 60_000)]) {
        const holds = now <= at && at < stopsAt
        expect(caseStateAt({ from: now, stopsAt }, at) === 'left').toBe(holds)
        const grant = {
          kind: 'audit',
          from: now,
          until: stopsAt,
          isApproved: false,
          withdrawnAt: null,
        } as const
        expect(grantStateAt(grant, at) === 'in-force').toBe(holds)
        expect(grantStateAt({ ...grant, kind: 'support' }, at) === 'in-force', 'nobody agreed yet').toBe(
          false,
        )
      }
    }),
  )
})

test('only what is still left to somebody is taken off an exit list, with a reason', () => {
  const stopsAt = addMinutes(now, 60)
  const one = {
    id: '1',
    fn: 'screening',
    staffId: 's',
    contactId: 'c',
    mayWrite: true,
    from: now,
    stopsAt,
  } as const
  const list = evolveExitList(undefined, {
    owner: 'E06000031',
    id: 'agreement',
    seq: 1,
    event: { type: 'decided', cases: [one] },
    at: now,
    by: { kind: 'system', job: 'test' },
    because: { rule: 'the-service-itself', job: 'test' },
  })
  const because = 'Our own team has it'
  expect(takeOff(list, ['1'], '', now)).toEqual({ refused: 'because-needed' })
  expect(takeOff(list, ['2'], because, now)).toEqual({ refused: 'nothing-chosen' })
  expect(takeOff(list, ['1'], because, stopsAt)).toEqual({ refused: 'nothing-chosen' })
  expect(takeOff(list, ['1'], because, now)).toEqual([{ type: 'taken-off', caseIds: ['1'], because }])
})
