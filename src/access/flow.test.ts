import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { everythingMissing } from './flow-checks.ts'
import { type Answer, answer, everybodyBut, mash } from './flow.test-data.ts'
import type { Purpose } from './flow.words.ts'
import { canShareAtAll, flowFor } from './flow.ts'
import type { Flow, SharingAgreement, SharingQuestion } from './sharing-agreement.ts'
import { aFlow, anAgreement, aQuestion, aSignedAgreement, signedBy } from './sharing.test-data.ts'

test('with everything in place the flow may be used, under the agreement that holds it', () => {
  expect(flowFor([mash], aQuestion())).toMatchObject({ flow: { id: 'flow' }, instrument: mash.instrument })
})

describe('an information sharing agreement counts on a day only while (governance A3)', () => {
  test.each<[why: string, agreement: SharingAgreement, missing: Answer]>([
    [
      'it has begun',
      anAgreement('mash', { from: day('2026-11-24') }),
      { missing: 'not-begun', what: 'agreement', begins: '2026-11-24', instrument: 'mash' },
    ],
    [
      'it has not ended: its last day is the one before',
      anAgreement('mash', { to: day('2026-11-23') }),
      { missing: 'lapsed', what: 'agreement', ended: '2026-11-23', instrument: 'mash' },
    ],
    [
      'the tier 1 it stands under has not ended',
      anAgreement('mash', { parent: aSignedAgreement('tier-1', { to: day('2026-11-23') }) }),
      { missing: 'lapsed', what: 'agreement', ended: '2026-11-23', instrument: 'tier-1' },
    ],
    [
      'the teller has signed it',
      anAgreement('mash', { signatures: everybodyBut('police') }),
      { missing: 'not-signed', by: 'police', signsOn: null, instrument: 'mash' },
    ],
    [
      'whoever is told has signed it',
      anAgreement('mash', { signatures: everybodyBut('council', signedBy('council', day('2026-11-24'))) }),
      { missing: 'not-signed', by: 'council', signsOn: '2026-11-24', instrument: 'mash' },
    ],
    [
      'both have signed the tier 1 as well',
      anAgreement('mash', {
        parent: aSignedAgreement('tier-1', { signatures: everybodyBut('police') }),
      }),
      { missing: 'not-signed', by: 'police', signsOn: null, instrument: 'tier-1' },
    ],
    [
      'neither has withdrawn (authorisation B8 no. 10)',
      anAgreement('mash', {
        signatures: everybodyBut('police', signedBy('police', day('2019-01-01'), day('2026-11-23'))),
      }),
      { missing: 'withdrawn', by: 'police', since: '2026-11-23', instrument: 'mash' },
    ],
    [
      'neither has withdrawn from the tier 1',
      anAgreement('mash', {
        parent: aSignedAgreement('tier-1', {
          signatures: everybodyBut('police', signedBy('police', day('2019-01-01'), day('2025-06-01'))),
        }),
      }),
      { missing: 'withdrawn', by: 'police', since: '2025-06-01', instrument: 'tier-1' },
    ],
    [
      'the flow has begun',
      anAgreement('mash', { flows: [aFlow('flow', { from: day('2026-11-24') })] }),
      { missing: 'not-begun', what: 'flow', begins: '2026-11-24', instrument: 'mash' },
    ],
    [
      'the flow has not ended',
      anAgreement('mash', { flows: [aFlow('flow', { to: day('2026-11-23') })] }),
      { missing: 'lapsed', what: 'flow', ended: '2026-11-23', instrument: 'mash' },
    ],
    [
      'it has not ended, where it stands under no other',
      anAgreement('general', { tier: 1, parent: null, to: day('2026-11-23') }),
      { missing: 'lapsed', what: 'agreement', ended: '2026-11-23', instrument: 'general' },
    ],
    [
      'both have signed it already: a withdrawal to come of a signature to come is none',
      anAgreement('mash', {
        signatures: everybodyBut('police', signedBy('police', day('2026-12-01'), day('2027-01-01'))),
      }),
      { missing: 'not-signed', by: 'police', signsOn: '2026-12-01', instrument: 'mash' },
    ],
  ])('%s', (_why, agreement, missing) => {
    expect(answer([agreement])).toEqual(missing)
    expect(canShareAtAll([agreement], 'police', 'council', 'mash-enquiry', day('2026-11-23'))).toBe(false)
  })

  test.each<[what: string, agreement: SharingAgreement]>([
    ['on the day it begins', anAgreement('mash', { from: day('2026-11-23') })],
    ['on its last day', anAgreement('mash', { to: day('2026-11-24') })],
    [
      'on the day its flow begins',
      anAgreement('mash', { flows: [aFlow('flow', { from: day('2026-11-23') })] }),
    ],
    [
      'on the day one of them signed',
      anAgreement('mash', { signatures: everybodyBut('police', signedBy('police', day('2026-11-23'))) }),
    ],
    [
      'on the day before one of them withdraws',
      anAgreement('mash', {
        signatures: everybodyBut('police', signedBy('police', day('2019-01-01'), day('2026-11-24'))),
      }),
    ],
  ])('it counts %s', (_what, agreement) => {
    expect(answer([agreement])).toEqual({ under: 'flow' })
    expect(canShareAtAll([agreement], 'police', 'council', 'mash-enquiry', day('2026-11-23'))).toBe(true)
  })

  test('a signatory that signed again counts from the day it did', () => {
    const again = anAgreement('mash', {
      signatures: everybodyBut(
        'police',
        signedBy('police', day('2019-01-01'), day('2025-06-01')),
        signedBy('police', day('2026-11-01')),
      ),
    })
    expect(answer([again], { on: day('2025-05-31') })).toEqual({ under: 'flow' })
    expect(answer([again], { on: day('2026-10-31') })).toMatchObject({
      missing: 'withdrawn',
      since: '2025-06-01',
    })
    expect(answer([again], { on: day('2026-11-01') })).toEqual({ under: 'flow' })
  })
})

