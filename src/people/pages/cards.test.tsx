import { parse } from 'node-html-parser'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { AuthorityCard } from '../../access/index.ts'
import { day, instant } from '../../time/index.ts'
import type { Match, MatchedPerson, Matches } from '../match.ts'
import { nobodyFound } from '../match.ts'
import { bornInWords, foundInWords, PeopleMayBe } from './cards.tsx'

const at = instant('2026-11-23T09:00:00Z')
const council = (code: string, shortName: string, dutyPhone: string) =>
  ({ code, shortName, letter: shortName.charAt(0), dutyPhone }) as AuthorityCard
const councils = [
  council('E06000031', 'Peterborough', '01632 960212'),
  council('E10000003', 'Cambridgeshire', '01632 960211'),
]

const person = (changes: Partial<MatchedPerson> = {}): MatchedPerson => ({
  kind: 'person',
  owner: 'E06000031',
  id: 'a',
  name: 'Maya Teal',
  bornOn: day('2012-03-14'),
  bornEstimated: false,
  expectedOn: null,
  isChild: true,
  flags: ['looked-after'],
  lastContactAt: instant('2026-11-03T10:00:00Z'),
  weight: 4,
  band: 'confirm',
  likeliest: 'same',
  reasons: [],
  conflicts: [],
  wouldSettle: 'NHS number would settle it',
  ...changes,
})
const stub: Match = { kind: 'stub', owner: 'E10000003', id: 's', dutyPhone: '01632 960211' }
const elsewhere: Match = {
  kind: 'elsewhere',
  owner: 'E10000003',
  band: 'confirm',
  agreeing: ['forename', 'birth'],
  dutyPhone: '01632 960211',
}

const shown = (found: Matches) =>
  parse(renderToString(<PeopleMayBe found={found} councils={councils} at={at} />))
const textOf = (found: Matches): string => shown(found).textContent.replaceAll(/\s+/g, ' ')
const some = (...matches: Match[]): Matches => ({ matches, tooMany: false })

describe('people this may be', () => {
  it('a card says who, what to know before a door is opened, and when they were last told of', () => {
    const text = textOf(some(person()))
    expect(text).toMatch(/Maya Teal.*Likely.*Looked after.*born 14 March 2012, 14 · last contact 3 Nov 2026/)
  })

  it('nobody found, too many, or nothing said yet are three different things, and none is “not known”', () => {
    expect(textOf(some())).toContain('Nobody found by this so far.')
    expect(textOf({ matches: [], tooMany: true })).toContain(
      'Too many people share this. Add a date of birth or a postcode.',
    )
    expect(textOf(nobodyFound)).toContain('Not enough said yet to look by.')
    for (const found of [some(), { matches: [], tooMany: true }, nobodyFound, some(person())]) {
      expect(textOf(found)).toContain('Some records cannot be shown.')
      expect(textOf(found)).toContain('01632 960212')
      expect(textOf(found)).not.toMatch(/not known/i)
    }
  })

  it('of another council’s record is said what agrees and whom to ring, and there is nothing to open', () => {
    const card = shown(some(elsewhere)).querySelector('.match-card--elsewhere')
    expect(card?.textContent.replaceAll(/\s+/g, ' ')).toContain(
      'Cambridgeshire knows somebody like thisLikely Given name and date of birth agree.',
    )
    expect(card?.querySelectorAll('a').map((link) => link.getAttribute('href'))).toEqual(['tel:01632960211'])
  })

  it('what would settle it stands on likely cards; where nobody is likely it is said once', () => {
    const possible = [person({ band: 'possible', id: 'a' }), person({ band: 'possible', id: 'b' })]
    const times = (found: Matches) => textOf(found).split('NHS number would settle it').length - 1
    expect(times(some(...possible))).toBe(1)
    expect(times(some(person(), ...possible))).toBe(1)
  })

  it('begin with whom to ring at once, then twins beside each other, then everybody with a heading', () => {
    const page = shown(some(stub, person({ id: 'a' }), person({ id: 'b', name: 'Theo Teal' }), elsewhere))
    expect(page.querySelectorAll('.match-list > li').length).toBe(4)
    expect(page.querySelector('.match-list > li')?.textContent).toContain('A record exists here')
    expect(page.querySelectorAll('h3').map((heading) => heading.textContent.trim())).toEqual([
      'Two people born on the same day: which of them?',
      'PPeterborough Maya Teal',
      'PPeterborough Theo Teal',
      'CCambridgeshire Cambridgeshire knows somebody like this',
    ])
  })
})

it.each([
  [some(person(), person({ id: 'b' })), '2 people found, first Maya Teal, likely.'],
  [
    some(stub, person()),
    'A record exists here that you can’t see: ring the duty manager. 1 person found, first Maya Teal, likely.',
  ],
  [some(elsewhere), 'Another council knows somebody like this.'],
  [some(), 'Nobody found by this so far.'],
  [nobodyFound, ''],
])('%# is said aloud as %2$j', (found, words) => {
  expect(foundInWords(found)).toBe(words)
})

it.each([
  [{ bornPrecision: 'day' }, 'born 14 March 2012, 14'],
  [{ bornPrecision: 'month' }, 'born in March 2012, 14'],
  [{ bornPrecision: 'year' }, 'born in 2012, about 14'],
  [{ bornPrecision: 'about' }, 'born about 2012, about 14'],
  [{ bornEstimated: true }, 'born about 14 March 2012, 14'],
  [{ bornOn: null }, 'date of birth not known'],
  [{ bornOn: null, isChild: false }, 'adult, date of birth not known'],
  [{ bornOn: null, expectedOn: day('2027-05-03') }, 'unborn, expected 3 May 2027'],
] as const)('%j is %s', (changes, words) => {
  expect(bornInWords(person(changes), day('2026-11-23'))).toBe(words)
})
