import { withheldWordsIn } from '../../src/agency-requests/withheld-words.rule.ts'
import { mayBeReadBy } from '../../src/agency-requests/share-level.rule.ts'
import { replyClock } from '../../src/agency-requests/request.ts'
import { agencyName } from '../../src/agency-requests/index.ts'
import type { Judgement } from '../../src/contacts/index.ts'
import { isRefusal } from '../../src/events/index.ts'
import type { BreachReason } from '../../src/mash/breach.rule.ts'
import { type Breach, decide, mustExplain, recommend } from '../../src/mash/deciding.rule.ts'
import { type EnquiryEvent, ratingOf } from '../../src/mash/enquiry.ts'
import { disclosureToTeam, fromEnquiryOf, judgementOf, toldBackBy } from '../../src/mash/following.ts'
import { type EnquiryOutcome, isPassedOn } from '../../src/mash/outcomes.rule.ts'
import { recordDiscussion, wordsOfDiscussion, writeSummary } from '../../src/mash/writing.rule.ts'
import { type Instant, minutesBetween } from '../../src/time/index.ts'
import { people, teams } from '../people.ts'
import { noteAnswer } from './diary.ts'
import { type Asked, type Enquiring, type HubWorker, stillOut, working } from './enquiring.ts'
import {
  breachNotes,
  conclusions,
  dissent,
  hadLittle,
  keptBack,
  notWaiting,
  otherBreaches,
  rationales,
  views,
} from './enquiry-words.ts'
import { fare, send } from './handing-over.ts'
import type { Worker } from './world.ts'

/** How an enquiry ends: discussed, written up, decided, and what follows from that everywhere else. */

type Level = Judgement['level']

const levelOf: Readonly<Record<EnquiryOutcome, Level>> = {
  'strategy-s47': 4,
  'assessment-s17': 4,
  'early-help-hub': 2,
  'information-advice': 1,
  'no-further-action': 1,
}

const deciding = (by: HubWorker): Worker => ({ ...by, action: 'enquiry.decide' })

const saidIn = ({ asked }: Enquiring) =>
  asked.flatMap(({ request, said }) =>
    said.flatMap(({ sayings }) => sayings.map((saying) => ({ ...saying, agency: request.state().agency }))),
  )

const hasAnswered = ({ request }: Asked): boolean => request.state().answers.length > 0

const nameOf = ({ request }: Asked): string => agencyName(request.state().agency)

const viewOf = ({ said }: Asked, nth: number): string => {
  const known = said.flatMap(({ sayings }) => sayings).filter(({ kind }) => kind === 'known')
  if (known.length === 0) return hadLittle
  return known.some(({ level }) => !mayBeReadBy(level, 'receiving-team'))
    ? keptBack
    : (views[nth] ?? hadLittle)
}

/** The discussion of those who answered. What was weighed is named by its id; no word of it is repeated. */
export const discuss = (enquiring: Enquiring, at: Instant, by: HubWorker): boolean => {
  const { chance, enquiry, asked } = enquiring
  const there = asked.filter(hasAnswered)
  const [first] = there
  const discussion = {
    heldAt: at,
    attendees: [
      { name: people.mashManager.name, agency: 'MASH', isPresent: true },
      ...there.map((each, nth) => ({
        name: each.said[0]?.by.name ?? '',
        agency: nameOf(each),
        isPresent: nth < 3 || chance.happens(0.7),
      })),
    ],
    considered: saidIn(enquiring).flatMap(({ id, kind }) =>
      kind === 'known' && chance.happens(0.85) ? [id] : [],
    ),
    views: there.slice(0, 3).map((each, nth) => ({ agency: nameOf(each), view: viewOf(each, nth) })),
    conclusion: chance.pick(conclusions),
    disagreement: first && there.length > 1 && chance.happens(0.15) ? `${nameOf(first)}: ${dissent}` : '',
  }
  const withheld = withheldWordsIn(wordsOfDiscussion(discussion), saidIn(enquiring), 'hub')
  const basedOn = enquiry.state().discussion?.version ?? 0
  return noteAnswer(
    enquiry,
    at,
    working(by),
    recordDiscussion(enquiry.state(), discussion, basedOn, withheld),
  )
}

export const summarise = (enquiring: Enquiring, at: Instant, by: HubWorker, text: string): boolean => {
  const { enquiry } = enquiring
  const withheld = withheldWordsIn(text, saidIn(enquiring), 'receiving-team')
  const basedOn = enquiry.state().summary?.version ?? 0
  return noteAnswer(enquiry, at, working(by), writeSummary(enquiry.state(), text, basedOn, withheld))
}

const judged = ({ chance }: Enquiring, childIds: readonly string[], outcome: EnquiryOutcome) => ({
  childIds,
  outcome,
  level: levelOf[outcome],
  rationale: chance.pick(rationales[outcome]),
})

/** A worker says what they think, for the manager to decide. */
export const recommendIt = (
  enquiring: Enquiring,
  at: Instant,
  by: HubWorker,
  outcome: EnquiryOutcome,
): boolean => {
  const { enquiry } = enquiring
  const childIds = enquiry.state().children.map(({ childId }) => childId)
  return noteAnswer(
    enquiry,
    at,
    working(by),
    recommend(enquiry.state(), judged(enquiring, childIds, outcome), []),
  )
}

