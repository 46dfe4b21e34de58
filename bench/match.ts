import { builtInModel } from '../src/matching/built-in-model.ts'
import type { Say } from './figures.ts'
import { febrl } from './matching/febrl.ts'
import { ukFamily } from './matching/uk-family.ts'

const usualSize = 100_000

/**
 * How right matching is, in memory, with the keys, comparison and model the service uses: on two public sets, and on
 * invented families of the United Kingdom with twins, namesakes and slips of known kinds, whose truth is known.
 */
export const match = async (say: Say, size: number | null): Promise<void> => {
  febrl(say)
  ukFamily(say, size ?? usualSize, builtInModel)
}
