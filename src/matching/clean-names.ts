import type { CleanName, CleanParent, CleanSibling, Word } from './cleaned.ts'
import type { Described, NameHeld } from './described.ts'
import { inLatinLetters } from './latin-letters.ts'
import { partsOfWord } from './name-words.ts'
import { realFamily, realGiven, realParentGiven } from './placeholders.ts'
import { withSound } from './sounds.ts'

/** Whatever is typed or imported, a name stays this small: a name of 200 characters is a slip, not a key each. */
const longestTyped = 120
const longestWord = 32
const mostWords = 6
export const mostNames = 10

const split = (name: string): string[] =>
  name
    .slice(0, longestTyped)
    .split(/\s+/)
    .flatMap(partsOfWord)
    .slice(0, mostWords)
    .map((word) => inLatinLetters(word.slice(0, longestWord)))

const sounded = (words: readonly string[]): Word[] => words.map(withSound)

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** As it is drawn when nothing better was kept. */
export const written = (words: readonly Word[]): string => words.map(([word]) => capital(word)).join(' ')

const longestWritten = 60

const asWritten = (name: NameHeld, given: readonly Word[], family: readonly Word[]) => {
  const said = [
    name.given.trim().slice(0, longestWritten),
    name.family.trim().slice(0, longestWritten),
  ] as const
  return said[0] === written(given) && said[1] === written(family) ? {} : { written: said }
}

const cleanName = (name: NameHeld): CleanName => {
  const words = split(name.family)
  const family = sounded(realFamily(words))
  const given = sounded(realGiven(split(name.given), words))
  return { given, family, use: name.use, ...asWritten(name, given, family) }
}

const isSomething = ({ given, family }: Pick<CleanName, 'given' | 'family'>): boolean =>
  given.length + family.length > 0

const spelling = ({ given, family }: Pick<CleanName, 'given' | 'family'>): string =>
  [...given, ['|'], ...family].map(([word]) => word).join(' ')

/** Each spelling once, the first wins: a name held twice is no more evidence than once. */
const once = <T extends Pick<CleanName, 'given' | 'family'>>(names: readonly T[]): T[] => {
  if (names.length < 2) return [...names]
  const seen = new Set<string>()
  return names.filter((name) => {
    const spelt = spelling(name)
    return !seen.has(spelt) && seen.add(spelt)
  })
}

export const cleanNames = (names: Described['names']): CleanName[] =>
  once(names.map(cleanName).filter(isSomething)).slice(0, mostNames)

export const cleanWords = (words: string): Word[] => sounded(realFamily(split(words)))

export const cleanParents = (parents: Described['parents']): CleanParent[] =>
  once(
    parents
      .map(({ given, family }) => ({
        given: sounded(realParentGiven(split(given))),
        family: sounded(realFamily(split(family))),
      }))
      .filter(isSomething),
  ).slice(0, 4)

export const cleanSiblings = (siblings: Described['siblings']): CleanSibling[] =>
  siblings
    .flatMap(({ given, born }): CleanSibling[] => {
      const [first] = realGiven(split(given), [])
      return first === undefined ? [] : [[withSound(first), born]]
    })
    .slice(0, 12)
