import { expect, test } from 'vitest'
import type { Band } from '../../src/matching/band.ts'
import type { Mention, Truth } from '../register/mention.ts'
import { mentionAt } from '../register/mention.ts'
import { registerOf } from '../register/register.ts'
import type { Answer } from './answers.ts'
import { accuracyOf, attached, foundAmong, likeliestFrom, shownTo, unregisteredFor } from './judged.ts'
import { thresholdsFor } from './thresholds.ts'
import { builtInModel } from '../../src/matching/built-in-model.ts'

const somebody = mentionAt(registerOf('tests', 2_000), 'judged', 1)
const registered = (key: number): Truth => ({ is: 'registered', who: 'child', key })
const twin: Truth = { is: 'unregistered', why: 'twin' }

const answer = (truth: Truth, ...shown: [key: number, weight: number, band: Band][]): Answer => {
  const mention: Mention = { ...somebody, truth }
  const first = shown.map(([key, weight, band]) => ({
    key,
    weight,
    band,
    likeliest: 'same' as const,
    conflicts: [],
  }))
  const right = truth.is === 'registered' ? truth.key : null
  const place = first.findIndex(({ key }) => key === right)
  return { mention, first, isBlocked: place >= 0, trueRank: place < 0 ? null : place + 1, capped: false }
}

const answers = [
  answer(registered(1), [1, 12, 'attach'], [2, -4, 'possible']),
  answer(registered(1), [2, 3, 'confirm'], [1, 2, 'confirm']),
  answer(registered(1), [1, -12, 'unlikely']),
  answer(registered(1)),
  answer(twin, [1, 9, 'attach']),
  answer(twin),
]

test('precision is of those linked, recall of those on record, wherever the rule draws the line', () => {
  expect(accuracyOf(answers, attached)).toMatchObject({ precision: 1 / 2, recall: 1 / 4, links: 2 })
  const from0 = accuracyOf(answers, likeliestFrom(0))
  expect(from0).toMatchObject({ precision: 1 / 3, recall: 1 / 4, links: 3 })
  expect(from0.wrong).toEqual({ twin: 1, sibling: 0, stranger: 0, other: 1 })
  expect(from0.f1).toBeCloseTo((2 * (1 / 3) * (1 / 4)) / (1 / 3 + 1 / 4), 12)
})

test('found is only who was shown: an unlikely one is not', () => {
  expect(foundAmong(answers, 1)).toBe(1 / 4)
  expect(foundAmong(answers, 10)).toBe(2 / 4)
})

test('suggestions are counted for everybody told of, attached twins for twins alone', () => {
  expect(shownTo(answers).mean).toBe((2 + 2 + 0 + 0 + 1 + 0) / 6)
  expect(unregisteredFor(answers, ({ first: [one] }) => one?.band === 'attach', 'twin')).toBe(1 / 2)
})

test('nothing attaches below the weight at which a twin was attached wrongly', () => {
  expect(thresholdsFor(answers, builtInModel).attach).toBeGreaterThan(9)
})
