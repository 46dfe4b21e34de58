import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMinutes, day, dayOf, type Instant } from '../time/index.ts'
import { type Action, actions, ruleOf } from './actions.ts'
import type { StaffActor } from './actor.ts'
import type { Assurance } from './assurance.ts'
import { type Decision, may, type Resource } from './may.ts'
import type { InstrumentRef, Range, Rights } from './rights.ts'
import { ccc, contactOf, pcc, swapped } from './scenarios.test-data.ts'
import {
  aQuestion,
  aWorld,
  councils,
  fns,
  type Question,
  recordOf,
  rightsIn,
  type World,
  worker,
} from './world.test-data.ts'
import type { Role } from './words.ts'

const staffRoles: readonly Role[] = ['contact-adviser', 'social-worker', 'team-manager', 'screening-manager']
const ever = { from: day('1998-04-01'), to: null } as const
const numbered = (number: number): InstrumentRef => ({
  id: `instrument-${number}`,
  title: 'An agreement',
  version: 1,
})

/** A worker in a team of every function, with every council to serve, whose rights come from this world alone. */
const workerIn = (world: World): Rights => {
  const rights = rightsIn(world)
  return {
    ...rights,
    trainingValidTo: day('2099-01-01'),
    placements: rights.placements.map((each, index) => ({ ...each, instrument: numbered(index) })),
    delegations: rights.delegations.map((each, index) => ({ ...each, instrument: numbered(100 + index) })),
    roles: staffRoles.map((role) => ({ role, ...ever })),
    memberships: fns.map((fn) => ({
      teamId: `team-${fn}`,
      teamName: fn,
      fn,
      organisation: ccc,
      isManager: false,
      serves: councils.map((authority) => ({ authority, ...ever })),
      ...ever,
    })),
  }
}

const anAction = fc.constantFrom(...(Object.keys(actions) as Action[]))
const anAsking = fc.record({
  question: aQuestion,
  actingFor: fc.constantFrom(...councils),
  action: anAction,
  /** How long ago they proved who they are; null: nobody can say. */
  provenMinutesAgo: fc.option(fc.nat({ max: 30 })),
})
type Asking = { question: Question; actingFor: string; action: Action; provenMinutesAgo: number | null }

const freshFor = 15
const assuranceOf = ({ question, provenMinutesAgo }: Asking): Assurance => ({
  way: 'employer',
  freshUntil: provenMinutesAgo === null ? null : addMinutes(question.at, freshFor - provenMinutesAgo),
})

const resourceOf = ({ question }: Asking): Resource =>
  contactOf(question.authority, {
    id: recordOf(question.authority),
    allocatedTo: [worker],
    clientGroup: question.clientGroup,
    teams: fns.map((fn) => `team-${fn}`),
  })

const actorOf = (rights: Rights, asking: Asking): StaffActor => ({
  kind: 'staff',
  rights,
  actingFor: asking.actingFor,
  fn: asking.question.fn,
  assurance: assuranceOf(asking),
})

const decided = (rights: Rights, asking: Asking): Decision =>
  may(actorOf(rights, asking), asking.action, resourceOf(asking), asking.question.at)

