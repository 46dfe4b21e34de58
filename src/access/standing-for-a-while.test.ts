import { describe, expect, test } from 'vitest'
import { addMinutes, day, instant } from '../time/index.ts'
import type { Grant, Placement, Rights, RunOffCase } from './rights.ts'
import { ccc, contactOf, firstTerm, pcc, somebody } from './scenarios.test-data.ts'
import { finishingUntil, grantsAt, isFull, runOffAt, standing, standings } from './standing.ts'
import type { Fn } from './words.ts'

const at = instant('2023-06-15T10:00:00Z')
const before = addMinutes(at, -60)
const after = addMinutes(at, 60)
const agreement = { id: 'an-agreement', title: 'An agreement', version: 1 }
const third = 'E06000055'

const cccWorker = (more: Partial<Rights> = {}): Rights => ({
  ...somebody(ccc, 'screening', 'contact-adviser', [ccc, pcc], []),
  ...more,
})
const ways = (rights: Rights, council: string = pcc, fn: Fn = 'screening'): string[] =>
  standings(rights, council, fn, 'children', at).map(({ by }) => by)

describe('a lending under section 113 (authorisation B8 no. 14)', () => {
  const lent = (some: Partial<Placement>): Rights =>
    cccWorker({
      placements: [
        {
          employer: ccc,
          host: pcc,
          fns: ['mash', 'screening'],
          from: day('2023-01-01'),
          to: null,
          endsAt: null,
          finishUntil: null,
          instrument: agreement,
          ...some,
        },
      ],
    })

  test.each<[what: string, some: Partial<Placement>, holds: 'in full' | 'to finish' | 'not']>([
    ['without an end', {}, 'in full'],
    ['to another council', { host: third }, 'not'],
    ['by another employer', { employer: third }, 'not'],
    ['for other functions', { fns: ['mash'] }, 'not'],
    ['begins tomorrow', { from: day('2023-06-16') }, 'not'],
    ['ended with yesterday', { to: day('2023-06-15') }, 'not'],
    ['ends later today', { endsAt: after }, 'in full'],
    ['ends this moment', { endsAt: at }, 'not'],
    ['ended, with time to finish', { endsAt: at, finishUntil: after }, 'to finish'],
    ['ended, and the time to finish too', { endsAt: before, finishUntil: at }, 'not'],
    ['ended at another council, with time to finish', { host: third, endsAt: at, finishUntil: after }, 'not'],
    [
      'ended, with time to finish, for other functions',
      { fns: ['mash'], endsAt: at, finishUntil: after },
      'not',
    ],
    ['ends later today, and may finish after', { endsAt: after, finishUntil: after }, 'in full'],
  ])('%s', (_what, some, holds) => {
    const found = standing(lent(some), pcc, 'screening', 'children', at)
    const isFinishing = holds === 'to finish'
    expect(found).toEqual(
      holds === 'not'
        ? null
        : {
            employer: ccc,
            employerName: 'Cambridgeshire County Council',
            by: 's113-placement',
            instrument: agreement,
            isFinishing,
          },
    )
    if (found) expect(isFull(found)).toBe(!isFinishing)
    expect(finishingUntil(lent(some), pcc, 'screening', at)).toBe(isFinishing ? after : null)
  })

  test('one that is over comes after one that holds', () => {
    const [over] = lent({ endsAt: before, finishUntil: after }).placements
    const [holding] = lent({}).placements
    const both = cccWorker({ placements: [over, holding].flatMap((each) => each ?? []) })
    expect(standings(both, pcc, 'screening', 'children', at).map(isFull)).toEqual([true, false])
  })
})

const aGrant = (some: Partial<Grant> = {}): Grant => ({
  id: 'a-grant',
  kind: 'audit',
  authority: pcc,
  from: before,
  until: after,
  withdrawnAt: null,
  isApproved: false,
  records: ['a record'],
  ...some,
})

