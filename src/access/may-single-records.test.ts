import { describe, expect, test } from 'vitest'
import { addMinutes, day, instant } from '../time/index.ts'
import type { Action } from './actions.ts'
import type { StaffActor } from './actor.ts'
import { may, ownNothing, type Resource } from './may.ts'
import type { Grant, Placement, Rights, RunOffCase } from './rights.ts'
import { acting, ccc, cccScreener, contactOf, firstTerm, pcc, somebody } from './scenarios.test-data.ts'

const at = instant('2023-06-15T10:00:00Z')
const before = addMinutes(at, -60)
const after = addMinutes(at, 60)
const agreement = { id: 'an-agreement', title: 'An agreement', version: 1 }
const delegationAgreement = firstTerm[0]?.instrument
const screener = cccScreener(firstTerm)
const screening = (some: Partial<Rights> = {}): StaffActor =>
  acting({ ...screener, ...some }, pcc, 'screening')
const auditor = (grants: readonly Grant[] = []): StaffActor =>
  acting({ ...somebody(pcc, 'quality-assurance', 'auditor', [pcc], []), grants }, pcc, 'quality-assurance')

describe('what is named for one worker (authorisation B3 step 4, R7, B8 no. 14 to 18)', () => {
  const record = contactOf(pcc).id
  const grant = (id: string, ...records: string[]): Grant => ({
    id,
    kind: 'audit',
    authority: pcc,
    from: before,
    until: after,
    withdrawnAt: null,
    isApproved: false,
    records,
  })
  const listed = (some: Partial<RunOffCase> = {}): RunOffCase => ({
    authority: pcc,
    fn: 'screening',
    record,
    mayWrite: false,
    from: before,
    stopsAt: after,
    instrument: agreement,
    ...some,
  })
  const lent = (some: Partial<Placement> = {}): Placement => ({
    employer: ccc,
    host: pcc,
    fns: ['screening'],
    from: day('2023-01-01'),
    to: null,
    endsAt: before,
    finishUntil: after,
    instrument: agreement,
    ...some,
  })
  const reserved = firstTerm.map((each) => ({ ...each, reserved: ['contact.decide'] }))
  const bare = { delegations: [] }
  const apart = contactOf(pcc, { teams: [] })

  test.each<[what: string, StaffActor, Action, Resource, expected: object]>([
    [
      'a record their grant names',
      auditor([grant('first', record)]),
      'named.open',
      apart,
      { rule: 'standing', standing: { by: 'grant', grant: 'first' } },
    ],
    [
      'a record their second grant names',
      auditor([grant('first', 'other'), grant('second', record)]),
      'named.open',
      apart,
      { rule: 'standing', standing: { by: 'grant', grant: 'second' } },
    ],
    [
      'a record that is part of what it names',
      auditor([grant('first', 'a contact')]),
      'named.open',
      { ...apart, within: ['a person', 'a contact'] },
      { rule: 'standing' },
    ],
    [
      'a record it does not name',
      auditor([grant('first', 'other')]),
      'named.open',
      { ...apart, within: ['a person'] },
      { rule: 'not-named', kind: 'audit' },
    ],
    ['no grant', auditor(), 'named.open', apart, { rule: 'no-standing' }],
    [
      'the list of what a grant names',
      auditor([grant('first', record)]),
      'named.list',
      ownNothing,
      { rule: 'standing', standing: { by: 'grant' } },
    ],
    ['the list of no grant', auditor(), 'named.list', ownNothing, { rule: 'no-standing' }],
    [
      'the list of an exit list, beside a full standing',
      screening({ runOff: [listed()] }),
      'exit-list.own',
      ownNothing,
      { rule: 'standing', standing: { by: 'run-off' } },
    ],
    ['the list of no exit list', screening(), 'exit-list.own', ownNothing, { rule: 'no-standing' }],
    [
      'on the exit list, and with no team of theirs',
      screening({ ...bare, runOff: [listed()] }),
      'contact.open',
      apart,
      { rule: 'standing', standing: { by: 'run-off' } },
    ],
    [
      'listed to read, written',
      screening({ ...bare, runOff: [listed()] }),
      'contact.decide',
      apart,
      { rule: 'exit-list-reads-only', instrument: agreement },
    ],
    [
      'listed twice, once to write',
      screening({ ...bare, runOff: [listed(), listed({ mayWrite: true })] }),
      'contact.decide',
      apart,
      { rule: 'standing' },
    ],
    [
      'another listed to write',
      screening({ ...bare, runOff: [listed(), listed({ record: 'other', mayWrite: true })] }),
      'contact.decide',
      apart,
      { rule: 'exit-list-reads-only' },
    ],
    [
      'not listed',
      screening({ ...bare, runOff: [listed({ record: 'other' })] }),
      'contact.open',
      apart,
      { rule: 'not-on-the-exit-list', instrument: agreement },
    ],
    [
      'lent still, deciding',
      screening({ ...bare, placements: [lent({ endsAt: after })] }),
      'contact.decide',
      apart,
      { rule: 'standing', standing: { by: 's113-placement' } },
    ],
    [
      'lent no more, opening what is theirs',
      screening({ ...bare, placements: [lent()] }),
      'contact.open',
      { ...apart, allocatedTo: [screener.staffId] },
      { rule: 'standing', standing: { isFinishing: true } },
    ],
    [
      'lent no more, opening what is not',
      screening({ ...bare, placements: [lent()] }),
      'contact.open',
      apart,
      { rule: 'lending-ended', instrument: agreement },
    ],
    [
      'reserved',
      screening({ delegations: reserved }),
      'contact.decide',
      apart,
      { rule: 'reserved', instrument: delegationAgreement },
    ],
    [
      'reserved, and lent besides',
      screening({ delegations: reserved, placements: [lent({ endsAt: null })] }),
      'contact.decide',
      apart,
      { rule: 'standing', standing: { by: 's113-placement' } },
    ],
    [
      'reserved, and lent no more: the nearest reason',
      screening({ delegations: reserved, placements: [lent()] }),
      'contact.decide',
      apart,
      { rule: 'reserved' },
    ],
  ])('%s', (_what, actor, action, resource, because) => {
    const decision = may(actor, action, resource, at)
    expect(decision).toMatchObject({ because })
    expect(decision.allowed).toBe('rule' in because && because.rule === 'standing')
  })
})
