import { describe, expect, test } from 'vitest'
import { day, instant, type Instant } from '../time/index.ts'
import { type Action, ruleOf } from './actions.ts'
import type { StaffActor } from './actor.ts'
import { type Decision, may, ownNothing, type Resource } from './may.ts'
import { instrumentOf } from './standing.ts'
import {
  acting,
  adultAgreement,
  ccc,
  cccNightWorker,
  cccScreener,
  contactOf,
  endOf,
  extension,
  extensionInCallIn,
  firstTerm,
  pcc,
  pccSocialWorker,
} from './scenarios.test-data.ts'

const inBrief = (decision: Decision): string => {
  if (!decision.allowed) return `deny: ${decision.because.rule}`
  const { because } = decision
  if (because.rule !== 'standing') return `permit: ${because.rule}`
  const instrument = instrumentOf(because.standing)
  return instrument === null
    ? `permit: ${because.standing.by}`
    : `permit: ${because.standing.by}, ${instrument.title}`
}

const asked = (actor: StaffActor, action: Action, resource: Resource, at: string): string =>
  inBrief(may(actor, action, resource, instant(at)))

const screenerForPcc = (delegations = firstTerm) => acting(cccScreener(delegations), pcc, 'screening')
const underTheAgreement = 'permit: delegated-function, Delegation Agreement 2018'

describe('the worked scenarios (authorisation B8)', () => {
  test('1: a Cambridgeshire screener opens a Peterborough child’s contact on 1 March 2019, under the agreement', () => {
    expect(asked(screenerForPcc(), 'contact.open', contactOf(pcc), '2019-03-01T10:00:00Z')).toBe(
      underTheAgreement,
    )
  })

  test('2: the same on 17 December 2018 at 10:00, when screening had moved and the authority had not', () => {
    const at = '2018-12-17T10:00:00Z'
    expect(asked(screenerForPcc(), 'contact.open', contactOf(pcc), at)).toBe('deny: no-standing')
    expect(asked(screenerForPcc(), 'contact.decide', contactOf(pcc), at)).toBe('deny: no-standing')
    expect(asked(screenerForPcc(), 'contact.tray', ownNothing, at)).toBe('deny: no-standing')
    expect(asked(screenerForPcc(), 'contact.take', contactOf(pcc), at)).toBe(
      'permit: intake-is-never-refused',
    )
  })

  test('2: a decision that took effect on 19 December gives nothing before the term begins on 1 January', () => {
    for (const [at, expected] of [
      ['2018-12-19T12:00:00Z', 'deny: no-standing'],
      ['2018-12-31T23:59:59Z', 'deny: no-standing'],
      ['2019-01-01T00:00:00Z', underTheAgreement],
    ] as const)
      expect(asked(screenerForPcc(), 'contact.open', contactOf(pcc), at), at).toBe(expected)
  })

  test('3: the agreement holds through the last second of 2023 and not through the first of 2024', () => {
    const open = (at: string) => asked(screenerForPcc(), 'contact.open', contactOf(pcc), at)
    expect(open('2023-12-31T23:59:59Z')).toBe(underTheAgreement)
    expect(open('2024-01-01T00:00:00Z')).toBe('deny: no-standing')
  })

  test('3: after the lapse a contact is still taken in, and the emergency card still opens', () => {
    const at = '2024-01-01T00:00:00Z'
    expect(asked(screenerForPcc(), 'contact.take', contactOf(pcc), at)).toBe(
      'permit: intake-is-never-refused',
    )
    expect(asked(screenerForPcc(), 'emergency-card.open', ownNothing, at)).toBe('permit: nobodys-record')
  })

  test('4: an extension whose call-in still runs gives nothing; once it has ended it gives what the first term gave', () => {
    const at = '2024-01-01T00:00:00Z'
    const under = (delegations: typeof firstTerm) =>
      asked(screenerForPcc([...firstTerm, ...delegations]), 'contact.open', contactOf(pcc), at)
    expect(under(extensionInCallIn)).toBe('deny: no-standing')
    expect(under(extension)).toBe(underTheAgreement)
  })

  test('5: Peterborough’s own social worker keeps access to a Peterborough child while the agreement is in force', () => {
    const worker = acting(pccSocialWorker(firstTerm), pcc, 'assessment')
    expect(asked(worker, 'contact.open', contactOf(pcc), '2019-03-01T10:00:00Z')).toBe(
      'permit: own-employment',
    )
  })

  test('6: acting for Cambridgeshire, a Peterborough child’s contact is denied and the switch is offered', () => {
    const wrongHat = acting(cccScreener(firstTerm), ccc, 'screening')
    const decision = may(wrongHat, 'contact.open', contactOf(pcc), instant('2019-03-01T10:00:00Z'))
    expect(decision).toEqual({ allowed: false, because: { rule: 'wrong-hat', actFor: pcc } })
  })

  test('6: the switch is not offered where the other hat would open nothing either', () => {
    const wrongHat = acting(cccScreener(firstTerm), ccc, 'screening')
    expect(asked(wrongHat, 'contact.open', contactOf(pcc), '2024-01-01T00:00:00Z')).toBe('deny: no-standing')
  })

  test('12: an adult-only concern is outside the children’s agreement, and says where it goes', () => {
    const adult = contactOf(pcc, { clientGroup: 'adults' })
    const night = acting(cccNightWorker(firstTerm), pcc, 'emergency-duty')
    expect(asked(night, 'contact.open', adult, '2020-02-02T02:10:00Z')).toBe('deny: no-adult-instrument')
  })

  test('12: with an adult instrument, or as the council’s own employee, the adult’s concern is opened', () => {
    const at = '2020-02-02T02:10:00Z'
    const covered = acting(cccNightWorker([...firstTerm, ...adultAgreement]), pcc, 'emergency-duty')
    expect(asked(covered, 'contact.open', contactOf(pcc, { clientGroup: 'adults' }), at)).toBe(
      underTheAgreement,
    )
    const own = acting(cccNightWorker(firstTerm), ccc, 'emergency-duty')
    expect(asked(own, 'contact.open', contactOf(ccc, { clientGroup: 'adults' }), at)).toBe(
      'permit: own-employment',
    )
  })

  test('13: the child’s aunt is refused whatever the agreements say, under either hat', () => {
    const rights = cccScreener(firstTerm)
    for (const owner of [ccc, pcc]) {
      const contact = contactOf(owner, { conflictedStaff: [rights.staffId], reasonGivenBy: [rights.staffId] })
      const aunt = acting(rights, owner, 'screening')
      expect(asked(aunt, 'contact.open', contact, '2019-03-01T10:00:00Z')).toBe('deny: conflict-of-interest')
      expect(asked(aunt, 'contact.decide', contact, '2019-03-01T10:00:00Z')).toBe(
        'deny: conflict-of-interest',
      )
    }
  })
})

