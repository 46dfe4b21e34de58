import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../time/index.ts'
import type { AgreementContent, DraftedFunction } from './draft.content.ts'
import { type Around, collides, everythingAmiss, type Held } from './invariants.rule.ts'

const peterborough = 'E06000031'
const cambridgeshire = 'E10000003'

const screening: DraftedFunction = {
  fn: 'screening',
  clientGroup: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  from: day('2019-01-01'),
  to: day('2024-01-01'),
  enablingPower: 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  statutoryBasis: 'Children Act 1989 s.17, s.47',
  serviceArea: null,
  geography: [],
  teams: [],
  exclusions: [],
  reserved: [],
  onwardAllowed: false,
}

const agreed: AgreementContent = {
  kind: 'delegation-agreement',
  title: 'Delegation Agreement',
  from: day('2019-01-01'),
  to: day('2024-01-01'),
  mayExtendTo: day('2029-01-01'),
  underId: null,
  supersedes: null,
  noticeMonths: null,
  shortNoticeMonths: null,
  shortNoticeWhen: null,
  functions: [screening],
  scope: [],
  schedules: [],
  terms: [],
  sharing: null,
}

const around: Around = {
  parties: [peterborough, cambridgeshire],
  councils: [
    { code: peterborough, governanceModel: 'leader-cabinet', changes: [] },
    { code: cambridgeshire, governanceModel: 'committee', changes: [] },
  ],
  terms: [],
}

const amiss = (change: Partial<AgreementContent>, near: Partial<Around> = {}): string[] =>
  everythingAmiss({ ...agreed, ...change }, { ...around, ...near }).map(({ refused }) => refused)
const amissWith = (term: Partial<DraftedFunction>, near: Partial<Around> = {}): string[] =>
  amiss({ functions: [{ ...screening, ...term }] }, near)

test('the agreement as it was decided stands', () => expect(amiss({})).toEqual([]))

