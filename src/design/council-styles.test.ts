import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrast, councilStyles, textColourOn } from './council-styles.ts'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`)

it('whatever colour a council chooses, its name can be read on it', () => {
  fc.assert(fc.property(colours, (colour) => contrast(colour, textColourOn(colour)) >= 4.5))
})

it('black on white is the greatest contrast there is, a colour on itself is none', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#12436d', '#12436d')).toBe(1)
})

it('each council gets a rule of its own', () => {
  expect(councilStyles([{ code: 'E10000003', colour: '#12436d' }])).toBe(
    '.council--E10000003{--council-colour:#12436d;--council-text-colour:#ffffff}',
  )
})

it.each([
  ['a colour that is none', { code: 'E10000003', colour: 'red;} body {display:none' }],
  ['a code that is none', { code: 'x{}', colour: '#12436d' }],
])('refuses %s', (_, council) => {
  expect(() => councilStyles([council])).toThrow(RangeError)
})
