import type { AuthorityCode, DataCategory, Subject as Part } from '../../src/access/index.ts'
import type { AgencyKindName } from '../../src/agency-requests/agencies.ts'
import { agencyKinds } from '../../src/agency-requests/agencies.ts'
import type { Subject } from '../../src/agency-requests/request.ts'
import { type Contact, yearsOld } from '../../src/contacts/index.ts'
import type { Enquiry } from '../../src/mash/enquiry.ts'
import { type Askable, askablePeople } from '../../src/mash/people.ts'
import { type MayTell, proposedFor, type Proposed, usualOf } from '../../src/agency-requests/proposal.rule.ts'
import { dayOf, type Instant } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import type { World } from './world.ts'

/**
 * Which agencies are asked about an enquiry: those that what was told points to, two to six of them, and about whom each
 * is likely to hold something (procedures 4.4).
 */

type Pointing = {
  /** How likely it is asked at all. */
  likely: number
  /** Where what was told says so, it nearly always is. */
  words?: RegExp
  /** Only where one of the children is this old. */
  from?: number
  /** What is said for each person: why this agency, of this person. */
  ofChild: string
  ofAdult: string
  /** An adult's health, and for what reason of its own. */
  health?: { asks: DataCategory; because: string; ifTold?: RegExp }
}

const home = /argument|shout|threat|DASH|controls|breaking|domestic/i

const pointing: Readonly<Record<AgencyKindName, Pointing>> = {
  police: {
    likely: 0.82,
    words: home,
    ofChild: 'Missing episodes, and incidents at which the child was there',
    ofAdult: 'Lives with the child; calls to the address are recorded',
  },
  health: {
    likely: 0.78,
    words: /baby|weight|medicine|appointment|unwell|stomach|bruise|injury/i,
    ofChild: 'Known to health visiting or the school nurse by age',
    ofAdult: 'What was told speaks of how well they are',
    health: {
      asks: 'mental-health',
      because: 'What was told says it bears on who looks after the child',
      ifTold: /medicine|unwell|mental health|worn out/i,
    },
  },
  education: {
    likely: 0.8,
    from: 4,
    ofChild: 'On roll; the safeguarding lead sees the child every day',
    ofAdult: 'Speaks with the school',
  },
  'early-help': {
    likely: 0.26,
    words: /help|support|family worker/i,
    ofChild: 'There may be an assessment, and how it ended',
    ofAdult: 'Would have been part of it',
  },
  idva: {
    likely: 0.03,
    words: home,
    ofChild: 'Told of in a risk assessment, if there is one',
    ofAdult: 'May have been offered support after a call',
  },
  probation: {
    likely: 0.05,
    words: /prison|licence|release|arrested|court/i,
    ofChild: '',
    ofAdult: 'Was told to be under supervision, or may be',
  },
  housing: {
    likely: 0.15,
    words: /tenancy|landlord|visitors|stairs|neighbour|flat|moved/i,
    ofChild: 'Named on the tenancy, if there is one',
    ofAdult: 'Holds the tenancy, or may',
  },
  'youth-justice': {
    likely: 0.04,
    words: /older young people|new phone|friends in the town/i,
    from: 10,
    ofChild: 'Old enough to be known there, and the worry is outside the home',
    ofAdult: '',
  },
  'adult-social-care': {
    likely: 0.04,
    words: /adult social care|disab|carer/i,
    ofChild: '',
    ofAdult: 'May have needs of their own that bear on the care of the child',
    health: {
      asks: 'care-needs',
      because: 'Whether they can look after the child day and night turns on it',
    },
  },
  'drugs-and-alcohol': {
    likely: 0.05,
    words: /drink|drug|visitors day and night/i,
    ofChild: '',
    ofAdult: 'May be in treatment',
    health: {
      asks: 'substance-use',
      because: 'What was told raises it, and the child is in their sole care',
    },
  },
  fire: {
    likely: 0.03,
    words: /heating|cooker|ceiling/i,
    ofChild: 'Lives where a home visit may have been made',
    ofAdult: 'Lives where a home visit may have been made',
  },
}

const names = Object.keys(agencyKinds).filter((name): name is AgencyKindName => name in agencyKinds)

const [least, most] = [2, 6]
const usually: readonly AgencyKindName[] = ['police', 'health', 'early-help']

/** What an agency may tell this council at all, by the agreements (demo/sharing.ts). */
const mayTell = ({ agreements }: World, agency: string, owner: AuthorityCode): MayTell => {
  const flow = agreements
    .flatMap(({ flows }) => flows)
    .find(
      (each) =>
        each.fromOrganisation === agency && each.toOrganisation === owner && each.purpose === 'mash-enquiry',
    )
  return { categories: flow?.categories ?? [], subjects: flow?.subjects ?? [] }
}

