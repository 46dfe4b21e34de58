import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  circumstances,
  isCircumstance,
  placeChild,
  type ChildsPlaces,
  type Circumstance,
} from './place-child.rule.ts'
import type { Whereabouts } from './whereabouts.ts'

const C = 'E10000003'
const P = 'E06000031'
const inCambridgeshire: Whereabouts = { in: 'ours', authority: C, how: 'postcode' }
const inPeterborough: Whereabouts = { in: 'ours', authority: P, how: 'postcode' }
const inNorfolk: Whereabouts = { in: 'another-council', council: 'Norfolk', how: 'postcode' }
const notGiven: Whereabouts = { in: 'not-known', because: 'not-given' }
const straddling: Whereabouts = { in: 'not-known', because: 'straddles' }

const child = (
  about: Partial<Omit<ChildsPlaces, 'circumstances'>> & { circumstances?: Circumstance[] },
): ChildsPlaces => ({
  home: inCambridgeshire,
  now: notGiven,
  responsibleCouncil: '',
  receivedBy: C,
  nobodyKnows: false,
  ...about,
  circumstances: new Set(about.circumstances ?? []),
})

const told = (placed: ReturnType<typeof placeChild>): string[] =>
  placed.toTell.map(({ council }) => ('ours' in council ? council.ours : council.another))

