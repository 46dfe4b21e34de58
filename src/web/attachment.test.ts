import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAttachment } from './attachment.ts'

describe('the name a file is saved under', () => {
  test.each([
    ['arrest-plan.pdf', 'arrest-plan.pdf'],
    ["Wren's letter (2).pdf", 'Wren%27s%20letter%20%282%29.pdf'],
    ['“Zoë”; filename=evil.html', '%E2%80%9CZo%C3%AB%E2%80%9D%3B%20filename%3Devil.html'],
    ['two\r\nSet-Cookie: lines', 'two%0D%0ASet-Cookie%3A%20lines'],
  ])('%s is one word of the header', (name, word) => {
    expect(asAttachment(name)).toBe(`attachment; filename*=UTF-8''${word}`)
  })

  test('whatever it is, ends no header, opens no other part of it, and is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const word = asAttachment(name).replace("attachment; filename*=UTF-8''", '')
        expect(word).toMatch(/^[A-Za-z0-9!#$&+.^_`|~%-]*$/)
        expect(decodeURIComponent(word)).toBe(name.toWellFormed())
      }),
    )
  })
})
