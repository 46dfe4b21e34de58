import { type Described, nobodyDescribed, type PlaceHeld } from '../matching/index.ts'
import { compactPostcode, isPostcodeShaped } from '../places/index.ts'
import type { Day } from '../time/index.ts'
import { bornByAge, bornFrom } from './born-heard.ts'
import { longestBox, readBox } from './one-box.ts'
import { nameWords } from './search-text.ts'

/** What was typed into a search, field by field; what is left out was not said. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|rev|sir|lady)\.?\s+/i

/** "Mrs Ana Maria Teal": the last word is the family name. One word alone is a given name, unless a title stood before it. */
export const nameInParts = (name: string): { given: string; family: string } => {
  const bare = name.trim().replace(titles, '')
  const words = bare.split(/\s+/).filter(Boolean)
  const [only = ''] = words
  if (words.length < 2)
    return bare === name.trim() ? { given: only, family: '' } : { given: '', family: only }
  return { given: words.slice(0, -1).join(' '), family: words.at(-1) ?? '' }
}

/** Every address in a free text: one to a line, or with semicolons between; its postcode is read out of it. */
export const placesIn = (text: string, isCurrent: boolean): PlaceHeld[] =>
  text
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map((each) => {
      const found = /[a-z]{1,2}\d[a-z\d]?\s*[\doil][a-z]{2}\s*$/i.exec(each)?.[0]
      return found !== undefined && isPostcodeShaped(found)
        ? {
            line: each.slice(0, -found.length).replace(/[\s,]+$/, ''),
            postcode: compactPostcode(found),
            isCurrent,
          }
        : { line: each, postcode: '', isCurrent }
    })

const place = (line: string, postcode: string, isCurrent: boolean): PlaceHeld[] =>
  line === '' && postcode === '' ? [] : [{ line, postcode: compactPostcode(postcode), isCurrent }]

const reader =
  (typed: Typed) =>
  (name: string): string => {
    const value = typed[name]
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim().slice(0, longestBox)
  }

const bornIn = (text: ReturnType<typeof reader>, today: Day) => {
  const born = bornFrom({ day: text('born-day'), month: text('born-month'), year: text('born-year') })
  if (born !== null && born !== 'not-a-date') return born
  return text('age') === '' ? null : bornByAge(text('age'), today)
}

const namesIn = (text: ReturnType<typeof reader>): Described['names'] => {
  const [given, family, knownAs] = [text('given-names'), text('family-name'), text('known-as')]
  return [
    ...(given === '' && family === '' ? [] : [{ given, family, use: 'as-heard' as const }]),
    ...(knownAs === '' ? [] : [{ given: knownAs, family, use: 'known-as' as const }]),
  ]
}

/**
 * A given name alone, or a family name alone, is looked for as a word that may be either: somebody in the middle of
 * typing, or of a sentence, has said no more yet.
 */
export const namesOrWords = (names: Described['names'], words = ''): Pick<Described, 'names' | 'words'> =>
  names.some(({ given, family }) => given !== '' && family !== '')
    ? { names, words: '' }
    : {
        names: [],
        words: [words, ...names.map(({ given, family }) => `${given}${family}`)].join(' ').trim(),
      }

/**
 * What was heard of somebody, from the fields of a search. What stands in the one box and what stands in the fields
 * count together; half a date is not read until it is whole.
 */
export const heardFrom = (typed: Typed, today: Day): Described => {
  const text = reader(typed)
  const box = readBox(text('q'), today)
  const names = namesIn(text)
  return {
    ...nobodyDescribed,
    ...namesOrWords(
      names.length === 0 || box.words === ''
        ? names
        : [...names, { ...nameInParts(box.words), use: 'as-heard' }],
      names.length === 0 ? box.words : '',
    ),
    born: bornIn(text, today) ?? box.born,
    places: [
      ...place(text('address'), text('postcode'), true),
      ...box.places,
      ...place(text('old-address'), text('old-postcode'), false),
    ],
    phones: [...(text('phone') === '' ? [] : [text('phone')]), ...box.phones],
    nhsNumber: text('nhs-number') || box.nhsNumber,
    upn: text('upn') || box.upn,
    parents: text('parent') === '' ? [] : [nameInParts(text('parent'))],
    siblings: text('sibling') === '' ? [] : [{ given: nameInParts(text('sibling')).given, born: null }],
  }
}

/** A telephone number without its area may be anybody's. */
const leastOfPhone = 9

/** One Latin letter finds half a county; one character of another script may be a whole name. */
const isName = (text: string): boolean =>
  nameWords(text).some((word) => word.length > 1 || /[^\p{Script=Latin}\d]/u.test(word))

/**
 * Is anything here that a search could go by? One letter is not, nor a year alone, nor part of a telephone number, nor
 * a parent alone: half a county would be meant, and whoever asks must be told so rather than that nobody was found.
 */
export const canSearchBy = (heard: Described): boolean =>
  heard.names.some(({ given, family }) => isName(`${given} ${family}`)) ||
  isName(heard.words) ||
  heard.born?.precision === 'day' ||
  heard.expectedOn !== null ||
  heard.places.some(({ postcode }) => isPostcodeShaped(postcode)) ||
  heard.phones.some((phone) => phone.replaceAll(/\D/g, '').length >= leastOfPhone) ||
  heard.nhsNumber !== null ||
  heard.upn !== null ||
  (heard.born !== null && heard.parents.some(({ given, family }) => isName(given) && isName(family)))
