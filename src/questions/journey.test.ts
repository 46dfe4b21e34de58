import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instant } from '../time/index.ts'
import { itemsOf, readingOf, unanswered, type Answers } from './answers.ts'
import { leftOpen } from './check.ts'
import { after, before, each, page, stepAt, tell, walk, type Journey } from './journey.ts'

type Picnic = { guest: string; rain: string; children: { name: string; toy: string }[] }

/** Small, but with everything a journey can have: a branch, a branch on a branch, a revealed field, several of one kind. */
const picnic: Journey<Picnic> = {
  version: 'picnic-1',
  parts: [
    page<Picnic>({
      id: 'guest',
      title: 'Who comes?',
      fields: [{ kind: 'line', of: 'name', name: 'guest', label: 'Name', ask: 'must' }],
      fill: (told, say) => ({ ...told, guest: say.one('guest') }),
    }),
    page<Picnic>({
      id: 'weather',
      title: 'Will it rain?',
      fields: [
        {
          kind: 'choice',
          name: 'rain',
          label: 'Rain?',
          ask: 'must',
          options: [
            {
              value: 'yes',
              text: 'Yes',
              reveals: [
                { kind: 'line', of: 'words', name: 'shelter', label: 'Where to?', ask: 'or-not-known' },
              ],
            },
            { value: 'no', text: 'No' },
          ],
        },
      ],
      fill: (told, say) => ({ ...told, rain: `${say.one('rain')}/${say.one('shelter')}` }),
    }),
    page<Picnic>({
      id: 'tent',
      title: 'Which tent?',
      when: (say) => say.one('rain') === 'yes',
      fields: [{ kind: 'line', of: 'words', name: 'tent', label: 'Tent', ask: 'must' }],
      fill: (told, say) => ({ ...told, rain: `${told.rain}/${say.one('tent')}` }),
    }),
    page<Picnic>({
      id: 'tent-colour',
      title: 'Which colour is it?',
      when: (say) => say.one('tent') !== '',
      fields: [{ kind: 'line', of: 'words', name: 'colour', label: 'Colour', ask: 'must' }],
      fill: (told, say) => ({ ...told, rain: `${told.rain}/${say.one('colour')}` }),
    }),
    each<Picnic, { name: string; toy: string }>({
      group: 'child',
      pages: [
        {
          id: 'name',
          title: 'Name',
          fields: [{ kind: 'line', of: 'name', name: 'name', label: 'Name', ask: 'must' }],
          fill: (child, say) => ({ ...child, name: say.one('name') }),
        },
        {
          id: 'toy',
          title: 'Toy',
          when: (say) => say.one('name') !== 'Grown-up',
          fields: [{ kind: 'line', of: 'words', name: 'toy', label: 'Toy', ask: 'may' }],
          fill: (child, say) => ({ ...child, toy: say.one('toy') }),
        },
      ],
      begin: () => ({ name: '', toy: '' }),
      into: (told, child) => ({ ...told, children: [...told.children, child] }),
    }),
  ],
}

const nobody: Picnic = { guest: '', rain: '', children: [] }
const noon = instant('2026-11-23T12:00:00Z')
const addressesOf = (answers: Answers) => walk(picnic, answers).steps.map((step) => step.address)

const someAnswers: fc.Arbitrary<Answers> = fc
  .record({
    guest: fc.constantFrom('', 'Ana'),
    rain: fc.constantFrom('', 'yes', 'no'),
    shelter: fc.constantFrom('', 'barn'),
    'shelter-not-known': fc.constantFrom('', 'yes'),
    tent: fc.constantFrom('', 'big one'),
    colour: fc.constantFrom('', 'green'),
    'child:a:added': fc.constantFrom('1'),
    'child:a:name': fc.constantFrom('', 'Bo', 'Grown-up'),
    'child:a:toy': fc.constantFrom('', 'ball'),
    'child:a:removed': fc.constantFrom('', 'yes'),
    'child:b:added': fc.constantFrom('2'),
    'child:b:name': fc.constantFrom('', 'Cy', 'Grown-up'),
    'child:b:toy': fc.constantFrom('', 'kite'),
  })
  .map((answers) => answers as Answers)

