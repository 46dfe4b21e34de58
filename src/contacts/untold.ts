import type { Told, ToldAdult, ToldChild } from './told.ts'

/**
 * A report before anything is said: every field empty, and every question that wants a reason for "not known" with
 * the same one. Whoever takes a worry in begins with this and fills in what they hear.
 */

export const untoldChild = (id: string, because: string): ToldChild => {
  const notKnown = { notKnown: because }
  return {
    id,
    givenNames: '',
    familyName: '',
    knownAs: '',
    bornOn: null,
    bornEstimated: false,
    expectedOn: null,
    sex: 'U',
    gender: '',
    ethnicity: notKnown,
    religion: notKnown,
    language: notKnown,
    communication: notKnown,
    disability: notKnown,
    immigration: '',
    nhsNumber: '',
    upn: '',
    school: notKnown,
    health: notKnown,
    otherAddress: '',
    otherPostcode: '',
    privatelyFostered: 'not-known',
    lookedAfterBy: '',
    planElsewhere: '',
    ownWords: '',
    views: '',
    viewsNotSoughtBecause: '',
  }
}

export const untoldAdult = (id: string): ToldAdult => ({
  id,
  name: '',
  bornOn: null,
  relation: '',
  part: 'parent',
  hasParentalResponsibility: 'not-known',
  sameConcern: false,
  needs: '',
  contactWithOtherChildren: '',
  worksWithChildren: '',
})

export const untold = (because: string): Told => {
  const notKnown = { notKnown: because }
  return {
    concernArose: '',
    urgency: 'not-urgent',
    referrer: {
      class: 'professional',
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
    history: notKnown,
    supportGiven: notKnown,
    earlyHelpAssessment: 'not-known',
    strengths: notKnown,
    thresholdLevel: '',
    thresholdSection: '',
    wants: '',
    parentsViews: '',
    parentsViewsNotSoughtBecause: '',
    parentTold: 'not-known',
    parentToldHow: '',
    consents: [],
    otherAgencies: notKnown,
    visitRisks: notKnown,
    safeContact: '',
    notes: '',
  }
}
