import type { AuthorityCode } from '../../src/access/index.ts'
import type { Outcome, Placing } from '../../src/contacts/index.ts'
import { addDays, addMinutes, at, day, dayOf, instant, type Day, type Instant } from '../../src/time/index.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { cambridgeshire, people, peterborough } from '../people.ts'
import { groupOf } from './agencies.ts'
import { arrive, type HowArrived } from './arriving.ts'
import { Chance } from './chance.ts'
import { type Circumstance, circumstances } from './circumstances.ts'
import { type Plan, screen, type Story } from './course.ts'
import type { Diary } from './diary.ts'
import { type Family, familyOf } from './families.ts'
import { otherCouncil } from './homes.ts'
import { moveBetweenCouncils } from './moving.ts'
import { bandOf } from './outcome-mix.ts'
import { hideAway, personsOf, register, type Registered } from './people-on-record.ts'
import type { Telling } from './telling.ts'
import type { World } from './world.ts'
import type { Arriving } from './year.ts'

/** Numbers of the told stories stand far above those of the ordinary year, so that no reference comes twice. */
const firstNumber = 1_000_000

export const arrivingAt = (
  number: number,
  council: AuthorityCode,
  source: string,
  receivedAt: Instant,
  atNight = false,
): Arriving => ({
  number,
  receivedAt: Date.parse(receivedAt),
  on: dayOf(receivedAt),
  council,
  atNight,
  group: groupOf(source),
  source,
})

type Happens = {
  source: string
  outcome: Outcome
  /** Days before now and the time of day, or the moment itself. */
  when: readonly [daysBefore: number, time: string] | Instant
  atNight?: boolean
  telling?: Partial<Telling>
  how?: HowArrived
  plan?: Partial<Plan>
}

/** Which councils knew the family before; an unborn child's mother comes for the first time. */
const onRecord = (family: Family): AuthorityCode[] =>
  family.circumstance === 'unborn-then-born'
    ? []
    : [...new Set(family.children.map(({ livesIn }) => livesIn))]

/** Tells stories about one family, one contact after another. */
class Teller {
  readonly stories: Story[] = []
  readonly family: Family
  readonly known: readonly Registered[]
  private readonly world: World
  private readonly chance: Chance
  private number: number

  constructor(world: World, chance: Chance, family: Family, number: number) {
    this.world = world
    this.chance = chance
    this.family = family
    this.number = number
    this.known = onRecord(family).map((council) =>
      register(
        world,
        chance,
        family,
        council,
        family.countedOn,
        council === family.home.council ? family.home : (family.otherHome ?? family.home),
      ),
    )
  }

  momentOf(when: Happens['when']): Instant {
    if (typeof when === 'string') return when
    return at(addDays(dayOf(this.world.now), -when[0]), when[1])
  }

  tell({ source, outcome, when, atNight = false, telling, how, plan }: Happens): Story {
    const { world, chance, family } = this
    const arriving = arrivingAt(
      this.number,
      how?.owner ?? family.home.council,
      source,
      this.momentOf(when),
      atNight,
    )
    this.number += 1
    const children = family.children.flatMap((child, nth) =>
      child.livesIn === arriving.council ? [nth] : [],
    )
    const arrived = arrive(
      world,
      chance,
      { arriving, family, band: bandOf(outcome), children, ...telling },
      { earlierContacts: this.stories.length, ...how },
    )
    const known = this.known.find(({ owner }) => owner === arriving.council)
    const persons = (telling?.children ?? children).map((nth) => known?.children[nth] ?? null)
    const story = screen(world, chance, arrived, { outcome, persons, ...plan })
    this.stories.push(story)
    return story
  }

  /** Received here, found to be the other council's, and moved with its clocks running (procedures 2.5). */
  tellAndMove(telling: Happens, because: string): void {
    const { world, chance } = this
    const story = this.tell({ ...telling, plan: { until: 'opened' } })
    const contact = moveBetweenCouncils(
      world,
      chance,
      story.contact,
      otherCouncil(story.contact.owner),
      because,
    )
    this.stories.push(
      screen(world, chance, { ...story, contact }, { outcome: telling.outcome, from: 'opened' }),
    )
  }
}

const placing = (rule: Placing['rule'], words: string): HowArrived => ({ placing: { rule, words } })

