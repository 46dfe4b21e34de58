import { describe, expect, test } from 'vitest'
import { day, instant } from '../time/index.ts'
import type { DelegatedFunction, Rights, Succession } from './rights.ts'
import { ccc, endOf, firstTerm, pcc, somebody } from './scenarios.test-data.ts'
import {
  instrumentOf,
  isDelegatedTo,
  isFull,
  type Standing,
  standing,
  standingInWords,
  standings,
} from './standing.ts'
import type { ClientGroup } from './words.ts'

const at = instant('2023-06-15T10:00:00Z')
const agreement = { id: 'an-agreement', title: 'An agreement', version: 1 }
const third = 'E06000055'

const cccWorker = (more: Partial<Rights> = {}): Rights => ({
  ...somebody(ccc, 'screening', 'contact-adviser', [ccc, pcc], []),
  ...more,
})
const ways = (rights: Rights, council: string = pcc): string[] =>
  standings(rights, council, 'screening', 'children', at).map(({ by }) => by)

describe('a council’s own employment', () => {
  const employedFrom = (from: string, to: string | null) =>
    cccWorker({
      employments: [
        { employer: ccc, employerName: '', jobTitle: '', from: day(from), to: to === null ? null : day(to) },
      ],
    })
  test.each([
    ['from that day on', employedFrom('2023-06-15', null), ['own-employment']],
    ['until the day before', employedFrom('2020-01-01', '2023-06-15'), []],
    ['through its last day', employedFrom('2020-01-01', '2023-06-16'), ['own-employment']],
    ['from tomorrow', employedFrom('2023-06-16', null), []],
  ])('holds %s', (_when, rights, expected) => {
    expect(ways(rights, ccc)).toEqual(expected)
  })

  test('is said once, however many posts somebody has there', () => {
    const twice = cccWorker({ employments: [...cccWorker().employments, ...cccWorker().employments] })
    expect(ways(twice, ccc)).toEqual(['own-employment'])
  })

  test('gives nothing of another council', () => {
    expect(ways(cccWorker(), pcc)).toEqual([])
    expect(standing(cccWorker(), pcc, 'screening', 'children', at)).toBeNull()
  })

  test('names the employer', () => {
    expect(standings(cccWorker(), ccc, 'screening', 'children', at)).toEqual([
      { employer: ccc, employerName: 'Cambridgeshire County Council', by: 'own-employment' },
    ])
  })
})

describe('a delegated function (authorisation R1, R2, R4, R5)', () => {
  const screening = firstTerm.filter(({ fn }) => fn === 'screening')
  const under = (some: Partial<DelegatedFunction>): Rights =>
    cccWorker({ delegations: screening.map((each) => ({ ...each, ...some })) })

  test.each<[what: string, some: Partial<DelegatedFunction>, holds: boolean]>([
    ['all in place', {}, true],
    ['of another function', { fn: 'mash' }, false],
    ['for adults', { clientGroup: 'adults' }, false],
    ['of another council', { holder: third }, false],
    ['to another council', { discharger: third }, false],
    ['begins today', { from: day('2023-06-15') }, true],
    ['begins tomorrow', { from: day('2023-06-16') }, false],
    ['ends with yesterday', { to: day('2023-06-15') }, false],
    ['ends with today', { to: day('2023-06-16') }, true],
    ['call-in not over', { effectiveOn: null }, false],
    ['call-in over today', { effectiveOn: day('2023-06-15') }, true],
    ['call-in over tomorrow', { effectiveOn: day('2023-06-16') }, false],
    ['terminated today', { endedOn: day('2023-06-15') }, false],
    ['terminated tomorrow', { endedOn: day('2023-06-16') }, true],
  ])('%s', (_what, some, holds) => {
    expect(ways(under(some))).toEqual(holds ? ['delegated-function'] : [])
  })

  test.each<[what: string, changed: string, confirmed: string | null, holds: boolean]>([
    ['changed and not confirmed', '2022-05-01', null, false],
    ['changed today and not confirmed', '2023-06-15', null, false],
    ['changes tomorrow', '2023-06-16', null, true],
    ['changed and confirmed today', '2022-05-01', '2023-06-15', true],
    ['changed and confirmed tomorrow', '2022-05-01', '2023-06-16', false],
    ['had changed on the day the term began', '2019-01-01', null, true],
    ['changed on the day after the term began', '2019-01-02', null, false],
  ])('B8 no. 22: how a council is governed %s', (_what, changed, confirmed, holds) => {
    const confirmedOn = confirmed === null ? null : day(confirmed)
    const rights = under({ governanceChanges: [{ from: day(changed), confirmedOn }] })
    expect(ways(rights)).toEqual(holds ? ['delegated-function'] : [])
  })

  test('B8 no. 22: of two changes each needs to be confirmed', () => {
    const [one, other] = [day('2020-05-01'), day('2022-05-01')]
    const confirmed = { from: one, confirmedOn: one }
    expect(ways(under({ governanceChanges: [confirmed, { from: other, confirmedOn: null }] }))).toEqual([])
  })

  test('names the agreement and what its holder keeps to itself', () => {
    expect(standing(under({ reserved: ['contact.decide'] }), pcc, 'screening', 'children', at)).toEqual({
      employer: ccc,
      employerName: 'Cambridgeshire County Council',
      by: 'delegated-function',
      instrument: screening[0]?.instrument,
      reserved: ['contact.decide'],
    })
  })

  test('gives nothing to somebody who has left', () => {
    expect(ways(endOf(under({}), day('2023-06-15')))).toEqual([])
  })
})

