import type { AuthorityCode } from '../../src/access/index.ts'
import { type Fact, type Happening, isRefusal, type Refusal } from '../../src/events/index.ts'
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

/** A diary that knows what its record has come to. What happens to it is noted in the order of time. */
export type Kept<S, E extends Happening> = Diary<E> & {
  /** As it stands; a record that has not begun is a mistake of whoever asks. */
  state: () => S
}

export const keptDiary = <S, E extends Happening>(
  world: World,
  owner: AuthorityCode,
  id: string,
  evolve: (before: S | undefined, fact: Fact<E>) => S,
): Kept<S, E> => {
  const diary = diaryOf<E>(world, owner, id)
  let [state, seen]: [S | undefined, number] = [undefined, 0]
  return {
    ...diary,
    state: () => {
      for (; seen < diary.facts.length; seen += 1) {
        const fact = diary.facts[seen]
        if (fact) state = evolve(state, fact)
      }
      if (state === undefined) throw new Error('The record has not begun.')
      return state
    },
  }
}

/**
 * Notes what a room's own rule says follows; false when its time has not come. A refusal means that this story could not
 * have happened.
 */
export const noteAnswer = <E extends Happening>(
  diary: Diary<E>,
  at: Instant,
  who: Who,
  answer: readonly E[] | Refusal,
): boolean => {
  if (isRefusal(answer)) throw new Error(`It could not have happened: ${answer.refused}`)
  return answer.every((event) => diary.note(at, who, event))
}

/** In the order in which things happened, whoever noted them first, and numbered so. */
export const settled = <E extends Happening>(diary: Diary<E>): Diary<E> => {
  const facts = diary.facts
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.seq - b.seq))
    .map((fact, nth) => ({ ...fact, seq: nth + 1 }))
  return { ...diary, facts }
}
