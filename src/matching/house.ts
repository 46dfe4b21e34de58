/** The house and the street of an address line, as compared; '' for what cannot be told. */
export type House = { house: string; street: string }

const shortened: Readonly<Record<string, string>> = {
  street: 'st',
  road: 'rd',
  avenue: 'ave',
  av: 'ave',
  drive: 'dr',
  close: 'cl',
  lane: 'ln',
  crescent: 'cres',
  court: 'ct',
  gardens: 'gdns',
  place: 'pl',
  square: 'sq',
  terrace: 'terr',
  saint: 'st',
}

const unit = /^(flat|apartment|apt|unit|room|studio|plot)$/
const numbered = /^\d+[a-z]?$/
const longest = 24

const wordsOf = (part: string): string[] =>
  part
    .toLowerCase()
    .replaceAll(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** 14, 14b, and what follows a flat: Flat 2, 14 High Street is 2-14. */
const numbersIn = (words: readonly string[]): string[] =>
  words.filter((word, at) => numbered.test(word) || (unit.test(words[at - 1] ?? '') && word.length < 3))

const streetIn = (words: readonly string[]): string =>
  words
    .slice(1 + words.findLastIndex((word) => numbered.test(word)))
    .map((word) => shortened[word] ?? word)
    .join('')
    .slice(0, longest)

/** Reads `Flat 2, 14 High Street, Littleport` as house 2-14, street highst. A named house is its name. */
export const readHouse = (line: string): House => {
  const parts = line
    .slice(0, 200)
    .split(/[,\n]/)
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const at = parts.findLastIndex((words) => words.some((word) => numbered.test(word)))
  const numbers = parts.slice(0, at + 1).flatMap(numbersIn)
  if (numbers.length === 0)
    return { house: (parts[0] ?? []).join('').slice(0, longest), street: streetIn(parts[1] ?? []) }
  const here = streetIn(parts[at] ?? [])
  return { house: numbers.slice(0, 3).join('-'), street: here === '' ? streetIn(parts[at + 1] ?? []) : here }
}
