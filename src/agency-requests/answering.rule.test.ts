import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addMinutes, instant, type Instant } from '../time/index.ts'
import {
  answer,
  answerInParts,
  attach,
  chase,
  longestSaying,
  mostFiles,
  nothingKnownAbout,
  type Saying,
  sayingProblems,
  withdraw,
} from './answering.rule.ts'
import {
  type AgencyRequest,
  type AnswerMark,
  contributedAt,
  evolveRequest,
  isComplete,
  isOut,
  type RequestEvent,
  type RequestFact,
  replyClock,
  unanswered,
} from './request.ts'
import { aFather, anAsking, aSubject } from './asking.test-data.ts'
import { levelsFor, shareLevelNames } from './share-level.rule.ts'

const askedAt = instant('2026-11-23T10:00:00Z')
const asking = anAsking({
  subjects: [aSubject({ id: 'child' }), aFather({ id: 'father' })],
  dueAt: addMinutes(askedAt, 240),
})

const fact = (event: RequestEvent, seq: number, at: Instant = addMinutes(askedAt, seq)): RequestFact => ({
  owner: 'E06000031',
  id: 'request',
  seq,
  event,
  at,
  by: { kind: 'staff', staffId: 'rook', actingFor: 'police', fn: 'navigator' },
  because: { rule: 'own-agency', agency: 'police' },
})

const after = (...events: readonly RequestEvent[]): AgencyRequest => {
  const all: RequestEvent[] = [{ type: 'asked', ...asking }, ...events]
  const request = all.reduce<AgencyRequest | undefined>(
    (before, event, seq) => evolveRequest(before, fact(event, seq, addMinutes(askedAt, seq))),
    undefined,
  )
  if (!request) throw new Error('A request begins when it is asked.')
  return request
}

const mark = (subjectId: string, change: Partial<AnswerMark> = {}): AnswerMark => ({
  id: crypto.randomUUID(),
  subjectId,
  kind: 'known',
  assertion: 'fact',
  level: 'professionals',
  sha256: 'x',
  decidedBy: null,
  ...change,
})

const answered = (...subjectIds: readonly string[]): RequestEvent => ({
  type: 'answered',
  answers: subjectIds.map((id) => mark(id)),
  by: 'Rook Redwood',
  reusedFrom: null,
})
const takenBack: RequestEvent = { type: 'withdrawn', because: 'Asked by mistake' }
const closed: RequestEvent = {
  type: 'enquiry-closed',
  told: { at: askedAt, weighed: true, outcomes: [], words: 'Weighed.' },
}

const known: Saying = {
  id: 'one',
  subjectId: 'child',
  kind: 'known',
  assertion: 'fact',
  level: 'professionals',
  words: 'Three calls in a month',
  context: '',
  decidedBy: null,
  detriment: '',
}
const declined: Saying = {
  ...known,
  kind: 'declined',
  assertion: null,
  words: 'An operation would be endangered',
  decidedBy: 'Inspector Iris',
  detriment: 'Whoever harms the child would be warned',
}
const problems = (saying: Saying, agencyKind = 'police', dutyToShare = true): string[] =>
  sayingProblems(saying, { agencyKind, dutyToShare }).map(({ what }) => what)

describe('what is said about somebody', () => {
  test.each<[string, Saying, string[]]>([
    ['known, as a fact, in words, at a level', known, []],
    ['known without words', { ...known, words: ' ' }, ['words-needed']],
    ['known, but neither fact nor opinion', { ...known, assertion: null }, ['fact-or-opinion']],
    ['known with neither', { ...known, words: '', assertion: null }, ['words-needed', 'fact-or-opinion']],
    ['nothing known', { ...known, kind: 'nothing-known', assertion: null, words: '' }, []],
    ['not shared, with reason, decider and harm', declined, []],
    ['not shared without a reason', { ...declined, words: '' }, ['reason-needed']],
    ['not shared, and nobody decided it', { ...declined, decidedBy: null }, ['decider-needed']],
    ['not shared, decided by a blank', { ...declined, decidedBy: '  ' }, ['decider-needed']],
    ['not shared, without the harm of telling', { ...declined, detriment: '' }, ['detriment-needed']],
    ['longer than a page can hold', { ...known, words: 'a'.repeat(longestSaying + 1) }, ['too-long']],
    ['as long as may be', { ...known, words: 'a'.repeat(longestSaying) }, []],
    ['with endless context', { ...known, context: 'a'.repeat(longestSaying + 1) }, ['too-long']],
  ])('%s: %s', (_name, saying, found) => expect(problems(saying)).toEqual(found))

  it('needs no word on harm before the duty to share is in force', () =>
    expect(problems({ ...declined, detriment: '' }, 'police', false)).toEqual([]))

  it('is police-sensitive only where an agency holds intelligence of its own', () => {
    for (const agency of ['police', 'probation'])
      expect(problems({ ...known, level: 'police-sensitive' }, agency)).toEqual([])
    for (const agency of ['health', 'education', 'idva', 'fire', 'one-that-joined-later'])
      expect(problems({ ...known, level: 'police-sensitive' }, agency)).toEqual(['level-not-yours'])
  })

  test('property: only levels the agency may give are accepted, whatever is said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('police', 'health', 'education', 'probation'),
        fc.constantFrom(...shareLevelNames),
        fc.constantFrom('known' as const, 'declined' as const, 'nothing-known' as const),
        (agency, level, kind) => {
          const saying = { ...(kind === 'declined' ? declined : known), kind, level }
          expect(problems(saying, agency).includes('level-not-yours')).toBe(
            !levelsFor(agency).includes(level),
          )
        },
      ),
    )
  })
})

