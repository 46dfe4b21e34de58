import type { Refusal } from '../events/index.ts'
import type { Instant } from '../time/instant.ts'
import type { AgencyRequest, RequestEvent } from './request.ts'

const no = (refused: string): Refusal => ({ refused })

/**
 * A one-time link to a request, for somebody at the agency without an account. There is one at a time: those that would
 * still open are taken back. Refused once nothing can be answered any more, without anybody to send it to, and where it
 * would have ended before it was sent.
 */
export const offerLink = (
  request: AgencyRequest,
  link: { id: string; sentTo: string; endsAt: Instant },
  stillOpening: readonly string[],
  at: Instant,
): readonly RequestEvent[] | Refusal => {
  if (request.withdrawn !== null) return no('withdrawn')
  if (request.closedAt !== null) return no('enquiry-closed')
  if (link.sentTo.trim() === '') return no('recipient-needed')
  if (link.endsAt <= at) return no('ends-already')
  return [
    ...stillOpening.map((linkId): RequestEvent => ({ type: 'link-taken-back', linkId })),
    { type: 'link-made', linkId: link.id, sentTo: link.sentTo.trim(), endsAt: link.endsAt },
  ]
}
