import { expect, it } from 'vitest'
import type { Contact } from '../contacts/index.ts'
import type { Told } from './around.sql.ts'
import { toldInSight } from './out-of-sight.ts'

const withheld = [
  { kind: 'somebody', personId: 'p', subjectId: 'sealed' },
  { kind: 'place', personId: 'p', line: '7 Conker Lane', postcode: 'PE1 1AA' },
] satisfies Contact['withheld']

const told = [
  { about: ['maple', 'sealed'], because: 'Maple: known. Sealed: known.' },
  { about: ['maple'], because: 'Maple: known.' },
  { about: ['sealed'], because: 'Sealed: known.' },
] as unknown as Told[]

it('what was told of somebody out of sight on the contact is out of sight, and no reason names them', () => {
  expect(
    toldInSight(told, { withheld } as unknown as Contact).map(({ about, because }) => [about, because]),
  ).toEqual([
    [['maple'], ''],
    [['maple'], 'Maple: known.'],
  ])
})

it('where nobody is out of sight, everything stays as it was', () => {
  expect(toldInSight(told, { withheld: [] } as unknown as Contact)).toEqual(told)
  expect(toldInSight(told, null)).toEqual(told)
})
