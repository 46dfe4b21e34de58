import { describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
import { flowFor } from './flow.ts'
import { type Missing, sayMissing, sayWhatIsMissing } from './missing.ts'
import type { SharingAgreement, SharingQuestion } from './sharing-agreement.ts'
import { aFlow, anAgreement, aQuestion, signedBy } from './sharing.test-data.ts'

const names: Readonly<Record<string, string>> = { police: 'The police', council: 'Peterborough' }
const nameOf = (code: string): string => names[code] ?? code

const missing = (agreements: readonly SharingAgreement[], asked: Partial<SharingQuestion> = {}): Missing => {
  const found = flowFor(agreements, aQuestion(asked))
  if ('flow' in found) throw new Error('Nothing is missing')
  return found.missing
}
const withFlow = (some: Parameters<typeof aFlow>[1]) => [
  anAgreement('mash', { flows: [aFlow('flow', some)] }),
]
const council = signedBy('council')

describe('what is missing is said in one sentence', () => {
  test.each<[words: string, agreements: readonly SharingAgreement[], asked?: Partial<SharingQuestion>]>([
    ['No information sharing agreement lets The police tell Peterborough anything.', []],
    [
      'Agreement mash does not begin until 1 December 2026.',
      [anAgreement('mash', { from: day('2026-12-01') })],
    ],
    ['Agreement mash ended with 31 December 2025.', [anAgreement('mash', { to: day('2026-01-01') })]],
    [
      'Under Agreement mash, The police may tell Peterborough for a MASH enquiry only from 1 December 2026.',
      withFlow({ from: day('2026-12-01') }),
    ],
    [
      'Under Agreement mash, The police could tell Peterborough for a MASH enquiry only until 31 December 2025.',
      withFlow({ to: day('2026-01-01') }),
    ],
    ['The police has not signed Agreement mash.', [anAgreement('mash', { signatures: [council] })]],
    [
      'The police has signed Agreement mash only from 1 December 2026.',
      [anAgreement('mash', { signatures: [council, signedBy('police', day('2026-12-01'))] })],
    ],
    [
      'The police withdrew from Agreement mash on 1 June 2025.',
      [
        anAgreement('mash', {
          signatures: [council, signedBy('police', day('2019-01-01'), day('2025-06-01'))],
        }),
      ],
    ],
    [
      'What is agreed lets The police tell Peterborough for a MASH enquiry, not for early help.',
      [anAgreement('mash')],
      { purpose: 'early-help' },
    ],
    [
      'Agreement mash does not let Peterborough tell The police anything for a MASH enquiry.',
      [anAgreement('mash')],
      { from: 'council', to: 'police' },
    ],
    [
      'Agreement mash lets The police tell Peterborough nothing about the person who told us for a MASH enquiry.',
      [anAgreement('mash')],
      { subjects: ['child', 'referrer'] },
    ],
    [
      'Agreement mash lets The police tell Peterborough nothing about mental health, religion and belief or ethnicity for a MASH enquiry.',
      [anAgreement('mash')],
      { categories: ['identity', 'mental-health', 'religion', 'ethnicity'] },
    ],
    [
      'Agreement mash names no lawful basis (UK GDPR Article 6) on which The police may tell Peterborough for a MASH enquiry.',
      withFlow({ article6: null }),
    ],
    [
      'Agreement mash names no condition for special category data (UK GDPR Article 9), so The police may tell Peterborough nothing about health.',
      withFlow({ article9: null, schedule1: null }),
      { categories: ['health'] },
    ],
    [
      'Agreement mash names no condition of Schedule 1 of the Data Protection Act 2018 to go with Article 9, so The police may tell Peterborough nothing about health.',
      withFlow({ schedule1: null }),
      { categories: ['health'] },
    ],
    [
      'Agreement mash names no basis for data about offences (UK GDPR Article 10), so The police may tell Peterborough nothing about offences proven or alleged.',
      withFlow({ article10: null }),
      { categories: ['offences'] },
    ],
    [
      'What The police holds for law enforcement may be told to Peterborough only where that is authorised (Data Protection Act 2018 section 36(4)), and Agreement mash names no authorisation.',
      withFlow({ section36: null }),
    ],
  ])('%s', (words, agreements, asked) => {
    expect(sayWhatIsMissing(missing(agreements, asked), nameOf)).toBe(words)
  })
})

describe('what can be done is said too, and that an agreement is not the only way (authorisation B8 no. 10)', () => {
  const withdrawn = missing([
    anAgreement('mash', { signatures: [council, signedBy('police', day('2019-01-01'), day('2025-06-01'))] }),
  ])

  test('while the duty to share is in force, by it', () => {
    expect(sayMissing(withdrawn, nameOf, day('2026-09-30'))).toBe(
      'The police withdrew from Agreement mash on 1 June 2025. ' +
        'Ask your data protection officer whether The police will sign it again. ' +
        'If a child may be at risk, do not wait: The police can still tell Peterborough by a decision of its own, recorded with its reason, ' +
        'under the duty to share (Children Act 2004 section 16LA), unless telling would be worse for the child than not telling, ' +
        'or under another power, such as Children Act 1989 section 47 or Children Act 2004 section 11.',
    )
  })

  test('before it is, by other powers alone; its first day counts', () => {
    expect(sayMissing(withdrawn, nameOf, day('2026-11-24'))).not.toContain('16LA')
    expect(sayMissing(withdrawn, nameOf, day('2026-11-24'))).toContain('Children Act 2004 section 11')
    expect(sayMissing(withdrawn, nameOf, day('2026-11-23'))).toContain('16LA')
  })

  test('where nobody looked whether it is, that is left open', () => {
    expect(sayMissing(withdrawn, nameOf)).toContain('where that duty is in force')
  })
})
