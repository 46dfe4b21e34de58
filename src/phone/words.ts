import { isOutcome, outcomeRule, sourceWords, type Channel } from '../contacts/index.ts'

/** What the screen offers to choose from, in the words of the people who choose. */

/** How it reached the Customer Service Centre. */
export const channels: Readonly<Record<Exclude<Channel, 'online'>, string>> = {
  phone: 'Phone call',
  police: 'Police report (Form 101 and the like)',
  email: 'E-mail',
  letter: 'Letter',
  'in-person': 'In person',
  'emergency-duty': 'From the Emergency Duty Team',
}

export const isChannel = (text: string): text is keyof typeof channels => Object.hasOwn(channels, text)

/** What it is (procedures 2.3). The first is what a call is unless somebody says otherwise. */
export const kinds = {
  'initial-contact': 'A worry about a child',
  'request-for-checks': 'Request for checks or information',
  consultation: 'Request for advice (consultation)',
  referral: 'Referral',
  'strategy-meeting': 'Strategy meeting',
  'transfer-in-conference': 'Transfer-in child protection conference',
  'police-notification': 'Police notification, nothing asked',
  'hospital-attendance': 'Hospital attendance',
  'marac-notification': 'MARAC notification',
  'missing-notification': 'Missing child notification',
  'placed-here-notification': 'Child placed here by another council',
  'private-fostering': 'Private fostering',
  'prison-release': 'Prison release',
  'home-education': 'Elective home education',
  'new-information': 'New information on an open case',
  'adult-only': 'About an adult only (misdirected)',
  'designated-officer': 'For the Designated Officer (misdirected)',
  complaint: 'Complaint (misdirected)',
} as const

export type Kind = keyof typeof kinds

export const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

export const callers = {
  professional: 'Somebody working with children or families',
  public: 'Member of the public, neighbour, relative',
  parent: 'Parent or carer',
  'young-person': 'Child or young person',
} as const

export const parts = {
  household: 'Lives there',
  parent: 'Parent, living elsewhere',
  visitor: 'Regular visitor',
  'wider-family': 'Wider family',
  alleged: 'Said to have done it',
} as const

export const consentReasons = {
  'risk-to-child': 'Asking would put the child at risk',
  'loss-of-evidence': 'Evidence could be lost',
  delay: 'Asking would cause delay',
  crime: 'A crime could be helped',
  'domestic-abuse': 'Domestic abuse',
  'fabricated-illness': 'Fabricated or induced illness',
  other: 'Another reason',
} as const

export const notAsked = 'Not asked on the call'

/** The census codes of who told us, in the census's own order (standards 1). */
export const sources: readonly (readonly [code: string, words: string])[] = Object.entries(
  sourceWords,
).toSorted(([one], [other]) => parseInt(one, 10) - parseInt(other, 10) || one.localeCompare(other))

export const outcomeName = (outcome: string): string =>
  isOutcome(outcome) ? outcomeRule(outcome).name : outcome
