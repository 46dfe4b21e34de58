import { describe, expect, it, test } from 'vitest'
import { askOf, fieldsEver, readingOf, type Ask, type Field } from '../questions/index.ts'
import { cambridgeshireAndPeterborough, professionalPath } from './referral.examples.ts'
import { referralJourney } from './journey.ts'

/**
 * The joint referral form row by row (procedures 1.2): its M, C or O for professionals, and the question that asks it.
 * Rows 43 and 44 are the page for files and the page to check and send.
 */
const rows: readonly [row: number, wanted: 'M' | 'M?' | 'C' | 'O', asks: string][] = [
  [1, 'M', 'concern-arose'],
  [2, 'M', 'urgency'],
  [3, 'M', 'postcode'],
  [4, 'M', 'your-name your-role workplace agency your-phone your-email'],
  [5, 'M', 'relationship known-for'],
  [6, 'M', 'lead-consulted safeguarding-lead'],
  [7, 'C', 'anonymous ring-back ring-when'],
  [8, 'M', 'given-names family-name'],
  [9, 'M', 'born'],
  [10, 'M', 'sex'],
  [11, 'M?', 'ethnicity'],
  [12, 'M?', 'religion'],
  [13, 'M?', 'language parents-language interpreter'],
  [14, 'M?', 'disability'],
  [15, 'C', 'immigration unaccompanied'],
  [16, 'O', 'nhs-number upn other-numbers'],
  [17, 'M', 'address postcode lives'],
  [18, 'M', 'where-now with-whom condition'],
  [19, 'M', 'privately-fostered looked-after plan'],
  [20, 'M?', 'school'],
  [21, 'M?', 'health'],
  [22, 'M', 'name relation part'],
  [23, 'M?', 'visitors'],
  [24, 'M', 'pr'],
  [25, 'M?', 'needs'],
  [26, 'C', 'alleged other-children works-with-children'],
  [27, 'M', 'what-happened when-where first-hand'],
  [28, 'C', 'own-words'],
  [29, 'C', 'hurt injuries'],
  [30, 'M', 'impact'],
  [31, 'M?', 'history'],
  [32, 'M', 'eha'],
  [33, 'M?', 'strengths'],
  [34, 'M', 'threshold threshold-section'],
  [35, 'M', 'wants'],
  [36, 'M', 'views parents-views'],
  [37, 'M', 'parent-told'],
  [38, 'M', 'referral-agreed agency-checks-agreed'],
  [39, 'C', 'referral-refused-reason referral-unasked-reason'],
  [40, 'M?', 'other-agencies'],
  [41, 'M?', 'visit-risks'],
  [42, 'C', 'domestic-abuse safe-contact'],
]

const journey = referralJourney(cambridgeshireAndPeterborough)
const everyField = journey.parts.flatMap((part) => part.pages.flatMap((page) => fieldsEver(page.fields)))
const asProfessional = readingOf({ who: 'professional' }, { group: 'adult', id: 'x' })
const fieldsNamed = (row: number, name: string): Field[] =>
  everyField.filter((field) => field.name === name && field.rows?.includes(row))

describe('every row of the joint referral form', () => {
  test.each(rows)('row %i (%s) is asked by %s', (row, wanted, asks) => {
    for (const name of asks.split(' ')) {
      const found = fieldsNamed(row, name)
      expect(found.length, `${name} for row ${String(row)}`).toBeGreaterThan(0)
      const asked: Ask[] = found.map((field) => askOf(field, asProfessional))
      if (wanted === 'M') expect(asked, name).toContain('must')
      if (wanted === 'M?') expect(asked, name).toContain('or-not-known')
    }
  })

  it('is in the table, and has a question', () => {
    const asked = new Set(everyField.flatMap((field) => field.rows ?? []))
    expect(rows.map(([row]) => row)).toEqual(Array.from({ length: 42 }, (_, index) => index + 1))
    expect([...asked].toSorted((a, b) => a - b)).toEqual(rows.map(([row]) => row))
  })

  it('that is mandatory stands on the path of a professional who answers everything', () => {
    const onPath = new Set(
      professionalPath().steps.flatMap((step) =>
        fieldsEver(step.page.fields).flatMap((field) => field.rows ?? []),
      ),
    )
    for (const [row, wanted] of rows)
      if (wanted.startsWith('M')) expect(onPath, `row ${String(row)}`).toContain(row)
  })

  it('43: files can be added, and 44: what is sent can be checked first', () => {
    expect(professionalPath().steps.at(-1)?.page.drawnAs).toBe('files')
  })
})

describe('every question', () => {
  it('that is wanted says what is missing in words of its own', () => {
    const wordless = everyField.filter(
      (field) => field.missing === undefined && askOf(field, asProfessional) !== 'may',
    )
    expect(wordless.map((field) => field.name)).toEqual([])
  })

  it('has a name of its own on its page', () => {
    for (const page of journey.parts.flatMap((part) => part.pages)) {
      const names = fieldsEver(page.fields).map((field) => field.name)
      expect(names, page.id).toEqual([...new Set(names)])
    }
  })
})