describe('a grant for single records (authorisation B8 no. 15 to 18)', () => {
  test.each<[what: string, some: Partial<Grant>, holds: boolean]>([
    ['for a while', {}, true],
    ['from this moment', { from: at }, true],
    ['from a minute later', { from: addMinutes(at, 1) }, false],
    ['until this moment', { until: at }, false],
    ['until a minute later', { until: addMinutes(at, 1) }, true],
    ['withdrawn this moment', { withdrawnAt: at }, false],
    ['to be withdrawn a minute later', { withdrawnAt: addMinutes(at, 1) }, true],
    ['that names nothing', { records: [] }, false],
    ['of another council', { authority: ccc }, false],
    ['of another kind', { kind: 'inspection' }, false],
  ])('%s', (_what, some, holds) => {
    expect(grantsAt(cccWorker({ grants: [aGrant(some)] }), pcc, 'audit', at)).toHaveLength(holds ? 1 : 0)
  })

  test('B8 no. 17: a support engineer’s needs a second person’s consent, an auditor’s does not', () => {
    const support = (isApproved: boolean) =>
      grantsAt(cccWorker({ grants: [aGrant({ kind: 'support', isApproved })] }), pcc, 'support', at)
    expect([support(false).length, support(true).length]).toEqual([0, 1])
  })

  test.each<[Fn, Grant['kind']]>([
    ['quality-assurance', 'audit'],
    ['inspection', 'inspection'],
    ['technical-support', 'support'],
    ['subject-access', 'subject-access'],
  ])('under %s nothing but a grant gives anything, not even one’s own employment', (fn, kind) => {
    const named = cccWorker({
      grants: [aGrant({ kind, isApproved: true }), aGrant({ id: 'second', kind: 'break-glass' })],
    })
    expect(standings(named, pcc, fn, 'children', at)).toEqual([
      { employer: ccc, employerName: 'Cambridgeshire County Council', by: 'grant', grant: 'a-grant', kind },
    ])
    expect(ways(cccWorker(), ccc, fn)).toEqual([])
  })

  test('gives nothing under a function whose reach nobody names', () => {
    expect(ways(cccWorker({ grants: [aGrant()] }), pcc, 'screening')).toEqual([])
  })
})

describe('the exit list of an agreement that has lapsed (authorisation R7)', () => {
  const aCase = (some: Partial<RunOffCase> = {}): RunOffCase => ({
    authority: pcc,
    fn: 'screening',
    record: contactOf(pcc).id,
    mayWrite: true,
    from: before,
    stopsAt: after,
    instrument: agreement,
    ...some,
  })
  test.each<[what: string, some: Partial<RunOffCase>, holds: boolean]>([
    ['for a while', {}, true],
    ['from this moment', { from: at }, true],
    ['from a minute later', { from: addMinutes(at, 1) }, false],
    ['until this moment, the hard stop', { stopsAt: at }, false],
    ['until a minute later', { stopsAt: addMinutes(at, 1) }, true],
    ['of another council', { authority: ccc }, false],
    ['under another function', { fn: 'mash' }, false],
  ])('%s', (_what, some, holds) => {
    const rights = cccWorker({ runOff: [aCase(some)] })
    expect(runOffAt(rights, pcc, 'screening', at)).toHaveLength(holds ? 1 : 0)
    expect(ways(rights)).toEqual(holds ? ['run-off'] : [])
  })

  test('is one standing, however many cases are on it, and comes after every other', () => {
    const rights = cccWorker({ runOff: [aCase(), aCase({ record: 'another' })] })
    expect(standings(rights, pcc, 'screening', 'children', at)).toEqual([
      { employer: ccc, employerName: 'Cambridgeshire County Council', by: 'run-off', instrument: agreement },
    ])
    expect(ways({ ...rights, delegations: firstTerm })).toEqual(['delegated-function', 'run-off'])
  })

  test('comes after a grant too', () => {
    const rights = cccWorker({ grants: [aGrant()], runOff: [aCase({ fn: 'quality-assurance' })] })
    expect(ways(rights, pcc, 'quality-assurance')).toEqual(['grant', 'run-off'])
  })
})
