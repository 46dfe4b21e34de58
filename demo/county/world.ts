import {
  type Action,
  authorities,
  type AuthorityCard,
  type AuthorityCode,
  type Fn,
  may,
  ownNothing,
  rememberRights,
  type Rights,
  type StaffActor,
  type Why,
} from '../../src/access/index.ts'
import { type Book, bookFor } from '../../src/clocks/index.ts'
import type { Db } from '../../src/db/index.ts'
import type { By } from '../../src/events/index.ts'
import type { Instant } from '../../src/time/index.ts'
import { cambridgeshire, people, peterborough, type PersonKey } from '../people.ts'

/** Who does something in the demo county: a worker in a function, somebody outside, or the service itself. */
export type Who = Worker | 'public' | { job: string }

export type Worker = { person: PersonKey; fn: Fn; action: Action }

/** What the county stands on: the councils' own clocks and their workers' own rights, asked of the service itself. */
export type World = {
  seed: string
  now: Instant
  councils: readonly AuthorityCard[]
  bookOf: (owner: AuthorityCode) => Book
  /** By whom a fact is, and with what right: the answer `may` gives, so that no fact of the demo was unlawful. */
  by: (who: Who, owner: AuthorityCode, at: Instant) => { by: By; because: Why }
}

const teamsOf = (rights: Rights): string[] => rights.memberships.map(({ teamId }) => teamId)

const rightOf = (actor: StaffActor, action: Action, owner: AuthorityCode, at: Instant): Why => {
  const resource = { ...ownNothing, kind: 'contact', owner, teams: teamsOf(actor.rights) }
  const decision = may(actor, action, resource, at)
  if (decision.allowed) return decision.because
  throw new Error(`${actor.rights.name} may not ${action} for ${owner}: ${JSON.stringify(decision.because)}`)
}

/** Asks the database once, at the start; what follows is pure. */
export const worldOf = async (db: Db, seed: string, now: Instant): Promise<World> => {
  const { rightsOf } = rememberRights(db)
  const rights = new Map<PersonKey, Rights>()
  for (const [key, { id }] of Object.entries(people)) {
    const found = await rightsOf(id)
    if (found) rights.set(key as PersonKey, found)
  }
  const books = new Map<AuthorityCode, Book>()
  for (const owner of [cambridgeshire, peterborough]) books.set(owner, await bookFor(db, owner, now))
  const councils = await authorities(db)
  const known = new Map<string, Why>()

  const whyOf = (who: Worker, owner: AuthorityCode, at: Instant): Why => {
    // A right is derived for a day; a year of it is remembered by month, in which no agreement of the demo changes.
    const key = `${who.person} ${who.fn} ${who.action} ${owner} ${at.slice(0, 7)}`
    const found = rights.get(who.person)
    if (!found) throw new Error(`${who.person} does not work here.`)
    const why =
      known.get(key) ??
      rightOf({ kind: 'staff', rights: found, actingFor: owner, fn: who.fn }, who.action, owner, at)
    known.set(key, why)
    return why
  }
  return {
    seed,
    now,
    councils,
    bookOf: (owner) => {
      const book = books.get(owner)
      if (!book) throw new Error(`No such council in the demo county: ${owner}`)
      return book
    },
    by: (who, owner, at) => {
      if (who === 'public') return { by: { kind: 'public' }, because: { rule: 'intake-is-never-refused' } }
      if ('job' in who)
        return { by: { kind: 'system', job: who.job }, because: { rule: 'the-service-itself', job: who.job } }
      const by: By = { kind: 'staff', staffId: people[who.person].id, actingFor: owner, fn: who.fn }
      return { by, because: whyOf(who, owner, at) }
    },
  }
}
