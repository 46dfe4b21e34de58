import type { Resource } from '../access/index.ts'
import { agencyName } from '../agency-requests/index.ts'
import { outcomeRule } from '../contacts/index.ts'
import type { Alert, Stream } from '../events/index.ts'
import {
  type AgreementGiven,
  type Enquiry,
  type EnquiryEvent,
  type EnquiryFact,
  evolveEnquiry,
  isOpen,
  overrideReasons,
  ratingOf,
} from './enquiry.ts'
import { breachReasons } from './breach.rule.ts'
import { relationsOf, saveEnquiry } from './enquiry.sql.ts'
import { tellsTheCouncil } from './silence.rule.ts'

/** With the hub; and with emergency duty once it was told that a red enquiry runs on after closing (clocks 4.3). */
const resource = (enquiry: Enquiry): Resource => ({
  kind: 'enquiry',
  id: enquiry.id,
  owner: enquiry.owner,
  clientGroup: 'children',
  teams: [
    'queue:mash',
    ...(isOpen(enquiry) && enquiry.emergencyDutyToldAt !== null && ratingOf(enquiry) !== 'green'
      ? ['queue:emergency-duty']
      : []),
  ],
  allocatedTo: enquiry.taken === null ? [] : [enquiry.taken.allocatedTo],
  conflictedStaff: [],
  reasonGivenBy: [],
  within: [enquiry.contactId],
})

const alerts = ({ event }: EnquiryFact, enquiry: Enquiry): Alert[] => {
  const { reference, alarms, emergencyDutyToldAt } = enquiry
  const manager = { forFn: 'mash', forRole: 'team-manager', reference }
  const director = { forFn: 'oversight', forRole: 'director', reference }
  const atNight = { forFn: 'emergency-duty', forRole: 'emergency-duty-worker', reference }
  if (event.type === 'emergency-duty-told') return [{ kind: 'red-enquiry-runs-on', ...atNight }]
  if (event.type === 'recommended' && event.outcome === 'strategy-s47')
    return [{ kind: 'strategy-recommended', ...manager }]
  if (event.type === 'silence-noticed')
    return [
      { kind: 'enquiry-silent', ...manager },
      ...(tellsTheCouncil(alarms) ? [{ kind: 'enquiry-silent', ...director }] : []),
      // It is with emergency duty too, and nobody is in the hub at night to hear of it.
      ...(emergencyDutyToldAt !== null && ratingOf(enquiry) === 'red'
        ? [{ kind: 'enquiry-silent', ...atNight }]
        : []),
    ]
  if (event.type === 'lateness-noticed')
    return [
      { kind: 'enquiry-late', ...manager },
      { kind: 'enquiry-late', ...director },
    ]
  return []
}

const agreementInWords = (agreement: AgreementGiven): string => {
  switch (agreement.state) {
    case 'given':
      return `${agreement.who} agreed to the checks`
    case 'refused':
      return `${agreement.who} did not agree to the checks`
    case 'not-sought':
      return `Nobody was asked to agree to the checks: ${agreement.because}`
  }
}

const sentence = ({ event }: EnquiryFact): string => {
  switch (event.type) {
    case 'received':
      return 'Received in the MASH'
    case 'children-joined':
      return 'Another child of the same contact joined the enquiry'
    case 'taken':
      return 'Taken on by a worker of the MASH'
    case 'rated':
      return `Rated ${event.rating}: ${event.because}`
    case 'emergency-duty-told':
      return `Emergency duty told: ${event.because}`
    case 'agreement-recorded':
      return agreementInWords(event.agreement)
    case 'early-help-agreed':
      return 'The family agreed to early help'
    case 'agreement-overridden':
      return `Checks made without agreement: ${overrideReasons[event.because].toLowerCase()}. ${event.words}`
    case 'agency-asked':
      return `${agencyName(event.agency)} asked about ${String(event.people)} of the family`
    case 'agency-not-asked':
      return `${agencyName(event.agency)} not asked: ${event.because}`
    case 'told-outside-agreement':
      return `${agencyName(event.to)} told outside an agreement: ${event.because}`
    case 'answer-arrived':
      return `${agencyName(event.agency)} answered${event.isComplete ? '' : ' in part'}`
    case 'agency-chased':
      return `${agencyName(event.agency)} reminded`
    case 'request-withdrawn':
      return `What ${agencyName(event.agency)} was asked was taken back: ${event.because}`
    case 'waiting-noted':
      return `Waiting on ${agencyName(event.agency)}`
    case 'discussed':
      return event.version === 1 ? 'Discussed by the agencies' : 'The record of the discussion was changed'
    case 'summary-written':
      return event.version === 1 ? 'Summary written' : 'Summary changed'
    case 'recommended':
      return `Recommended to the manager: ${outcomeRule(event.outcome).name}`
    case 'child-decided':
      return `Decided for a child: ${outcomeRule(event.outcome).name}`
    case 'closed':
      return 'Enquiry closed: every child has an outcome'
    case 'breach-explained':
      return `Why it was late: ${breachReasons[event.reason].toLowerCase()}`
    case 'silence-noticed':
      return 'Nothing had happened for too long; the managers were told'
    case 'lateness-noticed':
      return 'The time was up and no decision made; the managers were told'
    case 'disagreement-raised':
      return `${event.raisedBy} disagreed`
    case 'disagreement-resolved':
      return 'A disagreement was settled'
    case 'handed-back':
      return `Handed back: ${event.because}`
  }
}

/** The one sentence of the chronology: who did what, never what an agency said. */
export const enquiryStream: Stream<Enquiry, EnquiryEvent> = {
  name: 'enquiry',
  evolve: evolveEnquiry,
  resource,
  // Asked for when they are needed: the queries read enquiries back by this stream, so each file knows the other.
  relations: (tx, found) => relationsOf(tx, found),
  save: (tx, before, after) => saveEnquiry(tx, before, after),
  alerts,
  sentence,
}
