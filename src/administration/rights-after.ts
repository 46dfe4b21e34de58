import {
  type Action,
  actions,
  type AuthorityCode,
  functionsInShort,
  hats,
  isFn,
  isRole,
  may,
  ownNothing,
  type Rights,
  ruleOf,
} from '../access/index.ts'
import type { What } from '../approvals/index.ts'
import { addHours, type Day, type Instant, startOfDay } from '../time/index.ts'

/** What a change to a worker leaves them with, by the same rule that asks for every page (access/may.ts). */

/** The row an end is about, found beside the change. */
export type Ended = { employer?: string; role?: string; teamId?: string; host?: string; from?: Day }
export type TeamAround = {
  name: string
  fn: string
  organisation: string
  serves: readonly { authority: AuthorityCode; from: Day; to: Day | null }[]
}

const endsBy = <T extends { from: Day; to: Day | null }>(
  all: readonly T[],
  which: (each: T) => boolean,
  on: Day,
): T[] => all.map((each) => (which(each) && (each.to === null || each.to > on) ? { ...each, to: on } : each))

/** The dated facts of a worker as they will stand once the change counts. Others than changes to a worker change none. */
export const rightsAfter = (
  rights: Rights,
  { kind, payload }: What,
  on: Day,
  around: { ended: Ended; team: TeamAround | null },
): Rights => {
  const { ended, team } = around
  switch (kind) {
    case 'employment-ended':
      return {
        ...rights,
        employments: endsBy(rights.employments, ({ employer }) => employer === ended.employer, on),
      }
    case 'role-given':
      return isRole(payload.role)
        ? {
            ...rights,
            roles: [...rights.roles, { role: payload.role, from: on, to: payload.until as Day | null }],
          }
        : rights
    case 'role-ended':
      return {
        ...rights,
        roles: endsBy(rights.roles, ({ role, from }) => role === ended.role && from === ended.from, on),
      }
    case 'membership-given':
      return team === null || !isFn(team.fn)
        ? rights
        : {
            ...rights,
            memberships: [
              ...rights.memberships,
              {
                teamId: payload.teamId,
                teamName: team.name,
                fn: team.fn,
                organisation: team.organisation,
                isManager: payload.isManager,
                serves: team.serves,
                from: on,
                to: null,
              },
            ],
          }
    case 'membership-ended':
      return {
        ...rights,
        memberships: endsBy(rights.memberships, ({ teamId }) => teamId === payload.teamId, on),
      }
    case 'placement-begun':
      return {
        ...rights,
        placements: [
          ...rights.placements,
          {
            employer: payload.employer,
            host: payload.host,
            fns: payload.fns,
            from: on,
            to: payload.until as Day | null,
            endsAt: (payload.endsAt ?? null) as Instant | null,
            finishUntil: (payload.finishUntil ?? null) as Instant | null,
            instrument: { id: payload.instrumentId, title: '', version: 1 },
          },
        ],
      }
    case 'placement-ended':
      return {
        ...rights,
        placements: endsBy(
          rights.placements,
          ({ host, from }) => host === ended.host && from === ended.from,
          on,
        ),
      }
    case 'training-recorded':
      return { ...rights, trainingValidTo: payload.validTo as Day }
    case 'worker-added':
    case 'employment-begun':
    case 'team-opened':
    case 'team-closed':
    case 'team-serving-begun':
    case 'team-serving-ended':
    case 'guidance-published':
    case 'setting-set':
    case 'setting-withdrawn':
    case 'bank-holiday-added':
    case 'bank-holiday-removed':
    case 'calendar-extended':
    case 'closure-day-added':
    case 'closure-day-removed':
    case 'wording-set':
    case 'wording-withdrawn':
      return rights
  }
}

type Hat = { authority: AuthorityCode; fn: string }
export type OpenTo = { hats: readonly Hat[]; doings: ReadonlyMap<string, readonly string[]> }

const keyOf = ({ authority, fn }: Hat): string => `${authority}/${fn}`
const everyAction = Object.keys(actions) as Action[]

/** What somebody may act as at a moment, and what under each hat they may do to a record that is with their team. */
export const openTo = (rights: Rights, at: Instant): OpenTo => {
  const worn = hats(rights, at)
  const doings = worn.map((hat): [string, string[]] => {
    const actor = {
      kind: 'staff',
      rights,
      actingFor: hat.authority,
      fn: hat.fn,
      assurance: { way: 'employer', freshUntil: addHours(at, 1) },
    } as const
    const resource = {
      ...ownNothing,
      owner: hat.authority,
      teams: [`queue:${hat.fn}`, ...rights.memberships.map(({ teamId }) => teamId)],
    }
    return [
      keyOf(hat),
      everyAction
        .filter(
          (action) =>
            !['self', 'intake'].includes(ruleOf(action).reach) && may(actor, action, resource, at).allowed,
        )
        .map((action) => ruleOf(action).words),
    ]
  })
  return { hats: worn, doings: new Map(doings) }
}

/** The morning of a day: what counts from a day counts then, and what ends on it is over. */
export const morningOf = (on: Day): Instant => addHours(startOfDay(on), 9)

export type Difference = { hats: readonly Hat[]; doings: readonly string[] }

/** What `one` has that the other has not. */
export const beyond = (one: OpenTo, other: OpenTo, councilName: (code: string) => string): Difference => {
  const inWords = (hat: Hat): string =>
    `${councilName(hat.authority)}, ${isFn(hat.fn) ? functionsInShort[hat.fn] : hat.fn}`
  return {
    hats: one.hats.filter((hat) => !other.hats.some((each) => keyOf(each) === keyOf(hat))),
    doings: [
      ...new Set(
        one.hats.flatMap((hat) => {
          const there = other.doings.get(keyOf(hat)) ?? []
          return (one.doings.get(keyOf(hat)) ?? [])
            .filter((words) => !there.includes(words))
            .map((words) => `${inWords(hat)}: ${words}`)
        }),
      ),
    ],
  }
}

export const hatsInWords = (hats: readonly Hat[], councilName: (code: string) => string): string =>
  hats
    .map(({ authority, fn }) => `${councilName(authority)} (${isFn(fn) ? functionsInShort[fn] : fn})`)
    .join(', ')
