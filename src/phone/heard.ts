import type { Told, ToldAdult, ToldChild } from '../contacts/index.ts'
import { type Born, type Described, nobodyDescribed, type PlaceHeld } from '../matching/index.ts'
import { bornFrom, nameInParts, namesOrWords, placesIn } from '../people/index.ts'
import { compactPostcode } from '../places/index.ts'
import { readingOf, type Answers, type Reading } from '../questions/index.ts'

/**
 * What a call tells of each child and adult, to be compared with people on record. Everything told in the call counts
 * for everybody in it: a mother's name and a brother's, the address, the number the caller rings from. Pure.
 */

/** A date as far as it was said: the year alone is an answer, and a guess is two years either way. */
const bornIn = (say: Reading): Born | null => {
  const born = bornFrom({
    day: say.one('born-day'),
    month: say.one('born-month'),
    year: say.one('born-year'),
  })
  if (born === null || born === 'not-a-date') return null
  return say.one('estimated') === '' ? born : { ...born, precision: 'about' }
}

const place = (line: string, postcode: string): PlaceHeld[] =>
  line.trim() === '' && postcode.trim() === ''
    ? []
    : [{ line, postcode: compactPostcode(postcode), isCurrent: true }]

const homeOf = (told: Told): PlaceHeld[] => [
  ...place(told.address, told.postcode),
  ...placesIn(told.previousAddresses, false),
]

/** A family that rings again rings from the same telephone: the strongest clue there is when a name was misheard. */
const phonesOf = ({ phone, referrer }: Told): string[] =>
  [...new Set([phone, referrer.phone].map((each) => each.trim()))].filter(Boolean)

const parentWords = /^(?:(?:birth|adoptive|foster|step)[\s-]?)?(?:mother|mum|mam|father|dad|parent)$/i

/** "Mother", "step-dad": not "grandmother", nor "mother's partner". */
const isParent = ({ part, relation }: ToldAdult): boolean =>
  part === 'parent' || parentWords.test(relation.trim())

const namesOf = ({ givenNames, familyName, knownAs }: ToldChild): Described['names'] => [
  ...(givenNames === '' && familyName === ''
    ? []
    : [{ given: givenNames, family: familyName, use: 'as-heard' as const }]),
  ...(knownAs === '' ? [] : [{ given: knownAs, family: familyName, use: 'known-as' as const }]),
]

const sayOf = (answers: Answers, group: 'child' | 'adult', id: string): Reading =>
  readingOf(answers, { group, id })

const firstName = (given: string): string => given.split(/\s+/)[0] ?? ''

export const heardOfChild = (told: Told, answers: Answers, child: ToldChild): Described => {
  const born = child.expectedOn === null ? bornIn(sayOf(answers, 'child', child.id)) : null
  const others = told.children.filter(({ id }) => id !== child.id)
  return {
    ...nobodyDescribed,
    ...namesOrWords(namesOf(child)),
    born,
    expectedOn: child.expectedOn,
    sex: child.sex,
    places: [...place(child.otherAddress, child.otherPostcode), ...homeOf(told)],
    phones: phonesOf(told),
    nhsNumber: child.nhsNumber || null,
    upn: child.upn || null,
    parents: told.adults
      .filter(isParent)
      .filter(({ name }) => name !== '')
      .map(({ name }) => nameInParts(name)),
    siblings: others
      .filter(({ givenNames }) => givenNames !== '')
      .map(({ givenNames, bornOn }) => ({ given: firstName(givenNames), born: bornOn })),
    isMultipleBirth:
      born?.precision === 'day' &&
      others.some(
        ({ bornOn, givenNames }) =>
          bornOn === born.on && givenNames !== '' && givenNames !== child.givenNames,
      ),
    isChild: true,
  }
}

const livesThere = ({ part }: ToldAdult): boolean => part === 'household' || part === 'parent'

export const heardOfAdult = (told: Told, answers: Answers, adult: ToldAdult): Described => ({
  ...nobodyDescribed,
  ...namesOrWords(adult.name === '' ? [] : [{ ...nameInParts(adult.name), use: 'as-heard' }]),
  born: bornIn(sayOf(answers, 'adult', adult.id)),
  places: livesThere(adult) ? homeOf(told) : [],
  phones: phonesOf(told),
  isChild: false,
})

/** Is anything said of this one person, beyond what is said of the household? Else everybody there would be shown. */
export const isTold = (heard: Described): boolean =>
  heard.names.length > 0 ||
  heard.words !== '' ||
  heard.born !== null ||
  heard.expectedOn !== null ||
  heard.nhsNumber !== null ||
  heard.upn !== null
