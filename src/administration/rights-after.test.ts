import { expect, test } from 'vitest'
import type { Rights } from '../access/index.ts'
import { whatOf } from '../approvals/index.ts'
import { day } from '../time/index.ts'
import { beyond, hatsInWords, morningOf, openTo, rightsAfter } from './rights-after.ts'

const [c, p] = ['E10000003', 'E06000031']
const began = day('2020-01-01')
const on = day('2026-12-01')
const id = '00000000-0000-4000-8002-000000000001'
const team = '00000000-0000-4000-8001-000000000006'
const names = (code: string): string => (code === p ? 'Peterborough' : 'Cambridgeshire')

/** A social worker of Cambridgeshire in its assessment team. */
const rights: Rights = {
  staffId: id,
  name: 'Test Worker',
  initials: 'TW',
  trainingValidTo: day('2027-01-01'),
  employments: [{ employer: c, employerName: 'Cambridgeshire', jobTitle: '', from: began, to: null }],
  placements: [],
  delegations: [],
  successions: [],
  grants: [],
  runOff: [],
  roles: [{ role: 'social-worker', from: began, to: null }],
  memberships: [
    {
      teamId: team,
      teamName: 'Assessment',
      fn: 'assessment',
      organisation: c,
      isManager: false,
      serves: [
        { authority: c, from: began, to: null },
        { authority: p, from: began, to: null },
      ],
      from: began,
      to: null,
    },
  ],
}

const nothing = { ended: {}, team: null }
const differ = (what: ReturnType<typeof whatOf>, around: Parameters<typeof rightsAfter>[3] = nothing) => {
  const at = morningOf(on)
  const [before, after] = [openTo(rights, at), openTo(rightsAfter(rights, what, on, around), at)]
  return { lost: beyond(before, after, names), gained: beyond(after, before, names) }
}

test('a placement opens the other council’s work of that function, and nothing is lost', () => {
  const what = whatOf('placement-begun', {
    staffId: id,
    instrumentId: id,
    employer: c,
    host: p,
    fns: ['assessment'],
    consultedOn: '2026-11-01',
    until: null,
  })
  const { lost, gained } = differ(what)
  expect(hatsInWords(gained.hats, names)).toBe('Peterborough (assessment)')
  expect(gained.doings).toContain('Peterborough, assessment: accept and allocate')
  expect(lost.doings).toEqual([])
})

test('a role gives what it is competent for, under every hat the worker has', () => {
  const what = whatOf('role-given', { staffId: id, role: 'team-manager', until: null })
  const { gained } = differ(what)
  expect(gained.hats).toEqual([])
  expect(gained.doings).toContain('Cambridgeshire, assessment: read alerts')
})

test('without the only role, team or employment, or with training over, nothing stays open but what is everybody’s own', () => {
  const ends = [
    [
      whatOf('role-ended', { staffId: id, roleId: id }),
      { ended: { role: 'social-worker', from: began }, team: null },
    ],
    [whatOf('membership-ended', { staffId: id, teamId: team, membershipId: id }), nothing],
    [whatOf('employment-ended', { staffId: id, employmentId: id }), { ended: { employer: c }, team: null }],
    [whatOf('training-recorded', { staffId: id, validTo: '2026-11-30' }), nothing],
  ] as const
  for (const [what, around] of ends)
    expect(differ(what, around).lost.doings, what.kind).toContain(
      'Cambridgeshire, assessment: accept and allocate',
    )
})

test('an end a day later changes nothing that day', () => {
  const what = whatOf('membership-ended', { staffId: id, teamId: team, membershipId: id })
  const later = rightsAfter(rights, what, day('2026-12-02'), nothing)
  expect(openTo(later, morningOf(on))).toEqual(openTo(rights, morningOf(on)))
})
