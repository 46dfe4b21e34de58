import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { everythingMissing } from './flow-checks.ts'
import { canShareAtAll, flowFor } from './flow.ts'
import type { Missing } from './missing.ts'
import type { SharingAgreement, SharingQuestion } from './sharing-agreement.ts'
import { aFlow, anAgreement, aQuestion, aSignedAgreement, signedBy } from './sharing.test-data.ts'

type Answer = { under: string } | { missing: Missing['missing']; [detail: string]: unknown }

/** The flow used, or what is missing without what was asked. */
const answer = (agreements: readonly SharingAgreement[], asked: Partial<SharingQuestion> = {}): Answer => {
  const found = flowFor(agreements, aQuestion(asked))
  if ('flow' in found) return { under: found.flow.id }
  const { from: _from, to: _to, purpose: _purpose, on: _on, ...missing } = found.missing
  return { ...missing, ...('instrument' in missing ? { instrument: missing.instrument.id } : {}) }
}

const mash = anAgreement('mash')
const everybodyBut = (but: string, ...instead: ReturnType<typeof signedBy>[]) => [
  ...mash.signatures.filter(({ organisation }) => organisation !== but),
  ...instead,
]

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
  ])('%s', (_why, agreement, missing) => {
    expect(answer([agreement])).toEqual(missing)
    expect(canShareAtAll([agreement], 'police', 'council', 'mash-enquiry', day('2026-11-23'))).toBe(false)
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
})

describe('where several flows will do, always the same one is used', () => {
  const wide = aFlow('a-wide', { categories: ['identity', 'health', 'offences', 'housing'] })
  const narrow = aFlow('z-narrow', { categories: ['identity'] })

  test('the more particular agreement before the general one', () => {
    const general = anAgreement('general', { tier: 1, parent: null, flows: [narrow] })
    const particular = anAgreement('particular', { flows: [wide] })
    expect(answer([general, particular])).toEqual({ under: 'a-wide' })
    expect(answer([particular, general])).toEqual({ under: 'a-wide' })
  })

  test('then the one that carries least', () => {
    expect(answer([anAgreement('mash', { flows: [wide, narrow] })])).toEqual({ under: 'z-narrow' })
  })

  test('then the newest, then by id', () => {
    const newer = { ...narrow, id: 'newer', from: day('2026-01-01') }
    expect(answer([anAgreement('mash', { flows: [narrow, newer] })])).toEqual({ under: 'newer' })
    expect(answer([anAgreement('mash', { flows: [narrow, { ...narrow, id: 'b' }] })])).toEqual({
      under: 'b',
    })
  })
})

describe('where none will do, the nearest miss is told: the one to which least is missing', () => {
  const lapsed = anAgreement('lapsed', { to: day('2024-01-01') })
  const withdrawn = anAgreement('withdrawn', {
    signatures: everybodyBut('police', signedBy('police', day('2019-01-01'), day('2025-06-01'))),
  })
  const unsigned = anAgreement('unsigned', { signatures: everybodyBut('police') })
  const lesser = anAgreement('lesser', { flows: [aFlow('lesser', { categories: ['housing'] })] })
  const baseless = anAgreement('baseless', { flows: [aFlow('baseless', { article6: null })] })
  const unauthorised = anAgreement('unauthorised', { flows: [aFlow('unauthorised', { section36: null })] })

  /** From the farthest to the nearest. */
  const byNearness = [lapsed, unsigned, withdrawn, lesser, baseless, unauthorised]

  test.each(byNearness.slice(1).map((nearer, index) => [nearer.instrument.id, index] as const))(
    '%s is nearer than all before it, in whatever order they are told of',
    (id, index) => {
      const some = byNearness.slice(0, index + 2)
      for (const agreements of [some, some.toReversed()])
        expect(answer(agreements)).toMatchObject({ instrument: id })
    },
  )

  test('another purpose is farther than any flow for this one', () => {
    const other = anAgreement('other', { flows: [aFlow('other', { purpose: 'early-help' })] })
    expect(answer([other, lapsed])).toMatchObject({ missing: 'lapsed' })
    expect(answer([other])).toMatchObject({ missing: 'not-for-this-purpose', agreedFor: ['early-help'] })
  })

  test('of two flows in force the one outside which least lies', () => {
    const less = aFlow('less', { categories: ['housing'] })
    const more = aFlow('more', { categories: ['identity', 'housing', 'missing'] })
    for (const flows of [
      [less, more],
      [more, less],
    ])
      expect(
        answer([anAgreement('mash', { flows })], { categories: ['identity', 'housing', 'health'] }),
      ).toMatchObject({ missing: 'not-these-categories', categories: ['health'] })
  })

  test('what could be told for another purpose is named only while it can', () => {
    const ended = anAgreement('ended', {
      flows: [aFlow('ended', { purpose: 'early-help', to: day('2026-01-01') })],
    })
    expect(answer([ended])).toMatchObject({ missing: 'not-for-this-purpose', agreedFor: [] })
  })
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