/** Every way of taking away one dated fact, or the last days of one. */
const narrower = (rights: Rights): Rights[] => {
  const without = <K extends 'employments' | 'placements' | 'delegations' | 'roles' | 'memberships'>(
    key: K,
  ) =>
    rights[key].map((_each, index): Rights => ({
      ...rights,
      [key]: rights[key].filter((_, i) => i !== index),
    }))
  const shorter = <K extends 'employments' | 'placements' | 'delegations' | 'roles' | 'memberships'>(
    key: K,
  ) =>
    rights[key].map((_each, index): Rights => ({
      ...rights,
      [key]: rights[key].map((fact: Range, i) => (i === index ? { ...fact, to: day('2019-01-01') } : fact)),
    }))
  const later = <K extends 'employments' | 'placements' | 'delegations'>(key: K) =>
    rights[key].map((_each, index): Rights => ({
      ...rights,
      [key]: rights[key].map((fact: Range, i) =>
        i === index && fact.from < day('2019-07-01') ? { ...fact, from: day('2019-07-01') } : fact,
      ),
    }))
  const neverEffective = rights.delegations.map((_each, index): Rights => ({
    ...rights,
    delegations: rights.delegations.map((fact, i) => (i === index ? { ...fact, effectiveOn: null } : fact)),
  }))
  return [
    ...(['successions', 'grants', 'runOff'] as const).flatMap((key) =>
      rights[key].map((_each, index): Rights => ({
        ...rights,
        [key]: rights[key].filter((_, i) => i !== index),
      })),
    ),
    ...rights.grants.map((_each, index): Rights => ({
      ...rights,
      grants: rights.grants.map((fact, i) => (i === index ? { ...fact, withdrawnAt: fact.from } : fact)),
    })),
    ...rights.placements.map((_each, index): Rights => ({
      ...rights,
      placements: rights.placements.map((fact, i) => (i === index ? { ...fact, finishUntil: null } : fact)),
    })),
    { ...rights, trainingValidTo: null },
    ...without('employments'),
    ...without('placements'),
    ...without('delegations'),
    ...without('roles'),
    ...without('memberships'),
    ...shorter('employments').filter((each) => narrows(rights, each)),
    ...shorter('placements').filter((each) => narrows(rights, each)),
    ...shorter('delegations').filter((each) => narrows(rights, each)),
    ...later('employments'),
    ...later('placements'),
    ...later('delegations'),
    ...neverEffective,
  ]
}

/** Setting an end of 1 January 2019 shortens a range only where it ended later. */
const narrows = (before: Rights, after: Rights): boolean => {
  const ends = (rights: Rights) =>
    [...rights.employments, ...rights.placements, ...rights.delegations].map(({ to }) => to ?? '9999-12-31')
  const [old, now] = [ends(before), ends(after)]
  return now.every((end, index) => end <= (old[index] ?? ''))
}

const runs = { numRuns: 2_000 }

test('B7.2: removing an agreement, an employment, a role or a team never adds a permit, nor does shortening one', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const rights = workerIn(world)
      if (decided(rights, asking).allowed) return
      for (const less of narrower(rights)) expect(decided(less, asking).allowed).toBe(false)
    }),
    runs,
  )
})

test('B7.2: becoming related to somebody on the record never adds a permit, and takes away every one but capture', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const rights = workerIn(world)
      const actor = actorOf(rights, asking)
      const related = { ...resourceOf(asking), conflictedStaff: [rights.staffId] }
      const decision = may(actor, asking.action, related, asking.question.at)
      if (decision.allowed)
        expect(['intake-is-never-refused', 'nobodys-record']).toContain(decision.because.rule)
    }),
    runs,
  )
})

const inForceAt = (world: World, at: Instant): ReadonlySet<string> => {
  const on = dayOf(at)
  const holds = ({ from, to }: Range): boolean => on >= from && (to === null || on < to)
  const rights = workerIn(world)
  return new Set([
    ...rights.placements.filter(holds).map((each) => each.instrument.id),
    ...rights.delegations
      .filter(
        (each) =>
          holds(each) &&
          each.effectiveOn !== null &&
          on >= each.effectiveOn &&
          (each.endedOn === null || on < each.endedOn) &&
          each.governanceChanges.every(
            ({ from, confirmedOn }) =>
              from <= each.from || on < from || (confirmedOn !== null && confirmedOn <= on),
          ),
      )
      .map((each) => each.instrument.id),
  ])
}

