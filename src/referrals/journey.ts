import type { AuthorityCard } from '../access/index.ts'
import { type Told, untold } from '../contacts/index.ts'
import type { Journey, Reading } from '../questions/index.ts'
import { agreementParts } from './agreement.questions.ts'
import { childrenFirst, childrenWhereTheyLive } from './children.questions.ts'
import { councilNowParts, homeParts } from './home.questions.ts'
import { concernParts, openingParts } from './opening.questions.ts'
import { lastParts } from './last.questions.ts'
import { peopleParts } from './people.questions.ts'
import { referrerFirst, referrerLast } from './referrer.questions.ts'
import { closingParts, storyParts } from './story.questions.ts'
import { whoOf } from './who.ts'

/** Changes with every change of wording or order that could change what an answer means; stays with what is sent. */
export const version = 'referral-2026-11'

/**
 * Everything that may be asked, in order. Professionals say first who they are, as their form always has; everybody
 * else first says what is wrong, and only then, if they like, who they are.
 */
export const referralJourney = (councils: readonly AuthorityCard[]): Journey<Told> => ({
  version,
  parts: [
    ...openingParts,
    ...referrerFirst,
    ...concernParts,
    ...childrenFirst,
    ...homeParts(councils),
    ...childrenWhereTheyLive,
    ...councilNowParts(councils),
    ...peopleParts,
    ...storyParts,
    ...lastParts,
    ...agreementParts,
    ...closingParts,
    ...referrerLast,
  ],
})

/** A referral in which nothing has been told yet. */
export const nothingTold = (say: Reading): Told => {
  const empty = untold('Not asked of this referrer')
  return { ...empty, urgency: 'today', referrer: { ...empty.referrer, class: whoOf(say) } }
}