describe('the path', () => {
  it('follows the answers', () => {
    expect(addressesOf({ rain: 'no' })).toEqual(['guest', 'weather'])
    expect(addressesOf({ rain: 'yes' })).toEqual(['guest', 'weather', 'tent'])
    expect(addressesOf({ rain: 'yes', tent: 'big one' })).toEqual(['guest', 'weather', 'tent', 'tent-colour'])
  })

  it('is not led by an answer that is no longer asked for', () => {
    expect(addressesOf({ rain: 'no', tent: 'big one', colour: 'green' })).toEqual(['guest', 'weather'])
  })

  it('has its pages for each child in the order they were added, and none for one taken off', () => {
    const answers = { rain: 'no', 'child:z:added': '1', 'child:a:added': '2', 'child:a:name': 'Grown-up' }
    expect(addressesOf(answers).slice(2)).toEqual(['child/z/name', 'child/z/toy', 'child/a/name'])
    expect(addressesOf({ ...answers, 'child:z:removed': 'yes' }).slice(2)).toEqual(['child/a/name'])
    expect(itemsOf({ ...answers, 'child:z:removed': '' }, 'child')).toEqual(['z', 'a'])
  })

  it('leads from each page to the one after and the one before', () => {
    const walked = walk(picnic, { rain: 'yes' })
    expect(after(walked, 'weather')?.address).toBe('tent')
    expect(before(walked, 'weather')?.address).toBe('guest')
    expect(after(walked, 'tent')).toBeUndefined()
    expect(stepAt(walked, 'tent-colour')).toBeUndefined()
  })

  it('does not depend on the order in which questions were answered', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const backwards = Object.fromEntries(Object.entries(answers).toReversed())
        expect(addressesOf(backwards)).toEqual(addressesOf(answers))
      }),
    )
  })
})

describe('whatever is off the path', () => {
  it('is never asked for again', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const onPath = new Set(addressesOf(answers))
        for (const open of leftOpen(walk(picnic, answers), noon)) expect(onPath).toContain(open.step.address)
      }),
    )
  })

  it('changes nothing of what is told', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const { asked } = walk(picnic, answers)
        expect(tell(picnic, answers, nobody)).toEqual(tell(picnic, asked, nobody))
        expect(walk(picnic, asked).steps).toEqual(walk(picnic, answers).steps)
      }),
    )
  })

  it('is told again when the path comes back, because the draft kept it', () => {
    const kept = { rain: 'yes', tent: 'big one', colour: 'green', guest: 'Ana' }
    expect(tell(picnic, { ...kept, rain: 'no' }, nobody).rain).toBe('no/')
    expect(tell(picnic, kept, nobody).rain).toBe('yes//big one/green')
  })
})

describe('reading an answer', () => {
  const say = readingOf({
    born: 'x',
    'born-day': '3',
    'born-month': 'March',
    'born-year': '2019',
    'odd-day': '31',
    'odd-month': '2',
    'odd-year': '2019',
    'gp-not-known': 'yes',
    'gp-why': 'not asked yet',
    'school-not-known': 'yes',
  })

  it('reads a month in words, and no date that does not exist', () => {
    expect(say.day('born')).toBe('2019-03-03')
    expect(say.day('odd')).toBeNull()
    expect(say.dayAsTyped('odd')).toBe('31/2/2019')
  })

  it('tells "not known, because" from silence', () => {
    expect(say.orNotKnown('gp')).toEqual({ notKnown: 'not asked yet' })
    expect(say.orNotKnown('school')).toEqual({ notKnown: 'No reason given' })
    expect(say.orNotKnown('religion')).toEqual({ notKnown: unanswered })
  })
})
