import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { aTermination, councils } from './change.test-data.ts'
import { turnsOf } from './change.ts'
import { carryOut, decideOn } from './deciding.ts'
import { type Dependant, type Disposition, mayCompleteAlone, withoutDisposition } from './termination.rule.ts'

const [peterborough, cambridgeshire] = councils
const jwa = 'joint-working'
const delegation: Dependant = {
  kind: 'agreement',
  id: 'delegation',
  on: jwa,
  name: 'Delegation Agreement',
  to: day('2029-01-01'),
}
const screening: Dependant = {
  kind: 'function',
  id: 'screening',
  on: 'delegation',
  name: 'Screening',
  to: day('2029-01-01'),
}
const lent: Dependant = { kind: 'placement', id: 'kestrel', on: jwa, name: 'Kestrel Kauri', to: null }
const dependants = [delegation, screening, lent]

const said = (dependant: string, more: Partial<Disposition>): Disposition => ({
  dependant,
  what: 'continue',
  endsOn: null,
  variedBy: null,
  because: 'Both agreed',
  ...more,
})
const ending = {
  instrument: jwa,
  endsOn: day('2023-06-01'),
  today: day('2022-07-01'),
  agreedVariations: ['v1'],
}
const lacking = (dispositions: readonly Disposition[], of: readonly Dependant[] = dependants) =>
  withoutDisposition(of, dispositions, ending).map(({ dependant, refused }) => `${dependant.id}: ${refused}`)

describe('an agreement is not ended before everything that hangs on it has an answer (governance A2)', () => {
  test('each without one is named', () =>
    expect(lacking([])).toEqual(dependants.map(({ id }) => `${id}: choose-what-becomes-of-it`)))

  test('an agreement under it goes on with its functions where both say so: no cascade (finding 1)', () =>
    expect(
      lacking([
        said('delegation', {}),
        said('screening', {}),
        said('kestrel', { what: 'end', endsOn: day('2023-06-01') }),
      ]),
    ).toEqual([]))

  test('what is its own cannot outlast it: a placement goes on under another agreement or not at all', () => {
    expect(lacking([said('kestrel', {})], [lent])).toEqual(['kestrel: cannot-outlast-its-agreement'])
    expect(lacking([said('kestrel', { what: 'end', endsOn: day('2023-06-02') })], [lent])).toEqual([
      'kestrel: ends-after-its-agreement',
    ])
  })

  test('a function that lapses by itself before that may be left alone', () =>
    expect(lacking([said('kestrel', {})], [{ ...lent, to: day('2023-05-01') }])).toEqual([]))

  test('where an agreement under it is ended, its functions need an answer of their own that fits', () => {
    const ended = said('delegation', { what: 'end', endsOn: day('2022-12-31') })
    expect(lacking([ended, said('screening', {})], [delegation, screening])).toEqual([
      'screening: cannot-outlast-its-agreement',
    ])
    expect(
      lacking(
        [ended, said('screening', { what: 'end', endsOn: day('2022-12-31') })],
        [delegation, screening],
      ),
    ).toEqual([])
  })

  test.each<[string, Partial<Disposition>, string]>([
    ['an end without a day', { what: 'end' }, 'end-day-needed'],
    ['an end in the past', { what: 'end', endsOn: day('2022-06-30') }, 'end-day-past'],
    ['a variation nobody agreed', { what: 'vary', variedBy: 'v9' }, 'agreed-variation-needed'],
    ['an answer without a reason', { because: ' ' }, 'because-needed'],
  ])('%s is no answer', (_, more, refused) =>
    expect(lacking([said('delegation', more)], [delegation])).toEqual([`delegation: ${refused}`]),
  )

  test('an agreed variation is one', () =>
    expect(lacking([said('delegation', { what: 'vary', variedBy: 'v1' })], [delegation])).toEqual([]))

  test('it is complete exactly when every dependant has its own answer', () =>
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c', 'd']), (answered) => {
        const some = ['a', 'b', 'c', 'd'].map((id): Dependant => ({ ...delegation, id }))
        const left = withoutDisposition(
          some,
          answered.map((id) => said(id, {})),
          ending,
        )
        expect(left.map(({ dependant }) => dependant.id)).toEqual(
          ['a', 'b', 'c', 'd'].filter((id) => !answered.includes(id)),
        )
      }),
    ))
})

describe('one council alone', () => {
  const notice = { givenBy: peterborough, day: day('2023-06-01') }
  const answers = [said('kestrel', { what: 'end', endsOn: day('2023-06-01') })]
  const on = (today: string) => ({ instrument: jwa, today: day(today) })

  test('completes what its own notice ended, from the day of the notice', () => {
    expect(mayCompleteAlone(peterborough, notice, [lent], answers, on('2023-05-31'))).toBe(false)
    expect(mayCompleteAlone(peterborough, notice, [lent], answers, on('2023-06-01'))).toBe(true)
    expect(mayCompleteAlone(cambridgeshire, notice, [lent], answers, on('2023-06-01'))).toBe(false)
    expect(mayCompleteAlone(peterborough, null, [lent], answers, on('2023-06-01'))).toBe(false)
  })

  test('never ends another agreement by it', () => {
    const also = [
      ...answers,
      said('delegation', { what: 'end', endsOn: day('2023-06-01') }),
      said('screening', {}),
    ]
    expect(mayCompleteAlone(peterborough, notice, dependants, also, on('2023-06-01'))).toBe(false)
    const left = [...answers, said('delegation', {}), said('screening', {})]
    expect(mayCompleteAlone(peterborough, notice, dependants, left, on('2023-06-01'))).toBe(true)
  })
})

describe('deciding on a termination', () => {
  const open = aTermination({ instrumentId: jwa, dependants: [lent] })
  const deciding = {
    approves: true,
    reason: 'As agreed in the board',
    reference: 'R1',
    decidedBy: 'Cabinet',
    decidedOn: day('2022-07-01'),
    published: null,
  }

  test('is refused while something has no answer, and it is both councils’ turn to say what becomes of it', () => {
    expect(turnsOf(open, day('2022-07-01')).map(({ toDo }) => toDo)).toEqual(['dispose', 'dispose'])
    expect(decideOn(open, peterborough, deciding, day('2022-07-01'))).toEqual({
      refused: 'disposition-missing',
    })
    expect(carryOut(open, peterborough, day('2022-07-01'))).toEqual({ refused: 'disposition-missing' })
  })

  test('is not carried out before both decisions hold', () => {
    const disposed = {
      ...open,
      revision: 1,
      dispositions: [said('kestrel', { what: 'end', endsOn: day('2023-06-01') })],
    }
    expect(carryOut(disposed, peterborough, day('2022-07-01'))).toEqual({ refused: 'not-all-hold' })
    expect(decideOn(disposed, peterborough, deciding, day('2022-07-01'))).toMatchObject([
      { type: 'decided', revision: 1, others: [cambridgeshire] },
    ])
  })
})
