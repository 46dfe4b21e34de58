import { describe, expect, test } from 'vitest'
import { addMinutes, day, instant } from '../time/index.ts'
import type { Action } from './actions.ts'
import type { StaffActor } from './actor.ts'
import { councilsRecord, isOffered, may, ownNothing, type Resource } from './may.ts'
import type { Membership, Rights } from './rights.ts'
import {
  acting,
  ccc,
  cccScreener,
  contactOf,
  endOf,
  firstTerm,
  pcc,
  pccSocialWorker,
  somebody,
} from './scenarios.test-data.ts'

const at = instant('2023-06-15T10:00:00Z')
const ever = { from: day('1998-04-01'), to: null } as const
const untilYesterday = { from: day('1998-04-01'), to: day('2023-06-15') } as const

const answer = (actor: Parameters<typeof may>[0], action: Action, resource: Resource): string => {
  const { allowed, because } = may(actor, action, resource, at)
  return `${allowed ? 'permit' : 'deny'}: ${because.rule}`
}
const screener = cccScreener(firstTerm)
const screening = (some: Partial<Rights> = {}): StaffActor =>
  acting({ ...screener, ...some }, pcc, 'screening')
const inTeams = (rights: Rights, more: (team: Membership) => Partial<Membership>): Rights => ({
  ...rights,
  memberships: rights.memberships.map((team) => ({ ...team, ...more(team) })),
})
const auditor = acting(somebody(pcc, 'quality-assurance', 'auditor', [pcc], []), pcc, 'quality-assurance')
const navigator = acting(somebody('police', 'navigator', 'navigator', [], []), 'police', 'navigator')

describe('before any record is looked at (authorisation B3 step 1)', () => {
  test.each<[what: string, StaffActor, Action, Resource, expected: string]>([
    [
      'training through today',
      screening({ trainingValidTo: day('2023-06-16') }),
      'contact.decide',
      contactOf(pcc),
      'permit: standing',
    ],
    [
      'training until yesterday',
      screening({ trainingValidTo: day('2023-06-15') }),
      'contact.decide',
      contactOf(pcc),
      'deny: training-lapsed',
    ],
    [
      'training not written down',
      screening({ trainingValidTo: null }),
      'contact.decide',
      contactOf(pcc),
      'deny: training-lapsed',
    ],
    [
      'no training, choosing a hat',
      screening({ trainingValidTo: null }),
      'hat.choose',
      ownNothing,
      'permit: nobodys-record',
    ],
    [
      'related to the child, and no training',
      screening({ trainingValidTo: null }),
      'contact.decide',
      contactOf(pcc, { conflictedStaff: [screener.staffId] }),
      'deny: conflict-of-interest',
    ],
    [
      'acting for nobody',
      { ...screening(), actingFor: null },
      'contact.decide',
      contactOf(pcc),
      'deny: no-hat',
    ],
    ['under no function', { ...screening(), fn: null }, 'contact.decide', contactOf(pcc), 'deny: no-hat'],
    [
      'left one council for the other, choosing a hat',
      screening({
        employments: [...endOf(pccSocialWorker([]), day('2023-06-15')).employments, ...screener.employments],
      }),
      'hat.choose',
      ownNothing,
      'permit: nobodys-record',
    ],
    [
      'left, choosing a hat',
      acting(endOf(screener, day('2023-06-15')), pcc, 'screening'),
      'hat.choose',
      ownNothing,
      'deny: no-standing',
    ],
    [
      'left, reading what is nobody’s',
      acting(endOf(screener, day('2023-06-15')), pcc, 'screening'),
      'agreements.read',
      ownNothing,
      'deny: no-standing',
    ],
    [
      'another function',
      acting(pccSocialWorker([]), pcc, 'assessment'),
      'contact.decide',
      contactOf(pcc),
      'deny: not-in-this-function',
    ],
    [
      'no team of that function',
      acting(screener, pcc, 'emergency-duty'),
      'people.search',
      ownNothing,
      'deny: not-in-this-function',
    ],
    [
      'the team left yesterday',
      acting(
        inTeams(screener, () => untilYesterday),
        pcc,
        'screening',
      ),
      'people.search',
      ownNothing,
      'deny: not-in-this-function',
    ],
    [
      'a role until yesterday',
      screening({ roles: [{ role: 'contact-adviser', ...untilYesterday }] }),
      'contact.decide',
      contactOf(pcc),
      'deny: not-competent',
    ],
    [
      'another role',
      screening({ roles: [{ role: 'social-worker', ...ever }] }),
      'contact.decide',
      contactOf(pcc),
      'deny: not-competent',
    ],
    [
      'one of two roles',
      screening({
        roles: [
          { role: 'social-worker', ...ever },
          { role: 'contact-adviser', ...ever },
        ],
      }),
      'contact.decide',
      contactOf(pcc),
      'permit: standing',
    ],
    [
      'no role where none is asked for',
      screening({ roles: [] }),
      'people.search',
      ownNothing,
      'permit: standing',
    ],
    ['a way for anybody in the councils', screening(), 'alerts.own', ownNothing, 'permit: standing'],
    ['a partner agency searching', navigator, 'people.search', ownNothing, 'deny: not-in-this-function'],
    [
      'an administrator searching',
      acting(somebody(pcc, 'administration', 'administrator', [pcc], []), pcc, 'administration'),
      'people.search',
      ownNothing,
      'deny: not-in-this-function',
    ],
    ['an auditor searching', auditor, 'people.search', ownNothing, 'deny: not-in-this-function'],
    [
      'a partner agency told what anybody in the councils is',
      navigator,
      'alerts.own',
      ownNothing,
      'deny: not-in-this-function',
    ],
    [
      'an auditor told what anybody in the councils is',
      auditor,
      'alerts.own',
      ownNothing,
      'deny: not-in-this-function',
    ],
    [
      'a partner agency reading what is nobody’s',
      navigator,
      'agreements.read',
      ownNothing,
      'permit: nobodys-record',
    ],
    ['an auditor reading what is nobody’s', auditor, 'agreements.read', ownNothing, 'permit: nobodys-record'],
  ])('%s', (_what, actor, action, resource, expected) => {
    expect(answer(actor, action, resource)).toBe(expected)
  })

  test('the refusal names the function', () => {
    const fn = 'assessment'
    const because = { rule: 'not-in-this-function', fn }
    const worker = acting(pccSocialWorker([]), pcc, fn)
    expect(may(worker, 'contact.decide', contactOf(pcc), at)).toEqual({ allowed: false, because })
    const elsewhere = acting(screener, pcc, fn)
    expect(may(elsewhere, 'people.search', ownNothing, at)).toEqual({ allowed: false, because })
  })

  test('somebody outside, and the service itself', () => {
    const outside = { kind: 'public' } as const
    expect(answer(outside, 'contact.take', contactOf(pcc))).toBe('permit: intake-is-never-refused')
    expect(answer(outside, 'hat.choose', ownNothing)).toBe('deny: not-signed-in')
    expect(
      may({ kind: 'system', job: 'nightly', actingFor: pcc }, 'person.seal', contactOf(pcc), at),
    ).toEqual({
      allowed: true,
      because: { rule: 'the-service-itself', job: 'nightly' },
    })
  })
})

