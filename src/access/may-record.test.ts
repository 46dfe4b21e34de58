import { describe, expect, test } from 'vitest'
import { day, instant } from '../time/index.ts'
import type { Action } from './actions.ts'
import type { StaffActor } from './actor.ts'
import { may, ownNothing, type Resource } from './may.ts'
import type { Membership, Rights } from './rights.ts'
import {
  acting,
  adultAgreement,
  ccc,
  cccNightWorker,
  cccScreener,
  contactOf,
  firstTerm,
  pcc,
  pccSocialWorker,
  somebody,
} from './scenarios.test-data.ts'

const at = instant('2023-06-15T10:00:00Z')
const agreement = { id: 'an-agreement', title: 'An agreement', version: 1 }
const ever = { from: day('1998-04-01'), to: null } as const
const untilYesterday = { from: day('1998-04-01'), to: day('2023-06-15') } as const

const answer = (actor: Parameters<typeof may>[0], action: Action, resource: Resource): string => {
  const { allowed, because } = may(actor, action, resource, at)
  return `${allowed ? 'permit' : 'deny'}: ${because.rule}`
}
const screener = cccScreener(firstTerm)
const screening = (some: Partial<Rights> = {}, council = pcc): StaffActor =>
  acting({ ...screener, ...some }, council, 'screening')
const inTeams = (rights: Rights, more: (team: Membership) => Partial<Membership>): Rights => ({
  ...rights,
  memberships: rights.memberships.map((team) => ({ ...team, ...more(team) })),
})
const navigator = acting(somebody('police', 'navigator', 'navigator', [], []), 'police', 'navigator')

describe('what was asked of an agency, told in full (authorisation B8 no. 8 and 9)', () => {
  const flow = { id: 'a-flow', instrument: agreement }
  const asked = { agency: 'police', flow, isOpen: true, hasAnswered: true }
  const request = contactOf(pcc, { id: 'request', asked })
  const link = { kind: 'link', linkId: 'a-link', requestId: 'request', proof: '', name: '' } as const
  test.each<[what: string, Parameters<typeof may>[0], Action, Resource, because: unknown]>([
    [
      'a navigator, while it is open',
      navigator,
      'request.open',
      request,
      { rule: 'information-sharing', agency: 'police', flow: 'a-flow', instrument: agreement },
    ],
    [
      'a navigator, what their agency said, once it is closed',
      navigator,
      'request.open',
      { ...request, asked: { ...asked, isOpen: false } },
      { rule: 'own-contribution', agency: 'police' },
    ],
    [
      'a navigator, their tray',
      navigator,
      'request.tray',
      ownNothing,
      { rule: 'own-agency', agency: 'police' },
    ],
    [
      'a one-time link',
      link,
      'request.answer',
      request,
      { rule: 'one-time-link', link: 'a-link', flow: 'a-flow', instrument: agreement },
    ],
  ])('%s', (_what, actor, action, resource, because) => {
    expect(may(actor, action, resource, at)).toEqual({ allowed: true, because })
  })

  test('a council’s hat is no navigator’s, whichever function is claimed; whoever has both may wear either', () => {
    const both: Rights = {
      ...screener,
      employments: [...screener.employments, ...navigator.rights.employments],
      roles: [...screener.roles, ...navigator.rights.roles],
      memberships: [...screener.memberships, ...navigator.rights.memberships],
    }
    expect(answer(acting(both, 'police', 'navigator'), 'request.tray', ownNothing)).toBe('permit: own-agency')
    expect(answer(acting(both, ccc, 'navigator'), 'request.tray', ownNothing)).toBe('deny: no-standing')
  })
})

