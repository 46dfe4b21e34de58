import type { Born, Described } from '../matching/index.ts'
import { compactPostcode, isPostcodeShaped } from '../places/index.ts'
import { canBeUpn } from '../questions/index.ts'
import type { Day } from '../time/index.ts'
import { bornByAge, bornFrom } from './born-heard.ts'

/** What stands in one box, in any order: "maya teal 14/3/2012 pe1 1ab". Pure. */

type Box = Pick<Described, 'words' | 'born' | 'places' | 'phones' | 'nhsNumber' | 'upn'> & {
  /** What looks like a date and is none: to be put right, not searched without. */
  notADate: string | null
}

/** Longer than any name somebody bears; the rest is not read. */
export const longestBox = 200

/** 20 is 2020 and 68 is 1968: whoever is told of has been born. */
const wholeYear = (year: string, today: Day): string =>
  year.length === 4 ? year : `${year <= today.slice(2, 4) ? '20' : '19'}${year}`

/** Takes what fits a pattern out of the text; gives what was taken, cleaned, and what is left. */
const take = (text: string, pattern: RegExp, isIt: (found: string) => boolean = () => true) => {
  const found = [...text.matchAll(pattern)].find(([whole]) => isIt(whole))
  return found === undefined
    ? { found: null, rest: text }
    : { found, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
}

/** Whole or in three letters: Maya 2014 is a name and a year. */
const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const dates: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4}|\d{2})(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?![\p{L}\p{N}])/giu,
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month>${monthName})\\s+(?<year>\\d{4})(?![\\p{L}\\p{N}])`,
    'giu',
  ),
  new RegExp(`(?<![\\p{L}\\p{N}])(?<month>${monthName})\\s+(?<year>\\d{4})(?![\\p{L}\\p{N}])`, 'giu'),
  /(?<![\p{L}\p{N}])(?<month>\d{1,2})[/.](?<year>\d{4})(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])(?<year>(?:19|20)\d\d)(?![\p{L}\p{N}])/giu,
]

const takeBorn = (text: string, today: Day): { born: Born | null; notADate: string | null; rest: string } => {
  for (const pattern of dates) {
    const { found, rest } = take(text, pattern)
    if (found === null) continue
    const { day = '', month = '', year = '' } = found.groups ?? {}
    const born = bornFrom({ day, month, year: wholeYear(year, today) })
    return born === 'not-a-date' || born === null
      ? { born: null, notADate: found[0].trim(), rest }
      : { born, notADate: null, rest }
  }
  const aged = take(
    text,
    /(?<![\p{L}\p{N}])(?:aged?\s+(?<age>\d{1,3})|(?<old>\d{1,3}\s*(?:years?|yrs?|y\/?o|months?|weeks?))(?:\s+old)?)(?![\p{L}\p{N}])/giu,
  )
  const age = aged.found?.groups?.['age'] ?? aged.found?.groups?.['old']
  const born = age === undefined ? null : bornByAge(age, today)
  return born === null
    ? { born: null, notADate: null, rest: text }
    : { born, notADate: null, rest: aged.rest }
}

const figures = (text: string): string => text.replaceAll(/[^\d+]/g, '')

/**
 * Reads a pupil number, a postcode, a date or an age, a telephone or NHS number out of the text; every other word may
 * be any part of a name. Numbers that start with 0 or + are telephones; ten other figures an NHS number, even one that
 * was misheard.
 */
export const readBox = (typed: string, today: Day): Box => {
  const upn = take(
    typed.slice(0, longestBox),
    /(?<![\p{L}\p{N}])[a-z]\d{11}[\da-z](?![\p{L}\p{N}])/giu,
    canBeUpn,
  )
  const dated = takeBorn(upn.rest, today)
  const postcode = take(
    dated.rest,
    /(?<![\p{L}\p{N}])[a-z]{1,2}\d[a-z\d]?\s*[\doil][a-z]{2}(?![\p{L}\p{N}])/giu,
    isPostcodeShaped,
  )
  const nhs = take(postcode.rest, /(?<![\d+])[1-9]\d{2}[\s-]?\d{3}[\s-]?\d{4}(?!\d)/g)
  const phone = take(nhs.rest, /(?:\+|\(?0)[\d\s()-]{6,}\d/g)
  return {
    words: phone.rest.replaceAll(/\s+/g, ' ').trim(),
    born: dated.born,
    notADate: dated.notADate,
    places:
      postcode.found === null
        ? []
        : [{ line: '', postcode: compactPostcode(postcode.found[0]), isCurrent: true }],
    phones: phone.found === null ? [] : [figures(phone.found[0])],
    nhsNumber: nhs.found === null ? null : figures(nhs.found[0]),
    upn: upn.found === null ? null : upn.found[0].toUpperCase(),
  }
}
