import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, nothingKept, type Kept } from './merge.ts'

const afterSaves = (...saves: [shownAt: number, by: string, answers: Record<string, string>][]): Kept =>
  saves.reduce<Kept>(
    (kept, [shownAt, by, answers], index) => merge(kept, { shownAt, by, answers }, index + 1),
    nothingKept,
  )

describe('two tabs of one draft', () => {
  it('each keep what the other typed in other fields', () => {
    const kept = afterSaves([0, 'one', { school: 'Elm', gp: '' }], [0, 'two', { school: '', gp: 'Dr Oak' }])
    expect(kept.answers).toEqual({ school: 'Elm', gp: 'Dr Oak' })
  })

  it('the later wins where both typed in the same field', () => {
    expect(afterSaves([0, 'one', { school: 'Elm' }], [0, 'two', { school: 'Ash' }]).answers).toEqual({
      school: 'Ash',
    })
  })
})

describe('one tab', () => {
  it('can empty a field it filled itself, however old it is', () => {
    expect(afterSaves([0, 'one', { school: 'Elm' }], [0, 'one', { school: '' }]).answers).toEqual({
      school: '',
    })
  })

  it('can empty a field it was shown filled', () => {
    expect(afterSaves([0, 'one', { school: 'Elm' }], [1, 'two', { school: '' }]).answers).toEqual({
      school: '',
    })
  })
})

const saves = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.constantFrom('one', 'two'),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', 'y')),
  ),
  { maxLength: 8 },
)

describe('saving', () => {
  it('never touches a field that was not on the page', () => {
    fc.assert(
      fc.property(saves, (before) => {
        const kept = afterSaves(...before, [9, 'last', { a: 'z' }])
        const others = afterSaves(...before).answers
        expect({ ...kept.answers, a: undefined }).toEqual({ ...others, a: undefined })
      }),
    )
  })

  it('twice is the same as once', () => {
    fc.assert(
      fc.property(
        saves,
        fc.dictionary(fc.constantFrom('a', 'b'), fc.constantFrom('', 'x')),
        (before, answers) => {
          const once = afterSaves(...before, [3, 'tab', answers])
          expect(merge(once, { shownAt: 3, by: 'tab', answers }, 99).answers).toEqual(once.answers)
        },
      ),
    )
  })
})
