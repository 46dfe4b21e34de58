/** Letters that do not come apart into a plain one and an accent. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/** What people write where there is no name; none of it is ever searched for or found by. */
const noName = new Set(['unknown', 'unborn', 'baby', 'notknown', 'not', 'known', 'tbc', 'na', 'nk'])

const onlyPlain = /^[a-z]+$/
const accents = /[\p{M}'’‘`´.]/gu
const between = /[^\p{L}\p{N}]+/u

const letters = (word: string): string =>
  [...word.normalize('NFKD').toLowerCase()]
    .map((letter) => plain[letter] ?? letter)
    .join('')
    .replace(accents, '')

/** Of one word as written, its parts without accents, capitals or apostrophes: Smith-Jones is smith and jones. */
export const partsOfWord = (word: string): string[] => {
  const lower = word.toLowerCase()
  if (onlyPlain.test(lower)) return [lower]
  return letters(word)
    .split(between)
    .filter((part) => part !== '')
}

const withJoined = (parts: string[]): string[] => (parts.length > 1 ? [...parts, parts.join('')] : parts)

/**
 * The words of names as they are stored and compared: no accents, capitals or apostrophes; a double name both in its
 * parts and joined (O’Neill-Smith: oneill, smith, oneillsmith). Each word once.
 */
export const nameWords = (...names: readonly (string | null)[]): string[] => {
  const words = names
    .flatMap((name) => (name ?? '').split(/\s+/))
    .flatMap((word) => withJoined(partsOfWord(word)))
  return [...new Set(words)].filter((word) => !noName.has(word))
}

/** Is this a word people write where there is no name? */
export const isNoName = (word: string): boolean => noName.has(word)
