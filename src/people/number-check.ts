import { canBeNhsNumber, canBeUpn } from '../questions/index.ts'
import type { IdentifierScheme } from './identifiers.ts'

/** Whether a number can be right, and what to look at when it cannot (standards 5). Never whose it is. */

/** As it is kept and compared: no spaces or hyphens, letters large. Numbers of other systems stay as they are written. */
export const compactNumber = (scheme: IdentifierScheme, typed: string): string =>
  scheme === 'council-id' || scheme === 'other' ? typed.trim() : typed.replaceAll(/[\s-]/g, '').toUpperCase()

const figures = (count: number): string => (count === 1 ? '1 figure' : `${String(count)} figures`)

const tenFigures = (name: string, value: string): string | null => {
  if (/\D/.test(value)) return `${name} has figures only`
  return value.length === 10 ? null : `${name} has 10 figures and this has ${figures(value.length)}`
}

const nhs = (value: string): string | null => {
  const shape = tenFigures('An NHS number', value)
  if (shape !== null) return shape
  if (/^(\d)\1{9}$/.test(value)) return 'Ten times the same figure is nobody’s NHS number'
  return canBeNhsNumber(value)
    ? null
    : 'The last figure of an NHS number checks the others, and here it does not fit. Read it out again, figure by figure'
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

const upn = (value: string): string | null => {
  if (value.length !== 13)
    return `A pupil number has a letter and 12 figures, and this has ${String(value.length)} characters`
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(value))
    return 'A pupil number is a letter and then 12 figures. A temporary one ends in a letter'
  return canBeUpn(value)
    ? null
    : `The letter at the front of a pupil number checks the figures, and here it does not fit. It is one of ${upnLetters}`
}

/** Ten figures, the first not 0; weights 10 to 2, check = 10 − (sum mod 11), and a remainder of 0 is no number. */
export const canBeUln = (value: string): boolean => {
  if (!/^[1-9]\d{9}$/.test(value)) return false
  const sum = [...value.slice(0, 9)].reduce((all, figure, index) => all + Number(figure) * (10 - index), 0)
  return sum % 11 !== 0 && 10 - (sum % 11) === Number(value[9])
}

const uln = (value: string): string | null => {
  const shape = tenFigures('A learner number', value)
  if (shape !== null) return shape
  if (value.startsWith('0')) return 'A learner number does not begin with 0'
  return canBeUln(value)
    ? null
    : 'The last figure of a learner number checks the others, and here it does not fit. Read it out again, figure by figure'
}

/** What to look at, or null where the number can be right. */
export const numberTrouble = (scheme: IdentifierScheme, value: string): string | null => {
  if (value === '') return null
  switch (scheme) {
    case 'nhs':
      return nhs(value)
    case 'upn':
    case 'former-upn':
      return upn(value)
    case 'uln':
      return uln(value)
    case 'council-id':
    case 'other':
      return null
  }
}
