import { day, type Day } from '../time/index.ts'
import type { StaffActor } from './actor.ts'
import type { Resource } from './may.ts'
import type { DelegatedFunction, Membership, Rights } from './rights.ts'
import type { ClientGroup, Fn, Role } from './words.ts'

/** The people and agreements of the worked scenarios (authorisation B8), as plain facts. */
export const ccc = 'E10000003'
export const pcc = 'E06000031'
const began = day('1998-04-01')
const ever = { from: began, to: null } as const

const agreement = {
  id: '00000000-0000-4000-8000-0000000000da',
  title: 'Delegation Agreement 2018',
  version: 1,
}

const fiveFunctions = ['screening', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty'] as const

type Term = { from: string; to: string; effectiveOn: string | null; clientGroup?: ClientGroup }

const term = ({ from, to, effectiveOn, clientGroup = 'children' }: Term): DelegatedFunction[] =>
  fiveFunctions.map((fn) => ({
    fn,
    clientGroup,
    holder: pcc,
    discharger: ccc,
    from: day(from),
    to: day(to),
    effectiveOn: effectiveOn === null ? null : day(effectiveOn),
    endedOn: null,
    reserved: [],
    governanceChanges: [],
    instrument: agreement,
  }))

/** Five years from 1 January 2019, decided 13 December 2018, call-in ended 19 December 2018 (DEC18/CMDN/61). */
export const firstTerm = term({ from: '2019-01-01', to: '2024-01-01', effectiveOn: '2018-12-19' })
export const extension = term({ from: '2024-01-01', to: '2029-01-01', effectiveOn: '2023-07-04' })
export const extensionInCallIn = term({ from: '2024-01-01', to: '2029-01-01', effectiveOn: null })
export const adultAgreement = term({
  from: '2019-01-01',
  to: '2024-01-01',
  effectiveOn: '2018-12-19',
  clientGroup: 'adults',
})

const names: Readonly<Record<string, string>> = {
  [ccc]: 'Cambridgeshire County Council',
  [pcc]: 'Peterborough City Council',
}

const team = (fn: Fn, organisation: string, serves: readonly string[]): Membership => ({
  teamId: `team-${fn}-${organisation}`,
  teamName: fn,
  fn,
  organisation,
  isManager: false,
  serves: serves.map((authority) => ({ authority, ...ever })),
  ...ever,
})

export const somebody = (
  employer: string,
  fn: Fn,
  role: Role,
  serves: readonly string[],
  delegations: readonly DelegatedFunction[],
): Rights => ({
  staffId: `staff-${employer}-${fn}`,
  name: 'Wren Willow',
  initials: 'WW',
  employments: [{ employer, employerName: names[employer] ?? employer, jobTitle: role, ...ever }],
  trainingValidTo: day('2099-01-01'),
  placements: [],
  successions: [],
  grants: [],
  runOff: [],
  delegations: delegations.filter((each) => each.discharger === employer),
  roles: [{ role, ...ever }],
  memberships: [team(fn, employer, serves)],
})

export const cccScreener = (delegations: readonly DelegatedFunction[]): Rights =>
  somebody(ccc, 'screening', 'contact-adviser', [ccc, pcc], delegations)

export const cccNightWorker = (delegations: readonly DelegatedFunction[]): Rights =>
  somebody(ccc, 'emergency-duty', 'emergency-duty-worker', [ccc, pcc], delegations)

export const pccSocialWorker = (delegations: readonly DelegatedFunction[]): Rights =>
  somebody(pcc, 'assessment', 'social-worker', [pcc], delegations)

export const acting = (rights: Rights, actingFor: string, fn: Fn): StaffActor => ({
  kind: 'staff',
  rights,
  actingFor,
  fn,
})

/** A child's contact waiting with screening and, once handed over, with the assessment team of its council. */
export const contactOf = (owner: string, more: Partial<Resource> = {}): Resource => ({
  kind: 'contact',
  id: '00000000-0000-4000-8000-00000000c0de',
  owner,
  clientGroup: 'children',
  teams: ['queue:screening', 'queue:emergency-duty', `team-assessment-${owner}`],
  allocatedTo: [],
  conflictedStaff: [],
  reasonGivenBy: [],
  ...more,
})

export const swapped = (code: string): string => (code === ccc ? pcc : code === pcc ? ccc : code)
export const endOf = (rights: Rights, on: Day): Rights => ({
  ...rights,
  employments: rights.employments.map((each) => ({ ...each, to: on })),
})
