import type { AuthorityCode, Fn } from '../../src/access/index.ts'
import { headlineOf, type Judgement, outcomeRule } from '../../src/contacts/index.ts'
import { acceptanceClock, becomesReferral } from '../../src/hand-overs/decide.ts'
import type { FromEnquiry, HandedChild, HandOverEvent } from '../../src/hand-overs/hand-over.ts'
import { addMinutes, addWorkingMinutes, dayOf, type Instant } from '../../src/time/index.ts'
import { type PersonKey, people, peterborough, teams } from '../people.ts'
import { becomeReferral } from '../../src/contacts/screening.ts'
import { stateOf } from './moving.ts'
import type { Arrived } from './arriving.ts'
import type { Chance } from './chance.ts'
import { type Diary, diaryOf } from './diary.ts'
import type { Worker, World } from './world.ts'

/** How a hand-over fares with the team it was sent to. */
export type HandOverCourse = 'accepted' | 'queried-then-accepted' | 'late' | 'sent' | 'queried'

export type Judged = { childId: string; judgement: Judgement }

type Receiver = { team: keyof typeof teams; manager: PersonKey; worker: PersonKey }

const receivers: Readonly<Partial<Record<Fn, Receiver>>> = {
  'early-help-hub': { team: 'earlyHelpHub', manager: 'earlyHelpManager', worker: 'earlyHelp' },
  mash: { team: 'mash', manager: 'mashManager', worker: 'mashWorker' },
  'met-hub': { team: 'metHub', manager: 'metWorker', worker: 'metWorker' },
  'emergency-duty': { team: 'emergencyDuty', manager: 'nightWorker', worker: 'nightWorker' },
}

const receiverOf = (owner: AuthorityCode, fn: Fn): Receiver | undefined => {
  if (fn !== 'assessment') return receivers[fn]
  return owner === peterborough
    ? {
        team: 'assessmentPeterborough',
        manager: 'assessmentManagerPeterborough',
        worker: 'assessmentPeterborough',
      }
    : {
        team: 'assessmentCambridgeshire',
        manager: 'assessmentManagerCambridgeshire',
        worker: 'assessmentCambridgeshire',
      }
}

const handedChild = ({ told }: Arrived, { childId, judgement }: Judged): HandedChild => {
  const child = told.children.find(({ id }) => id === childId)
  const name = `${child?.givenNames ?? ''} ${child?.familyName ?? ''}`.trim()
  return { ...judgement, childId, name: name === '' ? 'Name not known' : name }
}

const queries = [
  'We closed this family in the spring after the same worry. What is new?',
  'The referrer asks for an assessment, the form says level 2. Which is it?',
  'No adult has agreed to early help. Please say who was asked.',
]
const answers = [
  'The injury is new; see the school’s note of this morning.',
  'Spoke to the referrer again: it is level 4.',
]

export type Sent = {
  diary: Diary<HandOverEvent>
  event: Extract<HandOverEvent, { type: 'sent' }>
  fn: Fn
  receiver: Receiver
}

/** Taken by the team; the children become referrals where that follows from it. */
export const accept = (
  { diary, event, fn, receiver }: Sent,
  arrived: Arrived,
  at: Instant,
  by: { person: PersonKey; allocatedTo: PersonKey } = {
    person: receiver.manager,
    allocatedTo: receiver.worker,
  },
): boolean => {
  const who: Worker = { person: by.person, fn, action: 'hand-over.accept' }
  const accepted: HandOverEvent = {
    type: 'accepted',
    allocatedTo: people[by.allocatedTo].id,
    stops: [event.clockRule],
  }
  if (!diary.note(at, who, accepted)) return false
  if (!becomesReferral({ outcome: event.outcome, toFn: fn })) return true
  const contact = stateOf(arrived.contact)
  for (const { childId } of event.children)
    for (const became of contact ? becomeReferral(contact, childId) : [])
      arrived.contact.note(at, who, became)
  return true
}

/** Left lying past its time: both managers are told, as the service's own job does. */
export const lieTooLong = ({ diary, event }: Sent): boolean =>
  diary.note(addMinutes(event.dueAt, 1), { job: 'hand-over-silent' }, { type: 'escalated' })

