import { expect, test } from 'vitest'
import { day, instant } from '../time/index.ts'
import { officesHeld } from './offices.ts'
import type { Rights } from './rights.ts'
import { acting, pcc, somebody } from './scenarios.test-data.ts'
import type { Fn } from './words.ts'

const at = instant('2023-06-15T10:00:00Z')
const officer: Rights = {
  ...somebody(pcc, 'oversight', 'privacy-officer', [pcc], []),
  roles: [
    { role: 'privacy-officer', from: day('2020-01-01'), to: null },
    { role: 'director', from: day('2020-01-01'), to: day('2023-06-15') },
    { role: 'agreements-officer', from: day('2023-06-16'), to: null },
  ],
}

test.each<[fn: Fn | null, offices: readonly string[] | null]>([
  ['oversight', ['privacy-officer']],
  ['screening', null],
  [null, null],
])('B5: under %s, the offices of today, where offices share a function: %j', (fn, offices) => {
  expect(officesHeld({ ...acting(officer, pcc, 'oversight'), fn }, at)).toEqual(offices)
})
