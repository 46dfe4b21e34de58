import { expect, test } from 'vitest'
import { acknowledgement } from './acknowledgement.ts'
import type { Arrived } from './letter.ts'
import { instant } from '../time/index.ts'
import { acknowledgedInOwnWords, type OwnLetter, wrongWords } from './own-words.ts'
import type { TextClass } from './text-class.ts'

const said = '((reference)) ((how to reach us)) ((if in danger))'

test.each<[OwnLetter, TextClass, string, ReturnType<typeof wrongWords>]>([
  ['acknowledgement', 'parent', `${said} ((decided by))`, null],
  ['acknowledgement', 'parent', `${said} (( Decided By )) ((received on)) ((council))`, null],
  ['acknowledgement', 'parent', said, { missing: ['decided by'] }],
  ['acknowledgement', 'parent', `${said} ((decided by)) ((child’s name))`, { unknown: ['child’s name'] }],
  ['more-needed', 'parent', `${said} ((answer by))`, { missing: ['what is missing'] }],
  ['more-needed', 'public', `${said} ((answer by))`, null],
  ['more-needed', 'public', `${said} ((answer by)) ((what is missing))`, { unknown: ['what is missing'] }],
])('words for %s to %s: %s', (letter, textClass, body, wrong) => {
  expect(wrongWords(letter, textClass, body)).toEqual(wrong)
})

test('a letter in the council’s own words has every gap filled in, and says which wording it was', () => {
  const arrived: Arrived = {
    reference: 'K7QM-3F9T',
    council: {
      name: 'Peterborough City Council',
      shortName: 'Peterborough',
      dayPhone: '01632 960202',
      nightPhone: '01632 960299',
    },
    receivedAt: instant('2026-11-23T09:00:00Z'),
    decideBy: instant('2026-11-24T23:59:59.999Z'),
    channel: 'online',
    urgency: 'today',
    referrerClass: 'parent',
    inWritingBy: null,
  }
  const own = { body: `Hello. ((Reference)), ((decided by)). ${said}`, from: '2026-11-01' }
  const letter = acknowledgedInOwnWords(own, acknowledgement('parent', arrived), arrived, 'parent')
  expect(letter.template).toBe('acknowledgement parent own from 2026-11-01')
  expect(letter.body).toContain('Hello. K7QM-3F9T, by the end of Tuesday 24 November 2026.')
  expect(letter.body).toContain('ring 999')
  expect(letter.body).not.toContain('((')
})
