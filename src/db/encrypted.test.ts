import { describe, expect, test } from 'vitest'
import { isKeptFromOthers, refusePlainConnection } from './encrypted.ts'

/** ASVS 5.0 V12.3.1, V12.3.2: what goes to the database is encrypted, and to nobody else. */

describe('a connection to the database', () => {
  test.each([
    ['on this machine', 'postgres://owner:secret@127.0.0.1:5432/front_door', true],
    ['on this machine, by the newer kind of address', 'postgres://owner:secret@[::1]:5432/front_door', true],
    ['through a socket of this machine', 'postgres://owner@/front_door?host=/var/run/postgresql', true],
    ['elsewhere, encrypted and verified', 'postgres://o:s@db.example.org/f?sslmode=verify-full', true],
    ['elsewhere, plain', 'postgres://owner:secret@db.example.org/front_door', false],
    ['elsewhere, plain because it was asked for', 'postgres://o:s@db.example.org/f?sslmode=disable', false],
    ['elsewhere, encrypted for anybody', 'postgres://o:s@db.example.org/f?sslmode=no-verify', false],
    [
      'elsewhere, encrypted for anybody in the older way',
      'postgres://o:s@db.example.org/f?sslmode=require&uselibpqcompat=true',
      false,
    ],
  ])('%s', (_which, url, isKept) => {
    expect(isKeptFromOthers(url)).toBe(isKept)
  })

  test('that others could read is refused in words that hold no secret', () => {
    const refused = (): void =>
      refusePlainConnection('DATABASE_URL', 'postgres://owner:secret-word@db.example.org/f')
    expect(refused).toThrow(/DATABASE_URL to db\.example\.org .* sslmode=verify-full/)
    expect(refused).not.toThrow(/secret-word/)
  })
})
