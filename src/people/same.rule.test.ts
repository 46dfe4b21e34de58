import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { day, instant } from '../time/index.ts'
import { evolvePerson, type Person, type PersonEvent } from './person.ts'
import { merge, type Merging, saidOf, sayDifferent, saySame, takeBack, undoMerge } from './same.rule.ts'

const at = instant('2026-11-23T09:00:00Z')
const [first, second] = [people.adviser.id, people.screeningManager.id]
const standing = { rule: 'nobodys-record' } as const

/** The person after these events, said by this worker. */
const after = (
  before: Person | undefined,
  owner: string,
  id: string,
  events: readonly PersonEvent[],
  by = first,
) =>
  events.reduce<Person | undefined>(
    (person, event, index) =>
      evolvePerson(person, {
        owner,
        id,
        seq: index + 1,
        event,
        at,
        by: { kind: 'staff', staffId: by, actingFor: owner, fn: 'screening' },
        because: standing,
      }),
    before,
  )

const registered = (givenNames: string, owner: string = peterborough): Person => {
  const person = after(undefined, owner, `00000000-0000-4000-8000-${givenNames.padStart(12, '0')}`, [
    {
      type: 'registered',
      details: {
        givenNames,
        familyName: 'Avocet',
        knownAs: null,
        bornOn: day('2019-04-05'),
        bornEstimated: false,
        expectedOn: null,
        sex: 'F',
        isChild: true,
        nhsNumber: null,
        upn: null,
        phone: null,
      },
      addresses: [],
    },
  ])
  if (!person) throw new Error('Nobody was registered')
  return person
}

const does = (person: Person, events: readonly PersonEvent[] | { refused: string }, by = first): Person => {
  if ('refused' in events) throw new Error(events.refused)
  return after(person, person.owner, person.id, events, by) ?? person
}

let links = 0
const because = (words = 'Her grandmother says so.') => ({
  linkId: `link-${String((links += 1))}`,
  because: words,
})
const merging = (change: Partial<Merging> = {}): Merging => ({
  ...because(),
  survivorLinkId: `link-${String((links += 1))}`,
  by: second,
  isSurvivorOfOthers: false,
  conflicts: [],
  haveSeenConflicts: false,
  ...change,
})

