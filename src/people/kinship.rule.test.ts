import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import { type Around, kinDoubts, type SaidRelation } from './kinship.rule.ts'

const maya = { id: 'maya', name: 'Maya', bornOn: day('2020-03-04'), sex: 'F' as const }
const ana = { id: 'ana', name: 'Ana', bornOn: day('1994-05-06'), sex: 'F' as const }
const nothing: Around = { isCircle: false, heldBetween: [], othersOfKind: [] }
const mother: SaidRelation = { holder: ana, of: maya, kind: 'mother' }

const texts = (said: SaidRelation, around: Around = nothing) =>
  kinDoubts(said, around).map(({ text }) => text)

describe('a relationship somebody is about to record', () => {
  it('of a mother to her child is taken as it is', () => {
    expect(kinDoubts(mother, nothing)).toEqual([])
  })

  it('of a child to itself cannot be', () => {
    expect(kinDoubts({ ...mother, holder: maya }, nothing)).toEqual([
      { isDoubt: false, text: 'Nobody is related to themselves' },
    ])
  })

  it('that closes a circle of parents cannot be', () => {
    expect(
      kinDoubts({ holder: maya, of: ana, kind: 'mother' }, { ...nothing, isCircle: true })[0],
    ).toMatchObject({
      isDoubt: false,
    })
  })

  it('of a mother born after her child cannot be', () => {
    expect(kinDoubts({ holder: maya, of: ana, kind: 'mother' }, nothing)).toEqual([
      { isDoubt: false, text: 'Maya was born after Ana. Check who is whose' },
    ])
  })

  it.each([
    ['a mother eleven years older', { ...ana, bornOn: day('2009-01-01') }, 'mother', 'only 11 years older'],
    ['a father recorded as female', ana, 'father', 'recorded as female'],
  ])('of %s is asked about once', (_, holder, kind, words) => {
    const [doubt] = kinDoubts({ holder, of: maya, kind }, nothing)
    expect(doubt).toMatchObject({ isDoubt: true })
    expect(doubt?.text).toContain(words)
  })

  it('where another mother is recorded says who', () => {
    expect(texts(mother, { ...nothing, othersOfKind: ['Ada Avocet'] })).toEqual([
      'Ada Avocet is recorded as the mother already',
    ])
  })

  it('where the two are related another way already says how', () => {
    const heldBetween = [{ holderId: 'maya', kind: 'sister', words: 'Maya is Ana’s sister' }]
    expect(texts(mother, { ...nothing, heldBetween })).toEqual([
      'It is recorded already that Maya is Ana’s sister',
    ])
  })

  it('with dates not known is never doubted for its dates', () => {
    expect(texts({ ...mother, holder: { ...ana, bornOn: null } })).toEqual([])
  })

  it('never has a parent by birth who is younger, whichever days', () => {
    const aDay = fc
      .date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)))
    fc.assert(
      fc.property(aDay, aDay, (one, other) => {
        const said = { ...mother, holder: { ...ana, bornOn: one }, of: { ...maya, bornOn: other } }
        const refused = kinDoubts(said, nothing).some(({ isDoubt }) => !isDoubt)
        expect(refused).toBe(one.slice(0, 4) > other.slice(0, 4))
      }),
    )
  })
})
