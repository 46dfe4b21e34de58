import { median } from '../figures.ts'
import { likelyAlike } from '../kolmogorov-smirnov.ts'

/** How long an answer takes must not say whether there is something to hide (authorisation B7 no. 5). */

/** Milliseconds between the two medians. */
export const aim = 5
/** Below this, so much difference is not by chance. */
const unlikely = 0.001

export type Times = { secret: readonly number[]; nothing: readonly number[] }
export type Verdict = { apart: number; likely: number; isTold: boolean }

export const judge = ({ secret, nothing }: Times): Verdict => {
  const apart = median(secret) - median(nothing)
  const likely = likelyAlike(secret, nothing)
  return { apart, likely, isTold: Math.abs(apart) > aim && likely < unlikely }
}

/** Fewer could tell nothing, whatever the clock says. */
const fewest = 20

type Turns = { times: number; isOver?: () => boolean; clock?: () => number }

/** Asks about one and the other in turns, which comes first changing each time; the first few are not counted. */
export const inTurns = async (
  { times, isOver = () => false, clock = () => performance.now() }: Turns,
  askSecret: (nth: number) => Promise<unknown>,
  askNothing: (nth: number) => Promise<unknown>,
): Promise<Times> => {
  const warmUp = 8
  const secret: number[] = []
  const nothing: number[] = []
  const take = async (into: number[], work: (nth: number) => Promise<unknown>, nth: number) => {
    const began = clock()
    await work(nth)
    if (nth >= warmUp) into.push(clock() - began)
  }
  for (let nth = 0; nth < times + warmUp && !(secret.length >= fewest && isOver()); nth += 1) {
    // By fours: neither always follows itself, nor always the other.
    const isSecretFirst = nth % 4 === 0 || nth % 4 === 3
    if (isSecretFirst) await take(secret, askSecret, nth)
    await take(nothing, askNothing, nth)
    if (!isSecretFirst) await take(secret, askSecret, nth)
  }
  return { secret, nothing }
}
