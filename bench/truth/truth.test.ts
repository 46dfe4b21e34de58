import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { Chance } from '../../demo/county/chance.ts'
import { instant } from '../../src/time/index.ts'
import { byCedar, cedarPolicies, prepareCedar, prepareCedarFrom } from './by-cedar.ts'
import { byHand } from './by-hand.ts'
import { byRule } from './by-rule.ts'
import { type Case, everyCase } from './cases.ts'

const at = instant('2023-06-30T23:00:00Z')

const order = new Chance('order')
const everything: readonly Case[] = [...everyCase(new Chance('test'), 1)]
  .map((asked) => ({ asked, place: order.fraction() }))
  .toSorted((one, other) => one.place - other.place)
  .map(({ asked }) => asked)
/** Those in which nothing but the agreement stands in the way. */
const near = everything.filter((asked) => far(asked) === 0)
/** By turns one of those and any: each rule is met early, whichever it is. */
const byTurns = near.flatMap((asked, nth) => [asked, ...everything.slice(nth, nth + 1)])

beforeAll(() => {
  prepareCedar()
})

test('B7.1: the rule, a slow one written from the notes, and Cedar agree on every case of a sample of the truth table', () => {
  const differing = near.slice(0, 5_000).filter((asked) => {
    const answer = byRule(asked, at)
    return byHand(asked, at) !== answer || byCedar(asked, at) !== answer
  })
  expect(differing).toEqual([])
})

function far(asked: Case): number {
  const under: Partial<Record<Case['action'], readonly string[]>> = {
    'contact.tray': ['screening'],
    'contact.open': ['screening', 'mash', 'assessment'],
    'contact.decide': ['screening'],
    'enquiry.work': ['mash'],
    'person.seal': ['oversight'],
    'named.list': ['quality-assurance', 'technical-support'],
    'named.open': ['quality-assurance', 'technical-support'],
  }
  return [
    asked.owner !== asked.actingFor,
    under[asked.action]?.includes(asked.fn) === false,
    asked.training === 'none',
    !asked.competent,
    !asked.inATeam,
    asked.related,
  ].filter(Boolean).length
}

describe('B7.1: the comparison is not blind: without any one of Cedar’s policies it finds a disagreement', () => {
  const policies = cedarPolicies(readFileSync('bench/truth/rights.cedar', 'utf8'))

  test('there are policies that permit and policies that forbid', () => {
    expect(policies.filter((policy) => policy.startsWith('permit')).length).toBeGreaterThan(5)
    expect(policies.filter((policy) => policy.startsWith('forbid')).length).toBeGreaterThan(10)
  })

  test.each(policies.map((policy, nth) => [nth, policy.replaceAll(/\s+/g, ' ').slice(0, 110)] as const))(
    'without policy %i: %s',
    (nth) => {
      prepareCedarFrom(policies.filter((_, place) => place !== nth).join('\n'))
      expect(byTurns.some((asked) => byCedar(asked, at) !== byHand(asked, at))).toBe(true)
    },
  )
})
