import { earlyHelpAgreed } from '../../src/mash/agreement.rule.ts'
import type { RaisedBy } from '../../src/mash/disagreement.ts'
import { undecidedChildren } from '../../src/mash/enquiry.ts'
import type { EnquiryOutcome } from '../../src/mash/outcomes.rule.ts'
import {
  addMinutes,
  addWorkingMinutes,
  type Instant,
  laterOf,
  minutesBetween,
  workingMinutesBetween,
} from '../../src/time/index.ts'
import { people } from '../people.ts'
import { noteAnswer } from './diary.ts'
import { disagree, goUp, replyTo, settleIt } from './disagreeing.ts'
import { atNight, manager, working } from './enquiring.ts'
import { decideFor, discuss, recommendIt, summarise } from './enquiry-end.ts'
import type { Colour } from './enquiry-mix.ts'
import { after, before, type Course, whoIsThere } from './enquiry-pace.ts'
import { summaries } from './enquiry-words.ts'
import { tellOutcome } from './letters.ts'

/** When an enquiry is decided, in time or late, and what is written before that. */

/** A share of the time that is left, in the hub's hours or by the clock; and some time after it where it will be late. */
const decisionAt = (course: Course, ratedAt: Instant, outcome: EnquiryOutcome): Instant => {
  const { world, chance, calendar, enquiry, colour } = course
  const dueAt = enquiry.state().dueAt ?? ratedAt
  const isLate = world.bags.late[colour].draw()
  const soonest = after(course, ratedAt, 35, 55)
  if (isLate) return laterOf(soonest, after(course, dueAt, 20, { red: 100, amber: 400, green: 800 }[colour]))
  const share = outcome === 'strategy-s47' ? 0.25 + chance.fraction() / 3 : 0.66 + chance.fraction() * 0.3
  const at =
    colour === 'red'
      ? addMinutes(ratedAt, minutesBetween(ratedAt, dueAt) * share)
      : addWorkingMinutes(
          calendar,
          ratedAt,
          Math.floor(workingMinutesBetween(calendar, ratedAt, dueAt) * share),
        )
  return laterOf(soonest, at)
}

const discussedShare: Readonly<Record<Colour, number>> = { red: 0.5, amber: 0.45, green: 0.15 }

const decideAll = (course: Course, at: Instant, outcome: EnquiryOutcome): void => {
  const { chance, enquiry } = course
  const there = whoIsThere(course, at)
  const by = there === atNight ? there : manager
  const [first, ...others] = undecidedChildren(enquiry.state()).map(({ childId }) => childId)
  if (first === undefined) return
  const differently = outcome !== 'no-further-action' && others.length > 0 && chance.happens(0.08)
  if (differently) decideFor(course, at, by, others, 'no-further-action')
  decideFor(course, at, by, differently ? [first] : [first, ...others], outcome)
  if (chance.happens(0.04)) disagreeAfterwards(course, at)
  course.agenda.plan(
    after({ ...course, colour: 'green' }, at, 20, chance.happens(0.9) ? 400 : 1_200),
    (then) => {
      course.letters.push(
        ...tellOutcome(course.world, chance, course.arrived, then, {
          person: course.worker.person,
          fn: 'mash',
          action: 'contact.feedback',
        }),
      )
    },
  )
}

/** Somebody who knows the child sees it differently; nearly always it is settled on the first rung or the second. */
const disagreeAfterwards = (course: Course, decidedAt: Instant): void => {
  const { agenda, chance, calendar, enquiry } = course
  const next = (from: Instant, most: number) => addWorkingMinutes(calendar, from, chance.whole(60, most))
  const child = enquiry.state().children[0]?.name ?? 'the child'
  agenda.plan(next(decidedAt, 500), (at) => {
    const dissent = disagree(course, at, manager, {
      raisedBy: chance.pick(dissenters),
      about: 'We think that more is needed than was decided.',
      risk: `${child} goes on living as before while everybody believes that somebody else is helping.`,
    })
    if (dissent === null) return
    agenda.plan(next(at, 200), (then) => {
      replyTo(dissent, then, manager, people.mashManager.name, 'Rang, and we meet tomorrow.')
    })
    const isHarder = chance.happens(0.4)
    if (isHarder)
      agenda.plan(next(at, 300), (then) => {
        goUp(course, dissent, then, 'We could not agree; our managers speak.')
      })
    agenda.plan(addWorkingMinutes(calendar, at, isHarder ? 620 : 400), (then) => {
      settleIt(course, dissent, then)
    })
  })
}

const dissenters: readonly RaisedBy[] = [
  { kind: 'agency', who: `${people.educationNavigator.name}, education` },
  { kind: 'agency', who: `${people.healthNavigator.name}, health` },
  { kind: 'referrer', who: 'The designated safeguarding lead who referred' },
]

export const planEnd = (course: Course, ratedAt: Instant): void => {
  const { agenda, world, chance, colour, enquiry, worker, arrived } = course
  const outcome = world.bags.end[colour].draw()
  const at = decisionAt(course, ratedAt, outcome)
  const isStrategy = outcome === 'strategy-s47'
  let last = ratedAt
  /** One after the other, and all before it is decided. */
  const plan = (minutes: number, does: (then: Instant) => void): void => {
    last = laterOf(before(course, at, minutes, ratedAt), addMinutes(last, 0.5))
    agenda.plan(last, does)
  }
  if (!isStrategy && chance.happens(discussedShare[colour]))
    plan(chance.whole(45, 80), (then) => {
      if (course.asked.some(({ request }) => request.state().answers.length > 0))
        discuss(course, then, whoIsThere(course, then))
    })
  if (outcome === 'early-help-hub')
    plan(32, (then) => {
      const who = arrived.family.adults[0]?.name ?? 'The mother'
      noteAnswer(enquiry, then, working(worker), earlyHelpAgreed(enquiry.state(), who))
    })
  if (!isStrategy || chance.happens(0.4))
    plan(chance.whole(18, 30), (then) => {
      summarise(course, then, whoIsThere(course, then), summaries[outcome])
    })
  if (chance.happens(0.5))
    plan(chance.whole(8, 15), (then) => {
      recommendIt(course, then, whoIsThere(course, then), outcome)
    })
  agenda.plan(at, (then) => {
    decideAll(course, then, outcome)
  })
}
