import {
  type Contact,
  type ContactEvent,
  type Judgement,
  type Outcome,
  outcomeRule,
} from '../../src/contacts/index.ts'
import * as screening from '../../src/contacts/screening.ts'
import type { HandOverEvent } from '../../src/hand-overs/hand-over.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { addMinutes, addWorkingMinutes, dayOf, type Instant, laterOf } from '../../src/time/index.ts'
import type { PersonKey } from '../people.ts'
import type { Arrived } from './arriving.ts'
import { Chance } from './chance.ts'
import { type Diary, noteAnswer } from './diary.ts'
import type { Colour } from './enquiry-mix.ts'
import { beginEnquiry, type Enquiring } from './enquiring.ts'
import { goThrough } from './enquiry-course.ts'
import { fare, type HandOverCourse, sendEach, type Sent } from './handing-over.ts'
import { acknowledge, type SentLetter, tellOutcome } from './letters.ts'
import { stateOf } from './moving.ts'
import { judgementOf } from './judging.ts'
import { type Pace, paceOf } from './pace.ts'
import type { Worker, World } from './world.ts'

/** How far a contact gets before it is left waiting. Without it, it goes all its way, or as far as `now` allows. */
export type Until = 'received' | 'opened' | 'recommended'

export type Plan = {
  outcome: Outcome
  /** What the outcome requires, where the story has it: the reference of the first of two. */
  detail?: Readonly<Record<string, string>>
  /** Already opened, before it was moved here. */
  from?: 'opened'
  /** For brothers and sisters, where it differs. */
  siblingOutcome?: Outcome
  until?: Until
  handOver?: HandOverCourse
  /** Persons on record whom the children are recognised as, child by child. */
  persons?: readonly (Diary<PersonEvent> | null)[]
  pace?: 'usual' | 'by-now'
  /** Decided at exactly this moment; what comes before it is fitted in. */
  decidedAt?: Instant
  /** By emergency duty, while the Customer Service Centre is closed. */
  door?: 'screening' | 'emergency-duty'
  /** How urgent its enquiry turns out to be, where it goes to the hub. */
  colour?: Colour
  /** What becomes of its enquiry, where that is not the ordinary way. */
  enquire?: (enquiring: Enquiring) => void
}

export type Story = Arrived & {
  handOvers: Diary<HandOverEvent>[]
  letters: SentLetter[]
  enquiries: Enquiring[]
}

const advisers: readonly PersonKey[] = ['adviser', 'secondAdviser']
const adviser = (person: PersonKey, action: Worker['action']): Worker => ({ person, fn: 'screening', action })
const manager = adviser('screeningManager', 'contact.decide')

type Course = { world: World; chance: Chance; story: Story; plan: Plan; pace: Pace; person: PersonKey }

/** Notes what the room itself says follows. */
const noteAll = (
  { story: { contact } }: Course,
  at: Instant,
  who: Worker | { job: string },
  answer: ContactEvent[] | { refused: string },
): boolean => noteAnswer(contact, at, who, answer)

/** Whoever has the contact: an adviser, or emergency duty while the centre is closed. */
const atTheDoor = ({ plan, person }: Course, action: Worker['action']): Worker =>
  plan.door === 'emergency-duty'
    ? { person: 'nightWorker', fn: 'emergency-duty', action }
    : adviser(person, action)

const stateNow = ({ story }: Course): Contact => {
  const state = stateOf(story.contact)
  if (!state) throw new Error(`${story.reference} never arrived.`)
  return state
}

const recognise = ({ story: { told, contact }, plan }: Course, at: Instant, who: Worker): void => {
  for (const [nth, { id: childId }] of told.children.entries()) {
    const person = plan.persons?.[nth]
    if (!person) continue
    contact.note(at, who, { type: 'child-recognised', childId, personId: person.id })
    person.note(at, who, { type: 'recognised-on-contact', contactId: contact.id, childId })
  }
}

const open = (course: Course, receivedAt: Instant): Instant | null => {
  const { story, plan, pace } = course
  if (plan.from === 'opened') return story.contact.facts.at(-1)?.at ?? null
  const soon = story.told.urgency === 'not-urgent' ? 70 : 20
  const at = laterOf(addMinutes(receivedAt, 5), pace.after(receivedAt, 5, soon))
  const who = atTheDoor(course, 'contact.open')
  if (!noteAll(course, at, who, screening.open(stateNow(course)))) return null
  recognise(course, at, who)
  return at
}

type Childs = { childId: string; judgement: Judgement }

const judgementsOf = ({ chance, story, plan }: Course): Childs[] =>
  story.told.children.map(({ id: childId }, nth) => {
    const outcome = nth === 0 ? plan.outcome : (plan.siblingOutcome ?? plan.outcome)
    const judgement = judgementOf(chance, story.contact.owner, outcome)
    return {
      childId,
      judgement: plan.detail === undefined ? judgement : { ...judgement, detail: plan.detail },
    }
  })

/** Nobody on record was flagged before the year, and nobody ticked a box: what the service sees by itself is enough. */
const seenOf = (state: Contact, childId: string) => {
  const child = state.children.find(({ id }) => id === childId)
  return {
    bornOn: child?.told.bornOn ?? null,
    expectedOn: child?.told.expectedOn ?? null,
    flags: [],
    earlierContacts: state.earlierContacts,
    repeatNumber: 3,
    isAnonymous: state.isAnonymous,
    urgency: state.urgency,
  }
}

const decidingOf = (course: Course, { childId, judgement }: Childs, at: Instant, isManager: boolean) => ({
  childId,
  judgement,
  ticked: [],
  seen: seenOf(stateNow(course), childId),
  today: dayOf(at),
  at,
  isManager,
  book: course.world.bookOf(course.story.contact.owner),
})

