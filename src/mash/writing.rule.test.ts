import { describe, expect, test } from 'vitest'
import { isRefusal } from '../events/index.ts'
import { consideredAfter } from './considered.rule.ts'
import type { Discussion } from './enquiry.ts'
import { after, anEnquiry, began } from './rules.test-data.ts'
import { recordDiscussion, wordsOfDiscussion, writeSummary } from './writing.rule.ts'

const discussion = (change: Partial<Discussion> = {}): Discussion => ({
  heldAt: began,
  attendees: [{ name: 'Sergeant Sorrel', agency: 'police', isPresent: true }],
  considered: [],
  views: [{ agency: 'police', view: 'A pattern' }],
  conclusion: 'An assessment is needed',
  disagreement: 'The school sees it otherwise',
  ...change,
})

const closed = after(anEnquiry(), [{ type: 'handed-back', because: 'Sent on' }])
const written = after(anEnquiry(), [{ type: 'summary-written', text: 'First', version: 1 }])
const discussed = after(anEnquiry(), [{ type: 'discussed', ...discussion(), version: 1 }])

describe('a summary', () => {
  test('counts its versions, each on the one before', () => {
    expect(writeSummary(anEnquiry(), 'First', 0, [])).toMatchObject([{ version: 1 }])
    expect(writeSummary(written, 'Second', 1, [])).toMatchObject([{ version: 2 }])
  })

  test.each([
    ['of a closed enquiry', closed, 'First', 0, [], 'closed'],
    ['that is empty', anEnquiry(), ' \n', 0, [], 'summary-empty'],
    ['on a version that is not the latest', written, 'Mine', 0, [], 'written-meanwhile'],
    ['on a version that is not there yet', anEnquiry(), 'Mine', 1, [], 'written-meanwhile'],
    [
      'in words of police and health',
      written,
      'Mine',
      1,
      ['police', 'health'],
      'withheld-words:police,health',
    ],
  ] as const)('%s is refused', (_, enquiry, text, basedOn, withheld, refused) => {
    expect(writeSummary(enquiry, text, basedOn, withheld)).toEqual({ refused })
  })
})

describe('a discussion', () => {
  test('is recorded with everything said, and changed on the version before', () => {
    expect(recordDiscussion(anEnquiry(), discussion(), 0, [])).toMatchObject([{ version: 1 }])
    const again = recordDiscussion(discussed, discussion({ conclusion: 'Early help' }), 1, [])
    if (isRefusal(again)) throw new Error(again.refused)
    expect(after(discussed, again).discussion).toMatchObject({ version: 2, conclusion: 'Early help' })
  })

  test.each([
    ['of a closed enquiry', closed, {}, 0, [], 'closed'],
    ['on a version that is not the latest', discussed, {}, 0, [], 'written-meanwhile'],
    ['with nobody', anEnquiry(), { attendees: [] }, 0, [], 'attendees-needed'],
    [
      'where nobody came',
      anEnquiry(),
      { attendees: [{ name: '', agency: 'health', isPresent: false }] },
      0,
      [],
      'attendees-needed',
    ],
    ['that concluded nothing', anEnquiry(), { conclusion: ' ' }, 0, [], 'conclusion-needed'],
    ['in words of police', anEnquiry(), {}, 0, ['police'], 'withheld-words:police'],
  ] as const)('%s is refused', (_, enquiry, change, basedOn, withheld, refused) => {
    expect(recordDiscussion(enquiry, discussion(change), basedOn, withheld)).toEqual({ refused })
  })

  test('is read whole for words that may not stand there', () => {
    for (const words of ['A pattern', 'An assessment is needed', 'The school sees it otherwise'])
      expect(wordsOfDiscussion(discussion())).toContain(words)
  })
})

describe('what was considered', () => {
  const answers = ['open', 'sensitive']

  test('is ticked by whoever may read it', () => {
    expect(consideredAfter({ answers, readable: answers, ticked: ['sensitive'], before: ['open'] })).toEqual([
      'sensitive',
    ])
  })

  test('stays as it was where whoever writes may not read it, ticked or not', () => {
    const worker = { answers, readable: ['open'] }
    expect(consideredAfter({ ...worker, ticked: ['open', 'sensitive'], before: [] })).toEqual(['open'])
    expect(consideredAfter({ ...worker, ticked: [], before: ['sensitive'] })).toEqual(['sensitive'])
  })

  test('is never something that nobody answered here', () => {
    expect(
      consideredAfter({ answers, readable: ['of-another'], ticked: ['of-another'], before: ['gone'] }),
    ).toEqual([])
  })
})
