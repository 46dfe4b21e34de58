import type { AuthorityCode } from '../../src/access/index.ts'
import type { Outcome } from '../../src/contacts/index.ts'
import { addDays, isOpenAt, addMinutes, at, dayOf, type Day, type Instant } from '../../src/time/index.ts'
import type { WorkingCalendar } from '../../src/time/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'
import { arrive } from './arriving.ts'
import { Chance } from './chance.ts'
import { type Plan, screen, type Story } from './course.ts'
import { familyOf } from './families.ts'
import type { HandOverCourse } from './handing-over.ts'
import { workingMinutesBefore } from './opening-time.ts'
import { bandOf } from './outcome-mix.ts'
import { arrivingAt } from './teller.ts'
import type { World } from './world.ts'

type Waiting = {
  council: AuthorityCode
  source: string
  outcome: Outcome
  /** Opening hours ago, the time of the last night, or just now whether open or not. */
  came: number | string
  until?: Plan['until']
  handOver?: HandOverCourse
}

const [C, P] = [cambridgeshire, peterborough]

/** What lies on the desks now: something in every state, one immediate, some late. */
const waiting: readonly Waiting[] = [
  { council: C, source: '2A', outcome: 'strategy-s47', came: 'just now', until: 'received' },
  { council: P, source: '6', outcome: 'information-advice', came: 0.15, until: 'received' },
  { council: C, source: '3B', outcome: 'early-help-hub', came: 0.4, until: 'received' },
  { council: P, source: '2A', outcome: 'mash', came: 0.6, until: 'received' },
  { council: C, source: '6', outcome: 'mash', came: 0.9, until: 'received' },
  { council: C, source: '1B', outcome: 'no-further-action', came: 1.2, until: 'received' },
  { council: P, source: '3E', outcome: 'assessment-s17', came: 1.6, until: 'received' },
  { council: C, source: '5B', outcome: 'signpost', came: 3.2, until: 'received' },
  { council: P, source: '9', outcome: 'no-further-action', came: 14, until: 'received' },
  { council: C, source: '6', outcome: 'mash', came: '21:40', until: 'received' },
  { council: P, source: '6', outcome: 'information-advice', came: '02:15', until: 'received' },
  { council: C, source: '3E', outcome: 'assessment-s17', came: '23:05', until: 'opened' },
  { council: C, source: '2A', outcome: 'assessment-s17', came: 0.8, until: 'opened' },
  { council: P, source: '1A', outcome: 'early-help-hub', came: 1.4, until: 'opened' },
  { council: C, source: '3A', outcome: 'mash', came: 2.5, until: 'opened' },
  { council: P, source: '4', outcome: 'signpost', came: 5, until: 'opened' },
  { council: C, source: '6', outcome: 'no-further-action', came: 22, until: 'opened' },
  { council: C, source: '2A', outcome: 'no-further-action', came: 1.1, until: 'recommended' },
  { council: P, source: '2A', outcome: 'assessment-s17', came: 2.2, until: 'recommended' },
  { council: C, source: '3B', outcome: 'mash', came: 3, until: 'recommended' },
  { council: P, source: '6', outcome: 'strategy-s47', came: 1.7, until: 'recommended' },
  { council: C, source: '1C', outcome: 'assessment-s17', came: 4.5, until: 'recommended' },
  { council: P, source: '9', outcome: 'information-advice', came: 19, until: 'recommended' },
  { council: C, source: '8', outcome: 'return-to-referrer', came: 6 },
  { council: P, source: '2A', outcome: 'return-to-referrer', came: 26 },
  { council: C, source: '6', outcome: 'transfer-other-council', came: 9 },
  { council: P, source: '3F', outcome: 'transfer-other-council', came: 30 },
  { council: C, source: '2A', outcome: 'assessment-s17', came: 3.5, handOver: 'sent' },
  { council: P, source: '6', outcome: 'assessment-s17', came: 15, handOver: 'sent' },
  { council: P, source: '3B', outcome: 'early-help-hub', came: 4.2, handOver: 'sent' },
  { council: C, source: '5A', outcome: 'met-hub', came: 5.5, handOver: 'sent' },
  { council: P, source: '2A', outcome: 'early-help-hub', came: 8, handOver: 'queried' },
  { council: C, source: '3E', outcome: 'assessment-s17', came: 10, handOver: 'queried' },
  { council: C, source: '6', outcome: 'strategy-s47', came: 6, handOver: 'accepted' },
]

const lastTime = (now: Instant, time: string): Instant => {
  const today = at(dayOf(now), time)
  return today < now ? today : at(addDays(dayOf(now), -1), time)
}

const momentOf = (
  came: Waiting['came'],
  { now }: World,
  chance: Chance,
  calendar: WorkingCalendar,
): Instant => {
  if (came === 'just now') return addMinutes(now, -9.4)
  if (typeof came === 'string') return lastTime(now, came)
  return addMinutes(workingMinutesBefore(calendar, now, came * 60), -chance.fraction() * 7)
}

const firstNumber = 2_000_000

/** The contacts nobody has finished with yet. */
export const deskNow = (world: World, on: Day): Story[] =>
  waiting.map(({ council, source, outcome, came, until, handOver }, nth) => {
    const chance = new Chance(world.seed, 'desk', nth)
    const { calendar } = world.bookOf(council)
    const receivedAt = momentOf(came, world, chance, calendar)
    const atNight = !isOpenAt(calendar, receivedAt)
    const number = firstNumber + nth
    const family = familyOf(chance, { number, council, circumstance: null, on, leastAge: 5 })
    const arriving = arrivingAt(number, council, source, receivedAt, atNight)
    const children = family.children.map((_, index) => index)
    // The first is the one that cannot wait.
    const more = nth === 0 ? { urgency: 'immediate' as const } : {}
    const arrived = arrive(world, chance, { arriving, family, band: bandOf(outcome), children, more })
    const plan: Plan = {
      outcome,
      pace: 'by-now',
      ...(until === undefined ? {} : { until }),
      ...(handOver === undefined ? {} : { handOver }),
    }
    return screen(world, chance, arrived, plan)
  })
