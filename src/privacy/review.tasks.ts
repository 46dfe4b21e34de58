import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { contextFor, perform, performWithin } from '../events/index.ts'
import { addHours, dayOf, type Instant } from '../time/index.ts'
import type { House, Task } from '../web/index.ts'
import { type LookedAt, sameMatterSince, toReview, type ToReview } from './noticing.rule.ts'
import { isRaised, looksWithNames, nextLooks, reviewStream } from './review.sql.ts'
import { type PrivacyReviewEvent, reviewRuleOf } from './review.ts'

/** The service puts before the privacy officers what somebody should ask about, and tells the director what they did not. */

const atOnce = 500

/** Looks older than this come from a record brought over, not from a service that stood still. */
const oldestHours = 31 * 24

const serviceFor = (owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job: 'go-through-looks',
  actingFor: owner,
})

const raise = async (
  tx: Tx,
  { owner, at }: { owner: AuthorityCode; at: Instant },
  look: LookedAt,
  { kind, about }: ToReview,
): Promise<void> => {
  const { staffId } = look
  const since = sameMatterSince(kind, look.at)
  if (await isRaised(tx, owner, { kind, staffId, subjectId: about.id, since })) return
  const clock = (await bookFor(tx, owner, at)).start(reviewRuleOf(kind), at)
  await performWithin(tx, reviewStream, {
    actor: serviceFor(owner),
    at,
    action: 'privacy-review.decide',
    owner,
    id: newId(),
    opens: true,
    decide: (): PrivacyReviewEvent[] => [
      {
        type: 'raised',
        kind,
        staffId,
        subjectKind: about.kind,
        subjectId: about.id,
        lookId: look.id,
        lookedAt: look.at,
        said: kind === 'declared-reason' ? look.reason : null,
        records: kind === 'many-looks' ? look.inTheHour : null,
        dueAt: clock.dueAt,
        starts: [clock],
      },
    ],
  })
}

const goThroughSome = (house: House, owner: AuthorityCode): Promise<boolean> => {
  const at = house.now()
  return asActor(house.db, contextFor(serviceFor(owner), 'privacy-review.decide', at), async (tx) => {
    const { ids, isLast } = await nextLooks(tx, owner, atOnce)
    const thresholds = await settingFor(tx, owner, 'looks-to-review', dayOf(at))
    for (const look of await looksWithNames(tx, owner, ids, addHours(at, -oldestHours)))
      for (const found of toReview(look, thresholds)) await raise(tx, { owner, at }, look, found)
    return isLast
  })
}

/** Each minute, after sealing: every look that was sealed since, in the order of the record, so that none is left out. */
export const goThroughLooks: Task = async (_payload, house) => {
  for (const { code } of await house.councils())
    for (let isLast = false; !isLast;) isLast = await goThroughSome(house, code)
}

/** Woken when the working day is over: not looked into, it is the director's to know. */
export const tellDirector: Task = async ({ owner = '', id = '' }, house) => {
  const told = await perform(house.db, reviewStream, {
    actor: { kind: 'system', job: 'privacy-review-overdue', actingFor: owner },
    at: house.now(),
    action: 'privacy-review.decide',
    owner,
    id,
    decide: (review): PrivacyReviewEvent[] =>
      review && review.reviewed === null && review.escalatedAt === null ? [{ type: 'escalated' }] : [],
  })
  // Somebody looked into it at that very moment: the queue tries again, and finds what became of it.
  if (!told.done && told.why === 'changed-meanwhile') throw new Error('The review changed meanwhile')
}
