import { describe, expect, it, test } from 'vitest'
import { day } from '../time/index.ts'
import {
  ageInSymbol,
  bornShort,
  calledOf,
  type Centre,
  familyDrawn,
  householdDrawn,
  livingWith,
  meaningOf,
  tieOf,
} from './family-drawn.ts'
import type { Around, FamilyMember, FamilyRelation, Lived } from './family.sql.ts'
import { relationKinds } from './relations.ts'

const today = day('2026-11-23')

const born = (bornOn: string | null, more: Partial<FamilyMember> = {}) => ({
  bornOn: bornOn === null ? null : day(bornOn),
  bornPrecision: 'day' as const,
  bornEstimated: false,
  expectedOn: null,
  diedOn: null,
  isMultipleBirth: false,
  ...more,
})

const member = (id: string, more: Partial<FamilyMember> = {}): FamilyMember => ({
  id,
  givenNames: id,
  familyName: 'Teal',
  knownAs: null,
  sex: 'U',
  isChild: false,
  steps: 1,
  ...born(null),
  ...more,
})

const maya: Centre = { ...member('maya'), ...born('2020-03-14') }

const relation = (
  who: string,
  kind: string,
  of: string,
  more: Partial<FamilyRelation> = {},
): FamilyRelation => ({
  id: `${who} ${kind} ${of}`,
  who,
  of,
  kind,
  hasParentalResponsibility: null,
  from: null,
  to: null,
  ...more,
})

describe('what a word for a relationship is drawn as', () => {
  test.each([
    ['mother', { kind: 'parent', who: 'ana', of: 'maya', how: 'own' }],
    ['adoptive-parent', { kind: 'parent', how: 'adoptive' }],
    ['foster-carer', { kind: 'parent', how: 'foster' }],
    ['special-guardian', { kind: 'parent', how: 'guardian' }],
    ['Daughter', { kind: 'parent', who: 'maya', of: 'ana', how: 'own' }],
    ['half-brother', { kind: 'siblings', how: 'half' }],
    ['grandmother', { kind: 'grandparent' }],
    ['former-partner', { kind: 'couple', endedWords: 'no longer together' }],
    ['aunt', { kind: 'other', words: 'aunt', above: 1 }],
    ['godmother', { kind: 'other', words: 'godmother', above: 0 }],
  ])('%s', (kind, drawn) => {
    expect(tieOf(relation('ana', kind, 'maya'))).toMatchObject(drawn)
  })

  it('every word that workers pick has a meaning of its own', () => {
    for (const kind of Object.keys(relationKinds))
      expect([kind, meaningOf(kind).kind === 'other']).toEqual([
        kind,
        ['aunt', 'uncle', 'cousin', 'other'].includes(kind),
      ])
  })

  it('a partnership that ended is drawn as ended; other relationships that ended are drawn no more', () => {
    const to = day('2021-03-03')
    expect(tieOf(relation('tom', 'partner', 'ana', { to }))).toMatchObject({
      endedWords: 'until 3 March 2021',
    })
    expect(tieOf(relation('tom', 'foster-carer', 'maya', { to }))).toBeNull()
  })

  it('responsibility belongs to whoever is the parent, also where the child’s record tells of it', () => {
    const told = relation('maya', 'daughter', 'ana', { hasParentalResponsibility: true })
    expect(tieOf(told)).toMatchObject({ who: 'ana', hasResponsibility: null })
  })
})

test.each([
  ['2020-03-14', {}, '6', '14 Mar 2020'],
  ['2026-11-02', {}, '3w', '2 Nov 2026'],
  ['2026-02-01', {}, '9m', '1 Feb 2026'],
  ['1990-01-01', { bornPrecision: 'about' as const }, '~36', 'about 1990'],
  ['1990-01-01', { bornPrecision: 'year' as const }, '~36', '1990'],
  ['1990-05-01', { bornPrecision: 'month' as const }, '36', 'May 1990'],
  ['1958-01-01', { diedOn: day('2022-08-01') }, '64', '1 Jan 1958'],
  [null, { expectedOn: day('2027-05-03') }, null, 'due 3 May 2027'],
  [null, {}, null, null],
  ['2027-01-01', {}, null, '1 Jan 2027'],
])('born %s %o: %s in the symbol, %s beside it', (bornOn, more, age, short) => {
  expect(ageInSymbol(born(bornOn, more), today)).toBe(age)
  expect(bornShort(born(bornOn, more))).toBe(short)
})