describe('whose record it is, and whose hat is worn (authorisation B3 steps 2 and 3)', () => {
  const twoTeams: Rights = {
    ...screener,
    memberships: [
      ...inTeams(screener, () => ({ serves: [{ authority: ccc, ...ever }] })).memberships,
      ...inTeams(screener, () => ({ fn: 'mash' })).memberships,
    ],
  }
  test.each<[what: string, StaffActor, Action, Resource, expected: string]>([
    ['the tray of a council with standing', screening(), 'contact.tray', ownNothing, 'permit: standing'],
    ['and of one without', screening({ delegations: [] }), 'contact.tray', ownNothing, 'deny: no-standing'],
    ['the other hat would open it', screening({}, ccc), 'contact.open', contactOf(pcc), 'deny: wrong-hat'],
    [
      'the other hat is of another function',
      acting(twoTeams, ccc, 'screening'),
      'contact.open',
      contactOf(pcc),
      'deny: no-standing',
    ],
    [
      'an adult’s, the children’s agreement in force',
      acting(cccNightWorker(firstTerm), pcc, 'emergency-duty'),
      'contact.open',
      contactOf(pcc, { clientGroup: 'adults' }),
      'deny: no-adult-instrument',
    ],
    [
      'an adult’s, no agreement in force',
      acting(cccNightWorker([]), pcc, 'emergency-duty'),
      'contact.open',
      contactOf(pcc, { clientGroup: 'adults' }),
      'deny: no-standing',
    ],
    [
      'a child’s, the adults’ agreement in force',
      acting(cccNightWorker(adultAgreement), pcc, 'emergency-duty'),
      'contact.open',
      contactOf(pcc),
      'deny: no-standing',
    ],
  ])('%s', (_what, actor, action, resource, expected) => {
    expect(answer(actor, action, resource)).toBe(expected)
  })
})

describe('the relationship to a record (authorisation B3 step 4)', () => {
  const own = { ...pccSocialWorker([]), staffId: 'me' }
  const open = (rights: Rights, some: Partial<Resource>, fn: Membership['fn'] = 'assessment') =>
    answer(acting(rights, pcc, fn), 'contact.open', contactOf(pcc, { teams: [], ...some }))
  const onlyCcc = inTeams(screener, () => ({ serves: [{ authority: ccc, ...ever }] }))
  const noLonger = inTeams(screener, () => ({ serves: [{ authority: pcc, ...untilYesterday }] }))
  test.each<[what: string, answered: string, expected: 'permit: standing' | 'deny: reason-needed']>([
    ['none', open(own, {}), 'deny: reason-needed'],
    ['allocated to me', open(own, { allocatedTo: ['somebody', 'me'] }), 'permit: standing'],
    ['allocated to somebody else', open(own, { allocatedTo: ['somebody'] }), 'deny: reason-needed'],
    ['my reason given today', open(own, { reasonGivenBy: ['somebody', 'me'] }), 'permit: standing'],
    ['somebody else’s reason', open(own, { reasonGivenBy: ['somebody'] }), 'deny: reason-needed'],
    ['with my team', open(own, { teams: ['a team', `team-assessment-${pcc}`] }), 'permit: standing'],
    [
      'with one of my two teams',
      open(
        { ...own, memberships: [...own.memberships, ...screener.memberships] },
        {
          teams: [`team-assessment-${pcc}`],
        },
      ),
      'permit: standing',
    ],
    ['with another team', open(own, { teams: ['a team'] }), 'deny: reason-needed'],
    [
      'in the queue of my function',
      open(screener, { teams: ['queue:screening'] }, 'screening'),
      'permit: standing',
    ],
    [
      'in the queue of another function',
      open(screener, { teams: ['queue:mash'] }, 'screening'),
      'deny: reason-needed',
    ],
    [
      'in the queue, of a council my team does not serve',
      open(onlyCcc, { teams: ['queue:screening'] }, 'screening'),
      'deny: reason-needed',
    ],
    [
      'in the queue, of a council my team serves no longer',
      open(noLonger, { teams: ['queue:screening'] }, 'screening'),
      'deny: reason-needed',
    ],
  ])('%s', (_what, answered, expected) => {
    expect(answered).toBe(expected)
  })

  test('is asked for by opening, not by deciding what is in front of one', () => {
    expect(answer(screening(), 'contact.decide', contactOf(pcc, { teams: [] }))).toBe('permit: standing')
  })

  test('a restricted record opens to those named on it, and needs their relationship all the same', () => {
    const restricted = (...names: string[]) => open(own, { restrictedTo: names })
    expect(restricted('somebody', 'me')).toBe('deny: reason-needed')
    expect(restricted('somebody')).toBe('deny: restricted')
    expect(restricted()).toBe('deny: restricted')
  })
})
