import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { leftOpen, type Answers } from '../questions/index.ts'
import { instant } from '../time/index.ts'
import { blankChild } from './children.questions.ts'
import { foundKey, foundText } from './found.ts'
import { hardStops } from './hard-stop.rule.ts'
import { referralJourney } from './journey.ts'
import { placementOf } from './placing.ts'
import {
  cambridgeshire,
  cambridgeshireAndPeterborough,
  peterborough,
  professionalPath,
  teachersAnswers,
} from './referral.examples.ts'
import { toldFrom } from './told.ts'

const now = instant('2026-11-23T09:00:00Z')
const journey = referralJourney(cambridgeshireAndPeterborough)
const told = (answers: Answers) => toldFrom(journey, answers, now, () => blankChild('blank'))
const placed = (answers: Answers) =>
  placementOf(told(answers), professionalPath(answers).asked, cambridgeshireAndPeterborough, now)
const without = (answers: Answers, ...names: string[]): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => !names.includes(key)))

describe('what a teacher tells', () => {
  it('arrives field by field as told', () => {
    const result = told(teachersAnswers)
    expect(result.referrer).toMatchObject({
      class: 'professional',
      name: 'Wren Tester',
      safeguardingLead: 'Alder Sample',
    })
    expect(result.children[0]).toMatchObject({
      givenNames: 'Robin',
      bornOn: '2020-03-14',
      ethnicity: { known: 'White British (WBRI)' },
      health: { notKnown: 'not on our record' },
      ownWords: 'It was hot',
    })
    expect(result.adults[0]).toMatchObject({
      name: 'Hazel Placeholder',
      part: 'household',
      hasParentalResponsibility: 'yes',
    })
    expect(result.consents).toContainEqual({
      person: 'Hazel Placeholder',
      purpose: 'agency-checks',
      answer: 'not-sought',
      on: null,
      how: '',
      reason: 'risk-to-child',
      reasonText: '',
    })
    expect(leftOpen(professionalPath(), now)).toEqual([])
    expect(result.notes).not.toContain('Left open')
  })

  it('says plainly what was left open, and keeps a date that is none as typed', () => {
    const result = told({
      ...without(teachersAnswers, 'impact'),
      'child:c1:born-on-day': '31',
      'child:c1:born-on-month': '2',
    })
    expect(result.children[0]?.bornOn).toBeNull()
    expect(result.notes).toContain('Date of birth (Robin): typed “31/2/2020”')
    expect(result.notes).toContain('Left open on the form: How does it affect the child from day to day?')
  })

  it('leaves out an answer given under a choice that was changed since', () => {
    expect(told({ ...teachersAnswers, hurt: 'no' }).injuries).toBe('No injury seen or told of')
    expect(told({ ...teachersAnswers, who: 'public' }).referrer.role).toBe('')
  })

  it('asks agreement of everybody with parental responsibility, and of nobody else', () => {
    const agreement = (answers: Answers) =>
      professionalPath(answers)
        .steps.filter((step) => step.page.id === 'agreement')
        .map((step) => step.address)
    expect(agreement(teachersAnswers)).toEqual(['adult/a1/agreement', 'child/c1/agreement'])
    expect(agreement({ ...teachersAnswers, 'adult:a1:pr': 'no' })).toEqual([
      'child/c1/agreement',
      'agreement',
    ])
  })
})

describe('the only things that stop a referral', () => {
  const nobody: Answers = { who: 'professional', 'child:c1:added': '1' }

  test.each<[string, Answers, string[]]>([
    ['nothing at all', nobody, ['nobody-to-find', 'no-concern', 'no-way-back']],
    [
      'a name is enough to find a child',
      { ...nobody, 'child:c1:known-as': 'Bo' },
      ['no-concern', 'no-way-back'],
    ],
    ['so is a place', { ...nobody, 'where-now': 'the park' }, ['no-concern', 'no-way-back']],
    ['a concern in a few words', { ...nobody, 'what-happened': 'crying' }, ['nobody-to-find', 'no-way-back']],
    [
      'the child’s own words are a concern',
      { ...nobody, 'child:c1:own-words': 'he hits me' },
      ['nobody-to-find', 'no-way-back'],
    ],
    [
      'a phone number is a way back',
      { ...nobody, 'your-phone': '01632 960001' },
      ['nobody-to-find', 'no-concern'],
    ],
    [
      'the public may stay anonymous',
      { ...nobody, who: 'public', anonymous: 'yes' },
      ['nobody-to-find', 'no-concern'],
    ],
    [
      'a professional may not',
      { ...nobody, anonymous: 'yes' },
      ['nobody-to-find', 'no-concern', 'no-way-back'],
    ],
    [
      'a young person need leave no number',
      { ...nobody, who: 'young-person', about: 'me' },
      ['nobody-to-find', 'no-concern'],
    ],
  ])('%s', (_what, answers, stops) => {
    expect(hardStops(told(answers))).toEqual(stops)
  })

  it('leaving out any other answers never stops it', () => {
    const names = Object.keys(teachersAnswers).filter(
      (key) => !key.endsWith(':added') && !key.startsWith('found:') && key !== 'who',
    )
    const needed = ['what-happened', 'child:c1:given-names', 'your-phone']
    fc.assert(
      fc.property(fc.subarray(names.filter((name) => !needed.includes(name))), (left) => {
        const answers = without(teachersAnswers, ...left)
        expect(hardStops(told(answers))).toEqual([])
        expect(placed(answers).places.flatMap((place) => place.childIds)).toEqual(['c1'])
      }),
    )
  })
})