describe('answering', () => {
  test.each<[string, AgencyRequest, AnswerMark[], string, string]>([
    ['taken back', after(takenBack), [mark('child')], 'Rook', 'withdrawn'],
    ['after the enquiry has closed', after(closed), [mark('child')], 'Rook', 'enquiry-closed'],
    ['with nothing', after(), [], 'Rook', 'nothing-answered'],
    ['about somebody who is not asked about', after(), [mark('neighbour')], 'Rook', 'not-asked-about'],
    ['without a name', after(), [mark('child')], ' ', 'name-needed'],
  ])('%s is refused', (_name, request, marks, by, refused) =>
    expect(answer(request, marks, by)).toEqual({ refused }),
  )

  it('about some leaves it out, about everybody stops its clock, and more stops nothing again', () => {
    const first = answer(after(), [mark('child')], 'Rook')
    expect(first).toMatchObject([{ type: 'answered' }])
    expect(JSON.stringify(first)).not.toContain('stops')
    expect(answer(after(answered('child')), [mark('father')], 'Rook')).toMatchObject([
      { stops: [replyClock] },
    ])
    expect(JSON.stringify(answer(after(answered('child', 'father')), [mark('child')], 'Rook'))).not.toContain(
      'stops',
    )
  })

  it('in parts stops the clock with the part that completes it, and with no other', () => {
    const parts = [
      { marks: [mark('child')], reusedFrom: null },
      { marks: [mark('father')], reusedFrom: 'earlier' },
      { marks: [mark('father')], reusedFrom: 'another' },
    ]
    const events = answerInParts(after(), parts, 'Rook')
    expect(events).toMatchObject([
      { reusedFrom: null },
      { reusedFrom: 'earlier', stops: [replyClock] },
      { reusedFrom: 'another' },
    ])
    expect(answerInParts(after(), [], 'Rook')).toEqual({ refused: 'nothing-answered' })
    expect(answerInParts(after(takenBack), parts, 'Rook')).toEqual({ refused: 'withdrawn' })
  })

  it('says “nothing known” of everybody who is named, and of nobody else', () => {
    const sayings = nothingKnownAbout(unanswered(after(answered('child'))), () => 'id')
    expect(sayings).toMatchObject([{ subjectId: 'father', kind: 'nothing-known', words: '' }])
  })

  test('property: whatever order people are answered for, it is complete when everybody is, and its clock stops once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('child', 'father'), { maxLength: 8 }), (order) => {
        let request = after()
        let stopped = 0
        for (const subjectId of order) {
          const events = answer(request, [mark(subjectId)], 'Rook')
          if ('refused' in events) throw new Error(events.refused)
          for (const event of events) {
            stopped += event.stops?.length ?? 0
            request = evolveRequest(request, fact(event, 1))
          }
        }
        const everybody = new Set(order).size === 2
        expect([isComplete(request), request.stage === 'answered', stopped]).toEqual([
          everybody,
          everybody,
          everybody ? 1 : 0,
        ])
        expect(isOut(request)).toBe(!everybody)
        expect(request.answers).toHaveLength(order.length)
      }),
    )
  })
})

describe('a file beside an answer', () => {
  const file = { id: 'file', name: 'report.pdf', level: 'professionals', sha256: 'x' } as const
  const attached = (n: number): RequestEvent[] =>
    Array.from({ length: n }, (_, i) => ({
      type: 'file-attached',
      fileId: String(i),
      name: 'report.pdf',
      level: 'professionals',
      sha256: 'x',
    }))

  it('is taken while the enquiry is open, at a level the agency may give, as many as anybody reads', () => {
    expect(attach(after(), file)).toMatchObject([{ type: 'file-attached', fileId: 'file' }])
    expect(attach(after(takenBack), file)).toEqual({ refused: 'withdrawn' })
    expect(attach(after(closed), file)).toEqual({ refused: 'enquiry-closed' })
    expect(attach(after(...attached(mostFiles)), file)).toEqual({ refused: 'too-many-files' })
    const health = { ...after(), agency: 'health' }
    expect(attach(health, { ...file, level: 'police-sensitive' })).toEqual({ refused: 'level-not-yours' })
  })

  it('is a contribution like words: from the first of either, what was given stays the agency’s to read', () => {
    expect(contributedAt(after())).toBeNull()
    expect(contributedAt(after(...attached(1), answered('child')))).toBe(addMinutes(askedAt, 1))
    expect(contributedAt(after(answered('child'), ...attached(1)))).toBe(addMinutes(askedAt, 1))
  })
})

describe('chasing and taking back', () => {
  it('chases only what is out', () => {
    expect(chase(after(), 'telephone', '')).toMatchObject([{ type: 'chased' }])
    expect(chase(after(answered('child')), 'message', '')).toMatchObject([{ type: 'chased' }])
    for (const request of [after(answered('child', 'father')), after(takenBack), after(closed)])
      expect(chase(request, 'telephone', '')).toEqual({ refused: 'nothing-out' })
  })

  it('takes back with a reason, once', () => {
    expect(withdraw(after(), 'Asked by mistake')).toMatchObject([{ stops: [replyClock] }])
    expect(withdraw(after(), 'oops')).toEqual({ refused: 'because-needed' })
    expect(withdraw(after(takenBack), 'Asked by mistake')).toEqual({ refused: 'enquiry-closed' })
  })
})
