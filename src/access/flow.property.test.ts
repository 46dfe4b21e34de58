import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../time/index.ts'
import { everythingMissing } from './flow-checks.ts'
import { article9, dataCategories } from './flow.words.ts'
import { canShareAtAll, flowFor } from './flow.ts'
import type { Flow, SharingAgreement, SharingQuestion, SignedAgreement } from './sharing-agreement.ts'
import { aSharingQuestion, aSharingWorld, organisations } from './sharing.test-data.ts'

const someQuestions = fc.array(aSharingQuestion, { minLength: 8, maxLength: 8 })
const manyWorlds = { numRuns: 1500 }

const isPermitted = (agreements: readonly SharingAgreement[], asked: SharingQuestion): boolean =>
  'flow' in flowFor(agreements, asked)

// The rule once more, from the words of governance A3 and of nothing in flow.ts.
const within = (from: Day, to: Day | null, on: Day): boolean => !(on < from || (to !== null && on >= to))
const holds = ({ from, to, signatures }: SignedAgreement, parties: readonly string[], on: Day): boolean =>
  within(from, to, on) &&
  parties.every((party) =>
    signatures.some((each) => each.organisation === party && within(each.signedOn, each.withdrawnOn, on)),
  )
const hasBasis = (flow: Flow, asked: SharingQuestion): boolean => {
  const needs = new Set(asked.categories.map((each) => dataCategories[each].needs))
  const special =
    flow.article9 === 'vital-interests' ||
    (flow.article9 !== null &&
      article9[flow.article9].schedule1.some((paragraph) => paragraph === flow.schedule1))
  return (
    flow.article6 !== null &&
    (!needs.has('article-9') || special) &&
    (!needs.has('article-10') || flow.article10 !== null) &&
    !(flow.lawEnforcement && flow.section36 === null)
  )
}
const fits = (flow: Flow, asked: SharingQuestion): boolean =>
  flow.fromOrganisation === asked.from &&
  flow.toOrganisation === asked.to &&
  flow.purpose === asked.purpose &&
  asked.categories.every((each) => flow.categories.includes(each)) &&
  asked.subjects.every((each) => flow.subjects.includes(each))
const ought = (agreements: readonly SharingAgreement[], asked: SharingQuestion): boolean =>
  agreements.some(
    (agreement) =>
      holds(agreement, [asked.from, asked.to], asked.on) &&
      (agreement.parent === null || holds(agreement.parent, [asked.from, asked.to], asked.on)) &&
      agreement.flows.some(
        (flow) => fits(flow, asked) && within(flow.from, flow.to, asked.on) && hasBasis(flow, asked),
      ),
  )

test('a flow is used exactly when agreement, tier 1, signatures, dates and bases all hold', () => {
  const seen = { permitted: 0, missing: new Set<string>() }
  fc.assert(
    fc.property(aSharingWorld, someQuestions, (agreements, questions) => {
      for (const asked of questions) {
        const found = flowFor(agreements, asked)
        expect('flow' in found).toBe(ought(agreements, asked))
        if ('flow' in found) seen.permitted += 1
        else seen.missing.add(found.missing.missing)
      }
    }),
    manyWorlds,
  )
  // The worlds are not so strange that nothing, or everything, is allowed in them.
  expect(seen.permitted).toBeGreaterThan(300)
  expect([...seen.missing].toSorted()).toEqual([
    'lapsed',
    'no-agreement',
    'no-article-10-basis',
    'no-article-6-basis',
    'no-article-9-condition',
    'no-police-authorisation',
    'not-about-such-subjects',
    'not-begun',
    'not-for-this-purpose',
    'not-signed',
    'not-these-categories',
    'withdrawn',
  ])
})

test('the flow used is one of those agreed for what was asked, and nothing is missing to it', () => {
  fc.assert(
    fc.property(aSharingWorld, someQuestions, (agreements, questions) => {
      for (const asked of questions) {
        const found = flowFor(agreements, asked)
        if (!('flow' in found)) continue
        const agreement = agreements.find(({ instrument }) => instrument.id === found.instrument.id)
        expect(agreement?.flows).toContain(found.flow)
        expect(agreement && everythingMissing(agreement, found.flow, asked)).toEqual([])
      }
    }),
    manyWorlds,
  )
})

test('the answer does not depend on the order in which agreements, signatures and flows are told of', () => {
  fc.assert(
    fc.property(aSharingWorld, someQuestions, (agreements, questions) => {
      const turned = agreements
        .map((agreement) => ({
          ...agreement,
          signatures: agreement.signatures.toReversed(),
          flows: agreement.flows.toReversed(),
        }))
        .toReversed()
      for (const asked of questions) expect(flowFor(turned, asked)).toEqual(flowFor(agreements, asked))
    }),
    manyWorlds,
  )
})