/** What an adviser may not close alone goes past the manager; some of the rest does too (procedures 2.8). */
const managerDecides = (course: Course, judged: readonly Childs[], at: Instant): boolean => {
  const { chance, plan } = course
  if (!outcomeRule(plan.outcome).closes || plan.until === 'recommended' || chance.happens(0.35)) return true
  return judged.some((each) => screening.signsFor(decidingOf(course, each, at, false)).length > 0)
}

const recommend = (course: Course, judged: readonly Childs[], openedAt: Instant): Instant | null => {
  const at = course.pace.after(openedAt, 15, 120)
  const who = atTheDoor(course, 'contact.recommend')
  const done = judged.every((each) =>
    noteAll(course, at, who, screening.recommend(stateNow(course), decidingOf(course, each, at, false))),
  )
  return done && course.plan.until !== 'recommended' ? at : null
}

const decide = (course: Course, judged: readonly Childs[], at: Instant, who: Worker): void => {
  const { world, chance, story, plan, pace } = course
  const isManager = who === manager
  // Each child sent back to the referrer is a decision of its own, with its own reply-by.
  const when = (nth: number) => (plan.outcome === 'return-to-referrer' ? addMinutes(at, nth) : at)
  const done = judged.every((each, nth) =>
    noteAll(
      course,
      when(nth),
      who,
      screening.decide(stateNow(course), decidingOf(course, each, when(nth), isManager)),
    ),
  )
  if (!done) return
  const sent = sendEach(world, chance, story, { judged, at, who })
  story.handOvers.push(...sent.map(({ diary }) => diary))
  followUp(course, at)
  // Somebody whose work lies on the desk now has told the referrer soon, if at all.
  const toldAt =
    plan.decidedAt === undefined
      ? pace.after(at, 20, 900)
      : addWorkingMinutes(world.bookOf(story.contact.owner).calendar, at, 15)
  const toHub = sent.find(({ fn }) => fn === 'mash')
  for (const each of sent) if (each !== toHub) fare(world, chance, story, each, plan.handOver)
  if (toHub) enquire(course, toHub, toldAt)
  else story.letters.push(...tellOutcome(world, chance, story, toldAt, atTheDoor(course, 'contact.feedback')))
}

/** What goes to the hub is an enquiry from the moment it is sent. */
const enquire = ({ world, story, plan }: Course, toHub: Sent, toldAt: Instant): void => {
  const chance = new Chance(world.seed, 'enquiry', story.contact.id)
  const enquiring = beginEnquiry(world, chance, story, toHub)
  if (enquiring === null) return
  story.enquiries.push(enquiring)
  if (plan.enquire) plan.enquire(enquiring)
  else goThrough(enquiring, plan.colour ?? world.bags.rating.draw(), toldAt)
  story.handOvers.push(...enquiring.onward.map(({ diary }) => diary))
  story.letters.push(...enquiring.letters)
}

/** A reply comes back, or another council takes the child on; on the desk both are still awaited. */
const followUp = (course: Course, decidedAt: Instant): void => {
  const { plan, pace } = course
  const who = adviser('adviser', 'contact.follow-up')
  if (plan.pace === 'by-now') return
  if (plan.outcome === 'transfer-other-council') {
    const answer = screening.acceptTransfer(stateNow(course), 'Duty manager', 'E-mail from duty@example.net')
    noteAll(course, pace.after(decidedAt, 60, 500), who, answer)
  }
  if (plan.outcome === 'return-to-referrer') answerReturned(course, pace.after(decidedAt, 30, 400), who)
}

/** With the family's agreement, the children sent back are screened again, on the clock that never stopped. */
const answerReturned = (course: Course, repliedAt: Instant, who: Worker): void => {
  const reply = screening.recordReply(
    stateNow(course),
    'The family agrees to early help. The impact is on page two.',
  )
  if (!noteAll(course, repliedAt, who, reply)) return
  const again = { ...course, plan: { ...course.plan, outcome: 'early-help-hub' as const } }
  decide(again, judgementsOf(again), course.pace.after(repliedAt, 15, 120), manager)
}

/** How much longer than usual screening takes over it: what is neither urgent nor clear is put aside (clocks 4.3 a). */
const slowness: Readonly<Record<Colour, number>> = { red: 0.6, amber: 2.2, green: 1.5 }

/** The ordinary way of a contact: opened, recommended, decided, handed over, and the referrer told. */
export const screen = (world: World, chance: Chance, arrived: Arrived, plan: Plan): Story => {
  const { contact } = arrived
  const story: Story = { ...arrived, handOvers: [], letters: [], enquiries: [] }
  const receivedAt = contact.facts[0]?.at
  if (receivedAt === undefined) return story
  const pace = paceOf(world, chance, contact.owner, {
    by: plan.decidedAt ?? (plan.pace === 'by-now' ? world.now : null),
    slowness: plan.colour === undefined ? 1 : slowness[plan.colour],
  })
  const course: Course = { world, chance, story, plan, pace, person: chance.pick(advisers) }
  if (plan.from === undefined) story.letters.push(...acknowledge(world, chance, story))
  if (plan.until === 'received') return story

  const openedAt = open(course, receivedAt)
  if (openedAt === null || plan.until === 'opened') return story
  const judged = judgementsOf(course)
  const decidedAt = plan.decidedAt ?? pace.after(openedAt, 15, 120)
  if (plan.door === 'emergency-duty' || !managerDecides(course, judged, decidedAt)) {
    decide(course, judged, decidedAt, atTheDoor(course, 'contact.decide'))
    return story
  }
  const recommendedAt = recommend(course, judged, openedAt)
  if (recommendedAt !== null)
    decide(course, judged, plan.decidedAt ?? pace.after(recommendedAt, 10, 150), manager)
  return story
}
