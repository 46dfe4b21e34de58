import { type Audience, mayBeReadBy, type ShareLevel } from './share-level.rule.ts'

/** What an agency said, as far as whoever writes may read it. */
export type Said = { agency: string; level: ShareLevel; words: string; context: string }

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKC')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** So many words in a row are nobody's accident. */
const inARow = 5

const rowsOf = (words: readonly string[]): string[] => {
  const length = Math.min(inARow, words.length)
  return length === 0
    ? []
    : Array.from({ length: words.length - length + 1 }, (_, from) =>
        words.slice(from, from + length).join(' '),
      )
}

/**
 * Which agencies' words stand in a text though they may not be read where it goes (procedures 4.4, Appendix C)? Found by
 * five words in a row, or all of a shorter saying; punctuation and capitals make no difference. It catches what was
 * copied, not what was told in other words: that stays the writer's care.
 */
export const withheldWordsIn = (text: string, said: readonly Said[], audience: Audience): string[] => {
  const written = ` ${wordsOf(text).join(' ')} `
  const isIn = (words: string): boolean => rowsOf(wordsOf(words)).some((row) => written.includes(` ${row} `))
  return [
    ...new Set(
      said
        .filter(({ level }) => !mayBeReadBy(level, audience))
        .filter(({ words, context }) => isIn(words) || (wordsOf(context).length >= inARow && isIn(context)))
        .map(({ agency }) => agency),
    ),
  ]
}
