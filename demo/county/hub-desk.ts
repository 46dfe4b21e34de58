import type { AuthorityCode } from '../../src/access/index.ts'
import { addDays, addMinutes, type Day, type Instant, isOpenAt } from '../../src/time/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'
import { arrive, type HowArrived } from './arriving.ts'
import { Chance } from './chance.ts'
import { type Plan, screen, type Story } from './course.ts'
import type { Diary } from './diary.ts'
import type { Enquiring } from './enquiring.ts'
import { type Family, familyOf } from './families.ts'
import { otherCouncil } from './homes.ts'
import { DeskWork } from './desk-work.ts'
import { workingMinutesBefore } from './opening-time.ts'
import { personsOf, register } from './people-on-record.ts'
import { arrivingAt } from './teller.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import type { World } from './world.ts'

/** What lies in the hub now: about twelve enquiries of both councils, at every stage. */

const [C, P] = [cambridgeshire, peterborough]

type Lying = {
  council: AuthorityCode
  source: string
  /** Minutes since it was sent: in the hub's hours, or by the clock, night or day. */
  since: { hub: number } | { clock: number }
  text: string
  urgency?: 'immediate'
  leastAge?: number
  /** Its family has a half-brother or half-sister in the other council, about whom it told as well. */
  acrossCouncils?: true
  does: (work: DeskWork) => void
  /** The other council's enquiry of the same report. */
  doesThere?: (work: DeskWork) => void
}

const lying: readonly Lying[] = [
  {
    council: C,
    source: '2A',
    since: { clock: 25 },
    text: '{child} told a teacher that there was nothing to eat at the weekend and that {mother} slept all day.',
    does: () => undefined,
  },
  {
    council: P,
    source: '6',
    since: { clock: 120 },
    urgency: 'immediate',
    text: '{other} was heard threatening {mother} with a knife an hour ago. {child} was in the room. We do not know where {other} is.',
    does: (work) => {
      work.rate(work.ago(108), 'red')
      work.take(work.ago(105))
      work.ask(work.ago(98), ['police', 'health', 'idva'], 'public-task-s47')
      work.answer(work.ago(45), 'police')
    },
  },
  {
    council: C,
    source: '6',
    since: { hub: 300 },
    text: 'Domestic argument, the third this year. A door was damaged. {child} at home and quiet. DASH attached, medium.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(262), 'given')
      work.ask(work.before(258), ['police', 'health', 'education', 'early-help'])
      work.answer(work.before(170), 'police')
      work.answer(work.before(95), 'education')
      work.waitFor(work.before(60), 'health')
    },
  },
  {
    council: P,
    source: '7',
    since: { hub: 130 },
    text: '{other} gave this as the release address. There was drink at home before; the tenancy is at risk.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(92), 'not-sought')
      work.ask(work.before(88), ['probation', 'housing', 'adult-social-care', 'drugs-and-alcohol'])
      work.see(work.before(50), 'probation')
      work.see(work.before(35), 'housing')
    },
  },
  {
    council: C,
    source: '3B',
    since: { hub: 880 },
    text: '{mother} has missed three appointments and somebody else answers her phone. {child} was seen once, from the door.',
    leastAge: 5,
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(845), 'given')
      work.ask(work.before(836), ['health', 'education'])
      work.answer(work.before(660), 'education')
    },
  },
  {
    council: P,
    source: '4',
    since: { hub: 650 },
    text: 'Neighbours complain of visitors day and night. Our officer saw {child} alone with people he did not know.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(605), 'given')
      work.ask(work.before(600), ['police', 'health', 'housing'])
      work.answer(work.before(420), 'police')
      work.answer(work.before(350), 'housing')
      work.chase(work.before(300), 'health')
      work.waitFor(work.before(125), 'health')
    },
  },
  {
    council: C,
    source: '2A',
    since: { hub: 430 },
    leastAge: 6,
    text: '{child} has come late and without a coat since {other} moved in, and does not want to go home on Fridays.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(390), 'given')
      work.ask(work.before(385), ['police', 'health', 'education'])
      work.answer(work.before(330), 'police')
      work.answer(work.before(250), 'education')
      work.answer(work.before(200), 'health')
      work.discuss(work.before(90))
    },
  },
  {
    council: P,
    source: '3E',
    since: { hub: 470 },
    leastAge: 5,
    text: '{child} was brought in late at night with a stomach ache; the account changed between {mother} and {other}.',
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(430), 'not-sought')
      work.ask(work.before(425), ['police', 'health', 'education'])
      work.answer(work.before(360), 'health')
      work.answer(work.before(280), 'police')
      work.answer(work.before(190), 'education')
      work.summarise(work.before(75), 'assessment-s17')
      work.recommend(work.before(60), 'assessment-s17')
    },
  },
  {
    council: C,
    source: '5B',
    since: { hub: 210 },
    text: 'The family moved here from another council last month. They were working with us on a plan that had not ended.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(150), 'refused')
    },
  },
  {
    council: P,
    source: '8',
    since: { hub: 100 },
    text: 'The children say they are alone at night, here and at the other house. {mother} works nights and says that somebody comes.',
    acrossCouncils: true,
    does: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(74), 'given')
      work.ask(work.before(70), ['police', 'health'])
    },
    doesThere: (work) => {
      work.takeAndRate('amber')
      work.agree(work.before(71), 'given')
      work.ask(work.before(66), ['police', 'education'])
    },
  },
  {
    council: P,
    source: '2A',
    since: { hub: 380 },
    leastAge: 6,
    text: '{child} has bruises that {child} explains differently each time. {mother} says that it is football.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(340), 'given')
      work.ask(work.before(334), ['health', 'education'])
      work.answer(work.before(240), 'education')
      work.disagree(work.before(140))
    },
  },
  {
    council: C,
    source: '6',
    since: { hub: 70 },
    leastAge: 11,
    text: '{child} found out at 23:40 with older young people, two of them known. New phone that {mother} did not buy. No heating at home.',
    does: (work) => {
      work.takeAndRate('green')
      work.agree(work.before(42), 'given')
      work.ask(work.before(38), ['youth-justice', 'education', 'fire', 'idva'])
    },
  },
]

const firstNumber = 3_000_000

type Sending = { sentAt: Instant; receivedAt: Instant; door: NonNullable<Plan['door']> }

/** Screened just before it was sent, by whoever is at the door at that hour. */
const sendingOf = (world: World, { council, since }: Lying): Sending => {
  const { calendar } = world.bookOf(council)
  const sentAt =
    'clock' in since
      ? addMinutes(world.now, -since.clock)
      : workingMinutesBefore(world.hubOf(council).book.calendar, world.now, since.hub)
  const isOpen = isOpenAt(calendar, sentAt)
  return {
    sentAt,
    receivedAt: isOpen ? workingMinutesBefore(calendar, sentAt, 75) : addMinutes(sentAt, -35),
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