export const queryIt = ({ diary, fn, receiver }: Sent, chance: Chance, at: Instant): boolean =>
  diary.note(
    at,
    { person: receiver.manager, fn, action: 'hand-over.query' },
    { type: 'queried', reason: chance.pick(queries) },
  )

export const answerQuery = ({ diary }: Sent, chance: Chance, at: Instant): boolean =>
  diary.note(
    at,
    { person: 'adviser', fn: 'screening', action: 'hand-over.answer' },
    { type: 'answered', text: chance.pick(answers) },
  )

/** What becomes of a hand-over with its team. Those to the hub go the way of their enquiry instead. */
export const fare = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  sent: Sent,
  course: HandOverCourse = usually(chance),
): void => {
  const { diary, event, fn } = sent
  const { calendar } = world.bookOf(diary.owner)
  const later = (from: Instant, least: number, most: number) =>
    fn === 'emergency-duty'
      ? addMinutes(from, chance.whole(5, 50))
      : addWorkingMinutes(calendar, from, chance.whole(least, most))
  const at = diary.facts[0]?.at ?? event.dueAt
  switch (course) {
    case 'sent':
      lieTooLong(sent)
      return
    case 'queried':
      queryIt(sent, chance, later(at, 20, 150))
      return
    case 'accepted':
      accept(sent, arrived, later(at, 10, 220))
      return
    case 'late':
      lieTooLong(sent)
      accept(sent, arrived, later(addMinutes(event.dueAt, 1), 30, 300))
      return
    case 'queried-then-accepted': {
      const queried = later(at, 20, 150)
      const answered = later(queried, 20, 90)
      if (queryIt(sent, chance, queried) && answerQuery(sent, chance, answered))
        accept(sent, arrived, later(answered, 10, 90))
    }
  }
}

export type ToSend = {
  judged: readonly Judged[]
  at: Instant
  who: Worker
  fromEnquiry?: FromEnquiry
}

/** Sends children decided in the same way to the team of their outcome; null where nobody here takes it on. */
export const send = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  { judged, at, who, fromEnquiry }: ToSend,
): Sent | null => {
  const { contact, told, reference } = arrived
  const outcome = judged[0]?.judgement.outcome
  const fn = outcome === undefined ? null : outcomeRule(outcome).to
  const receiver = fn === null ? undefined : receiverOf(contact.owner, fn)
  const received = contact.facts[0]
  if (outcome === undefined || fn === null || !receiver || !received) return null
  const clock = world.bookOf(contact.owner).start(acceptanceClock(who.fn, fn), at)
  const children = told.children.filter(({ id }) => judged.some(({ childId }) => childId === id))
  const diary = diaryOf<HandOverEvent>(world, contact.owner, chance.id(at))
  const event: Sent['event'] = {
    type: 'sent',
    contactId: contact.id,
    reference,
    headline: headlineOf(children, dayOf(at)),
    summary: told.whatHappened,
    urgency: told.urgency,
    receivedAt: received.at,
    outcome,
    fromFn: who.fn,
    toFn: fn,
    toTeam: teams[receiver.team].id,
    dueAt: clock.dueAt,
    clockRule: clock.rule,
    children: judged.map((each) => handedChild(arrived, each)),
    starts: [clock],
    ...(fromEnquiry === undefined ? {} : { fromEnquiry }),
  }
  return diary.note(at, who, event) ? { diary, event, fn, receiver } : null
}

const usually = (chance: Chance): HandOverCourse =>
  chance.weighted([
    ['accepted', 88],
    ['queried-then-accepted', 8],
    ['late', 4],
  ] as const)

/** Children decided the same way travel together; each outcome that a team takes on is a hand-over of its own. */
export const sendEach = (world: World, chance: Chance, arrived: Arrived, toSend: ToSend): Sent[] =>
  [...Map.groupBy(toSend.judged, ({ judgement }) => judgement.outcome).values()].flatMap(
    (judged) => send(world, chance, arrived, { ...toSend, judged }) ?? [],
  )
