import { describe, expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { type Action, actions, ruleOf } from './actions.ts'
import { may } from './may.ts'
import type { Grant } from './rights.ts'
import {
  acting,
  ccc,
  cccNightWorker,
  contactOf,
  extension,
  pcc,
  pccSocialWorker,
} from './scenarios.test-data.ts'

const at = instant('2026-11-24T02:10:00Z')
const record = '00000000-0000-4000-8000-00000000c0de'
const grant: Grant = {
  id: '00000000-0000-4000-8000-00000000b0b0',
  kind: 'break-glass',
  authority: pcc,
  from: at,
  until: instant('2026-11-24T09:00:00Z'),
  withdrawnAt: null,
  isApproved: false,
  records: [record],
}
const person = {
  ...contactOf(pcc, { kind: 'person', teams: [], restrictedTo: ['somebody-else'] }),
  id: record,
}
const worker = { ...cccNightWorker(extension), grants: [grant] }
const night = acting(worker, pcc, 'emergency-duty')

describe('a broken glass (authorisation B3 step 7, B5)', () => {
  test('opens a restricted record while it lasts, and the look says so', () => {
    expect(may(night, 'person.open', person, at)).toMatchObject({
      allowed: true,
      because: { rule: 'broke-glass', grant: grant.id },
    })
    expect(may(night, 'person.open', person, instant('2026-11-24T09:00:00Z'))).toMatchObject({
      because: { rule: 'restricted' },
    })
    expect(
      may(acting({ ...worker, grants: [] }, pcc, 'emergency-duty'), 'person.open', person, at),
    ).toMatchObject({
      because: { rule: 'restricted' },
    })
  })

  test('stands in for the relationship to a contact', () => {
    const social = { ...pccSocialWorker([]), grants: [grant] }
    const contact = contactOf(pcc, { teams: [] })
    expect(may(acting(social, pcc, 'assessment'), 'contact.open', contact, at)).toMatchObject({
      because: { rule: 'broke-glass' },
    })
    const before = acting(pccSocialWorker([]), pcc, 'assessment')
    expect(may(before, 'contact.open', contact, at)).toMatchObject({ because: { rule: 'reason-needed' } })
  })

  test('gives nothing but looking: every other action on a restricted record is refused', () => {
    for (const action of Object.keys(actions) as Action[]) {
      if (ruleOf(action).reach !== 'record') continue
      const decision = may(night, action, person, at)
      expect([action, decision.allowed]).toEqual([
        action,
        ruleOf(action).opens === true &&
          may(night, action, { ...person, restrictedTo: [worker.staffId] }, at).allowed,
      ])
    }
  })

  test('says so, where somebody would change what they may only read', () => {
    expect(may(night, 'person.change', person, at)).toEqual({
      allowed: false,
      because: { rule: 'glass-reads-only' },
    })
  })

  test.each([
    [
      'a conflict of interest',
      { ...night },
      { ...person, conflictedStaff: [worker.staffId] },
      'conflict-of-interest',
    ],
    [
      'lapsed training',
      acting({ ...worker, trainingValidTo: null }, pcc, 'emergency-duty'),
      person,
      'training-lapsed',
    ],
    [
      'an agreement that has lapsed',
      acting({ ...worker, delegations: [] }, pcc, 'emergency-duty'),
      person,
      'no-standing',
    ],
    ['a record of another council', night, { ...person, owner: ccc }, 'wrong-hat'],
    [
      'a record it does not name',
      night,
      { ...person, id: '00000000-0000-4000-8000-00000000dead' },
      'restricted',
    ],
  ])('never overrides %s', (_what, actor, resource, rule) =>
    expect(may(actor, 'person.open', resource, at)).toMatchObject({ allowed: false, because: { rule } }),
  )

  test('whoever is named on the record opens it by their own right', () => {
    expect(may(night, 'person.open', { ...person, restrictedTo: [worker.staffId] }, at)).toMatchObject({
      because: { rule: 'standing' },
    })
  })
})
