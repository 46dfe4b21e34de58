import type { AuthorityCode } from '../../src/access/index.ts'
import type { PersonEvent } from '../../src/people/person.ts'
import { addDays, type Day, dayOf } from '../../src/time/index.ts'
import { arrive } from './arriving.ts'
import { Chance } from './chance.ts'
import { screen, type Story } from './course.ts'
import { deskNow } from './desk.ts'
import type { Diary } from './diary.ts'
import { type Family, familyOf } from './families.ts'
import { hubDeskNow } from './hub-desk.ts'
import { bandOf, drawOutcome } from './outcome-mix.ts'
import { mayDie } from './lives.ts'
import { type Linkage, restrictFamily, tellOutOfSight } from './out-of-sight.ts'
import { personsOf, register, type Registered } from './people-on-record.ts'
import { type Conflict, tellHardStories } from './stories.ts'
import type { World } from './world.ts'
import { type Arriving, arrivals } from './year.ts'

/** Everything the demo county is, as facts that have not been written anywhere yet. */
export type County = {
  stories: Story[]
  persons: Diary<PersonEvent>[]
  conflicts: Conflict[]
  linkages: Linkage[]
}

type Known = { family: Family; registered: Registered; receivedAt: number[] }

const yearInMilliseconds = 365 * 86_400_000

/** About one family in four of a busy door has been there before (clocks 13.5: re-referral 20-23%). */
const comesAgain = 0.26

/** Now and then it is a colleague's family (authorisation B8 no. 13). */
const colleagues = 40

class OrdinaryYear {
  readonly stories: Story[] = []
  readonly persons: Diary<PersonEvent>[] = []
  private readonly known = new Map<AuthorityCode, Known[]>()
  private readonly world: World

  constructor(world: World) {
    this.world = world
  }

  tell(arriving: Arriving): void {
    const { world } = this
    const chance = new Chance(world.seed, 'contact', arriving.number)
    const known = this.familyFor(arriving, chance)
    const { family, registered } = known
    const outcome = drawOutcome(chance)
    const earlier = known.receivedAt.filter((time) => arriving.receivedAt - time < yearInMilliseconds).length
    known.receivedAt.push(arriving.receivedAt)
    const children = family.children.map((_, nth) => nth)
    const colour = outcome === 'mash' ? { colour: world.bags.rating.draw() } : {}
    // What turns out red was told as something that cannot wait.
    const more = colour.colour === 'red' ? { more: { urgency: 'immediate' as const } } : {}
    const telling = { arriving, family, band: bandOf(outcome), children, ...more }
    const arrived = arrive(world, chance, telling, { earlierContacts: earlier })
    const sibling =
      outcome === 'strategy-s47' && chance.happens(0.4) ? { siblingOutcome: 'assessment-s17' as const } : {}
    this.stories.push(
      screen(world, chance, arrived, { outcome, persons: registered?.children ?? [], ...sibling, ...colour }),
    )
  }

  private familyFor(
    { council, number, on, group }: Arriving,
    chance: Chance,
  ): { family: Family; registered: Registered | null; receivedAt: number[] } {
    const known = this.known.get(council) ?? []
    if (known.length > 20 && chance.happens(comesAgain)) return chance.pick(known)
    const family = familyOf(chance, {
      number,
      council,
      circumstance: null,
      on,
      leastAge: group === 'school' ? 5 : 0,
    })
    // Only a family that is on record may come again: its children are then recognised.
    if (!chance.happens(comesAgain)) return { family, registered: null, receivedAt: [] }
    const registered = register(this.world, chance, family, council, on, family.home)
    mayDie(this.world, new Chance(this.world.seed, 'life', number), registered, family)
    if (number % colleagues === 0) restrictFamily(registered, addDays(on, -3))
    this.persons.push(...personsOf(registered))
    const one = { family, registered, receivedAt: [] }
    this.known.set(council, [...known, one])
    return one
  }
}

/** The last days before now belong to the desk: what came then may not be finished yet. */
const daysOfTheDesk = 3

/**
 * The county over the year before `world.now`: exactly so many contacts, the hard stories and the desk among them.
 * The same seed and the same moment give the same county.
 */
export const tellCounty = (world: World, contacts: number): County => {
  const today: Day = dayOf(world.now)
  const hard = tellHardStories(world, addDays(today, -365))
  const desk = deskNow(world, today)
  const hub = hubDeskNow(world, today)
  const hidden = tellOutOfSight(world)
  const year = new OrdinaryYear(world)
  const ordinary = Math.max(0, contacts - hard.stories.length - desk.length - hub.stories.length)
  for (const arriving of arrivals(world.seed, ordinary, addDays(today, -365), addDays(today, -daysOfTheDesk)))
    year.tell(arriving)
  return {
    stories: [...year.stories, ...hard.stories, ...desk, ...hub.stories],
    persons: [...year.persons, ...hard.persons, ...hub.persons, ...hidden.persons],
    conflicts: hard.conflicts,
    linkages: hidden.linkages,
  }
}