describe('which council answers for a child (procedures 2.5)', () => {
  it.each<[string, Parameters<typeof child>[0], { owner: string; rule: string; tell?: string[] }]>([
    ['lives in Peterborough', { home: inPeterborough }, { owner: P, rule: 'lives-here' }],
    [
      'lives where a person said, the postcode straddling',
      { home: { ...inPeterborough, how: 'asked' } },
      { owner: P, rule: 'asked' },
    ],
    [
      'unborn: the mother’s address decides',
      { home: inPeterborough, circumstances: ['unborn'] },
      { owner: P, rule: 'mother-lives-here' },
    ],
    [
      'privately fostered: where the child lives, not the parents',
      { home: inNorfolk, now: inPeterborough, circumstances: ['privately-fostered'] },
      { owner: P, rule: 'privately-fostered' },
    ],
    [
      'placed here by another council: that council is consulted first, both are recorded',
      { home: inPeterborough, responsibleCouncil: 'Leicester', circumstances: ['placed-by-another-council'] },
      { owner: P, rule: 'placed-by-another-council', tell: ['Leicester'] },
    ],
    [
      'found here, lives in the partner council: where found acts, home council is told',
      { home: inPeterborough, now: inCambridgeshire, circumstances: ['found-here'] },
      { owner: C, rule: 'found-here', tell: [P] },
    ],
    [
      'found here, lives in a third council: where found acts, the third is told',
      { home: inNorfolk, now: inCambridgeshire, circumstances: ['found-here'] },
      { owner: C, rule: 'found-here', tell: ['Norfolk'] },
    ],
    [
      'found here and lives here: nobody else to tell',
      { home: inCambridgeshire, now: inCambridgeshire, circumstances: ['found-here'] },
      { owner: C, rule: 'found-here' },
    ],
    [
      'refuge: where now living; the previous council is told',
      { home: inCambridgeshire, now: inPeterborough, circumstances: ['refuge'] },
      { owner: P, rule: 'refuge', tell: [C] },
    ],
    [
      'pregnant and in a refuge: where now living outranks the old address',
      { home: inCambridgeshire, now: inPeterborough, circumstances: ['unborn', 'refuge'] },
      { owner: P, rule: 'refuge', tell: [C] },
    ],
    [
      'homeless at 16: where the young person presents',
      { home: inNorfolk, now: inPeterborough, circumstances: ['homeless-16-17'] },
      { owner: P, rule: 'presents-here', tell: ['Norfolk'] },
    ],
    [
      'unaccompanied child: where found',
      { home: notGiven, now: inPeterborough, circumstances: ['unaccompanied'] },
      { owner: P, rule: 'found-here' },
    ],
    [
      'in hospital in the other council: the home council',
      { home: inCambridgeshire, now: inPeterborough, circumstances: ['in-hospital'] },
      { owner: C, rule: 'lives-here' },
    ],
    [
      'two homes: the main one; the council of the second is told',
      { home: inCambridgeshire, now: inPeterborough, circumstances: ['shared-care'] },
      { owner: C, rule: 'lives-here', tell: [P] },
    ],
    [
      'two homes in one council: nobody else to tell',
      { home: inCambridgeshire, now: inCambridgeshire, circumstances: ['shared-care'] },
      { owner: C, rule: 'lives-here' },
    ],
    [
      'boarding school, worry at school: the school’s council, the home council told',
      { home: inNorfolk, now: inCambridgeshire, circumstances: ['boarding-school'] },
      { owner: C, rule: 'found-here', tell: ['Norfolk'] },
    ],
    [
      'nobody at all knows: held by the council that took the call',
      { home: notGiven, receivedBy: P, nobodyKnows: true },
      { owner: P, rule: 'not-known-yet' },
    ],
  ])('%s', (_case, about, { owner, rule, tell = [] }) => {
    const placed = placeChild(child(about))
    expect({ owner: placed.owner, rule: placed.placing.rule, tell: told(placed), ask: placed.ask }).toEqual({
      owner,
      rule,
      tell,
      ask: null,
    })
  })

  it('a third council’s child is taken in here and stays open until that council accepts', () => {
    const placed = placeChild(child({ home: inNorfolk, receivedBy: P }))
    expect(placed).toMatchObject({
      owner: P,
      transferTo: 'Norfolk',
      placing: { rule: 'lives-in-another-council' },
    })
    expect(told(placed)).toEqual(['Norfolk'])
  })

  it.each<[string, Parameters<typeof child>[0], { about: string; because: string }]>([
    ['a home postcode that straddles', { home: straddling }, { about: 'home', because: 'straddles' }],
    ['no address at all', { home: notGiven }, { about: 'home', because: 'not-given' }],
    [
      'a refuge whose postcode straddles, though home is known',
      { home: inPeterborough, now: straddling, circumstances: ['refuge'] },
      { about: 'now', because: 'straddles' },
    ],
  ])('%s is asked about, never guessed', (_case, about, question) => {
    const placed = placeChild(child(about))
    expect({ owner: placed.owner, ask: placed.ask }).toEqual({ owner: null, ask: question })
  })

  it('the refuge’s address is never what the previous council is told', () => {
    const placed = placeChild(
      child({ home: inCambridgeshire, now: inPeterborough, circumstances: ['refuge'] }),
    )
    expect(placed.toTell[0]?.why).toContain('never the address of the refuge')
  })

  const somewhere = fc.constantFrom(inCambridgeshire, inPeterborough, inNorfolk, notGiven, straddling)
  const anyChild = fc
    .record({
      home: somewhere,
      now: somewhere,
      responsibleCouncil: fc.constantFrom('', 'Leicester'),
      receivedBy: fc.constantFrom(C, P),
      nobodyKnows: fc.boolean(),
      circumstances: fc.subarray(Object.keys(circumstances).filter(isCircumstance)),
    })
    .map(child)

  it('whatever is told, a child has an owner or a question, never neither and never both', () => {
    fc.assert(
      fc.property(anyChild, (asked) => {
        const placed = placeChild(asked)
        expect(placed.owner === null).toBe(placed.ask !== null)
      }),
      { numRuns: 2000 },
    )
  })

  it('whatever is told, no council is told of a child that is its own, and none is told twice for one reason', () => {
    fc.assert(
      fc.property(anyChild, (asked) => {
        const placed = placeChild(asked)
        if (placed.transferTo === null) expect(told(placed)).not.toContain(placed.owner)
        expect(new Set(placed.toTell.map((each) => JSON.stringify(each))).size).toBe(placed.toTell.length)
      }),
      { numRuns: 2000 },
    )
  })
})
