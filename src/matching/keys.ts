import type { Cleaned } from './cleaned.ts'
import { type Filed, keyOf, valuesOf, wordKey } from './key-families.ts'
import { familyWords, firstSound, firstWords, middleWords, pairs, unique } from './key-parts.ts'

/** Nobody has more keys than this, whatever their record holds. */
const mostKeys = 80
const mostSounds = 8
const mostPairs = 10

/** Every name ever held counts: a given name of one with a family name of another is how people are spoken of. */
const filedBy = ({ names }: Cleaned): Filed => {
  const first = firstSound(names.flatMap(firstWords))
  const middle = firstSound(names.flatMap(middleWords))
  const family = firstSound(names.flatMap(familyWords))
  const whole = pairs(first, family).slice(0, mostPairs)
  return {
    sounds: unique([...first, ...family, ...middle]).slice(0, mostSounds),
    first,
    family,
    pairs: whole,
    middlePairs: pairs(middle.slice(0, 2), family.slice(0, 2)).filter((each) => !whole.includes(each)),
  }
}

const wordsOf = ({ names }: Cleaned): string[] =>
  unique(names.flatMap((name) => [...name.given, ...name.family].map(([word]) => word)))

/** The keys a record is found by: signed 64-bit, each once, bounded whatever the record holds. */
export const keysOf = (record: Cleaned): bigint[] => {
  const keys = new Set<bigint>()
  for (const [family, values] of valuesOf(record, filedBy(record)))
    for (const value of values) {
      if (keys.size >= mostKeys) return [...keys]
      keys.add(keyOf(family, value))
    }
  for (const word of wordsOf(record)) if (keys.size < mostKeys) keys.add(wordKey(word))
  return [...keys]
}

export { type KeyFamily, wordKey } from './key-families.ts'
export { type KeyToAsk, keysToAsk, type NearNames } from './keys-to-ask.ts'
