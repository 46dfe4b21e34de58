import {
  type Action,
  type Assurance,
  authorities,
  type AuthorityCard,
  type AuthorityCode,
  flowFor,
  type Fn,
  may,
  ownNothing,
  rememberRights,
  type Resource,
  type Rights,
  type SharingAgreement,
  sharingAgreements,
  type StaffActor,
  type Why,
} from '../../src/access/index.ts'
import {
  type Book,
  bookFor,
  dutyToShareFrom,
  mashBookFor,
  type MashTiming,
  settingFor,
  type SettingValue,
} from '../../src/clocks/index.ts'
import type { Db } from '../../src/db/index.ts'
import type { By } from '../../src/events/index.ts'
import { addMinutes, type Day, dayOf, type Instant } from '../../src/time/index.ts'
import { cambridgeshire, people, peterborough, type PersonKey } from '../people.ts'
import { type Bags, bagsFor } from './enquiry-mix.ts'

/** Who does something in the demo county: a worker in a function, somebody outside, or the service itself. */
export type Who = Worker | 'public' | { job: string }

export type Worker = { person: PersonKey; fn: Fn; action: Action }

/** By what one council's enquiries are timed: the hours of the hub, and what the council has set. */
export type Hub = {
  book: Book
  timing: MashTiming
  replyShare: SettingValue<'agency-reply-share'>
  silence: SettingValue<'mash-silence'>
  ladder: SettingValue<'escalation-ladder'>
  dutyToShareFrom: Day
}

/** What the county stands on: the councils' own clocks and their workers' own rights, asked of the service itself. */
export type World = {
  seed: string
  now: Instant
  councils: readonly AuthorityCard[]
  bookOf: (owner: AuthorityCode) => Book
  hubOf: (owner: AuthorityCode) => Hub
  agreements: readonly SharingAgreement[]
  /** What has to come as often as the recipe says, however few enquiries there are. */
  bags: Bags
  /** By whom a fact is, and with what right: the answer `may` gives, so that no fact of the demo was unlawful. */
  by: (who: Who, owner: AuthorityCode, at: Instant) => { by: By; because: Why }
}

const teamsOf = (rights: Rights): string[] => rights.memberships.map(({ teamId }) => teamId)

const rightOf = (actor: StaffActor, action: Action, resource: Resource, at: Instant): Why => {
  const decision = may(actor, action, resource, at)
  if (decision.allowed) return decision.because
  const { owner } = resource
  throw new Error(`${actor.rights.name} may not ${action} for ${owner}: ${JSON.stringify(decision.because)}`)
}

/** What a navigator answers: asked of their own agency, while the agreements let it answer this council. */
const askedOf = (
  agreements: readonly SharingAgreement[],
  agency: string,
  owner: AuthorityCode,
  at: Instant,
) => {
  const about = { purpose: 'mash-enquiry', categories: [], subjects: [], on: dayOf(at) } as const
  const permitted = flowFor(agreements, { ...about, from: agency, to: owner })
  const flow = 'missing' in permitted ? null : { id: permitted.flow.id, instrument: permitted.instrument }
  return {
    ...ownNothing,
    kind: 'agency-request',
    owner,
    asked: { agency, flow, isOpen: true, hasAnswered: false },
  }
}

const hubFor = async (db: Db, owner: AuthorityCode, now: Instant): Promise<Hub> => {
  const on = dayOf(now)
  return {
    ...(await mashBookFor(db, owner, now)),
    replyShare: await settingFor(db, owner, 'agency-reply-share', on),
    silence: await settingFor(db, owner, 'mash-silence', on),
    ladder: await settingFor(db, owner, 'escalation-ladder', on),
    dutyToShareFrom: await dutyToShareFrom(db, owner, on),
  }
}

const everyBook = async <T>(make: (owner: AuthorityCode) => Promise<T>) => {
  const made = new Map<AuthorityCode, T>()
  for (const owner of [cambridgeshire, peterborough]) made.set(owner, await make(owner))
  return (owner: AuthorityCode): T => {
    const found = made.get(owner)
    if (!found) throw new Error(`No such council in the demo county: ${owner}`)
    return found
  }
}

/** A navigator acts for the agency that employs them, everybody else for the council whose child it is. */
const actingFor = (who: Worker, owner: AuthorityCode): string =>
  who.fn === 'navigator' ? people[who.person].employer : owner

/** Nobody in the demo leaves their desk before they do what asks for a fresh sign-in. */
const justSignedIn = (at: Instant): Assurance => ({ way: 'trial', freshUntil: addMinutes(at, 1) })

/** Asks the database once, at the start; what follows is pure. */
export const worldOf = async (db: Db, seed: string, now: Instant): Promise<World> => {
  const { rightsOf } = rememberRights(db)
  const rights = new Map<PersonKey, Rights>()
  for (const [key, { id }] of Object.entries(people)) {
    const found = await rightsOf(id)
    if (found) rights.set(key as PersonKey, found)
  }
  const agreements = await sharingAgreements(db)
  const known = new Map<string, Why>()

  const whyOf = (who: Worker, owner: AuthorityCode, at: Instant): Why => {
    // A right is derived for a day; a year of it is remembered by month, in which no agreement of the demo changes.
    const key = `${who.person} ${who.fn} ${who.action} ${owner} ${at.slice(0, 7)}`
    const remembered = known.get(key)
    if (remembered) return remembered
    const found = rights.get(who.person)
    if (!found) throw new Error(`${who.person} does not work here.`)
    const acting = actingFor(who, owner)
    const resource =
      who.fn === 'navigator'
        ? askedOf(agreements, acting, owner, at)
        : { ...ownNothing, kind: 'contact', owner, teams: teamsOf(found) }
    const why = rightOf(
      { kind: 'staff', rights: found, actingFor: acting, fn: who.fn, assurance: justSignedIn(at) },
      who.action,
      resource,
      at,
    )
    known.set(key, why)
    return why
  }
  return {
    seed,
    now,
    councils: await authorities(db),
    bookOf: await everyBook((owner) => bookFor(db, owner, now)),
    hubOf: await everyBook((owner) => hubFor(db, owner, now)),
    agreements,
    bags: bagsFor(seed),
    by: (who, owner, at) => {
      if (who === 'public') return { by: { kind: 'public' }, because: { rule: 'intake-is-never-refused' } }
      if ('job' in who)
        return { by: { kind: 'system', job: who.job }, because: { rule: 'the-service-itself', job: who.job } }
      const { person, fn } = who
      const by: By = { kind: 'staff', staffId: people[person].id, actingFor: actingFor(who, owner), fn }
      return { by, because: whyOf(who, owner, at) }
    },
  }
}