test('whoever withdraws closes its own flows from that day and nobody else’s (governance A3)', () => {
  const leaving = fc.record({
    who: fc.constantFrom(...organisations),
    since: fc.integer({ min: 0, max: 3 }),
    which: fc.nat({ max: 2 }),
  })
  let closed = 0
  fc.assert(
    fc.property(aSharingWorld, someQuestions, leaving, (agreements, questions, { who, since, which }) => {
      for (const asked of questions) {
        const from = addDays(asked.on, -since)
        const withdraw = <T extends SignedAgreement>(agreement: T): T => ({
          ...agreement,
          signatures: agreement.signatures.flatMap((each) =>
            each.organisation !== who || (each.withdrawnOn !== null && each.withdrawnOn <= from)
              ? [each]
              : each.signedOn < from
                ? [{ ...each, withdrawnOn: from }]
                : [],
          ),
        })
        const left = agreements[which % agreements.length]
        const after = agreements.map((agreement) => {
          const itself = agreement === left ? withdraw(agreement) : agreement
          return itself.parent?.instrument.id === left?.instrument.id && itself.parent !== null
            ? { ...itself, parent: withdraw(itself.parent) }
            : itself
        })
        const isParty = asked.from === who || asked.to === who
        const [was, now] = [flowFor(agreements, asked), flowFor(after, asked)]
        if (!isParty) expect(now).toEqual(was)
        if (!('flow' in now)) {
          if ('flow' in was) closed += 1
          continue
        }
        // What goes on goes on under an agreement that was not left, below a tier 1 that was not.
        expect('flow' in was).toBe(true)
        if (!isParty) continue
        const under = after.find(({ instrument }) => instrument.id === now.instrument.id)
        expect([under?.instrument.id, under?.parent?.instrument.id]).not.toContain(left?.instrument.id)
      }
    }),
    manyWorlds,
  )
  expect(closed).toBeGreaterThan(50)
})

test('taking any agreement, signature or flow away, or ending one sooner, never allows more', () => {
  const lesser = (agreement: SharingAgreement, nth: number): SharingAgreement[] => {
    const without = <T>(all: readonly T[]): T[] => all.filter((_, index) => index !== nth % all.length)
    const sooner = addDays(agreement.from, 1 + (nth % 3))
    return [
      { ...agreement, signatures: without(agreement.signatures) },
      { ...agreement, flows: without(agreement.flows) },
      { ...agreement, to: agreement.to !== null && agreement.to < sooner ? agreement.to : sooner },
    ]
  }
  fc.assert(
    fc.property(aSharingWorld, someQuestions, fc.nat({ max: 20 }), (agreements, questions, nth) => {
      const index = nth % agreements.length
      const chosen = agreements[index]
      if (!chosen) return
      const worlds = [
        agreements.filter((each) => each !== chosen),
        ...lesser(chosen, nth).map((less) => agreements.with(index, less)),
      ]
      for (const asked of questions)
        for (const world of worlds)
          if (isPermitted(world, asked)) expect(isPermitted(agreements, asked)).toBe(true)
    }),
    manyWorlds,
  )
})

test('where anything may be told, the floor under the queries is open; where it is shut, nothing may', () => {
  let open = 0
  fc.assert(
    fc.property(aSharingWorld, someQuestions, (agreements, questions) => {
      for (const asked of questions) {
        const { from, to, purpose, on } = asked
        const floor = canShareAtAll(agreements, from, to, purpose, on)
        if (isPermitted(agreements, asked)) expect(floor).toBe(true)
        expect(floor).toBe(isPermitted(agreements, { ...asked, categories: [], subjects: [] }))
        if (floor) open += 1
      }
    }),
    manyWorlds,
  )
  expect(open).toBeGreaterThan(300)
})

test('no organisation has a privilege hidden in the rule: exchange two names and the answers are exchanged', () => {
  const [one, other] = ['police', 'E06000031'] as const
  const swap = (code: string): string => (code === one ? other : code === other ? one : code)
  const swapped = <T extends SignedAgreement>(agreement: T): T => ({
    ...agreement,
    signatures: agreement.signatures.map((each) => ({ ...each, organisation: swap(each.organisation) })),
  })
  fc.assert(
    fc.property(aSharingWorld, someQuestions, (agreements, questions) => {
      const mirror = agreements.map((agreement) => ({
        ...swapped(agreement),
        parent: agreement.parent && swapped(agreement.parent),
        flows: agreement.flows.map((flow) => ({
          ...flow,
          fromOrganisation: swap(flow.fromOrganisation),
          toOrganisation: swap(flow.toOrganisation),
        })),
      }))
      for (const asked of questions)
        expect(isPermitted(mirror, { ...asked, from: swap(asked.from), to: swap(asked.to) })).toBe(
          isPermitted(agreements, asked),
        )
    }),
    manyWorlds,
  )
})
