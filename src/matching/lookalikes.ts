import type { Word } from './cleaned.ts'
import { areVariants } from './variants.ts'

/** A word that so many bear is a name of its own, and no slip for another: one in 30,000, and three at least. */
const isAName = (share: (word: string) => number, [word]: Word, population: number): boolean =>
  share(word) > 0.00003 && share(word) * population > 2.5

const close: ReadonlySet<string> = new Set(['typo', 'similar', 'phonetic', 'begins'])

/**
 * Jack and Jake, Ella and Ellie: both are names, so one was hardly written for the other; and twins are often given two
 * that are alike. Sara and Sarah are one name. What is a letter off and nobody's name is a slip. Pure.
 */
export const orLookalike = <L extends string>(
  level: L,
  heard: Word,
  held: Word,
  share: (word: string) => number,
  population: number,
): L | 'lookalike' | 'variant' => {
  if (!close.has(level) || !isAName(share, heard, population) || !isAName(share, held, population))
    return level
  return level === 'typo' && areVariants(heard[0], held[0]) ? 'variant' : 'lookalike'
}
