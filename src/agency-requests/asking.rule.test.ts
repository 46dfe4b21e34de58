import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dataCategories, isDataCategory } from '../access/index.ts'
import { isHealth } from './agencies.ts'
import { askingProblems } from './asking.rule.ts'
import { aFather, anAsking, aSubject } from './asking.test-data.ts'
import type { Asking } from './request.ts'

const categories = Object.keys(dataCategories).filter(isDataCategory)
const found = (change: Partial<Asking>): string[] => askingProblems(anAsking(change)).map(({ what }) => what)

describe('a question to an agency is proportionate and complete (procedures 4.4)', () => {
  test.each<[string, Partial<Asking>, string[]]>([
    ['about a child and its father, with all that is needed', {}, []],
    ['about nobody', { subjects: [] }, ['nobody']],
    ['without the worry', { worry: ' ' }, ['worry-needed']],
    ['without a lawful basis', { lawfulBasis: '' }, ['basis-needed']],
    ['without a power to share', { gateways: [] }, ['gateway-needed']],
    ['without why this agency', { subjects: [aSubject({ because: '' })] }, ['why-this-person']],
    ['asking for nothing in particular', { subjects: [aSubject({ categories: [] })] }, ['nothing-asked']],
    [
      'for an adult’s mental health without a reason of its own',
      { subjects: [aFather({ categories: ['mental-health'] })] },
      ['adult-health-reason'],
    ],
    [
      'for an adult’s use of drugs with one',
      { subjects: [aFather({ categories: ['substance-use'], adultHealthBecause: 'Alone with the child' })] },
      [],
    ],
    ['for a child’s health', { subjects: [aSubject({ categories: ['health'] })] }, []],
  ])('%s: %s', (_name, change, problems) => expect(found(change)).toEqual(problems))

  test('each problem stands beside the person it is about', () => {
    const [child, father] = [aSubject({ because: '' }), aFather({ categories: ['health', 'offences'] })]
    expect(askingProblems(anAsking({ subjects: [child, father] }))).toEqual([
      { what: 'why-this-person', subjectId: child.id },
      { what: 'adult-health-reason', subjectId: father.id, categories: ['health'] },
    ])
  })

  test('property: an adult’s health is never asked for without a reason, a child’s is never held up by one', () => {
    fc.assert(
      fc.property(
        fc.subarray(categories, { minLength: 1 }),
        fc.constantFrom('child' as const, 'parent' as const, 'household' as const, 'alleged' as const),
        fc.constantFrom('', ' ', 'Alone with the child at night'),
        (chosen, part, adultHealthBecause) => {
          const wanted = part !== 'child' && chosen.some(isHealth) && adultHealthBecause.trim() === ''
          const subjects = [aSubject({ part, categories: chosen, adultHealthBecause })]
          expect(found({ subjects })).toEqual(wanted ? ['adult-health-reason'] : [])
        },
      ),
    )
  })
})
