import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import type { Decided } from './feedback.ts'
import type { Arrived } from './letter.ts'
import { filled, wrongWords } from './own-words.ts'
import { acknowledged, referrerLetters, toldDecision } from './referrer-letters.ts'

const said = '((reference)) ((how to reach us)) ((if in danger))'
const gapsOf = (letter: string, reader: string) =>
  referrerLetters.find(({ name }) => name === letter)?.gaps(reader) ?? { must: [], may: [] }

test.each<[letter: string, reader: string, body: string, ReturnType<typeof wrongWords>]>([
  ['acknowledgement', 'parent', `${said} ((decided by))`, null],
  ['acknowledgement', 'parent', `${said} (( Decided By )) ((received on)) ((council))`, null],
  ['acknowledgement', 'parent', said, { missing: ['decided by'] }],
  ['acknowledgement', 'parent', `${said} ((decided by)) ((child’s name))`, { unknown: ['child’s name'] }],
  ['acknowledgement', 'professional-full', `${said} ((decided by)) ((in writing by))`, null],
  ['acknowledgement', 'public', `${said} ((decided by)) ((in writing by))`, { unknown: ['in writing by'] }],
  ['more-needed', 'parent', `${said} ((answer by))`, { missing: ['what is missing'] }],
  ['more-needed', 'public', `${said} ((answer by))`, null],
  ['more-needed', 'public', `${said} ((answer by)) ((what is missing))`, { unknown: ['what is missing'] }],
  ['feedback', 'public', said, null],
  ['feedback', 'public', `${said} ((what we decided))`, { unknown: ['what we decided'] }],
  [
    'feedback',
    'professional-full',
    `${said} ((what we decided))`,
    { missing: ['what the worker adds', 'if you disagree'] },
  ],
])('words for %s to %s: %s', (letter, reader, body, wrong) => {
  expect(wrongWords(gapsOf(letter, reader), body)).toEqual(wrong)
})

const council = {
  name: 'Peterborough City Council',
  shortName: 'Peterborough',
  dayPhone: '01632 960202',
  nightPhone: '01632 960299',
}
const about = { reference: 'K7QM-3F9T', council }

test('a letter in the council’s own words has every gap filled in, and says which wording it was', () => {
  const arrived: Arrived = {
    ...about,
    receivedAt: instant('2026-11-23T09:00:00Z'),
    decideBy: instant('2026-11-24T23:59:59.999Z'),
    channel: 'online',
    urgency: 'today',
    referrerClass: 'parent',
    inWritingBy: null,
  }
  const own = { body: `Hello. ((Reference)), ((decided by)). ${said}`, from: '2026-11-01' }
  const letter = acknowledged(own, arrived, 'parent')
  expect(letter.template).toBe('acknowledgement parent own from 2026-11-01')
  expect(letter.body).toContain('Hello. K7QM-3F9T, by the end of Tuesday 24 November 2026.')
  expect(letter.body).toContain('ring 999')
  expect(letter.body).not.toContain('((')
})

test('what was decided goes into the council’s words as far as the reader may know it, and what a worker adds is theirs', () => {
  const decided: Decided = {
    ...about,
    outcomes: [{ outcome: 'strategy-s47', detail: {}, team: 'Assessment', children: 1 }],
    isAfterEnquiry: true,
    added: 'Ring me. ((reference))',
  }
  const own = {
    body: `((what we decided))\n\n((what the worker adds))\n\n((if you disagree)) ${said}`,
    from: '2026-11-01',
  }
  const full = toldDecision(own, decided, 'professional-full').body
  expect(full).toContain('section 47')
  expect(full).toContain('manager of the Multi-Agency Safeguarding Hub')
  // What somebody typed is put in as it stands: it fills no gap itself.
  expect(full).toContain('Ring me. ((reference))')
  const parent = toldDecision(own, { ...decided, added: '' }, 'parent').body
  expect(parent).not.toContain('47')
  expect(parent).toContain(
    'Somebody will be in touch with you about what happens next.\n\nIf you are not happy',
  )
})

test('a gap with nothing to say leaves no empty paragraph behind', () => {
  expect(filled('One.\r\n\r\n((two))\r\n\r\nThree.', { two: '' })).toBe('One.\n\nThree.')
})
