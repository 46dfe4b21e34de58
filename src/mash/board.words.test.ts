import { describe, expect, test } from 'vitest'
import { addMinutes, instant } from '../time/index.ts'
import { addressOf, boardChoice } from './board-choice.ts'
import type { BoardLine } from './board.sql.ts'
import {
  answersInWords,
  countInWords,
  initialsOf,
  isSilent,
  notesOf,
  outInWords,
  silenceInWords,
  timeLeftOf,
} from './board.words.ts'

const now = instant('2026-11-23T14:00:00Z')
const ago = (minutes: number) => addMinutes(now, -minutes)
const inMinutes = (minutes: number) => addMinutes(now, minutes)

const line = (change: Partial<BoardLine> = {}): BoardLine => ({
  owner: 'E06000031',
  id: 'one',
  reference: 'K7QM-3F9T',
  headline: 'Maya T., 6',
  children: 1,
  stage: 'open',
  rating: 'amber',
  urgency: 'today',
  receivedAt: ago(300),
  startedAt: ago(220),
  dueAt: inMinutes(60),
  clockRule: 'MASH-AMBER',
  orderAt: inMinutes(60),
  lastActedAt: ago(40),
  silentAt: inMinutes(140),
  alarms: 0,
  emergencyDutyToldAt: null,
  decidedAt: null,
  breachReason: null,
  disagreements: 0,
  allocatedTo: null,
  asked: 0,
  answered: 0,
  out: [],
  ...change,
})

describe('on the wall a child is initials and nothing else', () => {
  test.each([
    ['Maya T., 6', 'M.T.'],
    ['Maya T., 6 + 2 more', 'M.T.'],
    ['Maya T., unborn', 'M.T.'],
    ['Anne-Marie O., 3', 'A.M.O.'],
    ['Élodie, 4', 'É.'],
    ['Name not known', ''],
    ['Name not known, 7 + 1 more', ''],
    ['No child named yet', ''],
    ['', ''],
  ])('%s: %s', (headline, initials) => expect(initialsOf(headline)).toBe(initials))
})

describe('what is still out is said with the late first, and no more than three by name', () => {
  const out = (...dues: readonly [string, number][]) =>
    outInWords({ out: dues.map(([agency, minutes]) => ({ agency, dueAt: inMinutes(minutes) })) }, now)
  test.each([
    ['nothing', out(), { late: '', due: '', more: '' }],
    ['due today', out(['health', 30]), { late: '', due: 'due: Health 14:30', more: '' }],
    ['due tomorrow', out(['health', 1440]), { late: '', due: 'due: Health tomorrow 14:00', more: '' }],
    [
      'due this very moment is not late',
      out(['health', 0]),
      { late: '', due: 'due: Health 14:00', more: '' },
    ],
    [
      'late and due',
      out(['police', -120], ['housing', 20]),
      { late: 'late: Police 2 h', due: 'due: Housing 14:20', more: '' },
    ],
    [
      'more than three',
      out(['police', -120], ['health', -60], ['idva', -5], ['fire', 10], ['housing', 20]),
      { late: 'late: Police 2 h, Health 1 h, Domestic abuse service 5 min', due: '', more: '2 more out' },
    ],
  ])('%s', (_what, words, expected) => expect(words).toEqual(expected))
})

test('answers are counted of those asked', () => {
  expect(answersInWords({ asked: 0, answered: 0 })).toBe('nobody asked yet')
  expect(answersInWords({ asked: 5, answered: 3 })).toBe('3 of 5 answered')
})

describe('silence is said once its time is up, and how often it was told', () => {
  test.each<[string, Partial<BoardLine>, boolean, string]>([
    ['somebody acted', {}, false, 'last acted on 40 min ago'],
    ['its time is up this moment', { silentAt: now, lastActedAt: ago(180) }, true, 'Silent 3 h'],
    [
      'told, and the next alarm not yet there',
      { alarms: 1, lastActedAt: ago(200) },
      true,
      'Silent 3 h 20 min, told once',
    ],
    ['told again', { alarms: 3, lastActedAt: ago(1500) }, true, 'Silent 1 day 1 h, told 3 times'],
    ['no longer open', { silentAt: null, decidedAt: now }, false, 'last acted on 40 min ago'],
  ])('%s', (_what, change, silent, words) => {
    expect(isSilent(line(change), now)).toBe(silent)
    expect(silenceInWords(line(change), now)).toBe(words)
  })
})

test('the way to the hub, disagreements and why it is late are said where there are any', () => {
  expect(notesOf(line())).toEqual(['1 h 20 min from front door to hub'])
  expect(
    notesOf(line({ disagreements: 2, breachReason: 'agency-late', emergencyDutyToldAt: ago(10) })),
  ).toEqual([
    '1 h 20 min from front door to hub',
    '2 disagreements',
    'late: an agency answered late',
    'emergency duty told',
  ])
})

test('a lane says only what there is', () => {
  expect(countInWords({ open: 0, late: 0, silent: 0 })).toBe('0 open')
  expect(countInWords({ open: 12, late: 3, silent: 0 })).toBe('12 open · 3 late')
  expect(countInWords({ open: 12, late: 0, silent: 1 })).toBe('12 open · 1 silent')
})

test('red is counted by the clock, amber in the hours of that council’s hub, blue has no time left', () => {
  const seen = {
    now,
    councils: [{ code: 'E06000031', shortName: 'Peterborough', letter: 'P' } as never],
    ruleName: () => 'Decided',
  }
  expect(timeLeftOf(line({ rating: 'red' }), seen)?.calendar).toBe('hours by the clock')
  expect(timeLeftOf(line(), seen)?.calendar).toBe('MASH hours of Peterborough')
  expect(timeLeftOf(line({ rating: 'blue', dueAt: null }), seen)).toBeNull()
})

describe('the address', () => {
  const at = { orderAt: now, receivedAt: ago(5), id: '0190a0a0-0000-7000-8000-000000000001' }
  test.each([
    [{}],
    [{ lane: 'green', only: 'late' }],
    [{ lane: 'not-rated', council: 'E06000031', whose: 'mine' }],
    [{ seen: at.id }],
    [{ lane: 'amber', after: `${at.orderAt}~${at.receivedAt}~${at.id}` }],
  ])('%j is read back as it was said', (said) => {
    const chosen = boardChoice.parse(said)
    const read = Object.fromEntries(new URLSearchParams(addressOf(chosen).split('?')[1] ?? ''))
    expect(boardChoice.parse(read)).toEqual(chosen)
  })

  test('nobody could mean counts as not chosen', () => {
    expect(
      boardChoice.parse({ lane: 'pink', whose: ['x'], only: '%00', after: 'a~b~c', seen: "';--" }),
    ).toEqual(boardChoice.parse({}))
  })
})