describe('a delegated function nobody acts in here (authorisation B8 no. 20)', () => {
  const marac = firstTerm.slice(0, 1).map((each) => ({ ...each, fn: 'marac' }))
  const isCovered = (
    delegations: readonly DelegatedFunction[],
    what = 'marac',
    clientGroup: ClientGroup = 'children',
    rights: Rights = cccWorker(),
  ) => isDelegatedTo({ ...rights, delegations }, pcc, what, clientGroup, at)
  const changed = (some: Partial<DelegatedFunction>) => marac.map((each) => ({ ...each, ...some }))

  test.each<[what: string, isIt: boolean, expected: boolean]>([
    ['agreed by name', isCovered(marac), true],
    ['the five functions alone', isCovered(firstTerm), false],
    ['asked for another', isCovered(marac, 'screening'), false],
    ['asked for adults', isCovered(marac, 'marac', 'adults'), false],
    ['by another council', isCovered(changed({ holder: third })), false],
    ['to a council that does not employ them', isCovered(changed({ discharger: third })), false],
    ['lapsed', isCovered(changed({ to: day('2023-06-15') })), false],
    [
      'of somebody who has left',
      isCovered(marac, 'marac', 'children', endOf(cccWorker(), day('2023-06-15'))),
      false,
    ],
    ['beside one that lapsed', isCovered([...changed({ to: day('2023-06-15') }), ...marac]), true],
    [
      'of somebody who works elsewhere besides',
      isCovered(marac, 'marac', 'children', {
        ...cccWorker(),
        employments: [
          ...somebody(third, 'mash', 'social-worker', [], []).employments,
          ...cccWorker().employments,
        ],
      }),
      true,
    ],
  ])('%s', (_what, isIt, expected) => {
    expect(isIt).toBe(expected)
  })
})

describe('a council in another’s place (authorisation B8 no. 21)', () => {
  const order = (some: Partial<Succession>): Rights =>
    cccWorker({
      successions: [
        { predecessor: pcc, successor: ccc, vestsOn: day('2023-06-15'), orderRef: 'an order', ...some },
      ],
    })
  test.each<[what: string, some: Partial<Succession>, holds: boolean]>([
    ['from the day it vests', {}, true],
    ['vesting tomorrow', { vestsOn: day('2023-06-16') }, false],
    ['of another predecessor', { predecessor: third }, false],
    ['by another successor', { successor: third }, false],
  ])('%s', (_what, some, holds) => {
    expect(ways(order(some))).toEqual(holds ? ['succession'] : [])
  })

  test('names the order', () => {
    expect(standing(order({}), pcc, 'screening', 'children', at)).toEqual({
      employer: ccc,
      employerName: 'Cambridgeshire County Council',
      by: 'succession',
      predecessor: pcc,
      orderRef: 'an order',
    })
  })
})

describe('every reason is told, the nearest first (R3: the holder’s own staff keep theirs)', () => {
  test('own employment, an order, an agreement, a lending', () => {
    const rights = cccWorker({
      employments: [
        ...somebody(pcc, 'screening', 'contact-adviser', [], []).employments,
        ...cccWorker().employments,
      ],
      delegations: firstTerm,
      successions: [{ predecessor: pcc, successor: ccc, vestsOn: day('2023-01-01'), orderRef: 'an order' }],
      placements: [
        {
          employer: ccc,
          host: pcc,
          fns: ['screening'],
          from: day('2023-01-01'),
          to: null,
          endsAt: null,
          finishUntil: null,
          instrument: agreement,
        },
      ],
    })
    expect(ways(rights)).toEqual(['own-employment', 'succession', 'delegated-function', 's113-placement'])
  })
})

describe('how a standing is told', () => {
  const employed = { employer: ccc, employerName: 'Cambridgeshire' }
  test.each<[words: string, held: Standing, isFullStanding: boolean, rests: boolean]>([
    ['as Cambridgeshire employee', { ...employed, by: 'own-employment' }, true, false],
    [
      'as Cambridgeshire employee, in its predecessor’s place by an order',
      { ...employed, by: 'succession', predecessor: pcc, orderRef: 'an order' },
      true,
      false,
    ],
    [
      'as Cambridgeshire employee, under An agreement',
      { ...employed, by: 'delegated-function', instrument: agreement, reserved: [] },
      true,
      true,
    ],
    [
      'as Cambridgeshire employee lent under An agreement',
      { ...employed, by: 's113-placement', instrument: agreement, isFinishing: false },
      true,
      true,
    ],
    [
      'as Cambridgeshire employee, finishing what was begun while lent under An agreement',
      { ...employed, by: 's113-placement', instrument: agreement, isFinishing: true },
      false,
      true,
    ],
    [
      'as Cambridgeshire employee, for the records named to you only',
      { ...employed, by: 'grant', grant: 'a-grant', kind: 'audit' },
      false,
      false,
    ],
    [
      'as Cambridgeshire employee, for the cases on the exit list of An agreement only',
      { ...employed, by: 'run-off', instrument: agreement },
      false,
      true,
    ],
  ])('%s', (words, held, isFullStanding, rests) => {
    expect(standingInWords(held)).toBe(words)
    expect(isFull(held)).toBe(isFullStanding)
    expect(instrumentOf(held)).toEqual(rests ? agreement : null)
  })
})
