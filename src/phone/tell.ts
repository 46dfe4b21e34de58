import type { Answer, Consent, Told, ToldAdult, ToldChild, Urgency, YesNo } from '../contacts/index.ts'
import { isCircumstance, writtenPostcode, type Circumstance } from '../places/index.ts'
import { itemsOf, readingOf, type Answers, type Reading } from '../questions/index.ts'
import { callers, consentReasons, isChannel, notAsked, parts } from './words.ts'

/** What the screen says of the children, the adults and the worry, in the form every contact is kept in. Pure. */

const said = (say: Reading, name: string): Answer =>
  say.one(name) === '' ? { notKnown: notAsked } : { known: say.one(name) }

const yesNo = (say: Reading, name: string): YesNo => {
  const answer = say.one(name)
  return answer === 'yes' || answer === 'no' ? answer : 'not-known'
}

const yesNoOrBlank = (say: Reading, name: string): YesNo | '' =>
  say.one(name) === '' ? '' : yesNo(say, name)

const oneOf = <T extends string>(options: Readonly<Record<T, unknown>>, text: string, otherwise: T): T =>
  Object.hasOwn(options, text) ? (text as T) : otherwise

export const circumstancesOf = (say: Reading): Set<Circumstance> =>
  new Set(say.all('circumstances').filter(isCircumstance))

const childFrom = (answers: Answers, id: string): ToldChild => {
  const say = readingOf(answers, { group: 'child', id })
  const about = circumstancesOf(say)
  const sex = say.one('sex')
  return {
    id,
    givenNames: say.one('given-names'),
    familyName: say.one('family-name'),
    knownAs: say.one('known-as'),
    bornOn: about.has('unborn') ? null : say.day('born'),
    bornEstimated: say.one('estimated') !== '',
    expectedOn: about.has('unborn') ? say.day('due') : null,
    sex: sex === 'F' || sex === 'M' ? sex : 'U',
    gender: say.one('gender'),
    ethnicity: said(say, 'ethnicity'),
    religion: said(say, 'religion'),
    language: said(say, 'language'),
    communication: said(say, 'communication'),
    disability: said(say, 'disability'),
    immigration: about.has('unaccompanied') ? 'Unaccompanied child seeking asylum' : say.one('immigration'),
    nhsNumber: say.one('nhs-number'),
    upn: say.one('upn'),
    school: said(say, 'school'),
    health: said(say, 'health'),
    otherAddress: say.one('now-address'),
    otherPostcode: writtenPostcode(say.one('now-postcode')),
    privatelyFostered: about.has('privately-fostered') ? 'yes' : 'not-known',
    lookedAfterBy: say.one('responsible-council'),
    planElsewhere: say.one('plan-elsewhere'),
    ownWords: say.one('own-words'),
    views: say.one('views'),
    viewsNotSoughtBecause: '',
  }
}

/** One adult of the call, filled in or not. */
export const adultFrom = (answers: Answers, id: string): ToldAdult => {
  const say = readingOf(answers, { group: 'adult', id })
  return {
    id,
    name: say.one('name'),
    bornOn: say.day('born'),
    relation: say.one('relation'),
    part: oneOf(parts, say.one('part'), 'household'),
    hasParentalResponsibility: yesNo(say, 'responsibility'),
    sameConcern: false,
    needs: say.one('needs'),
    contactWithOtherChildren: yesNoOrBlank(say, 'other-children'),
    worksWithChildren: yesNoOrBlank(say, 'works-with-children'),
  }
}

/** A row that was opened and never filled in is nobody. */
const isSomebody = ({ name, relation, bornOn }: ToldAdult): boolean =>
  name !== '' || relation !== '' || bornOn !== null

const consentFor = (say: Reading, purpose: 'referral' | 'agency-checks'): Consent[] => {
  const answer = say.one(`consent-${purpose}`)
  if (answer !== 'given' && answer !== 'refused' && answer !== 'not-sought') return []
  const how = say.one('consent-how')
  const reason = say.one('consent-reason')
  return [
    {
      person: say.one('consent-person'),
      purpose,
      answer,
      on: null,
      how: how === 'verbal' || how === 'written' ? how : '',
      reason: reason === '' ? '' : oneOf(consentReasons, reason, 'other'),
      reasonText: say.one('consent-reason-text'),
    },
  ]
}

