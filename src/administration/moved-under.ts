import { counted, type Instant, unlessUnpublished } from '../time/index.ts'

/** A moment, or that it cannot be told. */
type Time = () => Instant | { refused: string }

/** Something open that has its time: by the value in force, and by the one asked for. */
export type Timed = { now: Time; under: Time }

export type Moved = {
  open: number
  /** Whose time is up already, by the one and by the other. */
  upNow: number
  upUnder: number
  /** Up under the new value and not yet by the one in force. */
  newlyUp: number
  earlier: number
  later: number
}

const timeOf = (time: Time): Instant | null => {
  const at = unlessUnpublished(time)
  return typeof at === 'string' ? at : null
}

/**
 * What another value would make of everything open, each counted by the rule itself. Past the published bank holidays
 * nothing is guessed: such a case counts as open, and as moved nowhere.
 */
export const movedUnder = (cases: readonly Timed[], at: Instant): Moved => {
  const times = cases.map((each) => ({ now: timeOf(each.now), under: timeOf(each.under) }))
  const both = times.flatMap(({ now, under }) => (now === null || under === null ? [] : [{ now, under }]))
  const count = (which: (each: (typeof both)[number]) => boolean): number => both.filter(which).length
  return {
    open: cases.length,
    upNow: count(({ now }) => now <= at),
    upUnder: count(({ under }) => under <= at),
    newlyUp: count(({ now, under }) => under <= at && now > at),
    earlier: count(({ now, under }) => under < now),
    later: count(({ now, under }) => under > now),
  }
}

/** `thing`: what they are, one and many. `whenUp`: what is said of one whose time is up. */
export const movedInWords = (
  moved: Moved,
  thing: { one: string; many: string; ofWhom: string; whenUp: string },
): string[] => {
  const { open, upNow, upUnder, newlyUp, earlier, later } = moved
  if (open === 0) return [`${thing.ofWhom} has no ${thing.one} now.`]
  const is = (n: number): string => (n === 1 ? 'is' : 'are')
  return [
    `${thing.ofWhom} has ${counted(open, thing.one, thing.many)} now. ${String(upUnder)} would be ${thing.whenUp} by now; by the value in force ${String(upNow)} ${is(upNow)}.${newlyUp === 0 ? '' : ` ${String(newlyUp)} would be that ${is(newlyUp)} not.`}`,
    earlier + later === 0
      ? 'None of them would have another time.'
      : `${String(earlier)} would have an earlier time and ${String(later)} a later one.`,
  ]
}
