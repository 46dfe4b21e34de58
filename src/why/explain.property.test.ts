import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Action,
  actions,
  may,
  type Resource,
  type Rights,
  ruleOf,
  type StaffActor,
} from '../access/index.ts'
import { ccc, contactOf } from '../access/scenarios.test-data.ts'
import {
  aQuestion,
  aWorld,
  aWorldOfDelegations,
  councils,
  fns,
  recordOf,
  rightsIn,
  type World,
  worker,
} from '../access/world.test-data.ts'
import { addMinutes, day, dayOf } from '../time/index.ts'
import { explain } from './explain.ts'
import { type Explanation, stepNames, stopsAt } from './steps.ts'

const ever = { from: day('1998-04-01'), to: null } as const
const nameOf = (code: string): string => `council ${code}`

const workerIn = (world: World, hasTraining: boolean): Rights => ({
  ...rightsIn(world),
  trainingValidTo: hasTraining ? day('2099-01-01') : null,
  roles: (['contact-adviser', 'social-worker', 'auditor'] as const).map((role) => ({ role, ...ever })),
  memberships: [...fns, 'quality-assurance' as const].map((fn) => ({
    teamId: `team-${fn}`,
    teamName: fn,
    fn,
    organisation: ccc,
    isManager: false,
    serves: councils.map((authority) => ({ authority, ...ever })),
    ...ever,
  })),
})

const itsHat = 'the hat of its council'
const hatOfIts = Array.from({ length: 6 }, () => itsHat)

const anAsking = fc
  .record({
    question: aQuestion,
    wears: fc.constantFrom<string | null>(...hatOfIts, ...councils, null),
    action: fc.oneof(
      fc.constantFrom<Action>('contact.open', 'contact.recommend', 'enquiry.open', 'person.open'),
      fc.constantFrom(...(Object.keys(actions) as Action[])),
    ),
    hasTraining: fc.boolean(),
    isFresh: fc.boolean(),
    allocated: fc.boolean(),
    isRelated: fc.constantFrom(true, false, false, false, false),
    restrictedTo: fc.constantFrom<readonly string[] | undefined>(undefined, undefined, [], [worker]),
  })
  .map(({ wears, ...asking }) => ({
    ...asking,
    hasTraining: asking.hasTraining || asking.isFresh,
    actingFor: wears === itsHat ? asking.question.authority : wears,
  }))
type Asking = typeof anAsking extends fc.Arbitrary<infer A> ? A : never

const actorOf = (world: World, asking: Asking): StaffActor => ({
  kind: 'staff',
  rights: workerIn(world, asking.hasTraining),
  actingFor: asking.actingFor,
  fn: asking.actingFor === null ? null : asking.question.fn,
  assurance: {
    way: 'employer',
    freshUntil: asking.isFresh ? addMinutes(asking.question.at, 5) : null,
  },
})

const resourceOf = ({ question, allocated, isRelated, restrictedTo }: Asking): Resource => ({
  ...contactOf(question.authority, {
    id: recordOf(question.authority),
    allocatedTo: allocated ? [worker] : [],
    conflictedStaff: isRelated ? [worker] : [],
    clientGroup: question.clientGroup,
    teams: [],
  }),
  ...(restrictedTo === undefined ? {} : { restrictedTo }),
})

const explained = (world: World, asking: Asking, resource: Resource | null): Explanation =>
  explain(actorOf(world, asking), asking.action, resource, asking.question.at, nameOf)

const runs = { numRuns: 2_000 }

test('what is explained is what was decided, for every worker, agreement, record and action: the same answer by the same rule', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const { question, action } = asking
      const decision = may(actorOf(world, asking), action, resourceOf(asking), question.at)
      const { allowed, because } = explained(world, asking, resourceOf(asking))
      expect({ allowed, because }).toEqual(decision)
      met.add(decision.because.rule)
    }),
    runs,
  )

  expect(met.size).toBeGreaterThan(12)
})

test('a refusal stops at one step, the one of its rule, with words of its own; what comes after is not reached', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const it = explained(world, asking, resourceOf(asking))
      expect(it.inShort.length).toBeGreaterThan(10)
      expect(it.steps.map(({ step }) => step)).toEqual(stepNames)
      const failed = it.steps.filter(({ result }) => result === 'failed').map(({ step }) => step)
      if (it.allowed) {
        expect(failed.length).toBe(it.because.rule === 'broke-glass' ? 1 : 0)
        expect(it.needed).toBeNull()
        return
      }
      expect(failed).toEqual([stopsAt[it.because.rule]])
      expect(it.needed?.what.length).toBeGreaterThan(5)
      if (it.because.rule === 'sign-in-again') return
      const after = stepNames.slice(stepNames.indexOf(stopsAt[it.because.rule]) + 1)
      for (const { step, result, facts } of it.steps)
        if (after.includes(step)) expect([result, facts]).toEqual(['not-reached', []])
    }),
    runs,
  )
})

test('B7.3: a permit on a record names the agreement it rests on, or that the council is the worker’s own, an order or a grant', () => {
  let named = 0
  const check = (world: World, asking: Asking): void => {
    const it = explained(world, asking, resourceOf(asking))
    if (!it.allowed || it.because.rule !== 'standing' || ruleOf(asking.action).reach !== 'record') return
    const { standing } = it.because
    const [fact] = it.steps.find(({ step }) => step === 'standing')?.facts ?? []
    if ('instrument' in standing) {
      named += 1
      expect(fact?.instrument).toEqual(standing.instrument)
      expect(fact?.words).toContain('(version 1)')
    } else
      expect(fact?.words).toContain(
        nameOf(standing.by === 'succession' ? standing.employer : asking.question.authority),
      )
  }
  fc.assert(fc.property(aWorld, anAsking, check), runs)
  fc.assert(
    fc.property(aWorldOfDelegations, anAsking, ([world, questions], asking) => {
      for (const question of questions)
        check(world, {
          ...asking,
          question,
          actingFor: question.authority,
          hasTraining: true,
          isRelated: false,
          restrictedTo: undefined,
        })
    }),
    { numRuns: 200 },
  )
  expect(named).toBeGreaterThan(20)
})

test('of what is out of sight nothing is told: the words rest on the worker and the agreements alone', () => {
  fc.assert(
    fc.property(aWorld, anAsking, anAsking, (world, asking, other) => {
      const nothing = explained(world, asking, null)
      expect(nothing.allowed).toBe(false)
      // Another council's record, refused for want of standing, is explained like any other such record.
      const [one, two] = [asking, other].map(({ question, ...rest }) =>
        explained(world, asking, { ...resourceOf({ ...rest, question }), conflictedStaff: [] }),
      )
      if (one?.because.rule === 'no-standing' && two?.because.rule === 'no-standing')
        expect(one.steps).toEqual(two.steps)
    }),
    runs,
  )
})

test('a step that passed names what was in force on that day and not what had ended', () => {
  fc.assert(
    fc.property(aWorld, anAsking, (world, asking) => {
      const { question } = asking
      const it = explained(world, asking, resourceOf(asking))
      const gate = it.steps.find(({ step }) => step === 'gate')
      const employed = world.employments.filter(
        ({ from, to }) => from <= dayOf(question.at) && (to === null || dayOf(question.at) < to),
      )
      if (gate?.result !== 'passed') return
      const said = gate.facts.filter(({ words }) => words.includes('employs you'))
      expect(said.length).toBe(employed.length)
    }),
    { numRuns: 500 },
  )
})
