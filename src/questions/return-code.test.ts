import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashOfCode, newCode } from './return-code.ts'

test('a code is kept by a slow hash, another for each draft, and never by a plain one', () => {
  const [draft, another] = ['0193a1b2-0000-7000-8000-000000000001', '0193a1b2-0000-7000-8000-000000000002']
  const kept = hashOfCode(draft, '123456')
  expect(kept).toBe(hashOfCode(draft, '123456'))
  expect(kept).not.toBe(hashOfCode(another, '123456'))
  expect(kept).not.toBe(createHash('sha256').update(`${draft}/123456`).digest('base64url'))
  expect(Buffer.from(kept, 'base64url')).toHaveLength(32)
})

test('a code is six figures, and another each time', () => {
  const codes = Array.from({ length: 200 }, newCode)
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBeGreaterThan(190)
})
