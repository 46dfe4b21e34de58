/** Numbers people are known by. Each answers whether the number can be right, never whether it is somebody's. */

const digits = (text: string): number[] => [...text].map(Number)
const weighted = (numbers: readonly number[], weight: (index: number) => number): number =>
  numbers.reduce((sum, digit, index) => sum + digit * weight(index), 0)

/** Ten digits, modulus 11, weights 10 to 2. Ten times the same digit passes the arithmetic and is refused. */
export const canBeNhsNumber = (typed: string): boolean => {
  const text = typed.replaceAll(/[\s-]/g, '')
  if (!/^\d{10}$/.test(text) || /^(\d)\1{9}$/.test(text)) return false
  const check = (11 - (weighted(digits(text.slice(0, 9)), (index) => 10 - index) % 11)) % 11
  return check === Number(text[9])
}

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** A letter and twelve figures, weights 2 to 13, modulus 23 (census rule 1510). A temporary one ends in a letter. */
export const canBeUpn = (typed: string): boolean => {
  const text = typed.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[A-Z]\d{11}[\dA-HJ-NP-RT-Z]$/.test(text)) return false
  const last = text.charAt(12)
  const numbers = [...digits(text.slice(1, 12)), /\d/.test(last) ? Number(last) : upnLetters.indexOf(last)]
  return upnLetters[weighted(numbers, (index) => index + 2) % 23] === text[0]
}

/** Shaped like a United Kingdom postcode. Neither a promise that it exists nor ever a reason to stop anybody. */
export const looksLikePostcode = (typed: string): boolean =>
  /^[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}$/.test(typed.replaceAll(/\s/g, '').toUpperCase())

export const looksLikeEmail = (typed: string): boolean => /^[^\s@,;]+@[^\s@,;.]+(\.[^\s@,;.]+)+$/.test(typed)

/** Enough figures to ring, whatever else stands between them. */
export const looksLikePhone = (typed: string): boolean => {
  const figures = typed.replaceAll(/\D/g, '').length
  return figures >= 9 && figures <= 15
}
