import { day } from '../time/index.ts'
import type { Extension, Notice, Termination, Variation } from './change.ts'
import type { PartyDecision } from './decision.rule.ts'

export const councils = ['E06000031', 'E10000003'] as const
export const [peterboroughCode, cambridgeshireCode] = councils

export const aDecision = (more: Partial<PartyDecision> = {}): PartyDecision => ({
  party: peterboroughCode,
  approves: true,
  reason: 'Both services need it',
  reference: 'JUN23/1',
  decidedBy: 'Cabinet Member for Children’s Services',
  decidedOn: day('2023-06-28'),
  publishedOn: null,
  exemptBecause: null,
  namedOfficer: null,
  lastDayToCallIn: null,
  effectiveOn: null,
  calledInOn: null,
  reconsideredOn: null,
  revision: 0,
  ...more,
})

const common = {
  id: '00000000-0000-4000-8080-000000000001',
  instrumentId: '00000000-0000-4000-8003-000000000001',
  number: 1,
  begunBy: cambridgeshireCode,
  begunOn: day('2022-06-01'),
  begunByName: 'Aspen Alder',
  why: 'The term ends',
  parties: councils,
  outside: [],
  decisions: [],
  withdrawn: null,
  carriedOutOn: null,
} as const

export const anExtension = (more: Partial<Extension> = {}): Extension => ({
  ...common,
  kind: 'extension',
  firstTo: day('2024-01-01'),
  oldTo: day('2024-01-01'),
  newTo: day('2029-01-01'),
  ...more,
})

export const aVariation = (more: Partial<Variation> = {}): Variation => ({
  ...common,
  kind: 'variation',
  words: 'The MET Hub goes back to Peterborough',
  financialEffect: -4_500_000,
  effectiveFrom: day('2023-09-01'),
  functions: [],
  clauses: [],
  assessments: [],
  ...more,
})

export const aNotice = (more: Partial<Notice> = {}): Notice => ({
  ...common,
  kind: 'notice',
  ground: 'general',
  months: 12,
  clause: null,
  circumstance: null,
  givenOn: day('2022-06-01'),
  service: 'by-hand',
  computedOn: day('2023-06-01'),
  moves: [],
  ...more,
})

export const aTermination = (more: Partial<Termination> = {}): Termination => ({
  ...common,
  kind: 'termination',
  endsOn: day('2023-06-01'),
  notice: null,
  dispositions: [],
  revision: 0,
  dependants: [],
  ...more,
})
