import { disclosureOfAsking, disclosuresOfAnswer, flowsFor } from '../../src/agency-requests/asking.ts'
import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import { answer, chase, type Saying, sayingProblems } from '../../src/agency-requests/answering.rule.ts'
import { askingProblems } from '../../src/agency-requests/asking.rule.ts'
import {
  type AgencyRequest,
  evolveRequest,
  isOut,
  replyClock,
  type RequestEvent,
} from '../../src/agency-requests/request.ts'
import { type Disclosure, markOf, type SaidBy } from '../../src/agency-requests/said.sql.ts'
import type { Gateway } from '../../src/access/index.ts'
import type { Contact, LawfulBasis } from '../../src/contacts/index.ts'
import { isRefusal, type Refusal } from '../../src/events/index.ts'
import { mayAskAgencies } from '../../src/mash/agreement.rule.ts'
import { cannotWaitForMorning, whyEmergencyDutyIsTold } from '../../src/mash/closing.rule.ts'
import type { Disagreement, DisagreementEvent } from '../../src/mash/disagreement.ts'
import { type Enquiry, type EnquiryEvent, evolveEnquiry, isOpen, ratingOf } from '../../src/mash/enquiry.ts'
import { rate } from '../../src/mash/rating.rule.ts'
import { openingOf } from '../../src/mash/receiving.ts'
import { answerDue, dueAfterRating } from '../../src/mash/reply-due.ts'
import { dayOf, type Instant } from '../../src/time/index.ts'
import { type PersonKey, people } from '../people.ts'
import type { Arrived } from './arriving.ts'
import { questionsFor, subjectsFor, worryFor } from './asking-agencies.ts'
import type { Chance } from './chance.ts'
import { type Kept, keptDiary, noteAnswer } from './diary.ts'
import type { Colour } from './enquiry-mix.ts'
import type { Sent } from './handing-over.ts'
import type { SentLetter } from './letters.ts'
import { stateOf } from './moving.ts'
import type { PdfFile } from './small-pdf.ts'
import type { Worker, World } from './world.ts'

/** What one agency was asked in an enquiry, what it said, and what it attached. */
export type Asked = {
  request: Kept<AgencyRequest, RequestEvent>
  said: { sayings: readonly Saying[]; by: SaidBy }[]
  files: (PdfFile & { id: string; level: Saying['level']; at: Instant })[]
}

/** An enquiry of the demo county while it is told. */
export type Enquiring = {
  world: World
  chance: Chance
  arrived: Arrived
  handOver: Sent
  enquiry: Kept<Enquiry, EnquiryEvent>
  asked: Asked[]
  onward: Sent[]
  dissents: Kept<Disagreement, DisagreementEvent>[]
  letters: SentLetter[]
  disclosures: Disclosure[]
}

/** The service itself, as the rooms' reactions write it. */
export const theHub = { job: 'mash' } as const

/** Who works in the hub, by day and by night. */
export type HubWorker = { person: PersonKey; fn: 'mash' | 'emergency-duty' }
export const manager: HubWorker = { person: 'mashManager', fn: 'mash' }
export const atNight: HubWorker = { person: 'nightWorker', fn: 'emergency-duty' }

const doing = (by: HubWorker, action: Worker['action']): Worker => ({ ...by, action })
export const working = (by: HubWorker): Worker => doing(by, 'enquiry.work')

/** From the moment the hand-over is sent, taken or not. */
export const beginEnquiry = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  handOver: Sent,
): Enquiring | null => {
  const contact = stateOf(arrived.contact)
  const at = handOver.diary.facts[0]?.at
  if (!contact || at === undefined) return null
  const { owner, id: handOverId } = handOver.diary
  const enquiry = keptDiary<Enquiry, EnquiryEvent>(world, owner, chance.id(at), evolveEnquiry)
  const { book } = world.hubOf(owner)
  noteAnswer(enquiry, at, theHub, openingOf(handOver.event, { contact, handOverId, book, at }))
  return {
    world,
    chance,
    arrived,
    handOver,
    enquiry,
    asked: [],
    onward: [],
    dissents: [],
    letters: [],
    disclosures: [],
  }
}

export const contactOf = ({ arrived }: Enquiring): Contact => {
  const contact = stateOf(arrived.contact)
  if (!contact) throw new Error('An enquiry has its contact.')
  return contact
}

export const isGoingOn = ({ enquiry }: Enquiring): boolean => isOpen(enquiry.state())

export const stillOut = ({ asked }: Enquiring): Asked[] =>
  asked.filter(({ request }) => isOut(request.state()))

const colourOf = (enquiry: Enquiry): Colour => {
  const rating = ratingOf(enquiry)
  if (rating === null || rating === 'blue') throw new Error('Agencies are asked once it is rated.')
  return rating
}

const timingOf = ({ world, enquiry }: Enquiring, colour: Colour) => {
  const { timing, replyShare } = world.hubOf(enquiry.owner)
  return { timing, share: replyShare[colour] }
}

const counted = (due: Instant | Refusal): Instant => {
  if (typeof due !== 'string') throw new Error(`It could not be counted: ${due.refused}`)
  return due
}

/** Rated, or rated anew: what is still out is then due by the new colour. */
export const rateIt = (
  enquiring: Enquiring,
  at: Instant,
  by: HubWorker,
  rating: Colour,
  because: string,
): boolean => {
  const { world, enquiry } = enquiring
  const { timing } = world.hubOf(enquiry.owner)
  const wanted = { rating, because, seen: ratingOf(enquiry.state()) }
  const isManager = by.person === 'mashManager'
  const answered = rate(enquiry.state(), wanted, { isManager, at, timing })
  if (!noteAnswer(enquiry, at, doing(by, 'enquiry.rate'), answered)) return false
  const after = { rating, at, enquiryDue: enquiry.state().dueAt }
  for (const { request } of stillOut(enquiring)) {
    const dueAt = counted(dueAfterRating(timingOf(enquiring, rating), request.state(), after))
    const clock = { ...world.bookOf(enquiry.owner).start(replyClock, request.state().askedAt), dueAt }
    request.note(at, working(by), {
      type: 'due-changed',
      rating,
      dueAt,
      because: `the enquiry was rated ${rating}`,
      stops: [replyClock],
      starts: [clock],
    })
  }
  return true
}

