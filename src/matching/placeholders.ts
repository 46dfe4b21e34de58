import type { Day } from '../time/index.ts'
import { isNoName } from './name-words.ts'

/**
 * What stands where nothing is known. None of it may reach a key, a comparison or a frequency: it would make everybody
 * unknown one and the same person (matching 6, cleaning).
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))

const notAName = words(
  'unknown unborn baby notknown tbc na nk none noname nfn fnu lnu anon anonymous redacted withheld refused undisclosed ' +
    'notgiven notstated duplicate dup dupe donotuse test surname forename firstname lastname nil null unnamed untraced',
)

/** Said of a child who has no given name yet: Baby Boy, Twin 2, Infant of Anna. */
const notYetNamed = words(
  'unborn baby infant foetus fetus newborn twin triplet quad boy girl male female child',
)

const afterNotYetNamed = words('one two three four a b c boy girl male female child twin infant no number')

const titles = words('mr mrs ms miss mx dr prof rev revd sir lady master mstr')

/** How a child says who a parent is. */
const parentWords = words(
  'mum mummy mam dad daddy mother father parent stepdad stepmum nan nanny grandma grandad',
)

const hasLetter = /\p{L}/u
const isName = (word: string): boolean => hasLetter.test(word) && !notAName.has(word) && !isNoName(word)

const withoutTitle = (given: readonly string[]): readonly string[] =>
  given.length > 1 && titles.has(given[0] ?? '') ? given.slice(1) : given

/** Baby of Anna Teal has no name yet; Baby Maya does, if Teal is the family name and not her given one. */
const namedByNow = (given: readonly string[], family: readonly string[]): readonly string[] => {
  if (given.includes('of')) return []
  return given.filter(
    (word) => !notYetNamed.has(word) && !afterNotYetNamed.has(word) && !family.includes(word),
  )
}

/** The given-name words that are a name. Empty for somebody who has none yet. */
export const realGiven = (given: readonly string[], family: readonly string[]): readonly string[] => {
  const untitled = withoutTitle(given)
  const named = notYetNamed.has(untitled[0] ?? '') ? namedByNow(untitled, family) : untitled
  return named.filter(isName)
}

export const realFamily = (family: readonly string[]): readonly string[] => family.filter(isName)

export const realParentGiven = (given: readonly string[]): readonly string[] =>
  realGiven(given, []).filter((word) => !parentWords.has(word))

/** No fixed abode (NF1), no postcode or one abroad (ZZ99), and made-up ones that only fill the box. */
export const isNoPlace = (postcode: string): boolean => /^(ZZ|NF1|XX|AA1?1AA$)/.test(postcode)

/** Dates that mean "not known" wherever records have been moved from one system to another. */
export const isNoBirth = (on: Day): boolean => on < '1900-01-03' || on > '2199'

/** 1 January is what is put for a year when the day is not known; once verified against a number it is a birthday. */
export const isYearOnly = (on: string): boolean => on.endsWith('-01-01')
