import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import { withdraw } from '../../src/agency-requests/answering.rule.ts'
import type { Instant } from '../../src/time/index.ts'
import { people } from '../people.ts'
import { noteAnswer } from './diary.ts'
import { type Asked, type Enquiring, type HubWorker, working } from './enquiring.ts'

/** Not to ask is a decision as well, and is kept as one. */
export const dontAsk = (
  { enquiry, disclosures }: Enquiring,
  at: Instant,
  by: HubWorker,
  agency: AgencyKindName,
  because: string,
): boolean => {
  const { owner, id: enquiryId, contactId, children } = enquiry.state()
  if (!enquiry.note(at, working(by), { type: 'agency-not-asked', agency, because })) return false
  disclosures.push({
    owner,
    enquiryId,
    contactId,
    requestId: null,
    direction: 'to-agency',
    from: owner,
    to: agency,
    about: children.map(({ childId }) => childId),
    purpose: 'mash-enquiry',
    outcome: 'not-shared',
    flow: null,
    lawfulBasis: null,
    gateways: [],
    because,
    detriment: null,
    decidedBy: people[by.person].id,
    decidedName: null,
    sha256: null,
    at,
  })
  return true
}

/** Taken back: it was asked about the wrong people, or is no longer needed. */
export const takeBack = (
  { enquiry }: Enquiring,
  { request }: Asked,
  at: Instant,
  by: HubWorker,
  because: string,
): boolean => {
  const { id: requestId } = request
  const { agency } = request.state()
  return (
    noteAnswer(request, at, working(by), withdraw(request.state(), because)) &&
    enquiry.note(at, working(by), { type: 'request-withdrawn', requestId, agency, because })
  )
}
