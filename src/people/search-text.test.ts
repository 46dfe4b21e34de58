import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchText } from './search-text.ts'

describe('names as they are compared', () => {
  it.each([
    ['Zoë Brontë', 'zoe bronte'],
    ['Siân O’Neill-Smith', 'sian oneill smith oneillsmith'],
    ["D'Arcy", 'darcy'],
    ['Łukasz Żółw', 'lukasz zolw'],
    ['JOSÉ  josé', 'jose'],
    ['Baby Heron', 'heron'],
    ['Unknown', ''],
    ['محمد', 'محمد'],
    ['', ''],
  ])('%j is found by %j', (name, words) => {
    expect(searchText(name)).toBe(words)
  })

  it('every name somebody is known by counts, each word once', () => {
    expect(searchText('Maya Rose', 'Teal', 'Maya')).toBe('maya rose teal')
  })

  it('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(searchText(searchText(name))).toBe(searchText(name))
      }),
    )
  })
})
