import type { AuthorityCode } from '../../src/access/index.ts'
import { addDays, addMinutes, type Day, type Instant, isOpenAt } from '../../src/time/index.ts'
import { arrive, type HowArrived } from './arriving.ts'
import { Chance } from './chance.ts'
import { type Plan, screen, type Story } from './course.ts'
import type { Diary } from './diary.ts'
import type { Enquiring } from './enquiring.ts'
import { type Family, familyOf } from './families.ts'
import { otherCouncil } from './homes.ts'
import { DeskWork } from './desk-work.ts'
import { type Lying, lying } from './lying-in-the-hub.ts'
import { workingMinutesBefore } from './opening-time.ts'
import { personsOf, register } from './people-on-record.ts'
import { arrivingAt } from './teller.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import type { World } from './world.ts'

/** The contacts and enquiries of what lies in the hub now. */

const firstNumber = 3_000_000

type Sending = { sentAt: Instant; receivedAt: Instant; door: NonNullable<Plan['door']> }

/** Screened just before it was sent, by whoever is at the door at that hour. */
const sendingOf = (world: World, { council, since, waited = 75 }: Lying): Sending => {
  const { calendar } = world.bookOf(council)
  const sentAt =
    'clock' in since
      ? addMinutes(world.now, -since.clock)
      : workingMinutesBefore(world.hubOf(council).book.calendar, world.now, since.hub)
  const isOpen = isOpenAt(calendar, sentAt)
  return {
    sentAt,
    receivedAt: isOpen ? workingMinutesBefore(calendar, sentAt, waited) : addMinutes(sentAt, -35),
    door: isOpen ? 'screening' : 'emergency-duty',
  }
}

export type HubDesk = { stories: Story[]; persons: Diary<PersonEvent>[] }

type OneOf = Lying & { family: Family; number: number; chance: Chance }

const tellOne = (
  world: World,
  one: OneOf,
  owner: AuthorityCode,
  does: (work: DeskWork) => void,
  how: HowArrived,
): HubDesk => {
  const { family, number, chance, source, text, urgency } = one
  const { sentAt, receivedAt, door } = sendingOf(world, one)
  const children = family.children.flatMap(({ livesIn }, nth) => (livesIn === owner ? [nth] : []))
  const home = owner === family.home.council ? family.home : (family.otherHome ?? family.home)
  const known = register(world, chance, family, owner, addDays(family.countedOn, -60), home)
  const arriving = arrivingAt(number, owner, source, receivedAt, door === 'emergency-duty')
  const more = urgency === undefined ? {} : { more: { urgency } }
  const telling = { arriving, family, band: 'unclear', children, text, address: home, ...more } as const
  const arrived = arrive(world, chance, telling, { owner, ...how })
  const story = screen(world, chance, arrived, {
    outcome: 'mash',
    decidedAt: sentAt,
    door,
    persons: children.map((nth) => known.children[nth] ?? null),
    enquire: (enquiring: Enquiring) => {
      does(new DeskWork(enquiring))
    },
  })
  return { stories: [story], persons: personsOf(known) }
}

const tell = (world: World, entry: Lying, nth: number, on: Day): HubDesk[] => {
  const { council, leastAge, acrossCouncils, does, doesThere } = entry
  const chance = new Chance(world.seed, 'hub desk', nth)
  const number = firstNumber + nth * 10
  const circumstance = acrossCouncils ? ('brothers-and-sisters-in-both-councils' as const) : null
  const family = familyOf(chance, { number, council, circumstance, on, leastAge: leastAge ?? 1 })
  const one = { ...entry, family, number, chance }
  const here = tellOne(world, one, council, does, {})
  if (doesThere === undefined) return [here]
  const received = here.stories[0]?.contact.facts[0]?.event
  const reportId = received?.type === 'received' ? received.reportId : ''
  const how: HowArrived = {
    reportId,
    placing: { rule: 'lives-here', words: 'This child lives with the other parent.' },
  }
  return [here, tellOne(world, { ...one, number: number + 1 }, otherCouncil(council), doesThere, how)]
}

/** Whatever the hour: what nobody has looked at came just now, and a red one has two hours left. */
export const hubDeskNow = (world: World, on: Day): HubDesk => {
  const told = lying.flatMap((entry, nth) => tell(world, entry, nth, on))
  return {
    stories: told.flatMap(({ stories }) => stories),
    persons: told.flatMap(({ persons }) => persons),
  }
}