/** The hub closes: emergency duty hears of what cannot wait for the morning. */
export const closeForTheDay = ({ enquiry }: Enquiring, at: Instant): void => {
  const state = enquiry.state()
  if (cannotWaitForMorning(state))
    enquiry.note(
      at,
      { job: 'enquiry-at-closing' },
      { type: 'emergency-duty-told', because: whyEmergencyDutyIsTold(state) },
    )
}

const gatewaysOf = (gateways: readonly Gateway[], basis: LawfulBasis): Gateway[] =>
  basis === 'public-task-s47' && gateways.includes('ca1989-s47') ? ['ca1989-s47'] : gateways.slice(0, 2)

/** Asks one agency about whom it is likely to know; nobody where it knows none of them. */
export const ask = (
  enquiring: Enquiring,
  at: Instant,
  by: HubWorker,
  agency: AgencyKindName,
  lawfulBasis: LawfulBasis,
): Asked | null => {
  const { world, chance, enquiry } = enquiring
  if (at >= world.now) return null
  const { owner } = enquiry
  const state = enquiry.state()
  const contact = contactOf(enquiring)
  const subjects = subjectsFor(agency, { world, contact, enquiry: state, at })
  if (subjects.length === 0) return null
  const allowed = mayAskAgencies(state, lawfulBasis)
  if (isRefusal(allowed)) throw new Error(`${agency} could not be asked: ${allowed.refused}`)
  const flows = flowsFor(world.agreements, owner, { agency, purpose: 'mash-enquiry', subjects }, at)
  if ('missing' in flows) throw new Error(`${agency} could not be asked: ${JSON.stringify(flows.missing)}`)
  const rating = colourOf(state)
  const timed = { rating, askedAt: at, enquiryDue: state.dueAt }
  const dueAt = counted(answerDue(timingOf(enquiring, rating), timed))
  const asking = {
    enquiryId: state.id,
    contactId: state.contactId,
    reference: state.reference,
    agency,
    headline: state.headline,
    purpose: 'mash-enquiry',
    worry: worryFor(agency, contact),
    questions: questionsFor(agency),
    subjects,
    consent: allowed.state,
    lawfulBasis,
    gateways: gatewaysOf(flows.ask.flow.gateways, lawfulBasis),
    rating,
    dueAt,
  } as const
  const problems = askingProblems(asking)
  if (problems.length > 0) throw new Error(`${agency} could not be asked: ${JSON.stringify(problems)}`)
  const request = keptDiary<AgencyRequest, RequestEvent>(world, owner, chance.id(at), evolveRequest)
  const { flow, instrument } = flows.ask
  const clock = { ...world.bookOf(owner).start(replyClock, at), dueAt }
  const event = { type: 'asked', ...asking, flow: { id: flow.id, instrument }, starts: [clock] } as const
  if (!request.note(at, working(by), event)) return null
  const asked: Asked = { request, said: [], files: [] }
  enquiring.asked.push(asked)
  enquiring.disclosures.push(disclosureOfAsking(request.state(), people[by.person].id, at))
  enquiry.note(at, working(by), {
    type: 'agency-asked',
    requestId: request.id,
    agency,
    people: subjects.length,
  })
  return asked
}

export const chaseIt = (
  { enquiry }: Enquiring,
  { request }: Asked,
  at: Instant,
  by: HubWorker,
  note: string,
): boolean => {
  const { id: requestId } = request
  const { agency } = request.state()
  return (
    noteAnswer(request, at, working(by), chase(request.state(), 'telephone', note)) &&
    enquiry.note(at, working(by), { type: 'agency-chased', requestId, agency })
  )
}

/** Somebody at the agency opens it. */
export const seeIt = ({ request }: Asked, at: Instant, who: Worker): boolean =>
  request.state().seenAt !== null || request.note(at, who, { type: 'seen' })

/** Who answers: the agency's own navigator, or the hub, which writes down what somebody said on the telephone. */
export type Answering = { who: Worker; name: string }

/** An answer, in whole or in part. What it says it may say, and what it does not say has its reason. */
export const answerIt = (
  enquiring: Enquiring,
  asked: Asked,
  at: Instant,
  { who, name }: Answering,
  sayings: readonly Saying[],
): boolean => {
  const { world, enquiry, disclosures } = enquiring
  const { request } = asked
  const { agency } = request.state()
  const dutyToShare = world.hubOf(enquiry.owner).dutyToShareFrom <= dayOf(at)
  const problems = sayings.flatMap((each) => sayingProblems(each, { agencyKind: agency, dutyToShare }))
  if (problems.length > 0) throw new Error(`${agency} could not say so: ${JSON.stringify(problems)}`)
  if (who.fn === 'navigator') seeIt(asked, at, who)
  if (!noteAnswer(request, at, who, answer(request.state(), sayings.map(markOf), name))) return false
  const by: SaidBy = { staffId: people[who.person].id, name, at, reusedFrom: null }
  asked.said.push({ sayings, by })
  disclosures.push(...disclosuresOfAnswer(request.state(), sayings, by))
  const isComplete = request.state().stage === 'answered'
  return enquiry.note(at, theHub, { type: 'answer-arrived', requestId: request.id, agency, isComplete })
}