/** The last Sunday of March or October before a day: the night the clocks change. */
const lastSunday = (month: '03' | '10', before: Day): Day => {
  const year = Number(before.slice(0, 4))
  for (const each of [year, year - 1]) {
    let on = day(`${String(each)}-${month}-31`)
    while (new Date(`${on}T12:00:00Z`).getUTCDay() !== 0) on = addDays(on, -1)
    if (on < before) return on
  }
  throw new RangeError(`No clock change before ${before}`)
}

const tellOf = (teller: Teller, circumstance: Circumstance, world: World): void => {
  const { family } = teller
  const otherHome = family.otherHome ?? family.home
  switch (circumstance) {
    case 'twins':
      teller.tell({ source: '2A', outcome: 'early-help-hub', when: [171, '10:20'] })
      teller.tell({ source: '3B', outcome: 'information-advice', when: [64, '14:05'] })
      return
    case 'shares-an-address':
      teller.tell({ source: '6', outcome: 'no-further-action', when: [122, '11:40'] })
      return
    case 'brothers-and-sisters-in-both-councils': {
      const one = teller.tell({ source: '1A', outcome: 'mash', when: [47, '09:50'] })
      const received = one.contact.facts[0]?.event
      const reportId = received?.type === 'received' ? received.reportId : ''
      const there = family.children.flatMap((child, nth) =>
        child.livesIn === family.home.council ? [] : [nth],
      )
      teller.tell({
        source: '1A',
        outcome: 'assessment-s17',
        when: [47, '09:50'],
        telling: { children: there, address: otherHome },
        how: {
          owner: otherCouncil(family.home.council),
          reportId,
          ...placing('lives-here', `This child lives with the other parent at ${otherHome.postcode}.`),
        },
      })
      return
    }
    case 'unborn-then-born': {
      const born = family.children[0]?.bornOn ?? dayOf(world.now)
      const mothers = placing('mother-lives-here', 'Not born yet: the council where the mother lives.')
      teller.tell({
        source: '3D',
        outcome: 'assessment-s17',
        when: at(addDays(born, -90), '13:15'),
        telling: {
          unborn: true,
          text: '{mother} is expecting and has missed most appointments. An older child does not live with her.',
        },
        how: mothers,
      })
      teller.tell({ source: '3B', outcome: 'link-open-case', when: at(addDays(born, 12), '15:10') })
      return
    }
    case 'two-homes':
      teller.tell({
        source: '2A',
        outcome: 'signpost',
        when: [88, '12:30'],
        how: placing(
          'asked',
          'Shared care: most nights here, weekends in the other council. Asked, and both homes recorded.',
        ),
        telling: { changes: { otherAddress: otherHome.address, otherPostcode: otherHome.postcode } },
      })
      return
    case 'placed-here-by-another-council': {
      const by = family.number % 2 === 0 ? 'Lincolnshire' : 'A London borough'
      teller.tell({
        source: '5C',
        outcome: 'information-advice',
        when: [133, '16:10'],
        how: placing(
          'placed-by-another-council',
          `${by} looks after this child and stays responsible; we are told of the placement.`,
        ),
        telling: {
          text: 'We have placed {child} with carers in your area and write to tell you so.',
          changes: { lookedAfterBy: by },
        },
      })
      return
    }
    case 'anonymous-caller-again-and-again': {
      for (const daysBefore of [301, 240, 182, 121, 66])
        teller.tell({ source: '9', outcome: 'no-further-action', when: [daysBefore, '19:45'], atNight: true })
      teller.tell({ source: '9', outcome: 'mash', when: [31, '11:05'], telling: { band: 'unclear' } })
      return
    }
    case 'stamped-for-the-wrong-council':
      return teller.tellAndMove(
        {
          source: '6',
          outcome: 'assessment-s17',
          when: [52, '10:15'],
          how: placing('lives-here', 'The police form gave an old address here.'),
          telling: { address: otherHome },
        },
        'The family moved in the summer; the school confirms the new address.',
      )
    case 'on-the-border':
      teller.tell({
        source: '4',
        outcome: 'mash',
        when: [26, '14:40'],
        how: placing(
          'asked',
          `${family.home.postcode}: its sector lies in two councils. The caller was asked in which the house stands.`,
        ),
      })
      return
    case 'moved-after-abuse':
      teller.tell({
        source: '6',
        outcome: 'marac-idva',
        when: [75, '09:20'],
        telling: {
          band: 'harm',
          text: '{other} controls who comes to the house and has threatened {mother}. {child} heard it. DASH attached, high.',
        },
      })
      teller.tell({
        source: '8',
        outcome: 'assessment-s17',
        when: [61, '13:30'],
        telling: {
          address: { address: 'Address withheld', postcode: otherHome.postcode },
          more: {
            previousAddresses: `${family.home.address}, ${family.home.postcode}`,
            safeContact: 'Ring only the support worker. Leave no message. Post nothing.',
          },
        },
        how: placing(
          'refuge',
          'In a refuge: the council where the child now lives. The previous council has been told.',
        ),
      })
      return
    case 'police-sent-it-twice': {
      const text = 'Officers were called to an argument at the address. {child} was at home, not hurt.'
      const one = teller.tell({
        source: '6',
        outcome: 'information-advice',
        when: [19, '09:32'],
        telling: { text },
      })
      teller.tell({
        source: '6',
        outcome: 'duplicate',
        when: addMinutes(teller.momentOf([19, '09:32']), 7),
        telling: { text, band: 'low' },
        plan: { detail: { otherReference: one.reference } },
      })
      return
    }
    case 'midnight-across-a-clock-change': {
      const today = dayOf(world.now)
      const [spring, autumn] = [lastSunday('03', today), lastSunday('10', today)]
      // 01:30 comes twice on the night in October; in March it does not come at all.
      for (const moment of [
        `${autumn}T00:30:00Z`,
        `${autumn}T01:30:00Z`,
        `${spring}T00:59:00Z`,
        `${spring}T01:01:00Z`,
      ])
        teller.tell({ source: '6', outcome: 'information-advice', when: instant(moment), atNight: true })
      return
    }
    case 'name-written-two-ways':
      teller.tell({ source: '2A', outcome: 'information-advice', when: [143, '10:50'] })
      teller.tell({ source: '3E', outcome: 'mash', when: [37, '15:25'], telling: { spelling: 1 } })
      return
    case 'worker-is-an-aunt':
      teller.tell({ source: '2A', outcome: 'early-help-hub', when: [40, '11:15'] })
      return
  }
}