describe('what competence, function and relationship add', () => {
  const at = '2019-03-01T10:00:00Z'

  test('a record with nobody of mine needs a reason, and a reason opens it', () => {
    const worker = acting(pccSocialWorker([]), pcc, 'assessment')
    const elsewhere = contactOf(pcc, { teams: ['queue:screening'] })
    expect(asked(worker, 'contact.open', elsewhere, at)).toBe('deny: reason-needed')
    const because = { ...elsewhere, reasonGivenBy: [worker.rights.staffId] }
    expect(asked(worker, 'contact.open', because, at)).toBe('permit: own-employment')
  })

  test('a screening queue of one council is no relationship to somebody who screens for the other only', () => {
    const own = cccScreener([])
    const onlyCcc = {
      ...own,
      memberships: own.memberships.map((team) => ({
        ...team,
        serves: team.serves.filter((served) => served.authority === ccc),
      })),
      employments: [ccc, pcc].flatMap((employer) => own.employments.map((each) => ({ ...each, employer }))),
    }
    expect(asked(acting(onlyCcc, pcc, 'screening'), 'contact.open', contactOf(pcc), at)).toBe(
      'deny: reason-needed',
    )
  })

  test('without a hat nothing opens but the choice of a hat', () => {
    const bare: StaffActor = { ...screenerForPcc(), actingFor: null, fn: null }
    expect(asked(bare, 'contact.open', contactOf(pcc), at)).toBe('deny: no-hat')
    expect(asked(bare, 'hat.choose', ownNothing, at)).toBe('permit: nobodys-record')
  })

  test('a function that is not the worker’s own team’s, or a role they do not hold, opens nothing', () => {
    const pretending = acting(cccScreener(firstTerm), pcc, 'mash')
    expect(asked(pretending, 'contact.open', contactOf(pcc), at)).toBe('deny: not-in-this-function')
    const adviser = screenerForPcc()
    expect(asked(adviser, 'calendar.edit', ownNothing, at)).toBe('deny: not-in-this-function')
    expect(asked(adviser, 'record.read', contactOf(pcc), at)).toBe('deny: not-competent')
  })

  test('once employment has ended nothing opens, not even what belongs to nobody; a worry is still taken in', () => {
    const left = acting(endOf(cccScreener(firstTerm), day('2019-03-01')), pcc, 'screening')
    expect(asked(left, 'contact.open', contactOf(pcc), at)).toBe('deny: no-standing')
    expect(asked(left, 'emergency-card.open', ownNothing, at)).toBe('deny: no-standing')
    expect(asked(left, 'contact.tray', ownNothing, at)).toBe('deny: no-standing')
    expect(asked(left, 'contact.take', contactOf(pcc), at)).toBe('permit: intake-is-never-refused')
  })

  test('somebody without an account can tell a worry, and open nothing', () => {
    const now: Instant = instant(at)
    expect(may({ kind: 'public' }, 'contact.take', contactOf(pcc), now).allowed).toBe(true)
    expect(may({ kind: 'public' }, 'contact.open', contactOf(pcc), now)).toEqual({
      allowed: false,
      because: { rule: 'not-signed-in' },
    })
  })

  test('opening a record always asks why this worker opens it', () => {
    expect(ruleOf('contact.open').needs).toBe('relationship')
    expect(ruleOf('hand-over.open').needs).toBe('relationship')
  })
})
