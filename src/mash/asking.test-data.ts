import { peterborough, type PersonKey } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import {
  askAgency,
  type AgencyRequest,
  type Asking,
  type Saying,
  type ShareLevel,
  writeDownAnswer,
} from '../agency-requests/index.ts'
import { mashBookFor, type Rating } from '../clocks/index.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, perform } from '../events/index.ts'
import { addHours } from '../time/index.ts'
import type { EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { enquiryNow, wearing } from './enquiry.test-data.ts'
import { rate } from './rating.rule.ts'

/** Enquiries that are under way, for tests: rated, asked about, answered. Everybody is invented. */

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

export const rated = async (on: On, rating: Rating): Promise<void> => {
  const { at, owner } = await acting(on)
  const { timing } = await mashBookFor(on.service.house.db, owner, at)
  const enquiry = await enquiryNow(on.service, owner, on.enquiryId)
  const seen = enquiry.ratings.at(-1)?.rating ?? null
  const because = 'The worry as told, and the history'
  const events = rate(enquiry, { rating, because, seen }, { isManager: true, at, timing })
  if ('refused' in events) throw new Error(events.refused)
  await happens(on, events)
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

export const said = (
  level: ShareLevel,
  words: string,
  more: Partial<Saying> = {},
): Omit<Saying, 'subjectId'> => ({
  id: newId(),
  kind: 'known',
  assertion: 'fact',
  level,
  words,
  context: '',
  decidedBy: null,
  detriment: '',
  ...more,
})

/** What an agency said about the first of those it was asked about. */
export const answered = async (
  on: On,
  request: AgencyRequest,
  sayings: readonly Omit<Saying, 'subjectId'>[],
): Promise<void> => {
  const { actor, at, owner } = await acting(on)
  const subjectId = request.subjects[0]?.id ?? ''
  const done = await asActor(on.service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    writeDownAnswer(
      tx,
      { actor, at, owner, id: request.id },
      sayings.map((saying) => ({ ...saying, subjectId })),
      'Sergeant Sorrel',
    ),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
}
