import type { SystemActor } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, performWithin } from '../events/index.ts'
import type { Task } from '../web/index.ts'
import type { OpeningKind } from './opening.ts'
import { openingTold, type OpeningTold } from './opening.sql.ts'
import { reviewStream } from './review.sql.ts'
import { type Noticed, type PrivacyReviewEvent, reviewRuleOf } from './review.ts'

const isKind = (text: string): text is OpeningKind => text === 'broken-glass' || text === 'emergency-card'

/** The other council's record is not named to this one, which is told only that its worker opened it. */
const noticedOf = (kind: OpeningKind, owner: string, id: string, told: OpeningTold): Noticed => {
  const about =
    told.recordOwner === owner
      ? { subjectKind: told.subjectKind, subjectId: told.subjectId }
      : { subjectKind: kind, subjectId: id }
  return {
    kind,
    ...about,
    staffId: told.staffId,
    lookId: told.lookId,
    lookedAt: told.openedAt,
    said: told.words,
    records: told.records,
    opening: {
      recordOwner: told.recordOwner,
      reason: told.reason,
      isRestricted: told.isRestricted,
      until: told.until,
    },
  }
}

/**
 * Puts a broken glass or an emergency card before the privacy officers of a council that was told of it, with the clock of
 * one working day from the moment it was opened (authorisation B5). The review bears the id of the opening: once for each.
 */
export const reviewOpening: Task = async ({ owner = '', kind = '', id = '' }, house) => {
  if (!isKind(kind)) return
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: 'review-opening', actingFor: owner }
  await asActor(house.db, contextFor(actor, 'privacy-review.decide', at), async (tx) => {
    const told = await openingTold(tx, kind, owner, id)
    if (!told) return
    const clock = (await bookFor(tx, owner, told.openedAt)).start(reviewRuleOf(kind), told.openedAt)
    await performWithin(tx, reviewStream, {
      actor,
      at,
      action: 'privacy-review.decide',
      owner,
      id,
      opens: true,
      decide: (review): PrivacyReviewEvent[] =>
        review
          ? []
          : [
              {
                type: 'raised',
                ...noticedOf(kind, owner, id, told),
                dueAt: clock.dueAt,
                starts: [clock],
              },
            ],
    })
  })
}
