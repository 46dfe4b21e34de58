import { isOut } from '../../src/agency-requests/request.ts'
import {
  addMinutes,
  addWorkingMinutes,
  type Instant,
  minutesBetween,
  workingMinutesBetween,
} from '../../src/time/index.ts'
import { answerIt, type Asked, chaseIt, isGoingOn, seeIt, stillOut, working } from './enquiring.ts'
import { attachTo, navigatorFor, sayingsAbout, toldOnTelephone } from './agency-answers.ts'
import { chasing, takenBack, waiting } from './agency-words.ts'
import { summarise } from './enquiry-end.ts'
import { firstDraft } from './enquiry-words.ts'
import { takeBack } from './not-asking.ts'
import { after, type Course } from './enquiry-pace.ts'

/** What agencies do with what they are asked, and what the hub does meanwhile. */

/** A share of the time an agency was given; more than all of it is late. */
const intoItsTime = ({ calendar, colour }: Course, { request }: Asked, share: number): Instant => {
  const { askedAt, dueAt } = request.state()
  return colour === 'red'
    ? addMinutes(askedAt, minutesBetween(askedAt, dueAt) * share)
    : addWorkingMinutes(calendar, askedAt, Math.ceil(workingMinutesBetween(calendar, askedAt, dueAt) * share))
}

const answerNow = (course: Course, asked: Asked, at: Instant): void => {
  const { chance, worker } = course
  if (!isGoingOn(course) || !isOut(asked.request.state())) return
  const answering = chance.happens(0.07) ? toldOnTelephone(asked, worker) : navigatorFor(chance, asked)
  const { subjects, answers } = asked.request.state()
  const left = subjects.filter(({ id }) => !answers.some(({ subjectId }) => subjectId === id))
  const some = left.length > 1 && chance.happens(0.1) ? left.slice(0, 1) : left
  if (!answerIt(course, asked, at, answering, sayingsAbout(course, asked, some, at))) return
  if (answering.who.fn === 'navigator' && chance.happens(0.05))
    attachTo(course, asked, addMinutes(at, 2), answering)
  if (some.length < left.length)
    course.agenda.plan(after(course, at, 15, 60), (then) => {
      answerNow(course, asked, then)
    })
}

/** In time, late or never; the hub rings when the time is up. */
export const planAnswer = (course: Course, asked: Asked): void => {
  const { agenda, world, chance, worker } = course
  if (chance.happens(0.015)) {
    const at = intoItsTime(course, asked, 0.05 + chance.fraction() / 5)
    return agenda.plan(at, (then) => {
      if (isGoingOn(course)) takeBack(course, asked, then, worker, takenBack)
    })
  }
  const reply = world.bags.reply.draw()
  const share = reply === 'in-time' ? 0.08 + chance.fraction() * 0.84 : 1.05 + chance.fraction() * 0.6
  const at = intoItsTime(course, asked, share)
  const seenAt = intoItsTime(course, asked, Math.min(share, 1) * chance.fraction())
  agenda.plan(seenAt, (then) => {
    if (isGoingOn(course) && chance.happens(0.8)) seeIt(asked, then, navigatorFor(chance, asked).who)
  })
  if (reply !== 'never')
    agenda.plan(at, (then) => {
      answerNow(course, asked, then)
    })
  if (reply === 'in-time') return
  agenda.plan(after(course, asked.request.state().dueAt, 8, 40), (then) => {
    if (isGoingOn(course) && isOut(asked.request.state()))
      chaseIt(course, asked, then, worker, chance.pick(chasing))
  })
}

/** Somebody looks again every few hours, mostly: before the service has to say that nothing happens. */
export const lookAgain = (course: Course, from: Instant): void => {
  const { agenda, world, chance, calendar, colour, enquiry, worker } = course
  const every = Math.round(world.hubOf(enquiry.owner).silence[colour] * 60 * 0.9)
  const at = colour === 'red' ? addMinutes(from, every) : addWorkingMinutes(calendar, from, every)
  agenda.plan(at, (then) => {
    if (!isGoingOn(course)) return
    const [first] = stillOut(course)
    const isQuiet = minutesBetween(enquiry.state().lastActedAt, then) > every / 2
    const acts = isQuiet && chance.happens(0.8)
    if (acts && !first && enquiry.state().summary === null) summarise(course, then, worker, firstDraft)
    if (acts && first)
      enquiry.note(then, working(worker), {
        type: 'waiting-noted',
        agency: first.request.state().agency,
        note: chance.pick(waiting),
      })
    lookAgain(course, then)
  })
}
