import type { LinkActor } from '../access/index.ts'
import type { Db } from '../db/index.ts'
import { type NotDone, performTogether, unlessChangedMeanwhile } from '../events/index.ts'
import { dropForm } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { answerWithin, untilAlone } from './answering.ts'
import type { Saying } from './answering.rule.ts'
import { whoFormOf } from './link-visit.ts'
import { spendLink } from './links.sql.ts'
import type { Sent } from './pages/link.pages.tsx'

/** Why an answer by a link was not taken: everything of its transaction is undone. */
class NotSent extends Error {
  readonly outcome: NotDone
  constructor(outcome: NotDone) {
    super('The answer was not taken')
    this.outcome = outcome
  }
}

const unlessNotSent = async <A>(doing: () => Promise<A>): Promise<A | NotDone> => {
  try {
    return await doing()
  } catch (error) {
    if (error instanceof NotSent) return error.outcome
    throw error
  }
}

/**
 * An answer by a one-time link: the facts, their words, and then the link is spent, all in one transaction or not at
 * all. Gives what was sent, in numbers; sent twice, it is done once.
 */
export const sendByLink = (
  db: Db,
  to: { actor: LinkActor; at: Instant; owner: string; id: string; once: string },
  sayings: readonly Saying[],
): Promise<{ done: true; sent: Sent } | NotDone> => {
  const { actor, at, id, once } = to
  const command = { actor, at, action: 'request.answer', intakeFor: [], once } as const
  return untilAlone<{ done: true; sent: Sent }>(() =>
    unlessChangedMeanwhile(() =>
      unlessNotSent(() =>
        performTogether(db, command, async (tx) => {
          const outcome = await answerWithin(tx, to, sayings)
          if (!outcome.done) throw new NotSent(outcome)
          await dropForm(tx, whoFormOf(id))
          await spendLink(tx, at)
          const people = new Set(sayings.map(({ subjectId }) => subjectId)).size
          return {
            done: true as const,
            sent: { at, name: actor.name, people, files: outcome.state.files.length },
          }
        }),
      ),
    ),
  )
}