test.each([
  ['Maya Rose', 'Teal', 'May', 'May'],
  ['Maya Rose', 'Teal', null, 'Maya'],
  ['', 'Teal', null, 'Teal'],
  ['', '', '', 'this person'],
])('%s %s known as %s is called %s', (givenNames, familyName, knownAs, called) => {
  expect(calledOf({ givenNames, familyName, knownAs })).toBe(called)
})

const at = (personId: string, place: string | null, from: string | null, to: string | null): Lived => {
  const when = { personId, from: from === null ? null : day(from), to: to === null ? null : day(to) }
  return place === null
    ? { ...when, isHidden: true }
    : { ...when, isHidden: false, place, line: place, postcode: 'PE11AB' }
}

const around = (
  members: readonly FamilyMember[],
  lived: readonly Lived[],
  relations: readonly FamilyRelation[] = [],
): Around => ({
  members,
  relations,
  lived,
  isMore: false,
})

describe('who lives with somebody', () => {
  test.each<[string, readonly Lived[], readonly string[]]>([
    [
      'who is at the same open address now',
      [at('maya', 'reed', '2020-03-14', null), at('ana', 'reed', null, null)],
      ['ana'],
    ],
    ['nobody who has left', [at('maya', 'reed', null, null), at('ana', 'reed', null, '2026-11-23')], []],
    [
      'nobody who has not come yet',
      [at('maya', 'reed', null, null), at('ana', 'reed', '2026-12-01', null)],
      [],
    ],
    ['nobody, where the address is hidden', [at('maya', null, null, null), at('ana', null, null, null)], []],
    [
      'under either of two roofs',
      [
        at('maya', 'reed', null, null),
        at('maya', 'mill', null, null),
        at('ana', 'reed', null, null),
        at('lee', 'mill', null, null),
      ],
      ['ana', 'lee'],
    ],
  ])('%s', (_who, lived, expected) => {
    expect([...livingWith({ centre: maya, around: around([], lived), today })]).toEqual(expected)
  })
})

describe('the family as it is drawn', () => {
  const bornWords = () => 'born 14 March 2020, 6'

  it('leaves out somebody who once shared an address and nothing else, and keeps who shares it now', () => {
    const drawn = familyDrawn({
      centre: maya,
      around: around(
        [member('lodger', { steps: null }), member('past', { steps: null })],
        [
          at('maya', 'reed', null, null),
          at('lodger', 'reed', null, null),
          at('past', 'reed', null, '2020-01-01'),
        ],
      ),
      today,
      bornWords,
    })
    expect(drawn.people.map(({ id }) => id)).toEqual(['maya', 'lodger'])
  })

  it('takes a sex nobody recorded from the word for the relationship', () => {
    const drawn = familyDrawn({
      centre: maya,
      around: around([member('ana')], [], [relation('ana', 'mother', 'maya')]),
      today,
      bornWords,
    })
    expect(drawn.people[1]).toMatchObject({ sex: 'F' })
  })

  it('nobody who has died grows older', () => {
    const died = member('ted', { ...born('1958-01-01'), diedOn: day('2022-08-01') })
    const drawn = familyDrawn({ centre: maya, around: around([died], []), today, bornWords })
    expect(drawn.people[1]).toMatchObject({
      bornWords: 'born 14 March 2020',
      diedWords: 'died 1 August 2022',
    })
  })
})

describe('who lived where', () => {
  it('begins with the person, then who shared an address, then parents and children elsewhere', () => {
    const household = householdDrawn({
      centre: maya,
      around: around(
        [
          member('father'),
          member('cousin', { steps: 3 }),
          member('homeless'),
          member('lodger', { steps: null }),
          member('mother'),
        ],
        [
          at('maya', 'reed', '2020-03-14', null),
          at('mother', 'reed', null, null),
          at('father', 'mill', null, null),
          at('cousin', 'bank', null, null),
          at('lodger', 'reed', '2020-01-01', '2021-01-01'),
        ],
      ),
      today,
    })
    expect(household.people.map(({ id }) => id)).toEqual(['maya', 'lodger', 'mother', 'father'])
    expect([...household.places.keys()].toSorted()).toEqual(['mill', 'reed'])
  })

  it('takes no word of a hidden place along', () => {
    const household = householdDrawn({
      centre: maya,
      around: around([], [at('maya', null, '2026-06-01', null)]),
      today,
    })
    expect(household.places.size).toBe(0)
    expect(household.stays).toEqual([
      { personId: 'maya', place: { isHidden: true }, from: '2026-06-01', to: null },
    ])
  })
})
