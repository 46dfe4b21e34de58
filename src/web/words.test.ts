import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanBody, cleanText, many, one } from './words.ts'

/** What a browser sent, before anything looks at it. */

test('a field named like a part of every object is a field and nothing more', () => {
  const sent: unknown = JSON.parse(
    '{"__proto__": "x", "constructor": "y", "toString": ["z"], "name": "Wren"}',
  )
  const body = cleanBody(sent)
  expect(Object.getPrototypeOf(body)).toBe(Object.prototype)
  expect(Object.keys(body).toSorted()).toEqual(['__proto__', 'constructor', 'name', 'toString'])
  expect(one(body, 'name')).toBe('Wren')
  expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  expect(cleanBody(JSON.parse('{"__proto__": {"isManager": "yes"}}'))).not.toHaveProperty('isManager')
})

test('of a field sent more than once the first counts where one is meant, and all where several are', () => {
  const body = cleanBody({ person: ['first', 'second'], council: 'one' })
  expect([one(body, 'person'), many(body, 'person')]).toEqual(['first', ['first', 'second']])
  expect([one(body, 'council'), many(body, 'council')]).toEqual(['one', ['one']])
  expect([one(body, 'nothing'), many(body, 'nothing')]).toEqual(['', []])
})

test('what is not text is left out', () => {
  expect(cleanBody({ file: { name: 'x' }, number: 7, nothing: null, mixed: ['a', 7, {}] })).toEqual({
    mixed: ['a'],
  })
  expect(cleanBody('text')).toEqual({})
})

test('text is cleaned once: a second time changes nothing, and nothing in it can break JSON or PostgreSQL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const clean = cleanText(text)
      expect(cleanText(clean)).toBe(clean)
      expect(clean.isWellFormed()).toBe(true)
      expect(clean).not.toContain('\0')
    }),
  )
})

test('what looks encoded stays as it was typed', () => {
  for (const typed of ['%3Cscript%3E', '&lt;b&gt;', '\\u003cscript', '%2e%2e%2f', '+1 +2'])
    expect(cleanText(typed)).toBe(typed)
})