const urgencyOf = (say: Reading): Urgency => {
  const urgency = say.one('urgency')
  // Nobody chose: it is looked at today. Only a person may say that it can wait longer.
  return urgency === 'immediate' || urgency === 'not-urgent' ? urgency : 'today'
}

export const callerClass = (say: Reading): Told['referrer']['class'] =>
  oneOf(callers, say.one('who'), say.one('channel') === 'police' ? 'professional' : 'public')

const referrerFrom = (say: Reading): Told['referrer'] => ({
  class: callerClass(say),
  isAnonymous: say.one('anonymous') !== '' && callerClass(say) !== 'professional',
  name: say.one('caller-name'),
  role: say.one('caller-role'),
  agency: say.one('caller-agency'),
  team: say.one('caller-team'),
  address: say.one('caller-address'),
  phone: say.one('caller-phone'),
  email: say.one('caller-email'),
  relationshipToChild: say.one('relationship'),
  knownFor: say.one('known-for'),
  safeguardingLead: say.one('lead-name'),
  safeguardingLeadConsulted: yesNoOrBlank(say, 'lead-consulted'),
  safeToRingBack: yesNoOrBlank(say, 'ring-back'),
  ringBackWhen: say.one('ring-back-when'),
})

const levelOf = (say: Reading): Told['thresholdLevel'] => {
  const level = say.one('threshold-level')
  return level === '1' || level === '2' || level === '3' || level === '4' ? level : ''
}

/** Everything told on a call, as a contact keeps it. */
export const toldFrom = (answers: Answers): Told => {
  const say = readingOf(answers)
  return {
    concernArose: say.one('concern-arose'),
    urgency: urgencyOf(say),
    referrer: referrerFrom(say),
    children: itemsOf(answers, 'child').map((id) => childFrom(answers, id)),
    adults: itemsOf(answers, 'adult')
      .map((id) => adultFrom(answers, id))
      .filter(isSomebody),
    address: say.one('address'),
    postcode: writtenPostcode(say.one('postcode')),
    phone: say.one('home-phone'),
    previousAddresses: say.one('previous-addresses'),
    whereNow: say.one('where-now'),
    condition: say.one('condition'),
    withWhom: say.one('with-whom'),
    whatHappened: say.one('what-happened'),
    whenAndWhere: say.one('when-where'),
    whoSawIt: say.one('who-saw'),
    isFirstHand: yesNo(say, 'first-hand'),
    injuries: say.one('injuries'),
    impact: say.one('impact'),
    history: said(say, 'history'),
    supportGiven: said(say, 'support'),
    earlyHelpAssessment: yesNo(say, 'early-help'),
    strengths: said(say, 'strengths'),
    thresholdLevel: levelOf(say),
    thresholdSection: say.one('threshold-section'),
    wants: say.one('wants'),
    parentsViews: say.one('parents-views'),
    parentsViewsNotSoughtBecause: say.one('parents-views-why'),
    parentTold: yesNo(say, 'parent-told'),
    parentToldHow: say.one('parent-told-how'),
    consents: [...consentFor(say, 'referral'), ...consentFor(say, 'agency-checks')],
    otherAgencies: said(say, 'agencies'),
    visitRisks: said(say, 'visit-risks'),
    safeContact: say.one('safe-contact'),
    notes: say.one('notes'),
  }
}

/** The census code of who told us; where nobody chose one, what the kind of caller allows to be said. */
export const sourceOf = (answers: Answers): string => {
  const say = readingOf(answers)
  const chosen = say.one('source')
  if (chosen !== '') return chosen
  if (say.one('channel') === 'police') return '6'
  const { class: caller, isAnonymous } = referrerFrom(say)
  if (isAnonymous) return '9'
  switch (caller) {
    case 'parent':
      return '1A'
    case 'young-person':
      return '1C'
    case 'public':
    case 'professional':
      return '10'
  }
}

export const channelOf = (answers: Answers) => {
  const channel = readingOf(answers).one('channel')
  return isChannel(channel) ? channel : 'phone'
}
