import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import type { LawfulBasis } from '../../src/contacts/index.ts'
import { override, recordAgreement } from '../../src/mash/agreement.rule.ts'
import { closesAt } from '../../src/mash/closing.rule.ts'
import { addMinutes, type Instant } from '../../src/time/index.ts'
import { Agenda } from './agenda.ts'
import { notAsked } from './agency-words.ts'
import { agenciesToAsk } from './asking-agencies.ts'
import { noteAnswer } from './diary.ts'
import {
  ask,
  closeForTheDay,
  contactOf,
  type Enquiring,
  isGoingOn,
  manager,
  rateIt,
  working,
} from './enquiring.ts'
import { planEnd } from './enquiry-deciding.ts'
import type { Colour } from './enquiry-mix.ts'
import { after, type Course, sameDay, whoIsThere } from './enquiry-pace.ts'
import { planTaking, sendBack } from './enquiry-taking.ts'
import { lookAgain, planAnswer } from './enquiry-waiting.ts'
import {
  loweredBecause,
  notSought,
  raisedBecause,
  ratedBecause,
  refusedAndOverridden,
} from './enquiry-words.ts'
import { tellOutcome } from './letters.ts'
import { dontAsk } from './not-asking.ts'

/** The ordinary way of an enquiry through the hub, in the times of the recipe (clocks 13.5). */

/** Another colour at first, now and then, and rated anew. */
const colourAtFirst = ({ chance, colour }: Course): Colour => {
  return chance.happens(colour === 'red' ? 0.2 : 0.07) ? mistakenFor[colour] : colour
}

const mistakenFor: Readonly<Record<Colour, Colour>> = { red: 'amber', amber: 'green', green: 'amber' }

/** Agreement to the checks, where screening was not told: asked for, or not and why; then the manager decides. */
const settleAgreement = (course: Course, at: Instant): LawfulBasis => {
  const { chance, enquiry, arrived, worker, colour } = course
  if (enquiry.state().agreement?.state === 'given') return 'public-task-s17'
  if (colour === 'red' && chance.happens(0.7)) return 'public-task-s47'
  const said = enquiry.state().agreement === null ? chance.weighted(answersOfFamilies) : 'refused'
  const why = chance.pick(notSought)
  if (enquiry.state().agreement === null) {
    const who = arrived.family.adults[0]?.name ?? 'The mother'
    const given = said === 'not-sought' ? { state: said, because: why.because } : { state: said, who }
    noteAnswer(enquiry, at, working(worker), recordAgreement(enquiry.state(), given))
  }
  if (said === 'given') return 'public-task-s17'
  const { because, words } = said === 'not-sought' ? why.override : refusedAndOverridden
  const overridden = override(enquiry.state(), because, words, true)
  noteAnswer(enquiry, addMinutes(at, 1), working(manager), overridden)
  return 'public-task-s17'
}

const answersOfFamilies = [
  ['given', 62],
  ['refused', 8],
  ['not-sought', 30],
] as const

/** Whom nothing that was told points to. */
const needless: readonly AgencyKindName[] = ['drugs-and-alcohol', 'adult-social-care', 'probation']

const askThem = (course: Course, at: Instant): void => {
  if (!isGoingOn(course)) return
  const { world, chance, enquiry } = course
  const basis = settleAgreement(course, at)
  const by = whoIsThere(course, at)
  const about = { world, contact: contactOf(course), enquiry: enquiry.state(), at }
  const toAsk = agenciesToAsk(chance, about)
  const left = needless.filter((each) => !toAsk.some(({ agency }) => agency === each))
  if (left.length > 0 && chance.happens(0.05)) dontAsk(course, at, by, chance.pick(left), notAsked)
  for (const [nth, { agency }] of toAsk.entries()) {
    const asked = ask(course, addMinutes(at, 2 + nth * 2), by, agency, basis)
    if (asked) planAnswer(course, asked)
  }
  lookAgain(course, at)
}

/** When the hub closes, what cannot wait for the morning is told to emergency duty. */
const watchClosing = (course: Course, from: Instant): void => {
  const closes = closesAt(course.calendar, from)
  if (closes !== null)
    course.agenda.plan(closes, (at) => {
      closeForTheDay(course, at)
    })
}

/** Less urgent needs a manager; more urgent may be said by anybody who sees it. */
const planRating = (course: Course): void => {
  const { agenda, chance, enquiry, colour } = course
  const { startedAt } = enquiry.state()
  const first = colourAtFirst(course)
  const soon = colour === 'red' || chance.happens(0.88)
  const ratedAt = soon ? sameDay(course, startedAt, 6, 45) : after(course, startedAt, 70, 190)
  watchClosing(course, startedAt)
  agenda.plan(ratedAt, (at) => {
    rateIt(course, at, whoIsThere(course, at), first, chance.pick(ratedBecause[first]))
    agenda.plan(sameDay(course, at, 4, colour === 'red' ? 15 : 45), (then) => {
      askThem(course, then)
    })
    if (first === colour) return planEnd(course, at)
    const again = after(course, at, 70, colour === 'red' ? 150 : 240)
    agenda.plan(again, (then) => {
      const isLower = colour === 'green'
      const by = isLower ? manager : whoIsThere(course, then)
      rateIt(course, then, by, colour, isLower ? loweredBecause : raisedBecause)
      watchClosing(course, then)
      planEnd(course, then)
    })
  })
}

const workers = ['mashWorker', 'mashWorker', 'secondMashWorker'] as const

/** All the way, or as far as now allows. `toldAt` is when the referrer hears that screening sent it to the hub. */
export const goThrough = (enquiring: Enquiring, colour: Colour, toldAt: Instant): void => {
  const { world, chance, enquiry, arrived } = enquiring
  const course: Course = {
    ...enquiring,
    agenda: new Agenda(),
    calendar: world.hubOf(enquiry.owner).book.calendar,
    worker: { person: chance.pick(workers), fn: 'mash' },
    colour,
  }
  course.agenda.plan(toldAt, (at) => {
    if (!isGoingOn(course)) return
    const adviser = { person: 'adviser', fn: 'screening', action: 'contact.feedback' } as const
    course.letters.push(...tellOutcome(world, chance, arrived, at, adviser))
  })
  if (colour === 'green' && chance.happens(0.03)) sendBack(course)
  else {
    planTaking(course)
    planRating(course)
  }
  course.agenda.run(world.now)
}
