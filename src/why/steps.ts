import type { InstrumentRef, Resource, Why, WhyNot } from '../access/index.ts'

/** The steps of a decision in the order of authorisation B3, and the question each asks. */
export const stepQuestions = {
  gate: 'Are you let in to this kind of work at all?',
  standing: 'Does anything in force let you act for this council?',
  reach: 'Is it a record of the council you act for?',
  'need-to-know': 'Do you need this record for your work?',
  sensitivity: 'Is it kept to named workers?',
  purpose: 'What for, and how much of it?',
  'break-glass': 'Was it opened at once, for a reason that was told?',
} as const

export type StepName = keyof typeof stepQuestions

export const stepNames = Object.keys(stepQuestions) as readonly StepName[]

/** Something a step rests on. `instrument`: the agreement it is read from. */
export type SaidFact = { words: string; instrument?: InstrumentRef }

export type Step = {
  step: StepName
  result: 'passed' | 'failed' | 'not-reached'
  facts: readonly SaidFact[]
}

/** Said of what is not there, and of what is there and out of sight: there is no telling which. */
export type NothingHere = { rule: 'nothing-here' }

export type Explained =
  | { allowed: true; because: Why }
  | { allowed: false; because: WhyNot }
  | { allowed: false; because: NothingHere }

/** What would have to be there for the answer to be yes, and who can see to it. */
export type Needed = { what: string; who: string }

export type Explanation = Explained & {
  inShort: string
  steps: readonly Step[]
  /** Null where nothing is needed. */
  needed: Needed | null
}

/** What is asked about: the record, or nothing that this worker can see. */
export type AskedOf = Resource | null

/** The step at which each rule stops somebody. A rule without its place here does not compile. */
export const stopsAt: Readonly<Record<WhyNot['rule'] | NothingHere['rule'], StepName>> = {
  'not-signed-in': 'gate',
  'no-hat': 'gate',
  'not-in-this-function': 'gate',
  'not-competent': 'gate',
  'conflict-of-interest': 'gate',
  'training-lapsed': 'gate',
  'sign-in-again': 'gate',
  'no-standing': 'standing',
  'no-adult-instrument': 'standing',
  reserved: 'standing',
  'no-flow': 'standing',
  'wrong-hat': 'reach',
  'nothing-here': 'reach',
  'not-named': 'need-to-know',
  'not-on-the-exit-list': 'need-to-know',
  'exit-list-reads-only': 'need-to-know',
  'lending-ended': 'need-to-know',
  'enquiry-closed': 'need-to-know',
  'reason-needed': 'need-to-know',
  restricted: 'sensitivity',
  'glass-reads-only': 'break-glass',
}
