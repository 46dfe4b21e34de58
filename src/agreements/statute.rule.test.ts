import { describe, expect, test } from 'vitest'
import { checkReferences, isSection101Alone } from './statute.rule.ts'

const told = (text: string): string[] =>
  checkReferences(text).map((found) =>
    found.kind === 'typo' ? `${found.written} → ${found.meant}` : `${found.kind}: ${found.written}`,
  )

describe('references to statutes', () => {
  test.each([
    'Children Act 1989 s.17, s.47; Children Act 2004 s.10, s.11',
    'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
    'Local Government Act 1972 s.101; SI 2012/1019',
    'Local Government Act 1972 section 113',
    'Children Act 1989 sections 17 and 47',
    'Care Act 2014 s.79',
    'UK GDPR article 28',
    '',
  ])('%s reads as it should', (text) => expect(told(text)).toEqual([]))

  test.each<[string, string]>([
    ['Section (s.133)', 'Section (s.133) → Local Government Act 1972 s.113'],
    ['s.133', 's.133 → Local Government Act 1972 s.113'],
    ['Local Government Act 1972 s.133', 'Local Government Act 1972 s.133 → Local Government Act 1972 s.113'],
    ['Local Government Act 2000 s.9AE', 'Local Government Act 2000 s.9AE → Local Government Act 2000 s.9EA'],
    ['Children Act 1989 s.74', 'Children Act 1989 s.74 → Children Act 1989 s.47'],
    ['Children’s Act 1989 s.47', 'Children’s Act 1989 → Children Act 1989'],
  ])('A1: %s is a known slip', (text, meant) => expect(told(text)).toEqual([meant]))

  test.each<[string, string]>([
    ['s.47', 'unreadable: s.47'],
    ['the usual powers', 'unreadable: the usual powers'],
    ['Children Act 1989 part three', 'unreadable: Children Act 1989 part three'],
    ['Children Act 1989 s.99', 'not-met-before: Children Act 1989 s.99'],
    ['Highways Act 1980 s.41', 'not-met-before: Highways Act 1980'],
  ])('%s is asked about', (text, found) => expect(told(text)).toEqual([found]))
})

describe('finding 5: the power for an executive function', () => {
  test.each<[string, boolean]>([
    ['Local Government Act 1972 s.101', true],
    ['Local Government Act 1972 s.101; Local Government Act 1972 s.113', true],
    ['Local Government Act 1972 s.101; Local Government Act 2000 s.9EA', false],
    ['Local Government Act 1972 s.101; SI 2012/1019', false],
    ['Care Act 2014 s.79', false],
  ])('%s: section 101 alone is %s', (power, alone) => expect(isSection101Alone(power)).toBe(alone))
})
