import type { AuthorityCode } from '../../src/access/index.ts'
import type { Outcome } from '../../src/contacts/index.ts'
import { addDays, at, dayOf, type Instant } from '../../src/time/index.ts'
import { groupOf } from './agencies.ts'
import { arrive, type HowArrived } from './arriving.ts'
import type { Chance } from './chance.ts'
import { type Plan, screen, type Story } from './course.ts'
import type { Family } from './families.ts'
import { otherCouncil } from './homes.ts'
import { moveBetweenCouncils } from './moving.ts'
import { bandOf } from './outcome-mix.ts'
import { register, type Registered } from './people-on-record.ts'
import type { Telling } from './telling.ts'
import type { World } from './world.ts'
import type { Arriving } from './year.ts'

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

export type Happens = {
  source: string
  outcome: Outcome
  /** Days before now and the time of day, or the moment itself. */
  when: readonly [daysBefore: number, time: string] | Instant
  atNight?: boolean
  telling?: Partial<Telling>
  how?: HowArrived
  plan?: Partial<Plan>
}

/** Which councils knew the family before. */
const onRecord = (family: Family): AuthorityCode[] => [
  ...new Set(family.children.map(({ livesIn }) => livesIn)),
]

/** Tells stories about one family, one contact after another. */
export class Teller {
  readonly stories: Story[] = []
  readonly family: Family
  readonly known: readonly Registered[]
  readonly world: World
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
