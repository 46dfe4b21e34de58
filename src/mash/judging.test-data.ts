import type { PersonKey } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import { askAgency, type AgencyRequest, type Saying, writeDownAnswer } from '../agency-requests/index.ts'
import { mashBookFor, type Rating } from '../clocks/index.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, perform, type Refusal } from '../events/index.ts'
import { addMinutes } from '../time/index.ts'
import type { Enquiry, EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { enquiryNow, wearing } from './enquiry.test-data.ts'
import { ratingOf } from './enquiry.ts'
import { rate } from './rating.rule.ts'
import { writeSummary } from './writing.rule.ts'

/** What a hub has done before it judges: rated, asked, heard, summed up. By its manager unless said otherwise. */

type Of = { owner: string; enquiryId: string }

const changed = async (
  service: TestService,
  { owner, enquiryId }: Of,
  decide: (enquiry: Enquiry) => readonly EnquiryEvent[] | Refusal,
): Promise<void> => {
  const done = await perform(service.house.db, enquiryStream, {
    actor: await wearing(service, 'mashManager', owner, 'mash'),
    at: service.house.now(),
    action: 'enquiry.work',
    owner,
    id: enquiryId,
    decide: (enquiry) => (enquiry ? decide(enquiry) : { refused: 'closed' }),
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

export const ratedAs = async (service: TestService, of: Of, rating: Rating): Promise<void> => {
  const at = service.house.now()
  const { timing } = await mashBookFor(service.house.db, of.owner, at)
  await changed(service, of, (enquiry) =>
    rate(
      enquiry,
      { rating, because: 'As it was told, and the history', seen: ratingOf(enquiry) },
      { isManager: true, at, timing },
    ),
  )
}

export const summedUp = (service: TestService, of: Of, text = 'A pattern over the month.'): Promise<void> =>
  changed(service, of, (enquiry) => writeSummary(enquiry, text, enquiry.summary?.version ?? 0, []))

export const earlyHelpAgreed = (service: TestService, of: Of): Promise<void> =>
  changed(service, of, () => [{ type: 'early-help-agreed', who: 'Hawthorn, father' }])

/** Asks one agency about the children of an enquiry. */
export const askedOf = async (
  service: TestService,
  { owner, enquiryId }: Of,
  agency: 'police' | 'health' | 'idva',
): Promise<AgencyRequest> => {
  const actor = await wearing(service, 'mashManager', owner, 'mash')
  const at = service.house.now()
  const enquiry = await enquiryNow(service, owner, enquiryId)
  const category = { police: 'offences', health: 'health', idva: 'domestic-abuse' } as const
  const asked = await asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    askAgency(
      tx,
      { actor, at, owner },
      {
        enquiryId,
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
          categories: [category[agency]],
          because: 'Likely to be known to them',
          adultHealthBecause: '',
        })),
        consent: 'given',
        lawfulBasis: 'public-task-s17',
        gateways: ['ca2004-s11'],
        rating: 'amber',
        dueAt: addMinutes(at, 240),
      },
    ),
  )
  if (!('done' in asked) || !asked.done) throw new Error(JSON.stringify(asked))
  return asked.state
}

/** What an agency says about the first person it was asked about. */
export const saying = (
  request: AgencyRequest,
  level: Saying['level'],
  words: string,
  more: Partial<Saying> = {},
): Saying => ({
  id: newId(),
  subjectId: request.subjects[0]?.id ?? '',
  kind: 'known',
  assertion: 'fact',
  level,
  words,
  context: '',
  decidedBy: null,
  detriment: '',
  ...more,
})

/** Written down by the hub as it was said on the telephone. */
export const answered = async (
  service: TestService,
  request: AgencyRequest,
  sayings: readonly Saying[],
  by: PersonKey = 'mashManager',
): Promise<void> => {
  const actor = await wearing(service, by, request.owner, 'mash')
  const at = service.house.now()
  const done = await asActor(service.house.db, contextFor(actor, 'enquiry.work', at), (tx) =>
    writeDownAnswer(tx, { actor, at, owner: request.owner, id: request.id }, sayings, 'Sergeant Sorrel'),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
}
