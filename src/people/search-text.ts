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

/**
 * The words of names as they are stored and compared: no accents, capitals or apostrophes; a double name both in its
 * parts and joined (O’Neill-Smith: oneill, smith, oneillsmith). Each word once.
 */
export const nameWords = (...names: readonly (string | null)[]): string[] => {
  const words = names
    .flatMap((name) => (name ?? '').split(/\s+/))
    .flatMap((name) => {
      const letters = [...name.normalize('NFKD').toLowerCase()]
        .map((letter) => plain[letter] ?? letter)
        .join('')
        .replace(/[\p{M}'’‘`´.]/gu, '')
      const parts = letters.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
      return parts.length > 1 ? [...parts, parts.join('')] : parts
    })
  return [...new Set(words)].filter((word) => !noName.has(word))
}

/** The column `search_text` of a person, a stub and a child on a contact: every name they are known by. */
export const searchText = (...names: readonly (string | null)[]): string => nameWords(...names).join(' ')
