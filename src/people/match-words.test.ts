import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Reason } from '../matching/index.ts'
import { day } from '../time/index.ts'
import type { MatchedPerson } from './match.ts'
import { agreeingWords, bewareOf, partsOf } from './match-words.ts'
import { sureOf } from './sureness.rule.ts'
import { twinsAmong } from './twins.rule.ts'

const person = (changes: Partial<MatchedPerson>): MatchedPerson => ({
  kind: 'person',
  owner: 'E06000031',
  id: crypto.randomUUID(),
  name: 'Maya Teal',
  bornOn: day('2012-03-14'),
  bornEstimated: false,
  expectedOn: null,
  isChild: true,
  flags: [],
  lastContactAt: null,
  weight: 0,
  band: 'confirm',
  likeliest: 'same',
  reasons: [],
  conflicts: [],
  wouldSettle: null,
  ...changes,
})

describe('how sure', () => {
  it.each([
    [{ band: 'attach', weight: 14 }, 'very likely'],
    [{ band: 'confirm', weight: 14 }, 'very likely'],
    [{ band: 'confirm', weight: 14, conflicts: ['different-nhs-number'] }, 'likely'],
    [{ band: 'confirm', weight: 2 }, 'likely'],
    [{ band: 'possible', weight: -5 }, 'possible'],
    [{ band: 'unlikely', weight: -30 }, 'possible'],
  ] as const)('%j is %s', (match, words) => {
    expect(
      sureOf(person({ ...match, conflicts: 'conflicts' in match ? [...match.conflicts] : [] })).words,
    ).toBe(words)
  })

  it('a longer bar never stands beside a weaker word, whatever the weight', () => {
    const least = { 'very likely': 0.7, likely: 0.4, possible: 0 }
    const most = { 'very likely': 1, likely: 0.7, possible: 0.4 }
    fc.assert(
      fc.property(
        fc.constantFrom('attach', 'confirm', 'possible', 'unlikely'),
        fc.double({ min: -80, max: 80, noNaN: true }),
        (band, weight) => {
          const { words, share } = sureOf(person({ band, weight }))
          expect(share).toBeGreaterThanOrEqual(least[words])
          expect(share).toBeLessThanOrEqual(most[words])
        },
      ),
    )
  })
})

describe('what to beware of', () => {
  const reason = (field: Reason['field'], words: string): Reason => ({
    field,
    heard: '',
    held: '',
    agrees: 'no',
    bits: -3,
    words,
  })
  const [kin, given] = [reason('kin', 'Likelier a twin than the same child'), reason('forename', 'Another')]
  it.each([
    [{ reasons: [given], likeliest: 'twin' }, 'Could be a twin'],
    [{ reasons: [given], likeliest: 'sibling' }, 'Could be a brother or sister'],
    [{ reasons: [given], likeliest: 'same' }, undefined],
    [{ reasons: [given, kin], conflicts: ['other-given-name'] }, 'Likelier a twin than the same child'],
    [{ reasons: [given, kin], isChild: false }, 'Likelier a twin than the same person'],
    [
      { reasons: [given, kin], conflicts: ['different-nhs-number'] },
      'Likelier a twin than the same child. Their NHS numbers differ, and both can be right',
    ],
  ] as const)('%j', (match, words) => {
    expect(bewareOf({ likeliest: 'same', conflicts: [], isChild: true, ...match })).toBe(words)
  })

  it('nothing, of a whole house of whom only the family name was heard', () => {
    const reasons = [reason('surname', 'Family name the same'), reason('place', 'Same postcode'), kin]
    expect(bewareOf({ likeliest: 'sibling', conflicts: [], isChild: true, reasons })).toBeUndefined()
  })
})

describe('the parts of a match', () => {
  const reason = (field: Reason['field'], bits: number, words: string): Reason => ({
    field,
    bits,
    words,
    heard: 'a',
    held: 'b',
    agrees: 'nearly',
  })

  it('begin with the one that speaks loudest, for or against, and name what they are once', () => {
    const parts = partsOf({
      reasons: [
        reason('forename', 7.6, 'Given name one letter different, which is rare'),
        reason('nhs', -9.8, 'Another NHS number'),
        reason('sex', 1, 'Sex the same'),
        reason('birth', 4.2, 'One part of the date of birth is different'),
        reason('kin', -2, 'Could be a twin'),
      ],
    })
    expect(parts.map(({ what, words }) => `${what}: ${words}`)).toEqual([
      'NHS number: another NHS number',
      'Given name: one letter different, which is rare',
      'Born: one part of the date of birth is different',
      'Sex: the same',
    ])
  })

  it('of another council’s record are named and nothing more', () => {
    expect(agreeingWords(['forename', 'nhs', 'kin'])).toEqual(['given name', 'NHS number'])
  })
})

describe('twins beside each other', () => {
  const maya = person({ name: 'Maya Rose Teal' })
  const rowan = person({ name: 'Rowan Teal, known as Ro' })
  it.each([
    ['one day, one family name, two first names', [maya, rowan], [maya, rowan]],
    ['the same child in both councils is no twin', [maya, { ...maya, owner: 'E10000003', id: 'x' }], []],
    ['a brother of another year is no twin', [maya, { ...rowan, bornOn: day('2013-03-14') }], []],
    ['an estimated date says nothing', [{ ...maya, bornEstimated: true }, rowan], []],
    ['strangers born on one day are no twins', [maya, person({ name: 'Rowan Heron' })], []],
  ])('%s', (_what, people, expected) => {
    expect(twinsAmong(people)).toEqual(expected)
  })
})
