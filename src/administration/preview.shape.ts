/** What a change would do, as it is shown to whoever proposes it and to whoever is asked to agree. */
export type Preview = {
  sentences: readonly string[]
  /** Longer lists, each under its own words: what somebody may no longer do, work that is with them. A letter is read at once. */
  lists: readonly { heading: string; items: readonly string[]; isLetter?: true }[]
  /** Who must agree, in a sentence. */
  who: string
  byOne: boolean
}
