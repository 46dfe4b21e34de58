import type { AuthorityCard } from '../access/index.ts'
import type { Told } from '../contacts/index.ts'
import type { Journey, Reading } from '../questions/index.ts'
import { agreementParts } from './agreement.questions.ts'
import { childrenFirst, childrenWhereTheyLive } from './children.questions.ts'
import { councilNowParts, homeParts } from './home.questions.ts'
import { concernParts, openingParts } from './opening.questions.ts'
import { lastParts } from './last.questions.ts'
import { peopleParts } from './people.questions.ts'
import { referrerFirst, referrerLast } from './referrer.questions.ts'
import { closingParts, storyParts } from './story.questions.ts'
import { whoOf } from './who.ts'

/** Changes with every change of wording or order that could change what an answer means; stays with what is sent. */
export const version = 'referral-2026-11'

/**
 * Everything that may be asked, in order. Professionals say first who they are, as their form always has; everybody
 * else first says what is wrong, and only then, if they like, who they are.
 */
export const referralJourney = (councils: readonly AuthorityCard[]): Journey<Told> => ({
  version,
  parts: [
    ...openingParts,
    ...referrerFirst,
    ...concernParts,
    ...childrenFirst,
    ...homeParts(councils),
    ...childrenWhereTheyLive,
    ...councilNowParts(councils),
    ...peopleParts,
    ...storyParts,
    ...lastParts,
    ...agreementParts,
    ...closingParts,
    ...referrerLast,
  ],
})

const notAsked = { notKnown: 'Not asked of this referrer' }

/** A referral in which nothing has been told yet. */
export const nothingTold = (say: Reading): Told => ({
  concernArose: '',
  urgency: 'today',
  referrer: {
    class: whoOf(say),
    isAnonymous: false,
    name: '',
    role: '',
    agency: '',
    team: '',
    address: '',
    phone: '',
    email: '',
    relationshipToChild: '',
    knownFor: '',
    safeguardingLead: '',
    safeguardingLeadConsulted: '',
    safeToRingBack: '',
    ringBackWhen: '',
  },
  children: [],
  adults: [],
  address: '',
  postcode: '',
  phone: '',
  previousAddresses: '',
  whereNow: '',
  condition: '',
  withWhom: '',
  whatHappened: '',
  whenAndWhere: '',
  whoSawIt: '',
  isFirstHand: 'not-known',
  injuries: '',
  impact: '',
  history: notAsked,
  supportGiven: notAsked,
  earlyHelpAssessment: 'not-known',
  strengths: notAsked,
  thresholdLevel: '',
  thresholdSection: '',
  wants: '',
  parentsViews: '',
  parentsViewsNotSoughtBecause: '',
  parentTold: 'not-known',
  parentToldHow: '',
  consents: [],
  otherAgencies: notAsked,
  visitRisks: notAsked,
  safeContact: '',
  notes: '',
})