const dayInMinutes = 24 * 60

/** Why it was late: what the enquiry itself shows, or else what keeps a hub from deciding. */
const breachOf = (enquiring: Enquiring): Breach => {
  const { chance, enquiry, asked } = enquiring
  const { receivedAt, startedAt, ratings } = enquiry.state()
  const requests = asked.map(({ request }) => request.state())
  const shown: BreachReason[] = [
    ...(stillOut(enquiring).length > 0 ? (['agency-silent'] as const) : []),
    ...(requests.some(({ answeredAt, dueAt }) => answeredAt !== null && answeredAt > dueAt)
      ? (['agency-late'] as const)
      : []),
    ...(minutesBetween(receivedAt, startedAt) > dayInMinutes ? (['late-from-screening'] as const) : []),
    ...(ratings.length > 1 && ratings.at(-1)?.rating === 'red' ? (['rated-up-late'] as const) : []),
  ]
  const reason =
    shown.length > 0 && chance.happens(0.75) ? chance.pick(shown) : chance.weighted(otherBreaches)
  return { reason, note: breachNotes[reason] ?? '' }
}

type Decided = Extract<EnquiryEvent, { type: 'child-decided' }>

const isDecided = (event: EnquiryEvent): event is Decided => event.type === 'child-decided'

/** The outcome stands on the contact, beside what screening decided; with the last child the referrer is to be told. */
const putOnContact = (
  { world, arrived, enquiry }: Enquiring,
  at: Instant,
  by: HubWorker,
  decided: readonly Decided[],
): void => {
  const isClosed = enquiry.state().stage === 'decided'
  for (const [nth, event] of decided.entries()) {
    const starts =
      isClosed && nth === decided.length - 1 ? [world.bookOf(enquiry.owner).start('MASH-FEEDBACK', at)] : []
    arrived.contact.note(at, deciding(by), {
      type: 'decided-after-enquiry',
      childId: event.childId,
      enquiryId: enquiry.id,
      ...judgementOf(event),
      ...(starts.length > 0 ? { starts } : {}),
    })
  }
}

/** Children decided in the same way go to their team together, with what the team may read. */
const passOn = (enquiring: Enquiring, at: Instant, by: HubWorker, decided: readonly Decided[]): void => {
  const { world, chance, arrived, enquiry, asked } = enquiring
  const [first] = decided
  if (first === undefined || !isPassedOn(first.outcome)) return
  const fromEnquiry = fromEnquiryOf({
    enquiry: enquiry.state(),
    said: saidIn(enquiring),
    requests: asked.map(({ request }) => request.state()),
    phone: teams.mash.phone,
  })
  for (const each of decided)
    enquiring.disclosures.push(disclosureToTeam(enquiry.state(), each, fromEnquiry, people[by.person].id, at))
  const children = decided.map((each) => ({ childId: each.childId, judgement: judgementOf(each) }))
  const sent = send(world, chance, arrived, { judged: children, at, who: deciding(by), fromEnquiry })
  if (sent === null) return
  enquiring.onward.push(sent)
  fare(world, chance, arrived, sent)
}

/** Whoever decides has taken it on, though nobody had accepted it yet. */
const takeOnByDeciding = ({ handOver, enquiry }: Enquiring, at: Instant, by: HubWorker): void => {
  const { diary, event } = handOver
  if (diary.facts.some((fact) => fact.event.type === 'accepted')) return
  const allocatedTo = enquiry.state().taken?.allocatedTo ?? people[by.person].id
  diary.note(at, deciding(by), { type: 'accepted', allocatedTo, stops: [event.clockRule] })
}

/** Every agency hears what it came to, whether it had answered or not. */
export const tellAgenciesBack = ({ enquiry, asked }: Enquiring, at: Instant, who: Worker): void => {
  for (const { request } of asked) {
    const state = request.state()
    if (state.closedAt !== null && state.withdrawn === null) continue
    request.note(at, who, {
      type: 'enquiry-closed',
      told: toldBackBy(enquiry.state(), at)(state),
      stops: [replyClock],
    })
  }
}

/** Decides for these children, and everything that follows. With the last of them the enquiry is over. */
export const decideFor = (
  enquiring: Enquiring,
  at: Instant,
  by: HubWorker,
  childIds: readonly string[],
  outcome: EnquiryOutcome,
): boolean => {
  const { enquiry } = enquiring
  const state = enquiry.state()
  const requestsOut = stillOut(enquiring).length
  const answered = decide(
    state,
    {
      ...judged(enquiring, childIds, outcome),
      notWaitingBecause: requestsOut > 0 ? notWaiting : '',
      seen: ratingOf(state),
      breach: mustExplain(state, at) ? breachOf(enquiring) : null,
    },
    { at, requestsOut, withheld: [], onEmergencyDuty: by.fn === 'emergency-duty' },
  )
  if (isRefusal(answered)) throw new Error(`${state.reference} could not be decided: ${answered.refused}`)
  if (!noteAnswer(enquiry, at, deciding(by), answered)) return false
  const decided = answered.filter(isDecided)
  putOnContact(enquiring, at, by, decided)
  passOn(enquiring, at, by, decided)
  if (enquiry.state().stage !== 'decided') return true
  tellAgenciesBack(enquiring, at, working(by))
  takeOnByDeciding(enquiring, at, by)
  return true
}