export type AboutEnquiry = { world: World; contact: Contact; enquiry: Enquiry; at: Instant }

const adultsFor = (people: readonly Askable[], subjects: readonly Part[]): Askable[] =>
  people.filter(({ part }) => part !== 'child' && subjects.includes(part)).slice(0, 2)

/** Where the room proposes nobody because there must be a reason first: whom the reason is about. */
const asNeeded = (agency: AgencyKindName, people: readonly Askable[], told: MayTell): Proposed[] => {
  const { health } = pointing[agency]
  return health === undefined
    ? usualOf(
        agency,
        people.filter(({ part, isOfEnquiry }) => part !== 'child' || isOfEnquiry),
        told,
      )
    : adultsFor(people, told.subjects).map(({ id }) => ({ id, categories: [health.asks] }))
}

/** The mother's own health, where what was told speaks of it. */
const ownHealth = (
  agency: AgencyKindName,
  people: readonly Askable[],
  told: MayTell,
  text: string,
): Proposed[] => {
  const { health } = pointing[agency]
  if (health?.ifTold === undefined || !health.ifTold.test(text)) return []
  return adultsFor(people, told.subjects)
    .slice(0, 1)
    .map(({ id }) => ({ id, categories: [health.asks] }))
}

/** The people an agency is asked about, each with why. Empty where it is better not asked. */
export const subjectsFor = (
  agency: AgencyKindName,
  { world, contact, enquiry, at }: AboutEnquiry,
): Subject[] => {
  const people = askablePeople(contact, enquiry)
  const told = mayTell(world, agency, enquiry.owner)
  const usual: Proposed[] = proposedFor(agency, people, told, dayOf(at))
  const proposed = usual.length > 0 ? usual : asNeeded(agency, people, told)
  const more = ownHealth(agency, people, told, contact.told.whatHappened)
  const { ofChild, ofAdult, health } = pointing[agency]
  return [...proposed, ...more].slice(0, 6).flatMap(({ id, categories }) => {
    const person = people.find((each) => each.id === id)
    if (person === undefined) return []
    const { part, personId, name, bornOn, relation, address } = person
    const isAdult = part !== 'child'
    const asksHealth = isAdult && health !== undefined && categories.includes(health.asks)
    return [
      {
        id,
        part,
        personId,
        name,
        bornOn,
        relation,
        address,
        categories,
        because: isAdult ? ofAdult : ofChild,
        adultHealthBecause: asksHealth ? health.because : '',
      },
    ]
  })
}

export type Question = { agency: AgencyKindName; subjects: Subject[] }

const oldest = (contact: Contact, at: Instant): number =>
  Math.max(
    0,
    ...contact.children.map(({ told }) => (told.bornOn === null ? 0 : yearsOld(told.bornOn, dayOf(at)))),
  )

export const agenciesToAsk = (chance: Chance, about: AboutEnquiry): Question[] => {
  const text = about.contact.told.whatHappened
  const years = oldest(about.contact, about.at)
  const drawn = names.filter((agency) => {
    const { likely, words, from = 0 } = pointing[agency]
    const probability = words?.test(text) === true ? Math.max(0.85, likely) : likely
    return chance.happens(probability) && years >= from
  })
  const ask = (agency: AgencyKindName): Question[] => {
    const subjects = subjectsFor(agency, about)
    return subjects.length > 0 ? [{ agency, subjects }] : []
  }
  const asked = drawn.flatMap(ask).slice(0, most)
  // Nobody is asked alone: what one agency knows means something beside what another knows.
  const others = usually.filter((agency) => !asked.some((each) => each.agency === agency)).flatMap(ask)
  return [...asked, ...others.slice(0, Math.max(0, least - asked.length))]
}

/** What one agency is told of the worry: the housing officer and the firefighter need less of it than the police. */
export const worryFor = (agency: AgencyKindName, { told }: Contact): string => {
  switch (agency) {
    case 'fire':
    case 'housing':
      return 'We are asked to find out whether the home is safe for the children who live there.'
    case 'education':
    case 'early-help':
    case 'youth-justice':
      return `Somebody is worried about a child. In short: ${told.whatHappened.split('. ')[0] ?? ''}`
    case 'police':
    case 'health':
    case 'idva':
    case 'probation':
    case 'adult-social-care':
    case 'drugs-and-alcohol':
      return told.whatHappened
  }
}

/** The first two of what this agency is usually asked. */
export const questionsFor = (agency: AgencyKindName): string =>
  agencyKinds[agency].usual.slice(0, 2).join('\n')
