import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOfWord } from './name-words.ts'
import { nicknames } from './nicknames.ts'
import { soundAlike, withSound } from './sounds.ts'
import { transliterations } from './transliterations.ts'
import { areVariants, variantsOf } from './variants.ts'

const words = [...new Set(`${nicknames} ${transliterations}`.split(/\s+/).filter((word) => word !== ''))]

it('a nickname stands first of all for the name it is short for', () =>
  expect(['liz', 'bill', 'peggy'].map((word) => variantsOf(word)[0])).toEqual([
    'elizabeth',
    'william',
    'margaret',
  ]))

it('Sam may be a girl or a boy', () =>
  expect(variantsOf('sam').slice(0, 4)).toEqual(expect.arrayContaining(['samantha', 'samuel'])))

it('nobody is looked for by more than twelve other names, and never by their own', () => {
  for (const word of words) {
    expect(variantsOf(word).length).toBeLessThanOrEqual(12)
    expect(variantsOf(word)).not.toContain(word)
  }
})

it('being another form of a name goes both ways', () => {
  const any = fc.constantFrom(...words.map((word) => partsOfWord(word).join('')))
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(areVariants(one, other)).toBe(areVariants(other, one))
    }),
  )
})

it('every line is in the letters names are compared in, and holds more than one name', () => {
  for (const line of `${nicknames.trim()}\n${transliterations.trim()}`.split('\n')) {
    expect(line.split(' ').length, line).toBeGreaterThan(1)
    expect(line.toLowerCase()).toBe(line)
    expect(line).toMatch(/^[\p{L}\p{M} ]+$/u)
  }
})

it.each([
  ['hussain', 'hossein'],
  ['chowdhury', 'choudhry'],
  ['kowalczyk', 'kowalchyk'],
  ['szymon', 'shimon'],
  ['fathima', 'fatima'],
  ['stephen', 'steven'],
  ['philip', 'filip'],
])('%s sounds like %s', (one, other) => expect(soundAlike(withSound(one), withSound(other))).toBe(true))

it('Maya and Mia share one sound, which is too little', () =>
  expect(soundAlike(withSound('maya'), withSound('mia'))).toBe(false))
