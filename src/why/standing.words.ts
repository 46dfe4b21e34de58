import type { StaffActor } from '../access/actor.ts'
import { covers, type DelegatedFunction, type Rights } from '../access/rights.ts'
import { grantsAt, isFull, runOffAt, type Standing, standings } from '../access/standing.ts'
import { type AuthorityCode, type ClientGroup, type Fn, functionsInShort, isFn } from '../access/words.ts'
import { addDays, type Day, dayOf, type Instant, longTime, plainDay } from '../time/index.ts'
import type { Names } from './needed.words.ts'
import type { SaidFact } from './steps.ts'

type Asked = {
  rights: Rights
  authority: AuthorityCode
  fn: Fn
  clientGroup: ClientGroup
  at: Instant
  nameOf: Names
}

/** "from 1 January 2019 to 31 December 2023": the last day it holds, as people say it. */
const stretch = ({ from, to }: { from: Day; to: Day | null }): string =>
  to === null ? `since ${plainDay(from)}` : `from ${plainDay(from)} to ${plainDay(addDays(to, -1))}`

/** A lending that ends in the middle of a day says so; how far the row itself reaches says nothing more. */
const lentIn = ({ endsAt, ...dated }: { from: Day; to: Day | null; endsAt: Instant | null }): string =>
  endsAt === null ? stretch(dated) : `from ${plainDay(dated.from)} until ${longTime(endsAt)}`

const named = ({ title, version }: { title: string; version: number }): string =>
  `${title} (version ${String(version)})`

const inShort = (fn: string): string => (isFn(fn) ? functionsInShort[fn] : fn)

const same = (one: { id: string }, other: { id: string }): boolean => one.id === other.id

/** What one standing rests on, with the dates of it. */
export const sayStanding = (
  held: Standing,
  { rights, authority, fn, clientGroup, at, nameOf }: Asked,
): SaidFact => {
  const day = dayOf(at)
  switch (held.by) {
    case 'own-employment':
      return { words: `${nameOf(authority)} is your own employer: its records need no agreement.` }
    case 'succession':
      return {
        words: `By ${held.orderRef} ${nameOf(held.employer)} has taken the place of ${nameOf(held.predecessor)}.`,
      }
    case 'delegated-function': {
      const term = rights.delegations.find(
        (each) =>
          same(each.instrument, held.instrument) &&
          each.holder === authority &&
          each.discharger === held.employer &&
          each.fn === fn &&
          each.clientGroup === clientGroup &&
          covers(each, day),
      )
      const dates = term === undefined ? '' : `, ${stretch(term)}`
      return {
        words: `${nameOf(authority)} has ${held.employerName} do ${inShort(fn)} for its ${clientGroup} under ${named(held.instrument)}${dates}.`,
        instrument: held.instrument,
      }
    }
    case 's113-placement': {
      const lent = rights.placements.find(
        (each) => same(each.instrument, held.instrument) && each.host === authority && covers(each, day),
      )
      const dates = lent === undefined ? '' : `, ${lentIn(lent)}`
      const left = lent?.finishUntil == null ? '' : ` until ${longTime(lent.finishUntil)}`
      return {
        words: `${held.employerName} ${held.isFinishing ? 'lent' : 'lends'} you to ${nameOf(authority)} for ${inShort(fn)} under ${named(held.instrument)}${dates}.${held.isFinishing ? ` That is over; what is allocated to you may still be finished${left}.` : ''}`,
        instrument: held.instrument,
      }
    }
    case 'grant': {
      const until = grantsAt(rights, authority, held.kind, at)[0]?.until
      return {
        words: `${nameOf(authority)} has let you in to single records${until === undefined ? '' : ` until ${longTime(until)}`}.`,
      }
    }
    case 'run-off': {
      const until = runOffAt(rights, authority, fn, at)[0]?.stopsAt
      return {
        words: `${named(held.instrument)} has ended. Single cases are left to you${until === undefined ? '' : ` until ${longTime(until)}`}.`,
        instrument: held.instrument,
      }
    }
  }
}

/** Why a term gives nothing on a day, in a few words; null where it does. The comparison is access/standing.ts. */
const lacking = (term: DelegatedFunction, on: Day): string | null => {
  if (on < term.from) return `begins only on ${plainDay(term.from)}`
  if (term.endedOn !== null && term.endedOn <= on) return `was ended on ${plainDay(term.endedOn)}`
  if (term.to !== null && term.to <= on) return `ended with ${plainDay(addDays(term.to, -1))}`
  if (term.effectiveOn === null) return 'is decided and not yet in effect: its call-in still runs'
  if (on < term.effectiveOn) return `takes effect only on ${plainDay(term.effectiveOn)}`
  const changed = term.governanceChanges.find(
    ({ from, confirmedOn }) => term.from < from && from <= on && !(confirmedOn !== null && confirmedOn <= on),
  )
  return changed
    ? `has not been confirmed by both councils since one of them is governed otherwise, from ${plainDay(changed.from)}`
    : null
}

/**
 * Whether anything lets this worker act for a council now, and where nothing does, what there is and why it gives
 * nothing. Rests on the worker and the agreements alone, so it may be said whatever the record is.
 */
export const sayStandingFor = (asked: Asked): SaidFact[] => {
  const { rights, authority, fn, clientGroup, at, nameOf } = asked
  const [held] = standings(rights, authority, fn, clientGroup, at)
  if (held) return [sayStanding(held, asked)]
  const day = dayOf(at)
  const terms = rights.delegations.filter(
    (term) => term.holder === authority && term.fn === fn && term.clientGroup === clientGroup,
  )
  const lent = rights.placements.filter(
    (each) => each.host === authority && each.fns.includes(fn) && each.employer !== authority,
  )
  const near = [
    ...terms.flatMap((term): SaidFact[] => {
      const lacks = lacking(term, day)
      return lacks === null
        ? []
        : [
            {
              words: `${named(term.instrument)}, ${stretch(term)}, ${lacks}.`,
              instrument: term.instrument,
            },
          ]
    }),
    ...lent.map((each) => ({
      words: `You were lent under ${named(each.instrument)}, ${stretch(each)}, and that does not hold now.`,
      instrument: each.instrument,
    })),
  ]
  const nothing = {
    words: `Nothing in force lets you act for ${nameOf(authority)} in ${functionsInShort[fn]}${clientGroup === 'adults' ? ' for adults' : ''}.`,
  }
  return [nothing, ...near]
}

/** For every council the worker's own teams serve in this function: says nothing of any record. */
export const sayStandingForAll = ({ rights, fn }: StaffActor, at: Instant, nameOf: Names): SaidFact[] => {
  if (fn === null || fn === 'navigator') return []
  const served = rights.memberships
    .filter((team) => team.fn === fn && covers(team, dayOf(at)))
    .flatMap((team) => team.serves.filter((each) => covers(each, dayOf(at))))
  return [...new Set(served.map(({ authority }) => authority))]
    .toSorted()
    .flatMap((authority) => sayStandingFor({ rights, authority, fn, clientGroup: 'children', at, nameOf }))
}

export const isForSingleRecords = (held: Standing): boolean => !isFull(held)
