import { expect, test } from 'vitest'
import { addHours, instant } from '../time/index.ts'
import { anAsking } from './asking.test-data.ts'
import { offerLink } from './linking.rule.ts'
import { type AgencyRequest, evolveRequest, type RequestEvent } from './request.ts'

const now = instant('2026-11-23T10:00:00Z')
const request = (...events: readonly RequestEvent[]): AgencyRequest => {
  const all: readonly RequestEvent[] = [{ type: 'asked', ...anAsking() }, ...events]
  const made = all.reduce<AgencyRequest | undefined>(
    (before, event, seq) =>
      evolveRequest(before, {
        owner: 'E06000031',
        id: 'request',
        seq,
        event,
        at: now,
        by: { kind: 'system', job: 'test' },
        because: { rule: 'the-service-itself', job: 'test' },
      }),
    undefined,
  )
  if (!made) throw new Error('A request begins when it is asked.')
  return made
}
const link = { id: 'new', sentTo: ' school@example.org ', endsAt: addHours(now, 52) }

test('a link is made for somebody, and those that would still open are taken back', () => {
  expect(offerLink(request(), link, ['old'], now)).toEqual([
    { type: 'link-taken-back', linkId: 'old' },
    { type: 'link-made', linkId: 'new', sentTo: 'school@example.org', endsAt: link.endsAt },
  ])
})

test.each<[string, AgencyRequest, Partial<typeof link>, string]>([
  ['once it was taken back', request({ type: 'withdrawn', because: 'By mistake' }), {}, 'withdrawn'],
  [
    'once the enquiry has closed',
    request({ type: 'enquiry-closed', told: { at: now, weighed: false, outcomes: [], words: '' } }),
    {},
    'enquiry-closed',
  ],
  ['to nobody', request(), { sentTo: ' ' }, 'recipient-needed'],
  ['that would end before it is sent', request(), { endsAt: now }, 'ends-already'],
])('no link is made %s', (_name, of, change, refused) => {
  expect(offerLink(of, { ...link, ...change }, [], now)).toEqual({ refused })
})
