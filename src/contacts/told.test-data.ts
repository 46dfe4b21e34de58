import { day } from '../time/index.ts'
import type { Told, ToldAdult, ToldChild } from './told.ts'
import { untoldChild } from './untold.ts'

const notAsked = { notKnown: 'not asked' }

/** Children and reports for tests. Everybody is invented. */
export const aChild = (change: Partial<ToldChild> = {}): ToldChild => ({
  ...untoldChild(crypto.randomUUID(), 'not asked'),
  givenNames: 'Maple',
  familyName: 'Thistledown',
  bornOn: day('2020-03-14'),
  sex: 'F',
  privatelyFostered: 'no',
  ...change,
})

export const anAdult = (change: Partial<ToldAdult> = {}): ToldAdult => ({
  id: crypto.randomUUID(),
  name: 'Hawthorn Thistledown',
  bornOn: null,
  relation: 'father',
  part: 'household',
  hasParentalResponsibility: 'yes',
  sameConcern: false,
  needs: '',
  contactWithOtherChildren: '',
  worksWithChildren: '',
  ...change,
})

export const aReport = (change: Partial<Told> = {}): Told => ({
  concernArose: 'yesterday',
  urgency: 'today',
  referrer: {
    class: 'professional',
    isAnonymous: false,
    name: 'Larkspur Lane',
    role: 'Designated safeguarding lead',
    agency: 'Acorn Primary School (invented)',
    team: '',
    address: '',
    phone: '01632 960301',
    email: 'larkspur.lane@example.org',
    relationshipToChild: 'teacher',
    knownFor: 'two years',
    safeguardingLead: 'Larkspur Lane',
    safeguardingLeadConsulted: 'yes',
    safeToRingBack: 'yes',
    ringBackWhen: '',
  },
  children: [aChild()],
  adults: [anAdult()],
  address: '7 Conker Lane',
  postcode: 'PE1 1AA',
  phone: '',
  previousAddresses: '',
  whereNow: 'at school',
  condition: 'tearful, not hurt',
  withWhom: 'her teacher',
  whatHappened: 'Maple said nobody was at home when she woke and there was nothing to eat.',
  whenAndWhere: 'this morning, at home',
  whoSawIt: 'Maple told her teacher',
  isFirstHand: 'yes',
  injuries: '',
  impact: 'She is hungry and frightened of going home.',
  history: notAsked,
  supportGiven: notAsked,
  earlyHelpAssessment: 'not-known',
  strengths: notAsked,
  thresholdLevel: '',
  thresholdSection: '',
  wants: 'somebody to see her today',
  parentsViews: '',
  parentsViewsNotSoughtBecause: 'could not be reached',
  parentTold: 'no',
  parentToldHow: '',
  consents: [],
  otherAgencies: notAsked,
  visitRisks: notAsked,
  safeContact: '',
  notes: '',
  ...change,
})
