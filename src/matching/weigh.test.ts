import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDescribed } from './any-described.test-data.ts'
import { type Band, rank } from './band.ts'
import { builtInModel } from './built-in-model.ts'
import { clean } from './clean.ts'
import { compare, type Compared, type Comparison } from './compare.ts'
import { county, person, weighed } from './described.test-data.ts'
import type { Described } from './described.ts'
import { weigh } from './weigh.ts'

const bandOf = (heard: Described, ...held: readonly Described[]): Band | undefined =>
  rank(
    held.map((each) => weighed(heard, each)),
    builtInModel.thresholds,
  )[0]?.band

const home = { at: 'CB1 0AA', line: '14 High Street' }
const maya = person('Maya Rose', 'Teal', {
  born: '2015-03-02',
  sex: 'F',
  ...home,
  mother: 'Anna Teal',
  nhs: '9434765919',
})

describe('the same person', () => {
  it('name, date of birth and address agree: would be attached', () =>
    expect(bandOf(person('Maya', 'Teal', { born: '2015-03-02', ...home }), maya)).toBe('attach'))

  it('a misspelt name, the wrong year and the right postcode: a person confirms', () =>
    expect(bandOf(person('Maia', 'Teel', { born: '2014-03-02', at: 'CB1 0AA' }), maya)).toMatch(
      /attach|confirm/,
    ))

  it('day and month changed round is shown as likely', () =>
    expect(bandOf(person('Maya', 'Teal', { born: '2015-02-03' }), maya)).toMatch(/attach|confirm/))

  it('given and family name changed round is shown as likely', () =>
    expect(bandOf(person('Teal', 'Maya', { born: '2015-03-02' }), maya)).toMatch(/attach|confirm/))

  it('an estimated year is enough with the name and an old postcode', () => {
    const held = person('Maya', 'Teal', { born: '2015-03-02', before: 'PE1 1AA', at: 'CB1 0AA' })
    const heard = person('Maya', 'Teal', { born: '2015-01-01', at: 'PE1 1AA' })
    expect(bandOf(heard, held)).toMatch(/attach|confirm/)
  })

  it.each([
    ['Mohammed', 'Hussain', 'Muhammad', 'Hossain'],
    ['Oleksandr', 'Kovalchuk', 'Alexander', 'Kowalczyk'],
    ['Zosia', 'Nowak', 'Zofia', 'Novak'],
    ['Nusrat', 'Chowdhury', 'Nushrat', 'Choudhry'],
  ])('%s %s and %s %s, born the same day, are shown as likely', (given, family, other, otherFamily) => {
    const born = '2012-07-30'
    expect(bandOf(person(given, family, { born }), person(other, otherFamily, { born }))).toMatch(
      /attach|confirm/,
    )
  })

  it('a double name of which one part is used', () =>
    expect(
      bandOf(
        person('Maya', 'Teal-Heron', { born: '2015-03-02' }),
        person('Maya', 'Heron', { born: '2015-03-02' }),
      ),
    ).toMatch(/attach|confirm/))

  it('a baby expected by the same mother about the same day', () => {
    const unborn = person('Unborn', 'Teal', { due: '2027-01-04', mother: 'Anna Teal', at: 'CB1 0AA' })
    expect(bandOf(person('Baby', 'Teal', { due: '2027-01-10', mother: 'Anna Teal' }), unborn)).toMatch(
      /attach|confirm/,
    )
  })
})

describe('brothers, sisters and twins', () => {
  it('a brother at the same address is not the child: never attached, and said to be a brother', () => {
    const leo = person('Leo', 'Teal', { born: '2012-07-30', sex: 'M', ...home, mother: 'Anna Teal' })
    const { conflicts, likeliest } = weighed(leo, maya)
    expect(conflicts).toContain('other-given-name')
    expect(likeliest).toBe('sibling')
    expect(bandOf(leo, maya)).toBe('unlikely')
  })

  it('a twin who is not on record is not attached to the one who is', () => {
    const twin = person('Zoe', 'Teal', { born: '2015-03-02', sex: 'F', ...home, mother: 'Anna Teal' })
    expect(weighed(twin, maya).likeliest).toBe('twin')
    expect(bandOf(twin, maya)).not.toBe('attach')
  })

  it('twins with names a letter apart are left to a person', () => {
    const alisha = person('Alisha', 'Teal', { born: '2015-03-02', ...home, isTwin: true })
    const alesha = person('Alesha', 'Teal', { born: '2015-03-02', ...home, isTwin: true })
    expect(bandOf(alisha, alesha)).toBe('confirm')
  })

  it('a twin on record beside the child: the child is attached, the twin is not', () => {
    const zoe = person('Zoe', 'Teal', { born: '2015-03-02', sex: 'F', ...home, mother: 'Anna Teal' })
    const heard = person('Maya', 'Teal', { born: '2015-03-02', ...home })
    expect(bandOf(heard, zoe, maya)).toBe('attach')
    expect(weighed(heard, maya).weight - weighed(heard, zoe).weight).toBeGreaterThan(6.6)
  })

  it('a child of the family whose given name nobody said could be any of them', () =>
    expect(bandOf(person('', 'Teal', { ...home, mother: 'Anna Teal' }), maya)).not.toBe('attach'))
})