describe('a flow carries only what it says', () => {
  test.each<[what: string, asked: Partial<SharingQuestion>, missing: Answer]>([
    [
      'for its own purpose',
      { purpose: 'early-help' },
      { missing: 'not-for-this-purpose', agreedFor: ['mash-enquiry'], instrument: 'mash' },
    ],
    [
      'in its own direction',
      { from: 'council', to: 'police' },
      { missing: 'not-for-this-purpose', agreedFor: [], instrument: 'mash' },
    ],
    [
      'about those it names',
      { subjects: ['child', 'alleged', 'referrer'] },
      { missing: 'not-about-such-subjects', subjects: ['alleged', 'referrer'], instrument: 'mash' },
    ],
    [
      'of the categories it names',
      { categories: ['identity', 'religion'] },
      { missing: 'not-these-categories', categories: ['religion'], instrument: 'mash' },
    ],
    [
      'to whom it names, though others signed too',
      { to: 'health' },
      { missing: 'not-for-this-purpose', agreedFor: [], instrument: 'mash' },
    ],
    ['between organisations it names', { from: 'dentist' }, { missing: 'no-agreement' }],
  ])('%s', (_what, asked, missing) => {
    expect(answer([mash], asked)).toEqual(missing)
  })

  test('of nobody’s agreements there is none', () => {
    expect(answer([])).toEqual({ missing: 'no-agreement' })
  })
})

