import type { AuthorityCode, Fn } from '../../src/access/index.ts'
import { headlineOf, type Judgement, outcomeRule } from '../../src/contacts/index.ts'
import { acceptanceClock, becomesReferral } from '../../src/hand-overs/decide.ts'
import type { HandedChild, HandOver, HandOverEvent } from '../../src/hand-overs/hand-over.ts'
import { addMinutes, addWorkingMinutes, dayOf, type Instant } from '../../src/time/index.ts'
import { type PersonKey, people, peterborough, teams } from '../people.ts'
import { becomeReferral } from '../../src/contacts/screening.ts'
import { stateOf } from './moving.ts'
import type { Arrived } from './arriving.ts'
import type { Chance } from './chance.ts'
import { type Diary, diaryOf } from './diary.ts'
import type { Who, World } from './world.ts'

/** How a hand-over fares with the team it was sent to. */
export type HandOverCourse = 'accepted' | 'queried-then-accepted' | 'late' | 'sent' | 'queried'

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

type Judged = { childId: string; judgement: Judgement }

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

type Sent = {
  diary: Diary<HandOverEvent>
  fn: Fn
  receiver: Receiver
  clock: string
  judged: readonly Judged[]
}

const accept = (sent: Sent, arrived: Arrived, at: Instant): void => {
  const { diary, fn, receiver, clock, judged } = sent
  const who: Who = { person: receiver.manager, fn, action: 'hand-over.accept' }
  const allocatedTo = people[receiver.worker].id
  if (!diary.note(at, who, { type: 'accepted', allocatedTo, stops: [clock] })) return
  const [first] = judged
  if (!first || !becomesReferral({ outcome: first.judgement.outcome, toFn: fn })) return
  const contact = stateOf(arrived.contact)
  for (const { childId } of judged)
    for (const event of contact ? becomeReferral(contact, childId) : []) arrived.contact.note(at, who, event)
}

const goOn = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  sent: Sent,
  at: Instant,
  course: HandOverCourse,
  dueAt: Instant,
) => {
  const { diary, fn, receiver } = sent
  const { calendar } = world.bookOf(diary.owner)
  const later = (from: Instant, least: number, most: number) =>
    fn === 'emergency-duty'
      ? addMinutes(from, chance.whole(5, 50))
      : addWorkingMinutes(calendar, from, chance.whole(least, most))
  const queried = () => {
    const when = later(at, 20, 150)
    const who: Who = { person: receiver.manager, fn, action: 'hand-over.query' }
    return diary.note(when, who, { type: 'queried', reason: chance.pick(queries) }) ? when : null
  }
  switch (course) {
    case 'sent':
      // Left lying past its time: both managers were told, as the service's own job does.
      diary.note(addMinutes(dueAt, 1), { job: 'hand-over-silent' }, { type: 'escalated' })
      return
    case 'queried':
      queried()
      return
    case 'accepted':
      return accept(sent, arrived, later(at, 10, 220))
    case 'late': {
      diary.note(addMinutes(dueAt, 1), { job: 'hand-over-silent' }, { type: 'escalated' })
      return accept(sent, arrived, later(addMinutes(dueAt, 1), 30, 300))
    }
    case 'queried-then-accepted': {
      const when = queried()
      if (when === null) return
      const answered = later(when, 20, 90)
      const who: Who = { person: 'adviser', fn: 'screening', action: 'hand-over.answer' }
      if (!diary.note(answered, who, { type: 'answered', text: chance.pick(answers) })) return
      return accept(sent, arrived, later(answered, 10, 90))
    }
  }
}

const sendTo = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  judged: readonly Judged[],
  at: Instant,
  who: Who,
) => {
  const { contact, told, reference } = arrived
  const outcome = judged[0]?.judgement.outcome
  const fn = outcome === undefined ? null : outcomeRule(outcome).to
  const receiver = fn === null ? undefined : receiverOf(contact.owner, fn)
  const received = contact.facts[0]
  if (outcome === undefined || fn === null || !receiver || !received) return null
  const clock = world.bookOf(contact.owner).start(acceptanceClock('screening', fn), at)
  const children = told.children.filter(({ id }) => judged.some(({ childId }) => childId === id))
  const diary = diaryOf<HandOverEvent>(world, contact.owner, chance.id(at))
  const sent: Pick<HandOver, 'contactId'> & Extract<HandOverEvent, { type: 'sent' }> = {
    type: 'sent',
    contactId: contact.id,
    reference,
    headline: headlineOf(children, dayOf(at)),
    summary: told.whatHappened,
    urgency: told.urgency,
    receivedAt: received.at,
    outcome,
    fromFn: 'screening',
    toFn: fn,
    toTeam: teams[receiver.team].id,
    dueAt: clock.dueAt,
    clockRule: clock.rule,
    children: judged.map((each) => handedChild(arrived, each)),
    starts: [clock],
  }
  diary.note(at, who, sent)
  return { diary, fn, receiver, clock: clock.rule, judged, dueAt: clock.dueAt }
}

const usually = (chance: Chance): HandOverCourse =>
  chance.weighted([
    ['accepted', 88],
    ['queried-then-accepted', 8],
    ['late', 4],
  ] as const)

/** Children decided the same way travel together; each outcome that a team takes on is a hand-over of its own. */
export const handOver = (
  world: World,
  chance: Chance,
  arrived: Arrived,
  judged: readonly Judged[],
  at: Instant,
  who: Who,
  course: HandOverCourse = usually(chance),
): Diary<HandOverEvent>[] =>
  [...Map.groupBy(judged, ({ judgement }) => judgement.outcome).values()].flatMap((together) => {
    const sent = sendTo(world, chance, arrived, together, at, who)
    if (!sent) return []
    goOn(world, chance, arrived, sent, at, course, sent.dueAt)
    return [sent.diary]
  })
