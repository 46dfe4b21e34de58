import { describe, expect, test } from 'vitest'
import { type FieldSet, mayShow, obligationsOf, purposeOf, purposes } from './purpose.ts'
import { ccc, pcc } from './scenarios.test-data.ts'
import type { Standing } from './standing.ts'
import type { Fn } from './words.ts'

const employed = { employer: ccc, employerName: '' }
const agreement = { id: 'an-agreement', title: 'An agreement', version: 1 }
const own: Standing = { ...employed, by: 'own-employment' }
const succeeded: Standing = { ...employed, by: 'succession', predecessor: pcc, orderRef: 'an order' }
const delegated: Standing = { ...employed, by: 'delegated-function', instrument: agreement, reserved: [] }
const lent: Standing = { ...employed, by: 's113-placement', instrument: agreement, isFinishing: false }
const finishing: Standing = { ...lent, isFinishing: true }
const granted: Standing = { ...employed, by: 'grant', grant: 'a-grant', kind: 'audit' }
const runOff: Standing = { ...employed, by: 'run-off', instrument: agreement }

const kinds = ['identity', 'narrative', 'said-by-agencies', 'course', 'figures'] as const
const shown = (fn: Fn, held: Standing): FieldSet[] => kinds.filter((fields) => mayShow(fn, held, fields))

describe('what somebody under a function is there for, and what of a record that asks for (authorisation B2, B3 step 6)', () => {
  test.each<[Fn, words: string, fields: readonly FieldSet[]]>([
    ['screening', 'deciding where a worry goes', kinds],
    ['mash', 'finding out together what a child needs', kinds],
    ['navigator', 'finding out together what a child needs', kinds],
    ['emergency-duty', 'what cannot wait until morning', kinds],
    ['early-help-hub', 'working with a child and family', kinds],
    ['met-hub', 'working with a child and family', kinds],
    ['assessment', 'working with a child and family', kinds],
    ['oversight', 'overseeing the work of a council', kinds],
    ['administration', 'keeping the service itself in order', ['figures']],
    ['quality-assurance', 'judging how well the work is done', kinds],
    ['inspection', 'inspecting the service', kinds],
    ['subject-access', 'giving somebody what is held of them', ['identity', 'narrative', 'course']],
    ['technical-support', 'mending the service', ['course']],
  ])('%s: %s', (fn, words, fields) => {
    expect(purposes[purposeOf(fn)]).toBe(words)
    expect(shown(fn, own)).toEqual(fields)
  })

  test.each<[what: string, Standing, readonly FieldSet[]]>([
    ['their own council', own, kinds],
    ['its predecessor', succeeded, kinds],
    ['another by delegation', delegated, ['figures']],
    ['another they are lent to', lent, ['figures']],
    ['another by its exit list', runOff, ['figures']],
  ])('R8, B8 no. 7: a manager overseeing %s', (_what, held, fields) => {
    expect(shown('oversight', held)).toEqual(fields)
  })

  test('R8: a delegation takes nothing away from those who do the work', () => {
    expect(shown('screening', delegated)).toEqual(kinds)
  })
})

test.each<[what: string, Standing, readonly string[]]>([
  ['one’s own council', own, []],
  ['an order', succeeded, []],
  ['a delegation', delegated, []],
  ['a lending', lent, []],
  ['a lending that is over', finishing, []],
  ['a grant', granted, ['watermark', 'no-export']],
  ['an exit list', runOff, ['watermark', 'no-export']],
])('B8 no. 15: what goes with %s', (_what, held, expected) => {
  expect(obligationsOf(held)).toEqual(expected)
})
