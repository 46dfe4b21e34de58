import { describe, expect, test } from 'vitest'
import { addMinutes, day, instant } from '../time/index.ts'
import type { Actor } from './actor.ts'
import { isOffered, may, ownNothing, type Resource } from './may.ts'
import type { Rights } from './rights.ts'
import {
  acting,
  ccc,
  cccNightWorker,
  cccScreener,
  contactOf,
  firstTerm,
  pcc,
  somebody,
} from './scenarios.test-data.ts'

const at = instant('2023-03-01T10:00:00Z')
const agreement = {
  id: '00000000-0000-4000-8000-0000000000da',
  title: 'Delegation Agreement 2018',
  version: 1,
}
const answer = (actor: Actor, action: Parameters<typeof may>[1], resource: Resource): string => {
  const { allowed, because } = may(actor, action, resource, at)
  return `${allowed ? 'permit' : 'deny'}: ${because.rule}`
}

describe('what a partner agency was asked (authorisation B3 step 3, B8 no. 8 to 10)', () => {
  const police = acting(somebody('police', 'navigator', 'navigator', [], []), 'police', 'navigator')
  const flow = { id: 'a-flow', instrument: agreement }
  const asked = (over: Partial<NonNullable<Resource['asked']>>): Resource =>
    contactOf(pcc, {
      id: 'request',
      asked: { agency: 'police', flow, isOpen: true, hasAnswered: false, ...over },
    })

  test.each([
    ['open, under an agreement', asked({}), 'request.answer', 'permit: information-sharing'],
    ['of another agency', asked({ agency: 'health' }), 'request.answer', 'deny: no-standing'],
    ['under no agreement', asked({ flow: null }), 'request.answer', 'deny: no-flow'],
    ['closed', asked({ isOpen: false }), 'request.open', 'deny: enquiry-closed'],
    [
      'closed, and answered',
      asked({ isOpen: false, hasAnswered: true }),
      'request.open',
      'permit: own-contribution',
    ],
    [
      'closed, to answer again',
      asked({ isOpen: false, hasAnswered: true }),
      'request.answer',
      'deny: enquiry-closed',
    ],
    [
      'no longer under an agreement, and answered',
      asked({ flow: null, hasAnswered: true }),
      'request.open',
      'permit: own-contribution',
    ],
    ['nothing', contactOf(pcc), 'request.open', 'deny: no-standing'],
    ['their tray', ownNothing, 'request.tray', 'permit: own-agency'],
  ] as const)('%s', (_what, resource, action, expected) => {
    expect(answer(police, action, resource)).toBe(expected)
  })

  test('somebody of the agency who acts for another reaches neither', () => {
    expect(answer({ ...police, actingFor: 'health' }, 'request.tray', ownNothing)).toBe('deny: no-standing')
  })

  const link = { kind: 'link', linkId: 'a-link', requestId: 'request', proof: '', name: '' } as const
  test.each([
    ['the request it was sent for', asked({}), 'request.answer', 'permit: one-time-link'],
    ['another', { ...asked({}), id: 'another' }, 'request.answer', 'deny: not-signed-in'],
    ['a contact', contactOf(pcc, { id: 'request' }), 'request.answer', 'deny: not-signed-in'],
    ['what is no request', asked({}), 'contact.open', 'deny: not-signed-in'],
    ['one that is closed', asked({ isOpen: false }), 'request.answer', 'deny: enquiry-closed'],
    ['one under no agreement', asked({ flow: null }), 'request.answer', 'deny: no-flow'],
  ] as const)('a one-time link: %s', (_what, resource, action, expected) => {
    expect(answer(link, action, resource)).toBe(expected)
  })
})

describe('what an agreement, an exit list or a lending keeps back', () => {
  const reserved = firstTerm.map((each) => ({ ...each, reserved: ['contact.decide'] }))
  test.each([
    ['contact.decide', 'deny: reserved'],
    ['contact.open', 'permit: standing'],
  ] as const)('a decision the holder reserved: %s', (action, expected) => {
    expect(answer(acting(cccScreener(reserved), pcc, 'screening'), action, contactOf(pcc))).toBe(expected)
  })

  const listed = (mayWrite: boolean): Rights => ({
    ...cccScreener([]),
    runOff: [
      {
        authority: pcc,
        fn: 'screening',
        record: contactOf(pcc).id,
        mayWrite,
        from: addMinutes(at, -60),
        stopsAt: addMinutes(at, 60),
        instrument: agreement,
      },
    ],
  })
  const elsewhere = contactOf(pcc, { id: 'another' })
  test.each([
    ['listed to write, decided', listed(true), 'contact.decide', contactOf(pcc), 'permit: standing'],
    ['listed to read, opened', listed(false), 'contact.open', contactOf(pcc), 'permit: standing'],
    [
      'listed to read, decided',
      listed(false),
      'contact.decide',
      contactOf(pcc),
      'deny: exit-list-reads-only',
    ],
    ['not listed', listed(true), 'contact.open', elsewhere, 'deny: not-on-the-exit-list'],
    [
      'part of what is listed',
      listed(false),
      'contact.open',
      { ...elsewhere, within: [contactOf(pcc).id] },
      'permit: standing',
    ],
    ['the tray', listed(true), 'contact.tray', ownNothing, 'deny: no-standing'],
  ] as const)('an exit list: %s', (_what, rights, action, resource, expected) => {
    expect(answer(acting(rights, pcc, 'screening'), action, resource)).toBe(expected)
  })

  const lent: Rights = {
    ...cccNightWorker([]),
    placements: [
      {
        employer: ccc,
        host: pcc,
        fns: ['emergency-duty'],
        from: day('2023-01-01'),
        to: null,
        endsAt: addMinutes(at, -1),
        finishUntil: addMinutes(at, 60),
        instrument: agreement,
      },
    ],
  }
  const own = contactOf(pcc, { allocatedTo: [lent.staffId] })
  test.each([
    ['what is allocated to them', 'contact.open', own, 'permit: standing'],
    ['what is not', 'contact.open', contactOf(pcc), 'deny: lending-ended'],
    ['a decision', 'contact.decide', own, 'deny: lending-ended'],
    ['the tray', 'contact.tray', ownNothing, 'deny: no-standing'],
  ] as const)('somebody whose lending is over: %s', (_what, action, resource, expected) => {
    expect(answer(acting(lent, pcc, 'emergency-duty'), action, resource)).toBe(expected)
  })
})

test('the service itself, somebody without a hat, and a way that asks for a fresh sign-in', () => {
  expect(answer({ kind: 'system', job: 'nightly', actingFor: pcc }, 'contact.open', contactOf(pcc))).toBe(
    'permit: the-service-itself',
  )
  const hatless = { ...acting(cccScreener(firstTerm), pcc, 'screening'), actingFor: null }
  expect(answer(hatless, 'contact.open', contactOf(pcc))).toBe('deny: no-hat')
  expect(isOffered({ allowed: false, because: { rule: 'sign-in-again' } })).toBe(true)
  expect(isOffered({ allowed: false, because: { rule: 'no-standing' } })).toBe(false)
})