describe('saying that two records are one human being', () => {
  const [maya, mya] = [registered('1'), registered('2', cambridgeshire)]

  it('stands with its reason and whoever said it, and is said once', () => {
    const said = does(maya, saySame(maya, mya, because()))
    expect(saidOf(said.links, mya)).toMatchObject({
      says: 'same',
      by: first,
      because: 'Her grandmother says so.',
    })
    expect(saySame(said, mya, because())).toEqual({ refused: 'already-said' })
  })

  it('needs a reason', () => {
    expect(saySame(maya, mya, because('  '))).toEqual({ refused: 'needs-reason' })
    expect(sayDifferent(maya, mya, because(''))).toEqual({ refused: 'needs-reason' })
  })

  it('cannot be said of a record and itself, nor of a sealed one', () => {
    expect(saySame(maya, maya, because())).toEqual({ refused: 'the-same-record' })
    expect(saySame({ ...maya, sensitivity: 'sealed' }, mya, because())).toEqual({ refused: 'sealed' })
  })

  it('said over “different” ends that word, and the other way round: one word stands at a time', () => {
    const different = does(maya, sayDifferent(maya, mya, because()))
    expect(saidOf(different.links, mya)?.says).toBe('different')
    const same = does(different, saySame(different, mya, because()))
    expect(saidOf(same.links, mya)?.says).toBe('same')
    expect(same.links.filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    expect(same.links).toHaveLength(2)
  })

  it('taken back, nothing is said any more and what was said stays on record', () => {
    const same = does(maya, saySame(maya, mya, because()))
    const back = does(same, takeBack(same, mya, 'It was another Maya.'))
    expect(saidOf(back.links, mya)).toBeUndefined()
    expect(back.links).toHaveLength(1)
    expect(takeBack(back, mya, 'Again.')).toEqual({ refused: 'nothing-said' })
  })

  it('questioned by later evidence and said again, it is kept, with what was seen to speak against it', () => {
    const same = does(maya, saySame(maya, mya, because()))
    const linkId = saidOf(same.links, mya)?.id ?? ''
    const doubted = does(same, [{ type: 'link-questioned', linkId, because: 'the sex differs' }])
    expect(saidOf(doubted.links, mya)?.needsReview).toBe('the sex differs')
    const kept = does(doubted, saySame(doubted, mya, because(), ['other-sex']))
    expect(saidOf(kept.links, mya)).toMatchObject({ needsReview: null, keptDespite: ['other-sex'] })
  })
})

describe('merging two records of one council', () => {
  const [gone, stays] = [registered('1'), registered('2')]
  const restricted = (person: Person): Person => ({
    ...person,
    sensitivity: 'restricted',
    namedAccess: [first, second],
  })

  test.each([
    ['records of two councils', gone, registered('3', cambridgeshire), {}, 'another-council'],
    ['a record with itself', gone, gone, {}, 'the-same-record'],
    ['one that is merged already', { ...gone, mergedInto: '9' }, stays, {}, 'already-merged'],
    ['into one that points elsewhere', gone, { ...stays, mergedInto: '9' }, {}, 'merged-elsewhere'],
    ['one to which others point', gone, stays, { isSurvivorOfOthers: true }, 'has-merged-records'],
    ['without a reason', gone, stays, { because: ' ' }, 'needs-reason'],
    ['a sealed record', { ...gone, sensitivity: 'sealed' as const }, stays, {}, 'sealed'],
    [
      'where facts differ that nobody ticked',
      gone,
      stays,
      { conflicts: ['other-sex'] },
      'differences-not-seen',
    ],
    ['a restricted record by one person', restricted(gone), stays, {}, 'second-person-needed'],
  ])('refuses %s', (_, one, other, told, refused) => {
    expect(merge(one, other, merging(told))).toEqual({ refused })
  })

  it('refuses what was said to be different, until that is taken back', () => {
    const different = does(gone, sayDifferent(gone, stays, because()))
    expect(merge(different, stays, merging())).toEqual({ refused: 'said-different' })
    const back = does(different, takeBack(different, stays, 'Wrong child.'))
    expect(merge(back, stays, merging())).not.toHaveProperty('refused')
  })

  it('of a restricted record is proposed by one person and done by another', () => {
    const proposed = does(restricted(gone), saySame(restricted(gone), stays, because()), first)
    expect(merge(proposed, stays, merging({ by: first }))).toEqual({ refused: 'same-person-twice' })
    expect(merge(proposed, stays, merging({ by: second }))).not.toHaveProperty('refused')
  })

  it('goes ahead where the differences were seen and ticked', () => {
    const both = merge(gone, stays, merging({ conflicts: ['other-sex'], haveSeenConflicts: true }))
    expect(both).not.toHaveProperty('refused')
  })
})

/** Everything a record holds but what was said of it. */
const held = ({ links: _links, mergedInto: _mergedInto, ...rest }: Person) => rest

test('a merge undone leaves both records as they would be without it, whatever happened before, meanwhile and after', () => {
  const change: fc.Arbitrary<PersonEvent> = fc.oneof(
    fc.record({
      type: fc.constant('details-changed' as const),
      changes: fc.record({ givenNames: fc.string(), bornOn: fc.constantFrom(day('2018-01-02'), null) }),
    }),
    fc.record({
      type: fc.constant('flagged' as const),
      flag: fc.constantFrom('marac' as const, 'missing' as const),
      because: fc.string(),
    }),
    fc.record({
      type: fc.constant('restricted' as const),
      because: fc.string(),
      namedAccess: fc.constant([first, second]),
    }),
    fc.record({ type: fc.constant('opened-up' as const), because: fc.string() }),
  )
  const some = fc.array(fc.record({ on: fc.constantFrom('gone' as const, 'stays' as const), change }), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(some, some, (before, meanwhile) => {
      const play = (both: { gone: Person; stays: Person }, changes: typeof before) =>
        changes.reduce((state, { on, change: event }) => ({ ...state, [on]: does(state[on], [event]) }), both)
      const start = play({ gone: registered('1'), stays: registered('2') }, before)
      const proposed = {
        ...start,
        gone: does(start.gone, saySame(start.gone, start.stays, because()), first),
      }
      const merged = merge(proposed.gone, proposed.stays, merging({ by: second }))
      if ('refused' in merged) throw new Error(merged.refused)
      const together = {
        gone: does(proposed.gone, merged.merged),
        stays: does(proposed.stays, merged.survivor),
      }
      expect(together.gone.mergedInto).toBe(together.stays.id)
      const later = play(together, meanwhile)
      const undone = undoMerge(later.gone, later.stays, {
        ...because(),
        survivorLinkId: 'other-link',
        readers: [],
      })
      if ('refused' in undone) throw new Error(undone.refused)
      const apart = { gone: does(later.gone, undone.merged), stays: does(later.stays, undone.survivor) }
      const never = play(start, meanwhile)
      expect(held(apart.gone)).toEqual(held(never.gone))
      expect(held(apart.stays)).toEqual(held(never.stays))
      expect(apart.gone.mergedInto).toBeNull()
      expect(saidOf(apart.gone.links, apart.stays)?.says).toBe('different')
      expect(saidOf(apart.stays.links, apart.gone)?.says).toBe('different')
    }),
  )
})

test('however people merge and undo, nobody points to somebody who points on', () => {
  const step = fc.record({ gone: fc.nat(4), stays: fc.nat(4), undo: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const everybody = ['1', '2', '3', '4', '5'].map((each) => registered(each))
      for (const { gone, stays, undo } of steps) {
        const [one, other] = [everybody[gone], everybody[stays]]
        if (!one || !other) continue
        const both = undo
          ? undoMerge(one, other, { ...because(), survivorLinkId: 'x', readers: [] })
          : merge(
              one,
              other,
              merging({ isSurvivorOfOthers: everybody.some(({ mergedInto }) => mergedInto === one.id) }),
            )
        if ('refused' in both) continue
        everybody[gone] = does(one, both.merged)
        everybody[stays] = does(other, both.survivor)
        const points = new Set(everybody.flatMap(({ id, mergedInto }) => (mergedInto === null ? [] : [id])))
        for (const { mergedInto } of everybody) expect(points.has(mergedInto ?? '')).toBe(false)
      }
    }),
  )
})