describe('the council', () => {
  const found = (authority: string) => foundText('PE1 1AA', { kind: 'one', authority, by: 'sector' })
  const unknown = foundText('PE1 1AA', { kind: 'unknown' })
  const twoChildren: Answers = {
    ...teachersAnswers,
    'child:c2:added': '0002',
    'child:c2:given-names': 'Jay',
    'child:c2:lives': 'elsewhere',
    'child:c2:elsewhere': 'refuge',
    'child:c2:other-postcode': 'CB1 0AA',
    [foundKey('c2')]: found(cambridgeshire),
  }

  it('is the one the postcode is in', () => {
    expect(placed(teachersAnswers).places).toMatchObject([
      { owner: peterborough, childIds: ['c1'], placing: { rule: 'lives-here' } },
    ])
  })

  it('is asked for where the postcode cannot tell, and not where it can', () => {
    const asks = (answers: Answers) =>
      professionalPath(answers).steps.some((step) => step.address === 'council')
    expect(asks(teachersAnswers)).toBe(false)
    expect(asks({ ...teachersAnswers, [foundKey(null)]: unknown })).toBe(true)
    expect(asks({ ...teachersAnswers, [foundKey(null)]: foundText('PE1 1AA', { kind: 'straddles' }) })).toBe(
      true,
    )
    expect(
      asks({
        ...teachersAnswers,
        [foundKey(null)]: foundText('LE1 1AA', { kind: 'another-council', district: 'Leicester' }),
      }),
    ).toBe(false)
  })

  test.each([
    [cambridgeshire, cambridgeshire, 'asked'],
    [peterborough, peterborough, 'asked'],
    ['another', cambridgeshire, 'lives-in-another-council'],
    ['not-known', cambridgeshire, 'not-known-yet'],
    ['', cambridgeshire, 'not-known-yet'],
  ])('asked and answered %s, it is read first by %s', (answer, owner, rule) => {
    const { places } = placed({ ...teachersAnswers, [foundKey(null)]: unknown, council: answer })
    expect(places).toMatchObject([{ owner, placing: { rule } }])
  })

  it('of two children living in two councils is two councils, each with its own child', () => {
    expect(placed(twoChildren).places).toMatchObject([
      { owner: peterborough, childIds: ['c1'] },
      { owner: cambridgeshire, childIds: ['c2'], placing: { rule: 'refuge' } },
    ])
  })

  it('of a child who lives with relatives is theirs; of one who is with the other parent for part of the week, the main home’s', () => {
    const at = (elsewhere: string) =>
      placed({ ...twoChildren, 'child:c2:elsewhere': elsewhere }).places.map((place) => place.owner)
    expect(at('relatives')).toEqual([peterborough, cambridgeshire])
    expect(at('shared')).toEqual([peterborough])
    expect(at('hospital')).toEqual([peterborough])
  })

  it('of a child looked after by another council says that it must be consulted', () => {
    const answers = {
      ...teachersAnswers,
      'child:c1:looked-after': 'yes',
      'child:c1:looked-after-by': 'Leicester',
    }
    expect(placed(answers)).toMatchObject({
      places: [{ owner: peterborough, placing: { rule: 'placed-by-another-council' } }],
      toTell: [{ council: { another: 'Leicester' } }],
    })
    const own = { ...answers, 'child:c1:looked-after-by': 'Peterborough City Council' }
    expect(placed(own).places).toMatchObject([{ placing: { rule: 'lives-here' } }])
  })

  it('of a homeless young person of 16 is where they are; of an unborn child, where the mother lives', () => {
    const homeless = {
      ...teachersAnswers,
      'child:c1:born-on-year': '2010',
      'child:c1:lives': 'elsewhere',
      'child:c1:elsewhere': 'homeless',
      [foundKey('c1')]: found(cambridgeshire),
    }
    expect(placed(homeless).places).toMatchObject([
      { owner: cambridgeshire, placing: { rule: 'presents-here' } },
    ])
    expect(placed({ ...teachersAnswers, 'child:c1:born': 'no' }).places).toMatchObject([
      { owner: peterborough, placing: { rule: 'mother-lives-here' } },
    ])
  })
})

describe('shorter for those it should be shorter for', () => {
  test.each([
    ['public', 13],
    ['young-person', 12],
    ['parent', 16],
  ])('%s: at most %i pages', (who, most) => {
    const steps = professionalPath({ who, about: 'me', urgency: 'today', 'child:c1:added': '1' }).steps
    expect(steps.length).toBeLessThanOrEqual(most)
  })

  it('a young person is asked nothing about themselves in the third person', () => {
    const steps = professionalPath({
      who: 'young-person',
      about: 'me',
      urgency: 'today',
      'child:c1:added': '1',
    }).steps
    expect(steps.map((step) => step.page.id)).not.toContain('children')
  })
})
