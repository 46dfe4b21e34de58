import { isFull, type Standing } from './standing.ts'
import type { Fn } from './words.ts'

/** What for: whoever looks, looks under a function, and the function says what they are there to do (authorisation B2). */
export const purposes = {
  triage: 'deciding where a worry goes',
  enquiry: 'finding out together what a child needs',
  emergency: 'what cannot wait until morning',
  casework: 'working with a child and family',
  supervision: 'overseeing the work of a council',
  administration: 'keeping the service itself in order',
  'quality-assurance': 'judging how well the work is done',
  inspection: 'inspecting the service',
  'subject-access': 'giving somebody what is held of them',
  'technical-support': 'mending the service',
} as const

export type Purpose = keyof typeof purposes

const purposeUnder: Readonly<Record<Fn, Purpose>> = {
  screening: 'triage',
  mash: 'enquiry',
  navigator: 'enquiry',
  'emergency-duty': 'emergency',
  'early-help-hub': 'casework',
  'met-hub': 'casework',
  assessment: 'casework',
  oversight: 'supervision',
  administration: 'administration',
  'quality-assurance': 'quality-assurance',
  inspection: 'inspection',
  'subject-access': 'subject-access',
  'technical-support': 'technical-support',
}

export const purposeOf = (fn: Fn): Purpose => purposeUnder[fn]

/**
 * Kinds of things a record holds. 'course' is what happened when and whose turn it is, with no name and no free text;
 * 'figures' are counts, small ones withheld.
 */
export type FieldSet = 'identity' | 'narrative' | 'said-by-agencies' | 'course' | 'figures'

const everything: readonly FieldSet[] = ['identity', 'narrative', 'said-by-agencies', 'course', 'figures']

const fieldsFor: Readonly<Record<Purpose, readonly FieldSet[]>> = {
  triage: everything,
  enquiry: everything,
  emergency: everything,
  casework: everything,
  supervision: everything,
  // Whoever keeps the service in order needs none of what it holds.
  administration: ['figures'],
  'quality-assurance': everything,
  inspection: everything,
  // What an agency said is that agency's to give: it is named, and asked for there.
  'subject-access': ['identity', 'narrative', 'course'],
  'technical-support': ['course'],
}

/**
 * May this kind of thing be shown to somebody working under this function? (authorisation B3 step 6). Overseeing the
 * other council's work by a delegation or a placement gives its figures and nobody's name (R8).
 */
export const mayShow = (fn: Fn, held: Standing, fields: FieldSet): boolean => {
  const isOverseeingForOthers = purposeOf(fn) === 'supervision' && !isOwn(held)
  return isOverseeingForOthers ? fields === 'figures' : fieldsFor[purposeOf(fn)].includes(fields)
}

const isOwn = ({ by }: Standing): boolean => by === 'own-employment' || by === 'succession'

/** What goes with being let in to single records (authorisation B3 step 8). */
export type Obligation = 'watermark' | 'no-export'

export const obligationsOf = (held: Standing): readonly Obligation[] =>
  isFull(held) || held.by === 's113-placement' ? [] : ['watermark', 'no-export']
