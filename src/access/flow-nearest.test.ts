import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { type Answer, answer, everybodyBut } from './flow.test-data.ts'
import type { Flow, SharingAgreement } from './sharing-agreement.ts'
import { aFlow, anAgreement, signedBy } from './sharing.test-data.ts'

describe('where several flows will do, always the same one is used', () => {
  const wide = aFlow('a-wide', { categories: ['identity', 'health', 'offences', 'housing'] })
  const narrow = aFlow('z-narrow', { categories: ['identity'] })

  test('the more particular agreement before the general one', () => {
    const general = anAgreement('general', { tier: 1, parent: null, flows: [narrow] })
    const particular = anAgreement('particular', { flows: [wide] })
    expect(answer([general, particular])).toEqual({ under: 'a-wide' })
    expect(answer([particular, general])).toEqual({ under: 'a-wide' })
  })

  /** Told of in either order. */
  const eitherWay = (...flows: Flow[]): Answer[] =>
    [flows, flows.toReversed()].map((some) => answer([anAgreement('mash', { flows: some })]))

  test('then the one that carries least', () => {
    expect(eitherWay(wide, narrow)).toEqual([{ under: 'z-narrow' }, { under: 'z-narrow' }])
  })

  test('then the newest, then by id', () => {
    const newer = { ...narrow, id: 'zz-newer', from: day('2026-01-01') }
    expect(eitherWay(narrow, newer)).toEqual([{ under: 'zz-newer' }, { under: 'zz-newer' }])
    expect(eitherWay(narrow, { ...narrow, id: 'b' })).toEqual([{ under: 'b' }, { under: 'b' }])
  })

  test('of two agreements alike by that of the agreement, whatever their flows are called', () => {
    const one = anAgreement('one', { flows: [{ ...narrow, id: 'z' }] })
    const other = anAgreement('other', { flows: [{ ...narrow, id: 'a' }] })
    expect([answer([one, other]), answer([other, one])]).toEqual([{ under: 'z' }, { under: 'z' }])
  })

  test('one that will do before any that will not, however much newer', () => {
    const baseless = aFlow('baseless', { categories: ['identity'], article6: null, from: day('2026-01-01') })
    expect(eitherWay(wide, baseless)).toEqual([{ under: 'a-wide' }, { under: 'a-wide' }])
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

  test('of two flows about other people the one about most of those asked for', () => {
    const less = aFlow('less', { categories: ['identity'], subjects: ['referrer'] })
    const more = aFlow('more', { subjects: ['child', 'referrer'] })
    for (const flows of [
      [less, more],
      [more, less],
    ])
      expect(
        answer([anAgreement('mash', { flows })], { subjects: ['child', 'parent', 'referrer'] }),
      ).toMatchObject({ missing: 'not-about-such-subjects', subjects: ['parent'] })
  })

  test.each<[what: string, nearer: SharingAgreement, other: SharingAgreement]>([
    [
      'the more particular',
      anAgreement('z', { flows: [] }),
      anAgreement('a', { tier: 1, parent: null, from: day('2026-01-01'), flows: [] }),
    ],
    [
      'then the newest',
      anAgreement('z', { from: day('2026-01-01'), flows: [] }),
      anAgreement('a', { flows: [] }),
    ],
    ['then by id', anAgreement('a', { flows: [] }), anAgreement('z', { flows: [] })],
  ])('of agreements without a flow for the purpose %s is told', (_what, nearer, other) => {
    const told = { missing: 'not-for-this-purpose', agreedFor: [], instrument: nearer.instrument.id }
    expect([answer([nearer, other]), answer([other, nearer])]).toEqual([told, told])
  })

  test('an agreement that lapsed and let them tell each other something else is told rather than none', () => {
    const over = anAgreement('over', {
      to: day('2024-01-01'),
      flows: [aFlow('other', { purpose: 'early-help' })],
    })
    expect(answer([over])).toEqual({ missing: 'not-for-this-purpose', agreedFor: [], instrument: 'over' })
  })

  test('what could be told for another purpose is named only while it can', () => {
    const ended = anAgreement('ended', {
      flows: [aFlow('ended', { purpose: 'early-help', to: day('2026-01-01') })],
    })
    expect(answer([ended])).toMatchObject({ missing: 'not-for-this-purpose', agreedFor: [] })
  })
})
