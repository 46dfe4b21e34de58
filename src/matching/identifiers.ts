import { canBeNhsNumber, canBeUpn } from '../questions/identifiers.ts'
import { compactPostcode, isPostcodeShaped } from '../questions/postcode.ts'

/**
 * Numbers people are known by (standards 5). Each is read into the form it is stored and compared in, or refused by
 * name, with words that say what to look at. None says whose number it is.
 */
export type NumberRefused =
  | 'empty'
  | 'not-figures'
  | 'length'
  | 'repeated'
  | 'starts-with-0'
  | 'shape'
  | 'authority'
  | 'check-figure'
  | 'no-place'

export type NumberRead = { value: string } | { refused: NumberRefused; words: string }

const refuse = (refused: NumberRefused, words: string): NumberRead => ({ refused, words })

/** People copy numbers with their spaces, hyphens and full stops. */
const close = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s.\-–_/]/g, '')

const empty = refuse('empty', 'No number was given')

const checkWords =
  'The check figure does not fit: one figure is probably mistyped, or two have changed places'

const figures = (count: number): string => (count === 1 ? '1 figure' : `${count} figures`)

const withLetters = (text: string, what: string): NumberRead =>
  refuse(
    'not-figures',
    /[OIL]/i.test(text)
      ? `${what} has only figures; this one has a letter. Is the letter O a 0, or I or L a 1?`
      : `${what} has only figures; this one has something else in it`,
  )

/** Ten figures, modulus 11. A doctor's or hospital's letter has it; numbers from 9 are for testing. */
export const readNhsNumber = (typed: string): NumberRead => {
  const text = close(typed)
  if (text === '') return empty
  if (!/^\d+$/.test(text)) return withLetters(text, 'An NHS number')
  if (text.length !== 10) return refuse('length', `An NHS number has 10 figures; this one has ${text.length}`)
  if (/^(\d)\1{9}$/.test(text))
    return refuse('repeated', 'The same figure ten times is what is typed when the number is not known')
  return canBeNhsNumber(text) ? { value: text } : refuse('check-figure', checkWords)
}

/** Characters 2 to 4 are a local authority's number (census rule 1530): England 201 to 999, Wales 660 to 681 among them. */
const isAuthorityNumber = (text: string): boolean => Number(text) >= 201

/** Unique pupil number: a letter and twelve figures. A temporary one ends in a letter instead. */
export const readUpn = (typed: string): NumberRead => {
  const text = close(typed).toUpperCase()
  if (text === '') return empty
  if (text.length !== 13)
    return refuse('length', `A pupil number has 13 characters; this one has ${text.length}`)
  if (!/^[A-Z]\d{11}[A-Z\d]$/.test(text))
    return refuse('shape', 'A pupil number is a letter and 12 figures; the last may be a letter')
  if (!isAuthorityNumber(text.slice(1, 4)))
    return refuse('authority', `${text.slice(1, 4)} is not the number of a local authority`)
  return canBeUpn(text)
    ? { value: text }
    : refuse(
        'check-figure',
        'The letter in front does not fit the figures: one of them is probably mistyped, or two have changed places',
      )
}

/** A pupil number that a school gave until the real one is known: its last character is a letter. */
export const isTemporaryUpn = (upn: string): boolean => /[A-Z]$/.test(upn)

const ulnCheck = (text: string): boolean => {
  const sum = [...text.slice(0, 9)].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  return sum % 11 !== 0 && 10 - (sum % 11) === Number(text[9])
}

/**
 * Unique learner number: ten figures, not beginning with 0. The arithmetic awaits the issuer's own specification
 * (standards 5), so a refusal of its check figure is a reason to ask, never to stop anybody.
 */
export const readUln = (typed: string): NumberRead => {
  const text = close(typed)
  if (text === '') return empty
  if (!/^\d+$/.test(text)) return withLetters(text, 'A learner number')
  if (text.length !== 10)
    return refuse('length', `A learner number has 10 figures; this one has ${text.length}`)
  if (text.startsWith('0')) return refuse('starts-with-0', 'A learner number never begins with 0')
  return ulnCheck(text) ? { value: text } : refuse('check-figure', checkWords)
}

/** Unique property reference number: up to twelve figures, no check figure; noughts in front are not part of it. */
export const readUprn = (typed: string): NumberRead => {
  const text = close(typed)
  if (text === '') return empty
  if (!/^\d+$/.test(text)) return withLetters(text, 'A property number')
  if (text.length > 12)
    return refuse('length', `A property number has at most 12 figures; this one has ${figures(text.length)}`)
  const value = text.replace(/^0+/, '')
  return value === '' ? refuse('repeated', 'A property number is not all noughts') : { value }
}

/**
 * A postcode by its shape. Never a hard stop: the published patterns refuse 2,418 real ones (standards 5), so a refusal
 * is a reason to ask. Codes for "no fixed abode" and "abroad" are refused as no place at all.
 */
export const readPostcode = (typed: string): NumberRead => {
  const value = compactPostcode(typed)
  if (value === '') return refuse('empty', 'No postcode was given')
  if (/^(ZZ99|NF1)/.test(value))
    return refuse('no-place', 'This code means no fixed address or an address abroad; it is not a place')
  if (isPostcodeShaped(value)) return { value }
  return refuse(
    'shape',
    'This does not look like a whole postcode, like PE1 1AA; keep it if it is what was said',
  )
}