describe('what an agreement may not say (A2)', () => {
  test.each<[string, Partial<AgreementContent>, string[]]>([
    [
      'it ends before it begins',
      { to: day('2019-01-01'), mayExtendTo: null, functions: [] },
      ['ends-before-it-begins', 'nothing-delegated'],
    ],
    ['extensions of more than five years', { mayExtendTo: day('2029-01-02') }, ['extends-over-five-years']],
    ['an extension of what has no end', { to: null }, ['extends-before-its-end']],
    ['shorter notice without saying when', { shortNoticeMonths: 3 }, ['short-notice-without-reason']],
    [
      'two schedules with one number',
      {
        schedules: [
          { number: 3, title: 'Budget', words: '' },
          { number: 3, title: 'Lending', words: '' },
        ],
      },
      ['schedule-twice'],
    ],
    ['a memorandum that delegates', { kind: 'memorandum' }, ['kind-does-not-delegate']],
    ['the lending of staff that delegates', { kind: 's113-agreement' }, ['kind-does-not-delegate']],
    ['a delegation of nothing', { functions: [] }, ['nothing-delegated']],
    ['the same function twice', { functions: [screening, screening] }, ['one-discharger', 'one-discharger']],
    [
      'a processor contract between councils alone',
      { kind: 'processor-contract', functions: [] },
      ['no-processor'],
    ],
  ])('%s', (_, change, refused) => expect(amiss(change)).toEqual(refused))

  test.each<[string, Partial<DraftedFunction>, string[]]>([
    ['a council for itself', { discharger: peterborough }, ['holder-discharges']],
    ['a council that is no party', { holder: 'E10000099' }, ['not-a-party']],
    [
      'A1: a contractor as discharger',
      { discharger: 'contact-contractor' },
      ['not-a-party', 'contractor-discharges'],
    ],
    [
      'the appointment of the Director',
      { fn: 'appointing-the-director-of-childrens-services' },
      ['not-delegable'],
    ],
    ['a council’s own oversight', { fn: 'oversight' }, ['not-delegable']],
    ['a day before the agreement', { from: day('2018-12-17') }, ['outside-the-agreement']],
    ['a day after the agreement', { to: day('2024-01-02') }, ['outside-the-agreement']],
    [
      'finding 5: section 101 alone, of a council with a cabinet',
      { enablingPower: 'Local Government Act 1972 s.101' },
      ['section-101-alone'],
    ],
    ['no power', { enablingPower: ' ' }, ['no-power']],
    ['no duties', { statutoryBasis: '' }, ['no-statutory-basis']],
    [
      'A1: section 133',
      { enablingPower: 'Local Government Act 2000 s.9EA; Section (s.133)' },
      ['statute-slip'],
    ],
    ['a section of no Act', { statutoryBasis: 's.47' }, ['statute-unreadable']],
  ])('%s', (_, change, refused) => expect(amissWith(change)).toEqual(refused))

  test.each([
    ['2018-12-31', 'section-101-alone'],
    ['2019-01-01', undefined],
  ])('section 101 alone is judged by how the holder is governed on the first day, %s', (from, refused) => {
    // Governed by committees from the new year; the agreement itself says nothing of that.
    const [first, ...others] = around.councils
    const changes = [{ from: day('2019-01-01'), model: 'committee', before: 'leader-cabinet' }]
    const then = {
      ...around,
      councils: [{ code: peterborough, governanceModel: 'committee', changes }, ...others],
    }
    expect(first?.code).toBe(peterborough)
    const term = { ...screening, from: day(from), enablingPower: 'Local Government Act 1972 s.101' }
    const content = { ...agreed, from: day('2018-12-01'), functions: [term] }
    expect(everythingAmiss(content, then)[0]?.refused).toBe(refused)
  })

  test('section 101 alone is enough for a council run by committees (finding 5)', () => {
    const turned = {
      holder: cambridgeshire,
      discharger: peterborough,
      enablingPower: 'Local Government Act 1972 s.101',
    }
    expect(amissWith(turned)).toEqual([])
  })

  test('while another agreement has it done for the same council; not for adults, and not after that one was ended', () => {
    const other: Held = { ...screening, endedOn: null }
    expect(amissWith({}, { terms: [other] })).toEqual(['one-discharger'])
    expect(amissWith({ clientGroup: 'adults' }, { terms: [other] })).toEqual([])
    expect(
      amissWith({ from: day('2022-04-01') }, { terms: [{ ...other, endedOn: day('2022-04-01') }] }),
    ).toEqual([])
  })
})

const aHeld: fc.Arbitrary<Held> = fc
  .record({
    fn: fc.constantFrom('screening', 'mash'),
    clientGroup: fc.constantFrom('children' as const, 'adults' as const),
    holder: fc.constantFrom(peterborough, cambridgeshire),
    geography: fc.subarray(['E07000008', 'E07000009', 'E07000010']),
    first: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 1, max: 60 }),
    ended: fc.option(fc.integer({ min: 0, max: 120 }), { nil: null }),
  })
  .map(({ first, days, ended, ...rest }) => ({
    ...rest,
    from: addDays(day('2020-01-01'), first),
    to: addDays(day('2020-01-01'), first + days),
    endedOn: ended === null ? null : addDays(day('2020-01-01'), ended),
  }))

test('two terms collide exactly where on some day, in some place, both would hold', () => {
  const everywhere = ['E07000008', 'E07000009', 'E07000010', 'elsewhere']
  const holdsOn = (term: Held, nth: number, area: string): boolean => {
    const on = addDays(day('2020-01-01'), nth)
    return (
      term.from <= on &&
      on < term.to &&
      (term.endedOn === null || on < term.endedOn) &&
      (term.geography.length === 0 || term.geography.includes(area))
    )
  }
  fc.assert(
    fc.property(aHeld, aHeld, (one, other) => {
      const both = Array.from({ length: 130 }, (_, nth) => nth).some((nth) =>
        everywhere.some((area) => holdsOn(one, nth, area) && holdsOn(other, nth, area)),
      )
      const same = one.fn === other.fn && one.holder === other.holder && one.clientGroup === other.clientGroup
      expect(collides(one, other)).toBe(both && same)
    }),
    { numRuns: 500 },
  )
})
