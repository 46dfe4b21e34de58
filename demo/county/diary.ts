import type { AuthorityCode } from '../../src/access/index.ts'
import type { Fact, Happening } from '../../src/events/index.ts'
import type { Instant } from '../../src/time/index.ts'
import type { Who, World } from './world.ts'

/**
 * What happened to one record, in order. Whatever would lie after `now` has not happened yet and is left out, with
 * everything after it: that is how some of the county's contacts are still waiting.
 */
export type Diary<E extends Happening> = {
  owner: AuthorityCode
  id: string
  facts: Fact<E>[]
  /** Notes one event; false when its time has not come. */
  note: (at: Instant, who: Who, event: E) => boolean
}

export const diaryOf = <E extends Happening>(world: World, owner: AuthorityCode, id: string): Diary<E> => {
  const facts: Fact<E>[] = []
  return {
    owner,
    id,
    facts,
    note: (at, who, event) => {
      if (at >= world.now) return false
      facts.push({ owner, id, seq: facts.length + 1, event, at, ...world.by(who, owner, at) })
      return true
    },
  }
}

/** In the order in which things happened, whoever noted them first, and numbered so. */
export const settled = <E extends Happening>(diary: Diary<E>): Diary<E> => {
  const facts = diary.facts
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq))
    .map((fact, nth) => ({ ...fact, seq: nth + 1 }))
  return { ...diary, facts }
}
