import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDescribed } from './any-described.test-data.ts'
import { clean } from './clean.ts'
import { compare } from './compare.ts'
import { county, levelsOf, person, throughStorage } from './described.test-data.ts'
import { nobodyDescribed } from './described.ts'

describe('given names', () => {
  it.each([
    ['Maya', 'Maya', 'exact'],
    ['Shabana', 'Shabanna', 'typo'],
    ['Liz', 'Elizabeth', 'variant'],
    ['Oleksandr', 'Alexander', 'variant'],
    ['Wiktor', 'Victor', 'variant'],
    ['Katarzyna', 'Catherine', 'variant'],
    ['محمد', 'Mohamed', 'variant'],
    ['J', 'James', 'initial'],
    ['J', 'Maya', 'different'],
    ['Maya', 'Leo', 'different'],
    ['Ella', 'Bella', 'lookalike'],
    ['Jack', 'Jake', 'lookalike'],
    ['Saif', 'Said', 'lookalike'],
    ['Sara', 'Sarah', 'variant'],
    ['Cun Hei', 'Chun Hei', 'typo'],
    ['Liam', 'Noah', 'different'],
    ['Rose', 'Maya Rose', 'middle'],
    ['Anne-Marie', 'Annemarie', 'exact'],
    ['Abdul Rahman', 'Abdulrahman', 'exact'],
    ['Siobhan', 'Shevaun', 'variant'],
    ['Jakub', 'Jakob', 'typo'],
  ])('%s and %s: %s', (heard, held, level) =>
    expect(levelsOf(person(heard, 'Teal'), person(held, 'Teal'))['forename']).toBe(level),
  )

  it.each([
    ['Mohammed Ali', 'Mohammed Hassan', 'different'],
    ['Ali', 'Mohammed Ali', 'exact'],
    ['Mohammed', 'Mohammed Ali', 'shared'],
    ['Mohammed', 'Mohammed', 'exact'],
    ['Muhammad', 'Mohamed', 'variant'],
    ['Abdul Karim', 'Abdul Rahim', 'different'],
  ])('brothers share the name in front: %s and %s: %s', (heard, held, level) =>
    expect(levelsOf(person(heard, 'Khan'), person(held, 'Khan'))['forename']).toBe(level),
  )

  it('a name they are also known by is their name', () => {
    const held = person('Margaret', 'Teal', { alsoKnownAs: 'Skye' })
    expect(levelsOf(person('Skye', 'Teal'), held)['forename']).toBe('exact')
  })

  it('half a name in the wrong box finds its place', () => {
    const held = person('Imran', 'Khan')
    expect(levelsOf(person('Khan', ''), held)).toEqual({ surname: 'exact' })
    expect(levelsOf(person('', 'Imran'), held)).toEqual({ forename: 'exact' })
  })

  it('a whole name written into the given name finds both places, on either side', () => {
    const [whole, apart] = [person('Imran Khan', ''), person('Imran', 'Khan')]
    const both = { forename: 'exact', surname: 'exact' }
    expect([levelsOf(whole, apart), levelsOf(apart, whole)]).toEqual([both, both])
    expect(levelsOf(person('Maya Rose', ''), person('Maya', 'Teal'))).toEqual({ forename: 'exact' })
  })

  it('given and family name changed round are one thing, not two that agree', () =>
    expect(levelsOf(person('Khan', 'Imran'), person('Imran', 'Khan'))).toEqual({ forename: 'reversed' }))

  it('Singh and Kaur are borne by all: they are not a middle name that agrees', () =>
    expect(levelsOf(person('Arjan Singh', 'Gill'), person('Arjan Singh', 'Gill'))['middle']).toBeUndefined())
})

describe('family names', () => {
  it.each([
    ['Teal', 'Teal', 'exact'],
    ['Rashd', 'Rashid', 'typo'],
    ['Rashd-Ahmed', 'Rashid-Ahmed', 'typo'],
    ['Smith-Jones', 'Jones', 'part'],
    ['Smith-Jones', 'Jones-Smith', 'exact'],
    ['Smith Jones', 'Smithjones', 'exact'],
    ['al-Hassan', 'Hassan', 'exact'],
    ['Chowdhury', 'Chaudhry', 'variant'],
    ['Kowalczyk', 'Kovalchuk', 'variant'],
    ['Wilson', 'Willson', 'typo'],
    ['Teal', 'Heron', 'different'],
    ['O’Neill', 'ONeill', 'exact'],
  ])('%s and %s: %s', (heard, held, level) =>
    expect(levelsOf(person('Maya', heard), person('Maya', held))['surname']).toBe(level),
  )

  it('two names a letter apart are two names where people bear both, and a slip where nobody bears one', () => {
    expect(levelsOf(person('Maya', 'Brown'), person('Maya', 'Browne'))['surname']).toBe('lookalike')
    expect(levelsOf(person('Maya', 'Rashd'), person('Maya', 'Rashid'))['surname']).toBe('typo')
  })

  it('a name they had before is theirs', () =>
    expect(
      levelsOf(person('Maya', 'Heron'), person('Maya', 'Teal', { previously: 'Heron' }))['surname'],
    ).toBe('alias'))
})

