import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { flagsSaid, type Seen, signsAgainstClosing, tickedSigns } from './close-alone.rule.ts'

const today = day('2026-11-23')
const nothing: Seen = {
  bornOn: day('2018-05-01'),
  expectedOn: null,
  flags: [],
  earlierContacts: 0,
  repeatNumber: 3,
  isAnonymous: false,
  urgency: 'not-urgent',
}

describe('an adviser may not close alone (procedures 2.8)', () => {
  test.each<[string, Partial<Seen>, string]>([
    ['a child the day before the first birthday', { bornOn: day('2025-11-24') }, 'under-one-or-unborn'],
    ['an unborn child', { bornOn: null, expectedOn: day('2027-02-01') }, 'under-one-or-unborn'],
    ['the third contact in the window', { earlierContacts: 2 }, 'third-contact'],
    [
      'an anonymous report of harm happening today',
      { isAnonymous: true, urgency: 'today' },
      'anonymous-current-harm',
    ],
    ['a child named in MARAC', { flags: ['marac'] }, 'marac'],
    ['a child on a plan', { flags: ['child-protection-plan'] }, 'plan-or-care'],
    ['a looked-after child', { flags: ['looked-after'] }, 'plan-or-care'],
  ])('%s', (_name, change, sign) => {
    expect(signsAgainstClosing({ ...nothing, ...change }, [], today)).toEqual([sign])
  })

  test.each(tickedSigns)('whatever the adviser ticks: %s', (sign) => {
    expect(signsAgainstClosing(nothing, [sign], today)).toEqual([sign])
  })
})

describe('what the report itself says stands against closing too', () => {
  const said = { ownWords: '', lookedAfterBy: '', planElsewhere: '' }
  test.each([
    ['the child’s own words', { ownWords: 'he hits me with the belt' }, 'own-words'],
    ['looked after by another council', { lookedAfterBy: 'Lincolnshire' }, 'plan-or-care'],
    ['on a plan elsewhere', { planElsewhere: 'child protection plan in Norfolk' }, 'plan-or-care'],
  ])('%s', (_name, change, sign) => {
    const flags = flagsSaid({ ...said, ...change })
    expect(signsAgainstClosing({ ...nothing, flags }, [], today)).toEqual([sign])
  })

  test('empty answers say nothing', () => expect(flagsSaid({ ...said, ownWords: '  ' })).toEqual([]))
})

describe('an adviser may close alone', () => {
  test.each<[string, Partial<Seen>]>([
    ['a child on the first birthday', { bornOn: day('2025-11-23') }],
    ['the second contact', { earlierContacts: 1 }],
    ['an anonymous report that is not urgent', { isAnonymous: true }],
  ])('%s', (_name, change) => {
    expect(signsAgainstClosing({ ...nothing, ...change }, [], today)).toEqual([])
  })
})
