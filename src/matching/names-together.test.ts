import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clean } from './clean.ts'
import { compare } from './compare.ts'
import { county, person } from './described.test-data.ts'
import { builtInModel } from './built-in-model.ts'
import { countTogether, timesCommoner } from './names-together.ts'
import { weigh } from './weigh.ts'

const piotr = clean(person('Piotr', 'Nowak'))
const [given] = piotr.names[0]?.given ?? []
const family = piotr.names[0]?.family ?? []
if (given === undefined) throw new Error('Piotr has a given name.')

const timesWhere = (together: number): number =>
  timesCommoner(given, family, {
    ...county,
    given: () => 0.0002,
    family: () => 0.0005,
    together: () => together,
  })

it('a record has both its names once, however often they are written on it', () => {
  const twice = clean(person('Piotr', 'Nowak', { alsoKnownAs: 'Piotrek', previously: 'Mazur' }))
  const together = countTogether([twice, piotr, clean(person('Anna', 'Nowak'))])
  expect([together('piotr', 'nowak'), together('piotrek', 'nowak'), together('piotr', 'mazur')]).toEqual([
    2, 1, 1,
  ])
  expect(together('nowak', 'piotr')).toBe(0)
})

it('many Piotr Nowaks where a tenth of one would be by chance: the names go together', () => {
  expect(timesWhere(40)).toBeGreaterThan(300)
  expect(timesWhere(40)).toBeLessThan(400)
  expect(timesWhere(1)).toBeGreaterThan(1)
  expect(timesWhere(1)).toBeLessThan(timesWhere(2))
})

it('names are never rarer together than by chance, and nobody has one more often than always', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-6, max: 0.05, noNaN: true }),
      fc.double({ min: 1e-6, max: 0.05, noNaN: true }),
      fc.nat(300),
      (one, other, together) => {
        const times = timesCommoner(given, family, {
          ...county,
          given: () => one,
          family: () => other,
          together: () => together,
        })
        expect(times).toBeGreaterThanOrEqual(1)
        expect(times * one).toBeLessThanOrEqual(1 + 1e-9)
      },
    ),
  )
})

it('the more people have a name, the less it says that this is the one', () => {
  const weightWhere = (together: number): number =>
    weigh(compare(piotr, piotr, { ...county, together: () => together }), builtInModel).weight
  expect(weightWhere(300)).toBeLessThan(weightWhere(20))
  expect(weightWhere(20)).toBeLessThan(weightWhere(1))
})
