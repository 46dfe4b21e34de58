import { describe, expect, test } from 'vitest'
import { day, instant } from '../time/index.ts'
import { councilsInSight, type Hat, hats, holdsRole, membershipsAt } from './actor.ts'
import { isFresh } from './assurance.ts'
import type { Membership, Rights } from './rights.ts'
import { acting, ccc, cccScreener, firstTerm, pcc, pccSocialWorker, somebody } from './scenarios.test-data.ts'

const at = instant('2023-06-15T10:00:00Z')
const yesterday = { from: day('2020-01-01'), to: day('2023-06-15') }
const worn = (rights: Rights, when = at): string[] =>
  hats(rights, when).map(({ authority, fn }: Hat) => `${authority} ${fn}`)
const inTeam = (rights: Rights, some: Partial<Membership>): Rights => ({
  ...rights,
  memberships: rights.memberships.map((team) => ({ ...team, ...some })),
})

describe('the hats somebody may choose between', () => {
  const screener = cccScreener(firstTerm)
  const navigator = somebody('police', 'navigator', 'navigator', [ccc, pcc], [])
  test.each<[what: string, Rights, readonly string[]]>([
    ['both councils, under the agreement', screener, [`${ccc} screening`, `${pcc} screening`]],
    ['one’s own, without it', cccScreener([]), [`${ccc} screening`]],
    ['none, in no team', { ...screener, memberships: [] }, []],
    ['none, of a team left yesterday', inTeam(screener, yesterday), []],
    [
      'none of a council the team serves no more',
      inTeam(screener, {
        serves: [
          { authority: ccc, ...yesterday },
          { authority: pcc, from: day('2020-01-01'), to: null },
        ],
      }),
      [`${pcc} screening`],
    ],
    ['none of a council the team does not serve', inTeam(screener, { serves: [] }), []],
    ['their own agency’s alone, for a navigator', navigator, ['police navigator']],
    [
      'none, for a navigator of an agency that does not employ them',
      inTeam(navigator, { organisation: 'health' }),
      [],
    ],
    [
      'none, for a navigator who left yesterday',
      { ...navigator, employments: navigator.employments.map((each) => ({ ...each, ...yesterday })) },
      [],
    ],
    [
      'the agency’s, for a navigator who works elsewhere besides',
      { ...navigator, employments: [...pccSocialWorker([]).employments, ...navigator.employments] },
      ['police navigator'],
    ],
  ])('%s', (_what, rights, expected) => {
    expect(worn(rights)).toEqual(expected)
  })

  test('each says in which team', () => {
    expect(hats(pccSocialWorker([]), at)).toEqual([
      { authority: pcc, fn: 'assessment', teamName: 'assessment' },
    ])
    expect(hats(navigator, at)).toEqual([{ authority: 'police', fn: 'navigator', teamName: 'navigator' }])
  })

  test('R1: the hat of an agreement that has lapsed is not offered', () => {
    expect(worn(screener, instant('2023-12-31T23:59:59Z'))).toHaveLength(2)
    expect(worn(screener, instant('2024-01-01T00:00:00Z'))).toEqual([`${ccc} screening`])
  })

  test('teams left are left, and a role counts through its last day', () => {
    expect(membershipsAt(screener, at)).toHaveLength(1)
    expect(membershipsAt(inTeam(screener, yesterday), at)).toEqual([])
    expect(holdsRole(screener, 'contact-adviser', at)).toBe(true)
    expect(holdsRole(screener, 'social-worker', at)).toBe(false)
    const until = (to: string): Rights => ({
      ...screener,
      roles: [{ role: 'contact-adviser', from: day('2020-01-01'), to: day(to) }],
    })
    expect(holdsRole(until('2023-06-16'), 'contact-adviser', at)).toBe(true)
    expect(holdsRole(until('2023-06-15'), 'contact-adviser', at)).toBe(false)
    expect(holdsRole({ ...screener, roles: [] }, 'contact-adviser', at)).toBe(false)
    const both: Rights = { ...screener, roles: [...pccSocialWorker([]).roles, ...screener.roles] }
    expect(holdsRole(both, 'contact-adviser', at)).toBe(true)
  })
})

describe('the councils whose trays somebody may look down together', () => {
  const screener = cccScreener(firstTerm)
  const listed: Rights = {
    ...cccScreener([]),
    runOff: [
      {
        authority: pcc,
        fn: 'screening',
        record: 'a record',
        mayWrite: true,
        from: instant('2023-06-15T09:00:00Z'),
        stopsAt: instant('2023-06-15T11:00:00Z'),
        instrument: { id: 'an-agreement', title: 'An agreement', version: 1 },
      },
    ],
  }
  const twoTeams: Rights = { ...screener, memberships: [...screener.memberships, ...screener.memberships] }
  test.each<[what: string, ReturnType<typeof acting>, readonly string[]]>([
    ['both', acting(screener, pcc, 'screening'), [ccc, pcc]],
    ['each once, however many teams', acting(twoTeams, pcc, 'screening'), [ccc, pcc]],
    ['none under another function', acting(screener, pcc, 'mash'), []],
    [
      'one whose exit list names them besides',
      acting({ ...listed, delegations: screener.delegations }, pcc, 'screening'),
      [ccc, pcc],
    ],
    ['not one whose exit list alone names them', acting(listed, pcc, 'screening'), [ccc]],
    [
      'their own agency’s',
      acting(somebody('police', 'navigator', 'navigator', [pcc], []), 'police', 'navigator'),
      ['police'],
    ],
    ['none without a hat', { ...acting(screener, pcc, 'screening'), actingFor: null, fn: null }, []],
  ])('%s', (_what, actor, expected) => {
    expect(councilsInSight(actor, at)).toEqual(expected)
  })
})

test('B3 step 1: a sign-in is fresh until its moment, and never where nobody knows', () => {
  const fresh = (freshUntil: string | null) =>
    isFresh({ way: 'passkey', freshUntil: freshUntil === null ? null : instant(freshUntil) }, at)
  expect(fresh('2023-06-15T10:00:01Z')).toBe(true)
  expect(fresh('2023-06-15T10:00:00Z')).toBe(false)
  expect(fresh(null)).toBe(false)
  expect(isFresh(undefined, at)).toBe(false)
})