describe('a sign-in that is not fresh (authorisation B3 step 1)', () => {
  const officer = acting(somebody(pcc, 'oversight', 'privacy-officer', [pcc], []), pcc, 'oversight')
  const signedIn = (actor: StaffActor, isFresh: boolean): StaffActor => ({
    ...actor,
    assurance: { way: 'passkey', freshUntil: isFresh ? addMinutes(at, 60) : at },
  })
  test.each<[what: string, StaffActor, Action, Resource, expected: string]>([
    ['fresh, sealing', signedIn(officer, true), 'person.seal', contactOf(pcc), 'permit: standing'],
    ['not fresh, sealing', signedIn(officer, false), 'person.seal', contactOf(pcc), 'deny: sign-in-again'],
    ['nobody knows, sealing', officer, 'person.seal', contactOf(pcc), 'deny: sign-in-again'],
    [
      'not fresh, and not allowed anyway',
      signedIn(officer, false),
      'person.seal',
      contactOf(ccc),
      'deny: no-standing',
    ],
    [
      'not fresh, changing a passkey',
      signedIn(officer, false),
      'passkey.change',
      ownNothing,
      'deny: sign-in-again',
    ],
    [
      'not fresh, where it is not asked for',
      signedIn(officer, false),
      'agreements.read',
      ownNothing,
      'permit: nobodys-record',
    ],
  ])('%s', (_what, actor, action, resource, expected) => {
    expect(answer(actor, action, resource)).toBe(expected)
    expect(isOffered(may(actor, action, resource, at))).toBe(expected !== 'deny: no-standing')
  })
})

test('a record about which only its council decides is with nobody else', () => {
  const nothing = {
    clientGroup: 'children',
    teams: [],
    allocatedTo: [],
    conflictedStaff: [],
    reasonGivenBy: [],
  }
  expect(ownNothing).toEqual({ ...nothing, kind: 'none', id: '', owner: '' })
  expect(councilsRecord('grant', { owner: pcc, id: 'a-grant' })).toEqual({
    ...nothing,
    kind: 'grant',
    id: 'a-grant',
    owner: pcc,
  })
})