describe('facts that no weight outvotes', () => {
  it('a parent and child of the same name under one roof', () => {
    const father = person('John', 'Teal', { born: '1985-06-09', sex: 'M', ...home })
    const son = person('John', 'Teal', { born: '2014-11-20', sex: 'M', ...home })
    expect(weighed(son, father).conflicts).toEqual(['another-generation'])
    expect(bandOf(son, father)).not.toBe('attach')
    expect(weighed(son, father).weight).toBeLessThan(0)
  })

  it('a parent and child of the same name, where no date of birth is known', () => {
    const father = person('John', 'Teal', { isChild: false, ...home })
    const son = person('John', 'Teal', { isChild: true, ...home })
    expect(weighed(son, father).conflicts).toEqual(['another-generation'])
    expect(weighed(son, father).weight).toBeLessThan(0)
  })

  it('one NHS number, and neither the name nor the birth of whoever has it: asks', () => {
    const other = person('Leo', 'Heron', { born: '2009-11-20', nhs: '9434765919', isVerified: true })
    expect(weighed(other, maya).conflicts).toContain('number-reused')
    expect(bandOf(other, maya)).not.toBe('attach')
  })

  it('one NHS number of a child whose given name is another: a sibling’s number, asks', () => {
    const zoe = person('Zoe', 'Teal', { born: '2015-03-02', ...home, nhs: '9434765919', isVerified: true })
    expect(bandOf(zoe, maya)).toBe('confirm')
  })

  it('two right NHS numbers that differ', () => {
    const other = person('Maya', 'Teal', { born: '2015-03-02', ...home, nhs: '9434765870' })
    expect(weighed(other, maya).conflicts).toEqual(['different-nhs-number'])
    expect(bandOf(other, maya)).not.toBe('attach')
  })

  it('two right pupil numbers that differ', () => {
    const [one, other] = ['H801200001001', 'X801200001002'].map((upn) =>
      person('Maya', 'Teal', { born: '2015-03-02', upn }),
    )
    if (one && other) expect(weighed(one, other).conflicts).toEqual(['different-upn'])
  })

  it('another sex, and a name that is only like it', () => {
    const sam = person('Sam', 'Teal', { born: '2015-03-02', sex: 'M' })
    const samantha = person('Samantha', 'Teal', { born: '2015-03-02', sex: 'F' })
    expect(weighed(sam, samantha).conflicts).toEqual(['other-sex'])
  })
})

describe('common names', () => {
  const khan = person('Mohammed', 'Khan', { born: '2012-07-30', at: 'PE1 1AA' })

  it('Mohammed Khan alone is one of hundreds: no more than possible', () =>
    expect(['possible', 'unlikely']).toContain(bandOf(person('Mohammed', 'Khan'), khan)))

  it('a rare name alone is worth a look', () =>
    expect(['possible', 'confirm']).toContain(bandOf(person('Maya', 'Teal'), person('Maya', 'Teal'))))

  it('Mohammed Khan with his date of birth is likely', () =>
    expect(bandOf(person('Mohammed', 'Khan', { born: '2012-07-30' }), khan)).toMatch(/attach|confirm/))

  it('with his postcode too he would be attached, as anybody else is', () =>
    expect(bandOf(person('Mohammed', 'Khan', { born: '2012-07-30', at: 'PE1 1AA' }), khan)).toBe('attach'))

  it('his brother Mohammed Ali is not attached to Mohammed Hassan', () => {
    const [ali, hassan] = ['Mohammed Ali', 'Mohammed Hassan'].map((given) =>
      person(given, 'Khan', { born: '2012-07-30', at: 'PE1 1AA', line: '3 Low Road' }),
    )
    if (ali && hassan) expect(bandOf(ali, hassan)).not.toBe('attach')
  })
})

