import {
  type Contact,
  type ContactEvent,
  type ContactFact,
  evolveContact,
  type Told,
} from '../../src/contacts/index.ts'
import { addDays, dayOf, type Day, instant, type Instant } from '../../src/time/index.ts'
import { Chance } from './chance.ts'
import { emptyAdult, emptyChild, emptyTold } from './empty-told.ts'
import { type Family, familyOf } from './families.ts'
import { referenceOf } from './identifiers.ts'
import { fitting, narratives } from './narratives.ts'
import { judgementOf } from './judging.ts'
import { bandOf, drawOutcome } from './outcome-mix.ts'
import { channelOf, classOf, urgencyOf } from './referrer.ts'
import type { Who, Worker, World } from './world.ts'
import { type Arriving, arrivals } from './year.ts'

/**
 * Contacts in any number, for measurements: all within one year, each received, opened and decided, the last
 * hundredth still waiting. What is told is short, so that a million of them are a few gigabytes. They are made one at
 * a time and none is kept: the memory this takes does not depend on how many there are.
 */
export type OneOfMany = { facts: readonly ContactFact[]; contact: Contact }

const opens: Worker = { person: 'adviser', fn: 'screening', action: 'contact.open' }
const recommends: Worker = { person: 'adviser', fn: 'screening', action: 'contact.recommend' }
const decides: Worker = { person: 'screeningManager', fn: 'screening', action: 'contact.decide' }

const minute = 60_000

/** The decision is due with a working day, so every contact of one day and council has the same due time. */
const dueTimes = (world: World) => {
  const known = new Map<string, { dueAt: Instant; calendarVersion: string; ruleVersion: number }>()
  return ({ council, on, receivedAt }: Arriving) => {
    const key = `${council} ${on}`
    const due = known.get(key) ?? world.bookOf(council).start('WT23-1', instant(receivedAt))
    known.set(key, due)
    return due
  }
}

const shortly = (chance: Chance, { receivedAt, source }: Arriving, family: Family, text: string): Told => {
  const children = family.children
    .slice(0, chance.happens(0.8) ? 1 : 2)
    .map(({ givenNames, familyName, bornOn, sex }) => ({
      ...emptyChild,
      id: chance.id(receivedAt),
      givenNames,
      familyName,
      bornOn,
      sex,
    }))
  const adults = family.adults.slice(0, 1).map(({ name, bornOn, relation }) => ({
    ...emptyAdult,
    id: chance.id(receivedAt),
    name,
    bornOn,
    relation,
  }))
  return {
    ...emptyTold,
    referrer: { ...emptyTold.referrer, class: classOf(source), isAnonymous: source === '9' },
    children,
    adults,
    address: family.home.address,
    postcode: family.home.postcode,
    whatHappened: text
      .replaceAll('{child}', children[0]?.givenNames ?? '')
      .replaceAll(/\{\w+\}/g, adults[0]?.name ?? ''),
  }
}

type Due = ReturnType<ReturnType<typeof dueTimes>>

const receivedEvent = (chance: Chance, arriving: Arriving, told: Told, due: Due): ContactEvent => {
  const receivedAt = instant(arriving.receivedAt)
  const { dueAt, calendarVersion, ruleVersion } = due
  return {
    type: 'received',
    reference: referenceOf(arriving.number),
    reportId: chance.id(arriving.receivedAt),
    channel: channelOf(chance, arriving),
    kind: 'initial-contact',
    clientGroup: 'children',
    source: arriving.source,
    referrerClass: told.referrer.class,
    isAnonymous: told.referrer.isAnonymous,
    urgency: told.urgency,
    receivedAt,
    dueAt,
    told,
    questionSet: 'one of many 1',
    placing: { rule: 'lives-here', words: told.postcode },
    earlierContacts: 0,
    starts: [{ rule: 'WT23-1', ruleVersion, calendarVersion, startedAt: receivedAt, dueAt }],
  }
}

/** How far it gets: all the way, unless it is one of the last, which wait for a screener or the manager. */
type Course = 'decided' | 'received' | 'opened' | 'recommended'

const waitingCourses = [
  ['received', 45],
  ['opened', 35],
  ['recommended', 20],
] as const

const oneOf = (world: World, arriving: Arriving, due: Due, isWaiting: boolean): OneOfMany => {
  const chance = new Chance(world.seed, 'one of many', arriving.number)
  const { council: owner, on, number } = arriving
  const family = familyOf(chance, { number, council: owner, circumstance: null, on })
  const outcome = drawOutcome(chance)
  const band = bandOf(outcome)
  const text = chance.pick(fitting(narratives[arriving.group][band], 7))
  const told = { ...shortly(chance, arriving, family, text), urgency: urgencyOf(chance, band) }
  const course: Course = isWaiting ? chance.weighted(waitingCourses) : 'decided'
  const id = chance.id(arriving.receivedAt)
  const facts: ContactFact[] = []
  const note = (minutes: number, who: Who, event: ContactEvent): void => {
    const at = instant(arriving.receivedAt + minutes * minute)
    facts.push({ owner, id, seq: facts.length + 1, event, at, ...world.by(who, owner, at) })
  }
  note(0, 'public', receivedEvent(chance, arriving, told, due))
  if (course !== 'received') note(chance.whole(5, 60), opens, { type: 'opened' })
  if (course === 'recommended' || course === 'decided') {
    const minutes = chance.whole(61, 400)
    for (const [nth, child] of told.children.entries()) {
      const judged = { childId: child.id, ...judgementOf(chance, owner, outcome) }
      if (course === 'recommended') note(minutes, recommends, { type: 'recommended', ...judged })
      else {
        const stops = nth === told.children.length - 1 ? { stops: ['WT23-1'] } : {}
        note(minutes, decides, { type: 'decided', ...judged, ...stops })
      }
    }
  }
  const contact = facts.reduce<Contact | undefined>((state, fact) => evolveContact(state, fact), undefined)
  if (!contact) throw new Error('A contact begins when it is received.')
  return { facts, contact }
}

/** One in a hundred has not been decided: the latest to arrive. */
const shareWaiting = 0.01

/** Exactly `total` contacts of the year before now, in order of arrival. */
export function* crowd(world: World, total: number): Generator<OneOfMany> {
  const today: Day = dayOf(world.now)
  const dueOf = dueTimes(world)
  const decided = Math.floor(total * (1 - shareWaiting))
  let nth = 0
  for (const arriving of arrivals(world.seed, total, addDays(today, -365), today)) {
    nth += 1
    yield oneOf(world, arriving, dueOf(arriving), nth > decided)
  }
}
