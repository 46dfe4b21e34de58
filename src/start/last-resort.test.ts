import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { catchTheRest } from './last-resort.ts'

const caught = (kind: 'unhandledRejection' | 'uncaughtException') => {
  const told: unknown[] = []
  const whole = new EventEmitter()
  catchTheRest(
    whole,
    {
      error: (what, words) => told.push(['error', what, words]),
      fatal: (what, words) => told.push(['fatal', what, words]),
    },
    (code) => told.push(['stop', code]),
  )
  const err = new Error('lost')
  expect(whole.emit(kind, err)).toBe(true)
  return { told, err }
}

test('what failed while nobody waited for it is written down, and everybody else goes on', () => {
  const { told, err } = caught('unhandledRejection')
  expect(told).toEqual([['error', { err }, 'nobody waited for what failed']])
})

test('what nobody caught is written down first, and then the process ends in order', () => {
  const { told, err } = caught('uncaughtException')
  expect(told).toEqual([
    ['fatal', { err }, 'nobody caught what failed: the process ends'],
    ['stop', 1],
  ])
})