export type Conflict = {
  owner: AuthorityCode
  id: string
  staffId: string
  personId: string
  relation: string
  declaredAt: Instant
}

export type HardStories = { stories: Story[]; persons: Diary<PersonEvent>[]; conflicts: Conflict[] }

/** The worker declared it herself; whoever opens the contact in her name is refused (authorisation B8 no. 13). */
const conflictsOf = ({ family, known }: Teller, chance: Chance, on: Instant): Conflict[] => {
  if (family.circumstance !== 'worker-is-an-aunt') return []
  return known.flatMap(({ owner, children }) =>
    children.flatMap((child) =>
      child === null
        ? []
        : [
            {
              owner,
              id: chance.id(on),
              staffId: people.auntAdviser.id,
              personId: child.id,
              relation: 'aunt',
              declaredAt: on,
            },
          ],
    ),
  )
}

/** Every hard circumstance, twice over in each council. */
export const tellHardStories = (world: World, on: Day): HardStories => {
  const told: HardStories = { stories: [], persons: [], conflicts: [] }
  const keep = (teller: Teller): void => {
    told.stories.push(...teller.stories)
    told.persons.push(...teller.known.flatMap(personsOf))
  }
  const wanted = circumstances.flatMap((circumstance) =>
    [cambridgeshire, peterborough].flatMap((council) =>
      [1, 2].map((nth) => ({ circumstance, council, nth })),
    ),
  )
  for (const [index, { circumstance, council, nth }] of wanted.entries()) {
    if (circumstance === 'worker-is-an-aunt' && (nth > 1 || council === peterborough)) continue
    const chance = new Chance(world.seed, 'story', circumstance, council, nth)
    const number = firstNumber + index * 100
    // An unborn child's family is counted from today, so that the birth falls within the year.
    const countedOn = circumstance === 'unborn-then-born' ? dayOf(world.now) : on
    const family = familyOf(chance, { number, council, circumstance, on: countedOn })
    const teller = new Teller(world, chance, family, number)
    tellOf(teller, circumstance, world)
    keep(teller)
    told.conflicts.push(...conflictsOf(teller, chance, at(on, '09:00')))
    if (circumstance === 'moved-after-abuse' && family.otherHome)
      for (const known of teller.known)
        hideAway(chance, known, family.otherHome, addDays(dayOf(world.now), -61), nth === 2)
    if (circumstance !== 'shares-an-address') continue
    const neighbours = familyOf(chance, { number: number + 50, council, circumstance, on, at: family.home })
    const other = new Teller(world, chance, neighbours, number + 50)
    other.tell({ source: '4', outcome: 'early-help-hub', when: [58, '10:05'] })
    keep(other)
  }
  return told
}
