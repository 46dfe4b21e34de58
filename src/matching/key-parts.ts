import type { CleanName, CleanParent, Cleaned, Word } from './cleaned.ts'
import { withSound } from './sounds.ts'

/** What keys are made of: sounds, years, districts. The same for records and for what is heard. */

/** Small words between names: everybody called al-Something would share a key. */
const particles = new Set(
  'al el ul ur bin ibn bint bte abu umm de la le du di da dos das do van der den von ter ten st ap'.split(
    ' ',
  ),
)

/** The words of a name without the small ones, unless it has no others. */
export const weightyWords = (words: readonly Word[]): readonly Word[] => {
  if (words.length < 2) return words
  const kept = words.filter(([word]) => !particles.has(word) && word.length > 1)
  return kept.length > 0 ? kept : words
}

/**
 * A family name in its parts and as one word: Smith-Jones is filed under any of the three. Of a whole name written into
 * the given name, the words behind the first may be it.
 */
export const familyWords = ({ given, family }: Pick<CleanName, 'given' | 'family'>): readonly Word[] => {
  if (family.length === 0) return middleWords({ given })
  const parts = weightyWords(family)
  if (family.length < 2) return parts
  return [
    ...parts,
    withSound(
      family
        .map(([word]) => word)
        .join('')
        .slice(0, 32),
    ),
  ]
}

/** Somebody is called by their first given name, or, after Mohammed or Maria, by the second. */
export const firstWords = ({ given }: Pick<CleanName, 'given'>): readonly Word[] =>
  weightyWords(given).slice(0, 1)
export const middleWords = ({ given }: Pick<CleanName, 'given'>): readonly Word[] =>
  weightyWords(given).slice(1, 3)

export const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

export const firstSound = (words: readonly Word[]): string[] => unique(words.map((word) => word[1]))

/** Both ways a word may sound: asked for, never stored. */
export const everySound = (words: readonly Word[]): string[] =>
  unique(words.flatMap(([, sound, other]) => (other === undefined ? [sound] : [sound, other])))

/** Two sounds in either order, so that given and family name changed round are no change. */
export const pair = (one: string, other: string): string =>
  one < other ? `${one}+${other}` : `${other}+${one}`

export const pairs = (ones: readonly string[], others: readonly string[]): string[] =>
  unique(ones.flatMap((one) => others.map((other) => pair(one, other))))

export const yearOf = (on: string): number => Number(on.slice(0, 4))

export const yearsOf = ({ births, due }: Cleaned): number[] =>
  unique([...(births ?? []).map(([on]) => yearOf(on)), ...(due === undefined ? [] : [yearOf(due)])])

/** Known to the day: only such a date tells people apart. */
export const fullDates = ({ births }: Cleaned): string[] =>
  unique((births ?? []).flatMap(([on, precision]) => (precision === 'day' ? [on] : [])))

export const months = ({ births }: Cleaned): string[] =>
  unique(
    (births ?? []).flatMap(([on, precision]) =>
      precision === 'day' || precision === 'month' ? [on.slice(0, 7)] : [],
    ),
  )

const isWhole = (postcode: string): boolean => postcode.length > 4

export const postcodes = ({ places }: Cleaned): string[] =>
  unique((places ?? []).flatMap(([postcode]) => (isWhole(postcode) ? [postcode] : [])))

export const districtOf = (postcode: string): string => (isWhole(postcode) ? postcode.slice(0, -3) : postcode)

export const districts = ({ places }: Cleaned): string[] =>
  unique((places ?? []).flatMap(([postcode]) => (postcode === '' ? [] : [districtOf(postcode)])))

export const streets = ({ places }: Cleaned): string[] =>
  unique(
    (places ?? []).flatMap(([, house, , street]) =>
      house === '' || street === '' ? [] : [`${house} ${street}`],
    ),
  )

/** A parent by how both names sound; one whose family name was not told is taken to have the child's. */
export const parentSounds = (parents: readonly CleanParent[], own: readonly string[]): string[] =>
  unique(
    parents.flatMap((parent) => {
      const [first] = firstSound(firstWords(parent))
      if (first === undefined) return []
      const families =
        parent.family.length > 0 ? firstSound(familyWords(parent)).slice(0, 2) : own.slice(0, 1)
      return families.map((family) => `${first}+${family}`)
    }),
  )

/** Three letters of each name in either order. */
export const prefixes = (name: CleanName): string[] => {
  const [first] = firstWords(name)
  const [family] = familyWords(name)
  return first && family ? [pair(first[0].slice(0, 3), family[0].slice(0, 3))] : []
}
