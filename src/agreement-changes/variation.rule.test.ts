import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { aDecision, aVariation, councils } from './change.test-data.ts'
import { stateOf, turnsOf } from './change.ts'
import { assess, carryOut, consent, decideOn } from './deciding.ts'
import { type FunctionChange, type FunctionHeld, whyNotRequested } from './variation.rule.ts'

const [peterborough, cambridgeshire] = councils
const held: FunctionHeld[] = [
  {
    instrumentId: 'delegation',
    fn: 'met-hub',
    clientGroup: 'children',
    holder: peterborough,
    geography: [],
    isWaiting: false,
    from: day('2019-01-01'),
    to: day('2024-01-01'),
  },
]
const ends: FunctionChange = {
  what: 'ends',
  fn: 'met-hub',
  clientGroup: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  enablingPower: null,
  statutoryBasis: null,
}
const begins: FunctionChange = {
  ...ends,
  what: 'begins',
  fn: 'assessment',
  enablingPower: 'Local Government Act 2000 s.9EA',
  statutoryBasis: 'Children Act 1989 s.17',
}
const asked = (functions: readonly FunctionChange[], more: object = {}) => ({
  instrumentId: 'delegation',
  words: 'The MET Hub goes back to Peterborough',
  effectiveFrom: day('2023-09-01'),
  functions,
  clauses: [],
  ...more,
})
const alters: FunctionChange = {
  ...ends,
  what: 'alters',
  was: { clientGroup: 'children', reserved: [], exclusions: [], teams: ['MET Hub'], geography: [] },
  becomes: { reserved: ['enquiry.decide'] },
}
const forAdults: FunctionChange = { ...alters, becomes: { clientGroup: 'adults' } }
const adultsPower = { enablingPower: 'Care Act 2014 s.79', statutoryBasis: 'Care Act 2014 s.42' }
const schedule = (number: number) => ({
  what: 'adds',
  part: 'schedule',
  number,
  title: 'Budget',
  was: null,
  words: 'In detail',
})
const now = { to: day('2024-01-01'), today: day('2023-03-01'), schedules: [3] }

describe('a variation may be asked for', () => {
  test.each<[string, ReturnType<typeof asked>, string | null]>([
    ['ending a function the agreement has', asked([ends]), null],
    ['beginning one nobody discharges', asked([begins]), null],
    ['changing words and money alone', asked([]), null],
    ['not ending what the agreement does not have', asked([{ ...ends, fn: 'marac' }]), 'function-not-there'],
    [
      'not beginning what somebody discharges already',
      asked([{ ...begins, fn: 'met-hub' }]),
      'function-there-already',
    ],
    ['not beginning one without its power', asked([{ ...begins, enablingPower: null }]), 'power-needed'],
    [
      'not beginning one a council would do for itself',
      asked([{ ...begins, discharger: peterborough }]),
      'same-council',
    ],
    ['not naming one function twice', asked([ends, ends]), 'named-twice'],
    ['not from a day that is past', asked([], { effectiveFrom: day('2023-02-28') }), 'not-in-the-past'],
    [
      'not for a day after the agreement ends',
      asked([], { effectiveFrom: day('2024-01-01') }),
      'agreement-over',
    ],
    ['not without saying what changes', asked([], { words: 'More' }), 'words-needed'],
    ['altering what the holder keeps for itself', asked([alters]), null],
    [
      'not altering what the agreement does not have',
      asked([{ ...alters, fn: 'mash' }]),
      'function-not-there',
    ],
    ['not altering nothing', asked([{ ...alters, becomes: {} }]), 'nothing-altered'],
    ['not ending and altering one at once', asked([ends, alters]), 'named-twice'],
    ['not for adults without a power for them', asked([forAdults]), 'power-needed'],
    ['for adults by a power of their own', asked([{ ...forAdults, ...adultsPower }]), null],
    ['adding a schedule of a new number', asked([], { clauses: [schedule(4)] }), null],
    [
      'not adding a schedule of a number there is',
      asked([], { clauses: [schedule(3)] }),
      'schedule-there-already',
    ],
  ])('%s', (_, wanted, refused) =>
    expect(whyNotRequested(wanted, held, now)).toEqual(refused === null ? null : { refused }),
  )
})

describe('a function that is altered', () => {
  const elsewhere = (more: Partial<FunctionHeld>): FunctionHeld[] =>
    held.flatMap((each) => [each, { ...each, instrumentId: 'another', ...more }])

  test.each<[string, FunctionChange, FunctionHeld[], string | null]>([
    [
      'does not become another’s for adults where somebody does it for adults already',
      { ...forAdults, ...adultsPower },
      elsewhere({ clientGroup: 'adults' }),
      'function-there-already',
    ],
    [
      'may be kept to an area nobody else does it in',
      { ...alters, becomes: { geography: ['E07000011'] } },
      elsewhere({ geography: ['E07000012'] }),
      null,
    ],
    [
      'may not reach an area that another agreement has',
      { ...alters, becomes: { geography: ['E07000012'] } },
      elsewhere({ geography: ['E07000012'] }),
      'function-there-already',
    ],
    [
      'is not altered while both councils must confirm it first (B8 no. 22)',
      alters,
      held.map((each) => ({ ...each, isWaiting: true })),
      'waits-itself',
    ],
  ])('%s', (_, change, there, refused) =>
    expect(whyNotRequested(asked([change]), there, now)).toEqual(refused === null ? null : { refused }),
  )
})

