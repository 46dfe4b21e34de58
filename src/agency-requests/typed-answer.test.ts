import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkAnswer } from './answer-check.ts'
import { aFather, aSubject } from './asking.test-data.ts'
import { thingsTyped, withAnother, withEarlier, without, wordsTyped } from './typed-answer.ts'

const subjects = [aSubject(), aFather()]
const check = (
  typed: Readonly<Record<string, string>>,
  change: { agencyKind?: string; dutyToShare?: boolean } = {},
) => {
  let n = 0
  return checkAnswer(subjects, typed, {
    agencyKind: 'police',
    dutyToShare: true,
    newId: () => String((n += 1)),
    ...change,
  })
}
const known = {
  'p1-1-kind': 'known',
  'p1-1-words': ' Three calls in a month ',
  'p1-1-assertion': 'fact',
  'p1-1-level': 'professionals',
}
const declined = {
  'p2-1-kind': 'declined',
  'p2-1-because': 'It would endanger an operation',
  'p2-1-decider': 'Inspector Iris',
  'p2-1-harm': 'Whoever harms the child would be warned',
}
const wrong = (typed: Readonly<Record<string, string>>): string[] =>
  check(typed).errors.map(({ field }) => field)

describe('an answer as it was typed', () => {
  it('says what was known of one and why something of the other is not shared', () => {
    expect(check({ ...known, ...declined })).toMatchObject({
      errors: [],
      sayings: [
        { subjectId: subjects[0]?.id, kind: 'known', words: 'Three calls in a month', assertion: 'fact' },
        {
          subjectId: subjects[1]?.id,
          kind: 'declined',
          words: 'It would endanger an operation',
          decidedBy: 'Inspector Iris',
          detriment: 'Whoever harms the child would be warned',
          level: 'mash-only',
        },
      ],
    })
  })

  it('may leave somebody for later, but not everybody', () => {
    expect(check(known)).toMatchObject({ errors: [], sayings: [{ kind: 'known' }] })
    expect(wrong({})).toEqual(['p1-1-kind'])
  })

  it('may say several things about one person, each at its own level', () => {
    const typed = {
      ...known,
      'p1-4-kind': 'known',
      'p1-4-words': 'An arrest is planned',
      'p1-4-assertion': 'opinion',
      'p1-4-level': 'police-sensitive',
    }
    expect(check(typed).sayings.map(({ level, assertion }) => [level, assertion])).toEqual([
      ['professionals', 'fact'],
      ['police-sensitive', 'opinion'],
    ])
  })

  test.each<[string, Record<string, string>, string[]]>([
    ['known, and no word of what', { ...known, 'p1-1-words': '' }, ['p1-1-words']],
    ['known, and neither fact nor opinion', { ...known, 'p1-1-assertion': '' }, ['p1-1-assertion']],
    ['known, and not how far it may travel', { ...known, 'p1-1-level': '' }, ['p1-1-level']],
    ['a level that does not exist', { ...known, 'p1-1-level': 'everybody' }, ['p1-1-level']],
    [
      'not shared without anything',
      { 'p1-1-kind': 'declined' },
      ['p1-1-because', 'p1-1-decider', 'p1-1-harm'],
    ],
    ['words, and nothing chosen', { 'p1-1-words': 'Three calls' }, ['p1-1-kind']],
    [
      'nothing known, and words under “Known”',
      { 'p1-1-kind': 'nothing-known', 'p1-1-words': 'Three calls' },
      ['p1-1-kind'],
    ],
    [
      'nothing known, and something known besides',
      {
        ...known,
        'p1-1-kind': 'nothing-known',
        'p1-1-words': '',
        'p1-2-kind': 'known',
        'p1-2-words': 'x',
        'p1-2-assertion': 'fact',
        'p1-2-level': 'mash-only',
      },
      ['p1-1-kind'],
    ],
  ])('is refused beside its field: %s', (_name, typed, fields) => expect(wrong(typed)).toEqual(fields))

  it('asks for the harm of telling only once the duty to share is in force', () => {
    const { 'p2-1-harm': _harm, ...without16la } = declined
    expect(check(without16la, { dutyToShare: false }).errors).toEqual([])
    expect(check(without16la).errors.map(({ field }) => field)).toEqual(['p2-1-harm'])
  })

  it('is police-sensitive only for agencies that hold intelligence', () => {
    const sensitive = { ...known, 'p1-1-level': 'police-sensitive' }
    expect(check(sensitive).errors).toEqual([])
    expect(check(sensitive, { agencyKind: 'health' }).errors.map(({ field }) => field)).toEqual([
      'p1-1-level',
    ])
  })
})

describe('what the buttons of the form put together', () => {
  const earlier = {
    id: '018f0000-0000-7000-8000-000000000001',
    assertion: 'opinion' as const,
    words: 'He drinks',
    context: 'As his sister said',
    level: 'mash-only' as const,
  }

  it('puts what was said before where nothing stands yet, marked with where it is from', () => {
    const { typed, at } = withEarlier(known, subjects, 2, earlier)
    expect(at).toBe('p2-1')
    expect(check({ ...known, ...(typed as Record<string, string>) }).sayings[1]).toMatchObject({
      words: 'He drinks',
      context: 'As his sister said',
      assertion: 'opinion',
      level: 'mash-only',
      reusedFrom: earlier.id,
    })
  })

  it('never puts it over what somebody typed', () => {
    const { typed, at } = withEarlier(known, subjects, 1, earlier)
    expect(at).toBe('p1-2')
    expect(typed['p1-1-words']).toBe(known['p1-1-words'])
  })

  it('makes room for another, and leaves one out', () => {
    const more = withAnother(known, 1)
    expect(thingsTyped(subjects, more)[0]?.map(({ at }) => at)).toEqual(['p1-1', 'p1-2'])
    expect(thingsTyped(subjects, without(more, 'p1-2'))[0]?.map(({ at }) => at)).toEqual(['p1-1'])
  })

  it('gives back every word that was written, for when it cannot be sent', () => {
    expect(wordsTyped({ ...known, ...declined, _csrf: 'secret', 'p2-1-decider': 'Iris' })).toEqual([
      'Three calls in a month',
      'It would endanger an operation',
      'Whoever harms the child would be warned',
    ])
  })

  test('property: whatever is sent in a form, each thing said is about somebody asked about, and nothing throws', () => {
    const name = fc
      .tuple(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        fc.constantFrom(
          'kind',
          'words',
          'level',
          'assertion',
          'because',
          'because-level',
          'decider',
          'harm',
          'reused',
        ),
      )
      .map(([person, number, field]) => `p${String(person)}-${String(number)}-${field}`)
    const value = fc.oneof(
      fc.constantFrom('known', 'declined', 'nothing-known', 'fact', 'professionals', 'police-sensitive', ''),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (typed) => {
        const { sayings, errors } = check(typed)
        const ids = subjects.map(({ id }) => id)
        expect(sayings.every(({ subjectId }) => ids.includes(subjectId))).toBe(true)
        expect(errors.every(({ field }) => /^p[12]-\d+-[a-z-]+$/.test(field))).toBe(true)
        expect(sayings.length > 0 || errors.length > 0).toBe(true)
      }),
    )
  })
})
