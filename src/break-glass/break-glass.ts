import type { Instant } from '../time/index.ts'
import { isReason, type Reason, shortestWords } from '../emergency-duty/index.ts'

/** What the glass is broken for: somebody's record, or a contact. Either way it opens the household around it. */
export type Through = { kind: 'person' | 'contact'; id: string }

/** What breaking it would open: how many records, and nothing of whose. */
export type GlassReach = { people: number; contacts: number; isRestricted: boolean; isRelated: boolean }

export type BrokenWhy = { reason: Reason; words: string }

export type Breaking = Through & BrokenWhy & { until: Instant }

type Problem = { field: 'reason' | 'words'; text: string }

/** What is said before the glass is broken, or what is missing from it (authorisation B5: reason code and free text). */
export const readWhy = (said: {
  reason: string
  words: string
}): { why: BrokenWhy } | { problems: readonly Problem[] } => {
  const problems: Problem[] = []
  if (said.words.length < shortestWords)
    problems.push({
      field: 'words',
      text: 'Say in a few words what is happening: it is kept and looked into',
    })
  if (isReason(said.reason) && problems.length === 0)
    return { why: { reason: said.reason, words: said.words } }
  return {
    problems: isReason(said.reason) ? problems : [{ field: 'reason', text: 'Choose why now' }, ...problems],
  }
}
