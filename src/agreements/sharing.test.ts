import { describe, expect, test } from 'vitest'
import { aFlow, anAgreement, aSignedAgreement, signedBy } from '../access/sharing.test-data.ts'
import { day } from '../time/index.ts'
import { flowsTold, signatoriesOf } from './sharing.ts'
import { signatoryTimeline } from './sharing-timeline.ts'
import { stretchInWords } from './timeline.ts'

const today = day('2026-11-23')
const nameOf = (code: string): string => code.toUpperCase()

describe('flows that say the same are told once', () => {
  const told = (...flows: ReturnType<typeof aFlow>[]) =>
    flowsTold(
      anAgreement('mash', {
        flows,
        signatures: ['council', 'other-council', 'police', 'health'].map((code) => signedBy(code)),
        parent: null,
        tier: 1,
      }),
      today,
    ).map(({ id, from, to, purposes }) => ({ id, from, to, purposes }))

  test('to several, from several and for several purposes', () => {
    expect(
      told(
        aFlow('1'),
        aFlow('2', { purpose: 'strategy-discussion' }),
        aFlow('3', { toOrganisation: 'other-council' }),
        aFlow('4', { toOrganisation: 'other-council', purpose: 'strategy-discussion' }),
        aFlow('5', { fromOrganisation: 'council', toOrganisation: 'police', lawEnforcement: false }),
        aFlow('6', { fromOrganisation: 'other-council', toOrganisation: 'police', lawEnforcement: false }),
      ),
    ).toEqual([
      {
        id: '1',
        from: ['police'],
        to: ['council', 'other-council'],
        purposes: ['mash-enquiry', 'strategy-discussion'],
      },
      { id: '5', from: ['council', 'other-council'], to: ['police'], purposes: ['mash-enquiry'] },
    ])
  })

  test('and nothing is told that was not agreed: a purpose agreed with one is not told of the other', () => {
    expect(
      told(
        aFlow('1'),
        aFlow('2', { purpose: 'strategy-discussion' }),
        aFlow('3', { toOrganisation: 'other-council' }),
      ),
    ).toEqual([
      {
        id: '1',
        from: ['police'],
        to: ['council'],
        purposes: ['mash-enquiry', 'strategy-discussion'],
      },
      { id: '3', from: ['police'], to: ['other-council'], purposes: ['mash-enquiry'] },
    ])
  })

  test('what differs in one category, one basis or one date is told apart', () => {
    expect(
      told(
        aFlow('1'),
        aFlow('2', { toOrganisation: 'other-council', categories: ['identity'] }),
        aFlow('3', { fromOrganisation: 'health', gateways: ['ca1989-s47'] }),
        aFlow('4', { fromOrganisation: 'health', toOrganisation: 'other-council', to: day('2027-01-01') }),
      ),
    ).toHaveLength(4)
  })

  test('two that stand differently today are told apart, though they say the same', () => {
    const agreement = anAgreement('mash', {
      parent: null,
      tier: 1,
      flows: [aFlow('1'), aFlow('2', { toOrganisation: 'other-council' })],
    })
    expect(flowsTold(agreement, today).map(({ id, stands }) => [id, stands])).toEqual([
      ['1', 'usable'],
      ['2', 'not-usable'],
    ])
  })
})

test('a flow that lacks only what some of its categories need can be used in part', () => {
  const stands = (some: Parameters<typeof aFlow>[1]) =>
    flowsTold(anAgreement('mash', { flows: [aFlow('1', some)] }), today)[0]?.stands
  expect(stands({})).toBe('usable')
  expect(stands({ article9: null, schedule1: null })).toBe('in-part')
  expect(stands({ article10: null })).toBe('in-part')
  expect(stands({ article6: null })).toBe('not-usable')
  expect(stands({ section36: null, article10: null })).toBe('not-usable')
})

const signed = aSignedAgreement('mash', {
  signatures: [
    signedBy('police', day('2026-01-01')),
    signedBy('police', day('2019-01-01'), day('2025-06-01')),
    signedBy('health', day('2019-01-01'), day('2025-06-01')),
    signedBy('council'),
    signedBy('fire', day('2027-01-01')),
  ],
})

test('each signatory is told once, by name, with every signature and how it stands', () => {
  expect(
    signatoriesOf(signed, nameOf, today).map(({ organisation, signatures, stands }) => [
      organisation,
      signatures.map(({ signedOn }) => signedOn),
      stands,
    ]),
  ).toEqual([
    ['council', ['2019-01-01'], 'signed'],
    ['fire', ['2027-01-01'], 'not-yet'],
    ['health', ['2019-01-01'], 'withdrawn'],
    ['police', ['2019-01-01', '2026-01-01'], 'signed'],
  ])
})

describe('the timeline of signatories', () => {
  const drawn = (some: Parameters<typeof anAgreement>[1] = {}): string[] =>
    signatoryTimeline(
      anAgreement('mash', { signatures: signed.signatures, ...some }),
      nameOf,
      today,
    ).rows.flatMap(({ name, bars }) => bars.map((bar) => `${name}: ${bar.words}, ${stretchInWords(bar)}`))

  test('draws both tiers, each signature, and the time after a withdrawal until signing again', () => {
    expect(drawn()).toEqual([
      'Agreement mash: In force, 1 January 2019 until ended by notice',
      'Agreement tier-1: In force, 1 January 2019 until ended by notice',
      'COUNCIL: Signed, 1 January 2019 until ended by notice',
      'HEALTH: Signed, 1 January 2019 to 31 May 2025',
      'HEALTH: Withdrawn, since 1 June 2025',
      'POLICE: Signed, 1 January 2019 to 31 May 2025',
      'POLICE: Withdrawn, 1 June 2025 to 31 December 2025',
      'POLICE: Signed, 1 January 2026 until ended by notice',
    ])
  })

  test('a signature counts no longer than the agreement, and no sooner', () => {
    expect(drawn({ from: day('2020-01-01'), to: day('2025-09-01') })).toEqual([
      'Agreement mash: In force, 1 January 2020 to 31 August 2025',
      'Agreement tier-1: In force, 1 January 2019 until ended by notice',
      'COUNCIL: Signed, 1 January 2020 to 31 August 2025',
      'HEALTH: Signed, 1 January 2020 to 31 May 2025',
      'HEALTH: Withdrawn, 1 June 2025 to 31 August 2025',
      'POLICE: Signed, 1 January 2020 to 31 May 2025',
      'POLICE: Withdrawn, 1 June 2025 to 31 August 2025',
    ])
  })
})