describe('a variation goes from hand to hand', () => {
  const today = day('2023-03-01')
  const deciding = {
    approves: true,
    reason: 'It suits both services',
    reference: 'R2',
    decidedBy: 'Committee',
    decidedOn: today,
    published: null,
  }
  const requested = aVariation()
  const assessed = aVariation({
    assessments: [{ by: peterborough, on: today, words: 'Two workers move over' }],
  })

  test('asked for: the other council assesses it, and nobody approves it before', () => {
    expect(turnsOf(requested, today)).toEqual([{ party: peterborough, toDo: 'assess' }])
    expect(assess(requested, cambridgeshire, 'Good for us', today)).toEqual({ refused: 'the-other-assesses' })
    expect(decideOn(requested, peterborough, deciding, today)).toEqual({ refused: 'assess-first' })
  })

  test('it may be refused at once: a refusal needs no assessment, but a reason', () => {
    expect(decideOn(requested, peterborough, { ...deciding, approves: false }, today)).toMatchObject([
      { type: 'decided', approves: false },
    ])
    expect(decideOn(requested, peterborough, { ...deciding, approves: false, reason: 'No' }, today)).toEqual({
      refused: 'reason-needed',
    })
  })

  test('refused, it stays refused and nobody waits for anybody', () => {
    const refused = { ...assessed, decisions: [aDecision({ approves: false })] }
    expect(stateOf(refused, today)).toBe('refused')
    expect(turnsOf(refused, today)).toEqual([])
    expect(decideOn(refused, cambridgeshire, deciding, today)).toEqual({ refused: 'over-refused' })
    expect(carryOut(refused, cambridgeshire, today)).toEqual({ refused: 'over-refused' })
  })

  test('agreed by both, it is carried out when both decisions hold, not before', () => {
    const decisions = [
      aDecision({
        decidedOn: today,
        publishedOn: today,
        lastDayToCallIn: day('2023-03-06'),
        effectiveOn: day('2023-03-07'),
      }),
      aDecision({
        party: cambridgeshire,
        decidedOn: today,
        publishedOn: today,
        namedOfficer: 'Aspen Alder',
        effectiveOn: today,
      }),
    ]
    const agreed = { ...assessed, decisions }
    expect(stateOf(agreed, day('2023-03-06'))).toBe('agreed')
    expect(carryOut(agreed, peterborough, day('2023-03-06'))).toEqual({ refused: 'not-all-hold' })
    expect(stateOf(agreed, day('2023-03-07'))).toBe('decided')
    expect(carryOut(agreed, peterborough, day('2023-03-07'))).toMatchObject([{ type: 'carried-out' }])
  })
})

describe('a change between a council and a party that nobody signs in for here', () => {
  const today = day('2023-03-01')
  const requested = aVariation({
    begunBy: peterborough,
    parties: [peterborough, 'contractor'],
    outside: ['contractor'],
  })
  const said = {
    organisation: 'contractor',
    approves: true,
    reason: 'It suits us',
    signedBy: 'Scaup Sorbus',
    capacity: 'Director',
    signedOn: today,
    document: { id: 'paper', name: 'signed.pdf', size: 6, sha256: 'mark' },
  }

  test('needs nobody’s assessment where there is no other council, and waits for both', () => {
    expect(turnsOf(requested, today)).toEqual([
      { party: peterborough, toDo: 'decide' },
      { party: 'contractor', toDo: 'decide' },
    ])
  })

  test.each<[string, Partial<typeof said>, string | null]>([
    ['is written down with its paper', {}, null],
    ['not for a council, which decides for itself', { organisation: peterborough }, 'decides-for-itself'],
    ['not for somebody who is no party', { organisation: 'police' }, 'decides-for-itself'],
    ['not signed on a day to come', { signedOn: day('2023-03-02') }, 'decided-in-the-future'],
    ['not without what the paper says of why', { reason: '' }, 'reason-needed'],
  ])('what it says %s', (_, more, refused) =>
    expect(consent(requested, peterborough, { ...said, ...more }, today)).toMatchObject(
      refused === null ? [{ type: 'consented', organisation: 'contractor', others: [] }] : { refused },
    ),
  )

  test('the council alone carries it out, when its decision holds and the paper is there', () => {
    const own = aDecision({ decidedOn: today, publishedOn: today, effectiveOn: today })
    const paper = aDecision({ party: 'contractor', publishedOn: today, effectiveOn: today, paper: 'paper' })
    expect(carryOut({ ...requested, decisions: [own] }, peterborough, today)).toEqual({
      refused: 'not-all-hold',
    })
    const agreed = { ...requested, decisions: [own, paper] }
    expect(turnsOf(agreed, today)).toEqual([{ party: peterborough, toDo: 'carry-out' }])
    expect(carryOut(agreed, peterborough, today)).toMatchObject([{ type: 'carried-out' }])
  })
})
