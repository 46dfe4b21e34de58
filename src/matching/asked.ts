import { allKeysToAsk } from './box-keys.ts'
import { clean } from './clean.ts'
import type { Described } from './described.ts'
import { asTexts } from './remember.sql.ts'

/** What is asked of the index for somebody described, as lists side by side: for a function of the database. */
export type AskedOfIndex = {
  keys: string[]
  weights: number[]
  /** How many of those who share a key are looked at. */
  mosts: number[]
  /** The words heard, each with how it sounds. */
  words: string[]
  sounds: string[]
  /** What was heard, for the custodians of sealed records (sealed-hits.sql.ts reads it back). */
  question: string
}

/** Without the vocabulary: for whoever may ask the index nothing else, at night, when an agreement has lapsed. */
export const askedOfIndex = (heard: Described): AskedOfIndex => {
  const cleaned = clean(heard)
  const keys = allKeysToAsk(cleaned, new Map())
  const words = cleaned.words ?? cleaned.names.flatMap((name) => [...name.given, ...name.family])
  return {
    keys: asTexts(keys.map(({ key }) => key)),
    weights: keys.map(({ weight }) => weight),
    mosts: keys.map(({ most }) => most),
    words: words.map(([word]) => word),
    sounds: words.map(([, sound]) => sound),
    question: JSON.stringify(cleaned),
  }
}