/** What besides agreements gives this worker something of this council at that moment. */
const namedAt = (world: World, { actingFor, question: { at, fn } }: Asking): string[] => [
  ...world.successions
    .filter(({ predecessor, vestsOn }) => predecessor === actingFor && vestsOn <= dayOf(at))
    .map(() => 'succession'),
  ...world.grants
    .filter(
      (each) =>
        each.authority === actingFor &&
        each.namesRecord &&
        each.from <= at &&
        at < each.until &&
        (each.withdrawnAt === null || at < each.withdrawnAt),
    )
    .map(() => 'grant'),
  ...world.runOff
    .filter((each) => each.authority === actingFor && each.fn === fn && each.from <= at && at < each.stopsAt)
    .map(() => 'run-off'),
]

test('B7.3: every permit on a record names an agreement in force at that moment, or the worker’s own employment', () => {
  let permits = 0
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const decision = decided(workerIn(world), asking)
      if (!decision.allowed || decision.because.rule !== 'standing') return
      permits += 1
      const { standing } = decision.because
      const on = dayOf(asking.question.at)
      const employedBy = world.employments
        .filter(({ from, to }) => on >= from && (to === null || on < to))
        .map(({ employer }) => employer)
      expect(employedBy).toContain(standing.employer)
      if (standing.by === 'own-employment') expect(standing.employer).toBe(asking.actingFor)
      else if (standing.by === 'delegated-function' || standing.by === 's113-placement')
        expect(inForceAt(world, asking.question.at)).toContain(standing.instrument.id)
      else expect(namedAt(world, asking)).toContain(standing.by)
    }),
    { numRuns: 8_000 },
  )
  expect(permits).toBeGreaterThan(200)
})

test('B7.3: a permit on nobody’s record needs an employment in force', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const decision = decided(workerIn(world), asking)
      if (!decision.allowed || decision.because.rule !== 'nobodys-record') return
      const on = dayOf(asking.question.at)
      expect(world.employments.some(({ from, to }) => on >= from && (to === null || on < to))).toBe(true)
    }),
    runs,
  )
})

test('B3 step 1: what asks for a fresh sign-in is never permitted with an old one, and asking for it takes nothing else away', () => {
  let refusals = 0
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const rights = workerIn(world)
      const decision = decided(rights, asking)
      const justProven = decided(rights, { ...asking, provenMinutesAgo: 0 })
      const { provenMinutesAgo: ago } = asking
      if (ruleOf(asking.action).needs !== 'fresh-sign-in' || (ago !== null && ago < freshFor)) {
        expect(decision).toEqual(justProven)
      } else if (justProven.allowed) {
        refusals += 1
        expect(decision).toEqual({ allowed: false, because: { rule: 'sign-in-again' } })
      } else expect(decision).toEqual(justProven)
    }),
    runs,
  )
  expect(refusals).toBeGreaterThan(0)
})

const swap = (world: World): World => ({
  changes: world.changes.map((each) => ({ ...each, authority: swapped(each.authority) })),
  successions: world.successions.map((each) => ({
    ...each,
    predecessor: swapped(each.predecessor),
    successor: swapped(each.successor),
  })),
  grants: world.grants.map((each) => ({ ...each, authority: swapped(each.authority) })),
  runOff: world.runOff.map((each) => ({ ...each, authority: swapped(each.authority) })),
  employments: world.employments.map((each) => ({ ...each, employer: swapped(each.employer) })),
  placements: world.placements.map((each) => ({
    ...each,
    employer: swapped(each.employer),
    host: swapped(each.host),
  })),
  delegations: world.delegations.map((each) => ({
    ...each,
    holder: swapped(each.holder),
    discharger: swapped(each.discharger),
  })),
})

const swapIn = (decision: Decision): unknown =>
  JSON.parse(
    JSON.stringify(decision).replaceAll(/E10000003|E06000031/g, (code) => (code === ccc ? pcc : ccc)),
  )

test('B7.4: swap the names of the two councils and every decision swaps exactly: nobody leads by name', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const mirrored: Asking = {
        ...asking,
        actingFor: swapped(asking.actingFor),
        question: { ...asking.question, authority: swapped(asking.question.authority) },
      }
      expect(decided(workerIn(swap(world)), mirrored)).toEqual(swapIn(decided(workerIn(world), asking)))
    }),
    runs,
  )
})