describe('dates of birth', () => {
  it.each([
    ['2015-03-02', '2015-03-02', 'exact'],
    ['2015-03-02', '2015-02-03', 'swapped'],
    ['2015-03-02', '2015-03-12', 'one-part'],
    ['2015-03-02', '2015-04-02', 'one-part'],
    ['2008-03-02', '2018-03-02', 'one-part'],
    ['1985-03-02', '2015-03-02', 'far'],
    ['2015-03-02', '2015-07-19', 'same-year'],
    ['2015-12-20', '2016-01-09', 'within-1'],
    ['2015-03-02', '2012-07-19', 'within-5'],
    ['2015-03-02', '2003-07-19', 'far'],
    ['2015-01-01', '2015-07-19', 'compatible'],
    ['2015-01-01', '2017-07-19', 'within-5'],
  ])('%s and %s: %s', (heard, held, level) => {
    const levels = levelsOf(person('', '', { born: heard }), person('', '', { born: held }))
    expect(levels).toEqual({ birth: level })
  })

  it.each([
    ['month', '2015-03-28', 'same-month'],
    ['year', '2015-11-28', 'compatible'],
    ['about', '2017-06-01', 'about'],
    ['about', '2018-03-01', 'within-1'],
  ] as const)('known to the %s only, and born %s: %s', (precision, held, level) => {
    const heard = person('', '', { born: '2015-03-02', precision })
    expect(levelsOf(heard, person('', '', { born: held }))).toEqual({ birth: level })
  })

  it.each([
    [{ due: '2027-01-10' }, { due: '2027-01-20' }, 'close'],
    [{ due: '2027-01-10' }, { due: '2027-02-10' }, 'near'],
    [{ due: '2027-01-10' }, { due: '2027-08-10' }, 'different'],
    [{ due: '2027-01-10' }, { born: '2026-12-29' }, 'born-since'],
    [{ born: '2026-12-29' }, { due: '2027-01-10' }, 'born-since'],
    [{ due: '2027-01-10' }, { born: '2015-12-29' }, 'different'],
  ])('a child not born yet: %j and %j: %s', (heard, held, level) =>
    expect(levelsOf(person('', '', heard), person('', '', held))).toEqual({ expected: level }),
  )

  it('child or adult is compared only where no date can say', () => {
    const child = person('John', 'Teal', { isChild: true })
    const adult = person('John', 'Teal', { isChild: false })
    expect(levelsOf(child, adult)['generation']).toBe('different')
    const dated = { born: '2015-03-02' }
    expect(
      levelsOf(person('John', 'Teal', { isChild: true, ...dated }), person('John', 'Teal', dated)),
    ).not.toHaveProperty('generation')
  })
})

describe('places', () => {
  const held = person('', '', { at: 'CB1 0AA', line: '14 High Street', before: 'PE1 1AA' })
  it.each([
    [{ at: 'cb1 0aa', line: '14 High St' }, 'address'],
    [{ at: 'CB1 0AA' }, 'current'],
    [{ at: 'CB1 0AA', line: '16 High Street' }, 'neighbour'],
    [{ at: 'PE1 1AA' }, 'previous'],
    [{ before: 'CB1 0AA' }, 'previous'],
    [{ at: 'CB1 0AB' }, 'one-off'],
    [{ at: 'CB1 9ZZ' }, 'district'],
    [{ at: 'NR1 9ZZ' }, 'elsewhere'],
    [{ at: '', line: '14 High Street' }, 'street'],
  ])('%j: %s', (heard, level) => expect(levelsOf(person('', '', heard), held)).toEqual({ place: level }))

  it('having lived elsewhere says nothing', () =>
    expect(levelsOf(person('', '', { before: 'NR1 9ZZ' }), held)).toEqual({}))
})

describe('numbers', () => {
  it.each([
    ['9434765919', '9434765919', 'same'],
    ['9434765918', '9434765919', 'one-off'],
    ['9434765870', '9434765919', 'different'],
    ['1111111111', '9434765919', undefined],
  ])('NHS number %s and %s: %s', (heard, held, level) =>
    expect(levelsOf(person('', '', { nhs: heard }), person('', '', { nhs: held }))['nhs']).toBe(level),
  )

  it('one telephone in common is enough', () =>
    expect(
      levelsOf(person('', '', { phone: '07700 900123' }), person('', '', { phone: '+447700900123' })),
    ).toEqual({ phone: 'same' }))
})

