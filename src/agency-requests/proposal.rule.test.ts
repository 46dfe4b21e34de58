import { describe, expect, it, test } from 'vitest'
import { agencyKinds, type AgencyKindName, isHealth } from './agencies.ts'
import { dataCategories, type DataCategory, type Subject, subjects } from '../access/index.ts'
import { day, type Day } from '../time/index.ts'
import { type Known, proposedFor, usualOf } from './proposal.rule.ts'

const today = day('2026-11-23')
const everything = {
  categories: Object.keys(dataCategories) as DataCategory[],
  subjects: Object.keys(subjects) as Subject[],
}

const child = (id: string, bornOn: Day | null, more: Partial<Known> = {}): Known => ({
  id,
  part: 'child',
  bornOn,
  expectedOn: null,
  isOfEnquiry: true,
  ...more,
})
const adult = (id: string, part: Known['part']): Known => ({ ...child(id, null), part, isOfEnquiry: false })

const family = [
  child('six', day('2020-03-14')),
  child('baby', day('2025-06-01')),
  child('teenager', day('2012-01-01')),
  child('ten today', day('2016-11-23')),
  child('ten tomorrow', day('2016-11-24')),
  child('unborn', null, { expectedOn: day('2027-02-01') }),
  child('age not known', null),
  child('brother decided otherwise', day('2018-01-01'), { isOfEnquiry: false }),
  adult('father', 'parent'),
  adult('lodger', 'household'),
  adult('partner', 'alleged'),
]

const about = (agency: AgencyKindName, mayTell = everything): string[] =>
  proposedFor(agency, family, mayTell, today).map(({ id }) => id)

describe('whom an agency is proposed to be asked about (procedures 4.4)', () => {
  const everyChild = ['six', 'baby', 'teenager', 'ten today', 'ten tomorrow', 'unborn', 'age not known']
  const everyAdult = ['father', 'lodger', 'partner']
  test.each<[string, AgencyKindName, string[]]>([
    ['the police about everybody', 'police', [...everyChild, ...everyAdult]],
    ['health about the children, and about no adult', 'health', everyChild],
    [
      'education about those old enough for a nursery, and those whose age is not known',
      'education',
      ['six', 'teenager', 'ten today', 'ten tomorrow', 'age not known'],
    ],
    ['youth justice about children of ten and over', 'youth-justice', ['teenager', 'ten today']],
    ['early help about everybody', 'early-help', [...everyChild, ...everyAdult]],
    ['adult social care about nobody', 'adult-social-care', []],
    ['drugs and alcohol about nobody', 'drugs-and-alcohol', []],
    ['fire and rescue about nobody', 'fire', []],
    ['the domestic abuse service about nobody', 'idva', []],
    ['probation about nobody', 'probation', []],
    ['housing about nobody', 'housing', []],
  ])('%s', (_, agency, expected) => expect(about(agency)).toEqual(expected))

  it('is nobody the agreements do not let it speak of', () => {
    expect(about('police', { ...everything, subjects: ['child'] })).not.toContain('father')
  })

  it('is nothing the agreements do not let it tell', () => {
    expect(about('health', { ...everything, categories: ['education'] })).toEqual([])
    const [six] = proposedFor('police', family, { ...everything, categories: ['missing'] }, today)
    expect(six).toEqual({ id: 'six', categories: ['missing'] })
  })
})

it('an adult’s health is never proposed, by any agency', () => {
  for (const agency of Object.keys(agencyKinds) as AgencyKindName[]) {
    for (const { id, categories } of usualOf(agency, family, everything)) {
      if (everyAdult.includes(id)) expect([agency, categories.filter(isHealth)]).toEqual([agency, []])
    }
  }
})
const everyAdult = ['father', 'lodger', 'partner']
