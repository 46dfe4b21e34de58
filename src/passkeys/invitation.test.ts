import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMinutes, instant } from '../time/index.ts'
import {
  hashOfCode,
  type Invitee,
  type Inviter,
  newCode,
  newToken,
  stateOf,
  whyNotInvited,
} from './invitation.ts'
import { looksCopied, nameTrouble } from './passkey.ts'

const ccc = 'E10000003'
const pcc = 'E06000031'
const administrator: Inviter = { staffId: 'swift', actingFor: ccc, isAdministrator: true, manages: [] }
const manager: Inviter = { staffId: 'rook', actingFor: 'police', isAdministrator: false, manages: ['police'] }
const somebody: Invitee = {
  staffId: 'raven',
  employer: 'police',
  isCouncil: false,
  worksWith: [ccc, pcc],
  hasOwnSignIn: false,
}

describe('whether somebody may invite somebody', () => {
  test.each<[string, Inviter, Invitee, ReturnType<typeof whyNotInvited>]>([
    ['an administrator, an agency that works with their council', administrator, somebody, null],
    [
      'an administrator, an agency that works with the other council alone',
      administrator,
      { ...somebody, worksWith: [pcc] },
      'not-yours',
    ],
    [
      'an administrator, an employee of their own council',
      administrator,
      { ...somebody, employer: ccc, isCouncil: true, worksWith: [] },
      null,
    ],
    [
      'an administrator, an employee of the other council, whichever its teams work for',
      administrator,
      { ...somebody, employer: pcc, isCouncil: true },
      'not-yours',
    ],
    ['an administrator, themselves', administrator, { ...somebody, staffId: 'swift' }, 'yourself'],
    [
      'anybody, somebody whose employer has a sign-in of its own',
      administrator,
      { ...somebody, hasOwnSignIn: true },
      'has-own-sign-in',
    ],
    ['the manager of an agency’s team, a colleague', manager, somebody, null],
    ['a colleague who manages nobody', { ...manager, manages: [] }, somebody, 'not-yours'],
    [
      'the manager of an agency’s team, somebody of another agency',
      manager,
      { ...somebody, employer: 'health' },
      'not-yours',
    ],
    [
      'the manager of an agency’s team, an employee of a council',
      manager,
      { ...somebody, employer: ccc, isCouncil: true },
      'not-yours',
    ],
  ])('%s', (_words, inviter, invitee, why) => {
    expect(whyNotInvited(inviter, invitee)).toBe(why)
  })
})

describe('an invitation', () => {
  const at = instant('2026-11-23T09:00:00Z')
  const open = { usedAt: null, withdrawnAt: null, wrongCodes: 0, endsAt: addMinutes(at, 1) }
  test.each([
    ['open until the moment it ends', open, 'open'],
    ['over at that moment', { ...open, endsAt: at }, 'over'],
    ['used once', { ...open, usedAt: at }, 'used'],
    ['taken back', { ...open, withdrawnAt: at }, 'withdrawn'],
    ['guessed at four times', { ...open, wrongCodes: 4 }, 'open'],
    ['guessed at five times', { ...open, wrongCodes: 5 }, 'guessed'],
  ])('is %s', (_words, invitation, state) => expect(stateOf(invitation, at)).toBe(state))

  test('has a code nobody mishears, and another each time', () => {
    const codes = Array.from({ length: 500 }, newCode)
    expect(new Set(codes).size).toBe(500)
    for (const code of codes)
      expect(code).toMatch(/^[ACDEFGHJKLMNPQRTUVWXY34679]{4}-[ACDEFGHJKLMNPQRTUVWXY34679]{4}$/)
    expect(newToken()).toMatch(/^[\w-]{43}$/)
  })

  test('knows its code however it is written down, and no other', () => {
    fc.assert(
      fc.property(fc.constantFrom('', ' ', '-', '.', '  '), fc.boolean(), (between, isSmall) => {
        const [token, code] = [newToken(), newCode()]
        const written = code.replace('-', between)
        expect(hashOfCode(token, isSmall ? written.toLowerCase() : written)).toBe(hashOfCode(token, code))
        expect(hashOfCode(token, newCode())).not.toBe(hashOfCode(token, code))
        expect(hashOfCode(newToken(), code)).not.toBe(hashOfCode(token, code))
      }),
    )
  })
})

describe('a passkey’s counter (WebAuthn 6.1.1)', () => {
  test.each([
    [0, 0, false],
    [0, 1, false],
    [7, 8, false],
    [7, 7, true],
    [7, 6, true],
    [7, 0, true],
  ])('last %i, now %i: looks copied is %s', (last, sent, looks) => {
    expect(looksCopied(last, sent)).toBe(looks)
  })

  test('that only ever rises never looks copied, and one repeated always does', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 1000 }), (last, more) => {
        expect(looksCopied(last, last + more)).toBe(false)
        expect(looksCopied(last + more, last + more)).toBe(true)
      }),
    )
  })
})

test.each([
  ['', 'Enter a name'],
  ['x'.repeat(61), '60 characters or fewer'],
])('a passkey cannot be called “%s”', (name, said) => expect(nameTrouble(name)).toContain(said))
