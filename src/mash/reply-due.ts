import type { Actor, AuthorityCode } from '../access/index.ts'
import { changeDue, isOut, replyDue, requestsOf } from '../agency-requests/index.ts'
import { mashBookFor, type MashTiming, rated, type Rating, ruleInForce, settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import { dayOf, earlierOf, type Instant, unlessUnpublished } from '../time/index.ts'
import { isMoreUrgent } from './rating.rule.ts'

/** A colour under which agencies are asked: blue asks nobody. */
export type AskingRating = Exclude<Rating, 'blue'>

type Asked = { rating: AskingRating; askedAt: Instant; enquiryDue: Instant | null }
type Timing = { timing: MashTiming; share: number }

/** By what a council's answers are timed: the hub's hours, and the share of the colour's time an agency has. */
export const timingFor = async (
  tx: Tx,
  owner: AuthorityCode,
  rating: AskingRating,
  at: Instant,
): Promise<Timing> => ({
  timing: (await mashBookFor(tx, owner, at)).timing,
  share: (await settingFor(tx, owner, 'agency-reply-share', dayOf(at)))[rating],
})

/** When an agency's answer is due (procedures 4.4), or that the bank holidays are not published so far. */
export const answerDue = (
  { timing, share }: Timing,
  { rating, askedAt, enquiryDue }: Asked,
): Instant | Refusal => {
  const rule = ruleInForce(timing.rules, `MASH-${rating.toUpperCase()}`, timing.owner, dayOf(askedAt))
  if (!rule) throw new RangeError(`${timing.owner} has no time for ${rating}`)
  return unlessUnpublished(() => {
    const allowed = rated(timing, rating, askedAt).due?.dueAt ?? askedAt
    return replyDue({ askedAt, allowed, enquiryDue, share, unit: rule.length.unit }, timing.calendar)
  })
}

/**
 * When what is still out is due once the enquiry has another colour, after the enquiry's own rule (clocks 4.3 b, c): more
 * urgent, the earlier of the old time and the new share from the change, so never later; less urgent, the new share
 * counted from when it was asked.
 */
export const dueAfterRating = (
  timing: Timing,
  request: { rating: Rating; askedAt: Instant; dueAt: Instant },
  after: { rating: AskingRating; at: Instant; enquiryDue: Instant | null },
): Instant | Refusal => {
  const moreUrgent = isMoreUrgent(after.rating, request.rating)
  const due = answerDue(timing, { ...after, askedAt: moreUrgent ? after.at : request.askedAt })
  if (typeof due !== 'string') return due
  return moreUrgent ? earlierOf(request.dueAt, due) : due
}

/** Gives every question that is still out its new time, in the transaction of the rating. Blue takes no time from anybody. */
export const changeAllDue = async (
  tx: Tx,
  { actor, at, owner, enquiryId }: { actor: Actor; at: Instant; owner: AuthorityCode; enquiryId: string },
  after: { rating: Rating; enquiryDue: Instant | null },
): Promise<Refusal | null> => {
  const { rating, enquiryDue } = after
  if (rating === 'blue') return null
  const out = (await requestsOf(tx, owner, enquiryId)).filter((request) => isOut(request))
  if (out.length === 0) return null
  const timing = await timingFor(tx, owner, rating, at)
  for (const request of out) {
    const dueAt = dueAfterRating(timing, request, { rating, at, enquiryDue })
    if (typeof dueAt !== 'string') return dueAt
    const because = `the enquiry was rated ${rating}`
    const changed = await changeDue(tx, { actor, at, owner, id: request.id }, { rating, dueAt, because })
    if (!changed.done) throw new Error(`What is out could not be given another time: ${changed.why}`)
  }
  return null
}
