import { partsOfWord } from './name-words.ts'
import { nicknames } from './nicknames.ts'
import { transliterations } from './transliterations.ts'

/** Nicknames and spellings from other languages: names that may be one person's without a letter in common. */

type Line = readonly string[]

const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => [...new Set(line.split(' ').map((word) => partsOfWord(word).join('')))])

const byWord = (lines: readonly Line[]): Map<string, Line[]> => {
  const found = new Map<string, Line[]>()
  for (const line of lines)
    for (const word of line) {
      const before = found.get(word)
      if (before) before.push(line)
      else found.set(word, [line])
    }
  return found
}

/** Transliterations first: they are the same name, a nickname is another one. */
const lines = byWord([...linesOf(transliterations), ...linesOf(nicknames)])

/** The lines of the dictionaries that hold a word, each with the name itself first. */
export const variantLines = (word: string): readonly Line[] => lines.get(word) ?? []

/** The most other names anybody is looked for by (matching 6). */
const most = 12

const unlike = (word: string, line: Line): readonly string[] => line.filter((other) => other !== word)

/** A line in turn from each dictionary line, so that Sam gets Samuel and Samantha before the third form of either. */
const inTurn = (word: string): string[] => {
  const left = variantLines(word).map((line) => unlike(word, line))
  const longest = Math.max(0, ...left.map((line) => line.length))
  return Array.from({ length: longest }, (_, at) => left.flatMap((line) => line[at] ?? [])).flat()
}

const remembered = new Map<string, readonly string[]>()

/** Other names this one may stand for, the likeliest first, never more than twelve. */
export const variantsOf = (word: string): readonly string[] => {
  if (!lines.has(word)) return []
  const before = remembered.get(word)
  if (before) return before
  const found = [...new Set(inTurn(word))].slice(0, most)
  remembered.set(word, found)
  return found
}

/** May two different words be one name: a nickname, or another spelling from another language? */
export const areVariants = (one: string, other: string): boolean =>
  variantLines(one).some((line) => line.includes(other))
