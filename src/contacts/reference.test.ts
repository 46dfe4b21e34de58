import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReference, referenceFrom } from './reference.ts'

const aReference = fc.uint8Array({ minLength: 7, maxLength: 7 }).map(referenceFrom)

test('a reference reads back however it is typed', () => {
  fc.assert(
    fc.property(aReference, (reference) => {
      expect(readReference(reference)).toBe(reference)
      expect(readReference(` ${reference.toLowerCase().replace('-', '  ')} `)).toBe(reference)
    }),
  )
})

test('one wrong letter never finds another child', () => {
  fc.assert(
    fc.property(
      aReference,
      fc.nat(7),
      fc.constantFrom(...'23456789ACDEFGHJKLMNPQRTUVWXY'),
      (reference, place, wrong) => {
        const letters = [...reference.replace('-', '')]
        fc.pre(letters[place] !== wrong)
        letters[place] = wrong
        expect(readReference(letters.join(''))).toBeNull()
      },
    ),
  )
})

test('two neighbouring letters swapped are noticed', () => {
  fc.assert(
    fc.property(aReference, fc.nat(5), (reference, place) => {
      const letters = [...reference.replace('-', '')]
      const [one, other] = [letters[place] ?? '', letters[place + 1] ?? '']
      fc.pre(one !== other)
      letters[place] = other
      letters[place + 1] = one
      expect(readReference(letters.join(''))).toBeNull()
    }),
  )
})

test('a reference holds none of the letters people mistake for another', () => {
  for (let n = 0; n < 500; n += 1)
    expect(referenceFrom(randomBytes(7))).toMatch(/^[^01OIBSZ-]{4}-[^01OIBSZ-]{4}$/)
})

test('anything else is not a reference', () => {
  for (const typed of ['', 'K7QM', 'hello there', 'K7QM-3F9TT', '’; drop table'])
    expect(readReference(typed)).toBeNull()
})