describe('each basis is asked for by what needs it', () => {
  const withFlow = (some: Parameters<typeof aFlow>[1]) => [
    anAgreement('mash', { flows: [aFlow('flow', some)] }),
  ]

  test('no Article 6 basis: nothing', () => {
    expect(answer(withFlow({ article6: null }))).toEqual({
      missing: 'no-article-6-basis',
      instrument: 'mash',
    })
  })

  test.each<[string, Parameters<typeof aFlow>[1], 'condition' | 'schedule-1']>([
    ['no Article 9 condition', { article9: null, schedule1: null }, 'condition'],
    ['Article 9(2)(g) alone', { schedule1: null }, 'schedule-1'],
    ['Article 9(2)(h) alone', { article9: 'health-or-social-care', schedule1: null }, 'schedule-1'],
    ['Article 9(2)(g) with a condition that serves 9(2)(h)', { schedule1: 'paragraph-2' }, 'schedule-1'],
  ])('%s: names yes, health no', (_what, some, lacks) => {
    expect(answer(withFlow(some), { categories: ['identity', 'health'] })).toEqual({
      missing: 'no-article-9-condition',
      categories: ['health'],
      lacks,
      instrument: 'mash',
    })
    expect(answer(withFlow(some), { categories: ['identity'] })).toEqual({ under: 'flow' })
    expect(answer(withFlow(some), { categories: ['offences'] })).toEqual({ under: 'flow' })
  })

  test.each<[string, Parameters<typeof aFlow>[1]]>([
    ['Article 9(2)(h) with paragraph 2', { article9: 'health-or-social-care', schedule1: 'paragraph-2' }],
    ['Article 9(2)(c), which needs no more', { article9: 'vital-interests', schedule1: null }],
    ['Article 9(2)(g) with paragraph 6', { schedule1: 'paragraph-6' }],
  ])('%s: health yes', (_what, some) => {
    expect(answer(withFlow(some), { categories: ['health'] })).toEqual({ under: 'flow' })
  })

  test('no Article 10 basis: names and health yes, offences no', () => {
    const without = withFlow({ article10: null })
    expect(answer(without, { categories: ['identity', 'offences'] })).toEqual({
      missing: 'no-article-10-basis',
      categories: ['offences'],
      instrument: 'mash',
    })
    expect(answer(without, { categories: ['identity', 'health'] })).toEqual({ under: 'flow' })
  })

  test('held for law enforcement and not authorised to leave it: nothing (DPA 2018 s.36(4))', () => {
    expect(answer(withFlow({ section36: null }))).toEqual({
      missing: 'no-police-authorisation',
      instrument: 'mash',
    })
    expect(answer(withFlow({ section36: null, lawEnforcement: false }))).toEqual({ under: 'flow' })
  })

  test('everything that is missing is told where somebody has to put it right', () => {
    const flow = aFlow('flow', { article9: null, schedule1: null, article10: null, section36: null })
    const asked = aQuestion({ categories: flow.categories })
    expect(everythingMissing(anAgreement('mash'), flow, asked).map(({ missing }) => missing)).toEqual([
      'no-article-9-condition',
      'no-article-10-basis',
      'no-police-authorisation',
    ])
  })

  test('and each thing once', () => {
    const unsigned = anAgreement('mash', { signatures: everybodyBut('police') })
    expect(everythingMissing(unsigned, aFlow('flow'), aQuestion()).map(({ missing }) => missing)).toEqual([
      'not-signed',
    ])
  })
})

test('whether anything may be told at all: by any flow that holds, for that purpose and no other', () => {
  const ended = aFlow('ended', { to: day('2026-01-01') })
  const can = (flows: readonly Flow[], purpose: Purpose = 'mash-enquiry') =>
    canShareAtAll([anAgreement('mash', { flows })], 'police', 'council', purpose, day('2026-11-23'))
  expect(can([ended, aFlow('flow')])).toBe(true)
  expect(can([ended])).toBe(false)
  expect(can([])).toBe(false)
  expect(can([aFlow('flow')], 'early-help')).toBe(false)
})

describe('a tier 2 adopts the baseline of its tier 1 instead of repeating it', () => {
  const limits = (agreement: SharingAgreement) => {
    const found = flowFor([agreement], aQuestion())
    return 'limits' in found ? found.limits : null
  }

  test('how little and how long, unless it says otherwise, or its flow does', () => {
    expect(limits(mash)).toEqual({
      minimisation: 'Only what is needed.',
      retention: 'As long as the child’s record.',
    })
    expect(limits(anAgreement('mash', { retention: 'Six months.' }))?.retention).toBe('Six months.')
    expect(
      limits(
        anAgreement('mash', {
          retention: 'Six months.',
          flows: [aFlow('flow', { retention: 'One month.' })],
        }),
      ),
    ).toEqual({ minimisation: 'Only what is needed.', retention: 'One month.' })
  })
})