describe('family', () => {
  const held = person('', '', { mother: 'Anna Teal', father: 'Tom Heron' })
  it.each([
    [{ mother: 'Anna Teal', father: 'Tom Heron' }, 'two'],
    [{ mother: 'Ann Teale' }, 'one'],
    [{ father: 'Tom Heron' }, 'one'],
    [{ mother: 'Anna Somebody' }, 'given'],
    [{ mother: 'Zoe Teal' }, 'family'],
    [{ mother: 'Zoe Somebody' }, 'different'],
  ])('%j: %s', (heard, level) => expect(levelsOf(person('', '', heard), held)).toEqual({ parent: level }))

  it('a brother in common', () =>
    expect(
      levelsOf(person('', '', { siblings: ['Leo', 'Zoe'] }), person('', '', { siblings: ['Leo'] })),
    ).toEqual({ sibling: 'shared' }))

  it('a record whose brother has the name that was heard is the brother’s or sister’s', () =>
    expect(levelsOf(person('Leo', 'Teal'), person('Maya', 'Teal', { siblings: ['Leo'] }))['sibling']).toBe(
      'own-name',
    ))

  it('a record that was itself named as the brother is not whoever was heard of', () => {
    const levelOf = (held: string): string | undefined =>
      levelsOf(person('Leo', 'Teal', { siblings: ['Maya'] }), person(held, 'Teal'))['sibling']
    expect(levelOf('Maya')).toBe('told-apart')
    expect(levelOf('Leo')).toBe(undefined)
    const lily = person('Lily', 'Teal', { siblings: ['Elizabeth'] })
    expect(levelsOf(lily, person('Elizabeth', 'Teal'))['sibling']).toBe('told-apart')
  })

  it('a parent who has the child’s own family name says little beside it', () => {
    const shareOf = (mother: string): number | undefined =>
      compare(
        clean(person('Maya', 'Teal', { mother })),
        clean(person('Maya', 'Teal', { mother })),
        county,
      ).parts.find(({ field }) => field === 'parent')?.share
    expect(shareOf('Ann Teal')).toBeGreaterThan(100 * (shareOf('Ann Heron') ?? 1))
  })
})

describe('words from a search box', () => {
  const held = person('Maya Rose', 'Teal')
  it.each([
    ['maya teal', { forename: 'exact', surname: 'exact' }],
    ['teal maya', { forename: 'exact', surname: 'exact' }],
    ['may tea', { forename: 'begins', surname: 'begins' }],
    ['teal', { surname: 'exact' }],
    ['rose teal', { forename: 'middle', surname: 'exact' }],
    ['maya rose teal', { forename: 'exact', surname: 'exact', middle: 'exact' }],
    ['leo heron', { forename: 'different', surname: 'different' }],
  ])('%s: %j', (words, levels) =>
    expect(
      Object.fromEntries(
        compare(clean({ ...nobodyDescribed, words }), clean(held), county).parts.map(({ field, level }) => [
          field,
          level,
        ]),
      ),
    ).toEqual(levels),
  )
})

describe('comparing', () => {
  it('what is missing on either side is not compared', () => {
    fc.assert(
      fc.property(anyDescribed, (described) => {
        const nobody = clean(nobodyDescribed)
        const parts = compare(clean(described), nobody, county).parts.map(({ field }) => field)
        expect(parts.filter((field) => field !== 'multiple')).toEqual([])
      }),
    )
  })

  it('is the same from stored documents', () => {
    fc.assert(
      fc.property(anyDescribed, anyDescribed, (one, other) => {
        const [heard, held] = [clean(one), clean(other)]
        expect(compare(throughStorage(heard), throughStorage(held), county)).toEqual(
          compare(heard, held, county),
        )
      }),
    )
  })

  it('birth, sex, numbers, places and telephones do not depend on who is asked about whom', () => {
    const symmetric = new Set([
      'birth',
      'expected',
      'generation',
      'sex',
      'nhs',
      'upn',
      'phone',
      'place',
      'multiple',
    ])
    const some = (one: Parameters<typeof levelsOf>[0], other: Parameters<typeof levelsOf>[0]) =>
      Object.entries(levelsOf(one, other)).filter(([field]) => symmetric.has(field))
    fc.assert(
      fc.property(anyDescribed, anyDescribed, (one, other) => {
        expect(some(one, other)).toEqual(some(other, one))
      }),
    )
  })

  it('one name against one name compares the same both ways', () => {
    const names = [
      'Maya',
      'Maia',
      'Liz',
      'Elizabeth',
      'Mohammed Ali',
      'Ali',
      'Rose',
      'Maya Rose',
      'J',
      'Jakub',
    ]
    const families = ['Teal', 'Teel', 'Smith-Jones', 'Jones', 'al-Hassan', 'Hassan']
    const anyName = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...families))
    fc.assert(
      fc.property(anyName, anyName, ([given, family], [otherGiven, otherFamily]) => {
        const [one, other] = [person(given, family), person(otherGiven, otherFamily)]
        expect(levelsOf(one, other)).toEqual(levelsOf(other, one))
      }),
    )
  })
})
