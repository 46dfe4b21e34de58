import type { Fn } from '../access/index.ts'

/** The colour of the local pathway: where a contact goes. Not the urgency rating of the MASH (procedures 2.2). */
export type PathwayColour = 'green' | 'amber' | 'pink' | 'red' | 'blue'

/** What an outcome needs before it can be decided (procedures 2.8, 2.9, 1.3). */
export type Requirement =
  | 'agreement'
  | 'service-named'
  | 'reason'
  | 'reply-by'
  | 'council-named'
  | 'worker-named'
  | 'reference-named'
  | 'police-reference'

export type OutcomeRule = {
  name: string
  colour: PathwayColour
  /** The function whose team of that council receives the work; null: nobody here does. */
  to: Fn | null
  /** Leaves the child with nobody here, so some children need a manager's decision (procedures 2.8). */
  closes: boolean
  /** Services may be needed under section 17 or 47, so it becomes a referral (procedures 2.7). */
  isReferral: boolean
  requires: readonly Requirement[]
}

const closing = { to: null, closes: true, isReferral: false, colour: 'blue' } as const
const passing = { closes: false, isReferral: false, requires: [] } as const

/** Every outcome of screening (procedures 2.8). Pink and red are UNCERTAIN locally; the default is 2.2's. */
export const outcomes = {
  'information-advice': { ...closing, name: 'Information and advice', requires: ['reason'] },
  'no-further-action': { ...closing, name: 'No further action', requires: ['reason'] },
  signpost: { ...closing, name: 'Signpost to a service', requires: ['service-named'] },
  'link-open-case': {
    ...passing,
    name: 'Pass to the worker of an open case',
    colour: 'amber',
    to: 'assessment',
    requires: ['worker-named'],
  },
  'early-help-hub': {
    ...passing,
    name: 'Early Help Hub',
    colour: 'green',
    to: 'early-help-hub',
    requires: ['agreement'],
  },
  mash: { ...passing, name: 'Multi-Agency Safeguarding Hub', colour: 'amber', to: 'mash' },
  'assessment-s17': {
    ...passing,
    name: 'Assessment under section 17',
    colour: 'pink',
    to: 'assessment',
    isReferral: true,
  },
  'strategy-s47': {
    ...passing,
    name: 'Strategy discussion, section 47',
    colour: 'red',
    to: 'assessment',
    isReferral: true,
  },
  'emergency-duty': {
    ...passing,
    name: 'Emergency Duty Team, at close of day',
    colour: 'red',
    to: 'emergency-duty',
  },
  'transfer-other-council': {
    ...passing,
    name: 'Transfer to another council',
    colour: 'amber',
    to: null,
    requires: ['council-named', 'reason'],
  },
  'adult-safeguarding': { ...closing, name: 'Adult safeguarding', requires: ['reason'] },
  // These two pass the worry to people who are not in this service, so nobody here holds the child any more.
  'designated-officer': {
    ...passing,
    closes: true,
    name: 'Designated Officer',
    colour: 'amber',
    to: null,
    requires: ['reason'],
  },
  'met-hub': { ...passing, name: 'Missing, Exploited and Trafficked Hub', colour: 'amber', to: 'met-hub' },
  'marac-idva': {
    ...passing,
    closes: true,
    name: 'Domestic abuse adviser and MARAC',
    colour: 'amber',
    to: null,
    requires: ['reason'],
  },
  'return-to-referrer': {
    ...passing,
    name: 'Return to the referrer',
    colour: 'blue',
    to: null,
    requires: ['reason', 'reply-by'],
  },
  duplicate: { ...closing, name: 'Duplicate of another contact', requires: ['reference-named'] },
  'police-999': {
    ...passing,
    name: 'Police, 999',
    colour: 'red',
    to: 'assessment',
    isReferral: true,
    requires: ['police-reference'],
  },
} as const satisfies Record<string, OutcomeRule>

export type Outcome = keyof typeof outcomes

export const outcomeRule = (outcome: Outcome): OutcomeRule => outcomes[outcome]

export const isOutcome = (text: string): text is Outcome => Object.hasOwn(outcomes, text)

export const outcomeNames: readonly Outcome[] = Object.keys(outcomes).filter(isOutcome)
