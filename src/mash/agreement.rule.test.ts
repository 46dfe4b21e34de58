import { describe, expect, test } from 'vitest'
import { earlyHelpAgreed, mayAskAgencies, override, recordAgreement } from './agreement.rule.ts'
import type { AgreementGiven, Enquiry } from './enquiry.ts'
import { after, anEnquiry } from './rules.test-data.ts'

const saying = (agreement: AgreementGiven): Enquiry =>
  after(anEnquiry(), [{ type: 'agreement-recorded', agreement }])
const given = saying({ state: 'given', who: 'Ana' })
const refused = saying({ state: 'refused', who: 'Ana' })
const notSought = saying({ state: 'not-sought', because: 'It would raise the risk' })
const overridden = after(refused, [
  { type: 'agreement-overridden', because: 'pattern-of-concern', words: 'Three earlier worries' },
])
const closed = after(anEnquiry(), [{ type: 'handed-back', because: 'Sent on' }])

describe('agencies may be asked', () => {
  test.each([
    ['where a parent agreed', given, 'public-task-s17', { state: 'given' }],
    ['where the manager went on without', overridden, 'public-task-s17', { state: 'overridden' }],
    [
      'where significant harm is likely, asked or not',
      anEnquiry(),
      'public-task-s47',
      { state: 'not-sought' },
    ],
    ['where significant harm is likely, though refused', refused, 'public-task-s47', { state: 'refused' }],
    ['not where it was refused', refused, 'public-task-s17', { refused: 'agreement-refused' }],
    ['not where nobody asked', notSought, 'public-task-s17', { refused: 'agreement-not-sought' }],
    ['not where nobody said anything', anEnquiry(), 'public-task-s17', { refused: 'agreement-not-sought' }],
    ['not once it is closed', closed, 'public-task-s47', { refused: 'closed' }],
  ] as const)('%s', (_, enquiry, basis, answer) => {
    expect(mayAskAgencies(enquiry, basis)).toEqual(answer)
  })
})

describe('going on without agreement', () => {
  test('is the manager’s, with a reason of the list and in words', () => {
    expect(override(refused, 'pattern-of-concern', 'Three earlier worries', true)).toEqual([
      { type: 'agreement-overridden', because: 'pattern-of-concern', words: 'Three earlier worries' },
    ])
  })

  test.each([
    ['by a social worker', refused, 'delay-harms', 'Three earlier worries', false, 'manager-overrides'],
    ['where they agreed', given, 'delay-harms', 'Three earlier worries', true, 'agreement-given'],
    ['without a reason of the list', refused, null, 'Three earlier worries', true, 'override-reason-needed'],
    ['without words', refused, 'delay-harms', 'short', true, 'override-words-needed'],
    ['once it is closed', closed, 'delay-harms', 'Three earlier worries', true, 'closed'],
  ] as const)('is refused %s', (_, enquiry, because, words, isManager, why) => {
    expect(override(enquiry, because, words, isManager)).toEqual({ refused: why })
  })
})

describe('what the family said', () => {
  test.each([
    ['nothing chosen', anEnquiry(), null, 'agreement-answer-needed'],
    ['nobody named', anEnquiry(), { state: 'given', who: ' ' }, 'who-needed'],
    [
      'not asked, unsaid why',
      anEnquiry(),
      { state: 'not-sought', because: 'no' },
      'not-sought-because-needed',
    ],
    ['closed', closed, { state: 'given', who: 'Ana' }, 'closed'],
  ] as const)('with %s is refused', (_, enquiry, agreement, why) => {
    expect(recordAgreement(enquiry, agreement)).toEqual({ refused: why })
  })

  test('about early help names who agreed', () => {
    expect(earlyHelpAgreed(anEnquiry(), 'Ana')).toEqual([{ type: 'early-help-agreed', who: 'Ana' }])
    expect(earlyHelpAgreed(anEnquiry(), '')).toEqual({ refused: 'early-help-who-needed' })
  })
})
