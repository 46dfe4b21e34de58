import { peterborough, type PersonKey } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import { askAgency, type AgencyRequest, type Asking } from '../agency-requests/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { addHours } from '../time/index.ts'
import type { EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { enquiryNow, wearing } from './enquiry.test-data.ts'

/** Enquiries that are under way, for tests. Everybody is invented. */

export { answered, ratedAs, saying } from './judging.test-data.ts'

type On = { service: TestService; enquiryId: string; owner?: string; by?: PersonKey }

const acting = async ({ service, owner = peterborough, by = 'mashManager' }: On) => ({
  actor: await wearing(service, by, owner, 'mash'),
  at: service.house.now(),
  owner,
})

/** Something happens to an enquiry, decided by nobody's rule. */
export const happens = async (on: On, events: readonly EnquiryEvent[]): Promise<void> => {
  const { actor, at, owner } = await acting(on)
  const done = await perform(on.service.house.db, enquiryStream, {
    actor,
    at,
    action: 'enquiry.work',
    owner,
    id: on.enquiryId,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

/** An agency is asked about every child of the enquiry. */
export const asked = async (on: On, agency: string, more: Partial<Asking> = {}): Promise<AgencyRequest> => {
  const { actor, at, owner } = await acting(on)
  const enquiry = await enquiryNow(on.service, owner, on.enquiryId)
  const asking: Omit<Asking, 'flow'> = {
    enquiryId: enquiry.id,
    contactId: enquiry.contactId,
    reference: enquiry.reference,
    agency,
    headline: enquiry.headline,
    purpose: 'mash-enquiry',
    worry: 'A neighbour hears shouting at night.',
    questions: '',
    subjects: enquiry.children.map(({ childId, name }) => ({
      id: childId,
      part: 'child',
      personId: null,
      name,
      bornOn: null,
      relation: 'child',
      address: '',
      categories: [],
      because: 'Likely to be known there',
      adultHealthBecause: '',
    })),
    consent: 'given',
    lawfulBasis: 'public-task-s17',
    gateways: ['ca2004-s11'],
    rating: 'amber',
    dueAt: addHours(at, 4),
    ...more,
  }
  const done = await asActor(on.service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    askAgency(tx, { actor, at, owner }, asking),
  )
  if (!('done' in done) || !done.done) throw new Error(JSON.stringify(done))
  await happens(on, [
    { type: 'agency-asked', requestId: done.state.id, agency, people: asking.subjects.length },
  ])
  return done.state
}