describe('a weight', () => {
  const comparisonOf = (one: Described, other: Described): Comparison =>
    compare(clean(one), clean(other), county)

  it('is the prior, every part, and what kin takes off', () => {
    fc.assert(
      fc.property(anyDescribed, anyDescribed, (one, other) => {
        const { weight, prior, parts, kin } = weigh(comparisonOf(one, other), builtInModel)
        expect(weight).toBeCloseTo(prior + kin + parts.reduce((sum, { bits }) => sum + bits, 0), 6)
        expect(Number.isFinite(weight)).toBe(true)
        expect(kin).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('is the same years later, from what was stored with the decision', () => {
    fc.assert(
      fc.property(anyDescribed, anyDescribed, (one, other) => {
        const comparison = comparisonOf(one, other)
        const stored = JSON.parse(JSON.stringify(comparison)) as Comparison
        const model = JSON.parse(JSON.stringify(builtInModel)) as typeof builtInModel
        expect(weigh(stored, model)).toEqual(weigh(comparison, builtInModel))
      }),
    )
  })

  it('never falls because one more thing agrees', () => {
    const agreeing: readonly Compared[] = [
      { field: 'forename', level: 'exact', share: 0.02 },
      { field: 'surname', level: 'exact', share: 0.02 },
      { field: 'middle', level: 'exact', share: 0.01 },
      { field: 'birth', level: 'exact' },
      { field: 'expected', level: 'close' },
      { field: 'sex', level: 'same' },
      { field: 'place', level: 'address', share: 0.0001 },
      { field: 'phone', level: 'same' },
      { field: 'nhs', level: 'same' },
      { field: 'upn', level: 'same' },
      { field: 'parent', level: 'one', share: 0.0001 },
      { field: 'parent', level: 'two', share: 0.0001 },
      { field: 'sibling', level: 'with-birth' },
    ]
    fc.assert(
      fc.property(anyDescribed, anyDescribed, fc.constantFrom(...agreeing), (one, other, more) => {
        const comparison = comparisonOf(one, other)
        const without = { ...comparison, parts: comparison.parts.filter(({ field }) => field !== more.field) }
        const before = weigh(without, builtInModel).weight
        const after = weigh({ ...without, parts: [...without.parts, more] }, builtInModel).weight
        expect(after).toBeGreaterThanOrEqual(before - 1e-9)
      }),
    )
  })

  it('a rarer value never speaks for less', () => {
    const at = (share: number) =>
      weigh({ v: 1, population: 1e6, parts: [{ field: 'surname', level: 'exact', share }] }, builtInModel)
        .weight
    fc.assert(
      fc.property(
        fc.double({ min: 1e-7, max: 0.5, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        (share, by) => at(share * by) >= at(share),
      ),
    )
  })

  it('a level that an older model does not know says nothing', () => {
    const model = {
      ...builtInModel,
      levels: { ...builtInModel.levels, phone: { ...builtInModel.levels.phone } },
    }
    Reflect.deleteProperty(model.levels.phone, 'same')
    const comparison: Comparison = { v: 1, population: 1e6, parts: [{ field: 'phone', level: 'same' }] }
    expect(weigh(comparison, model).parts).toEqual([{ field: 'phone', level: 'same', bits: 0 }])
  })
})

describe('bands', () => {
  const candidate = (id: string, weight: number, conflicts: readonly 'other-sex'[] = []) => ({
    id,
    weight,
    conflicts,
  })
  const { thresholds } = builtInModel

  it('only the first can be attached, and only clear of the second', () => {
    const [first, second] = rank([candidate('b', 8), candidate('a', 20)], thresholds)
    expect([first?.id, first?.band, second?.band]).toEqual(['a', 'attach', 'confirm'])
    expect(rank([candidate('a', 20), candidate('b', 14)], thresholds)[0]?.band).toBe('confirm')
  })

  it('a fact against it leaves it to a person', () =>
    expect(rank([candidate('a', 30, ['other-sex'])], thresholds)[0]?.band).toBe('confirm'))

  it.each([
    [-3.3, 'confirm'],
    [-3.4, 'possible'],
    [-10, 'possible'],
    [-10.1, 'unlikely'],
  ])('%f bits: %s', (weight, band) => expect(rank([candidate('a', weight)], thresholds)[0]?.band).toBe(band))
})
