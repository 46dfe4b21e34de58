/**
 * References people read out over a phone: `K7QM-3F9T`. No letter or figure that is mistaken for another when written
 * or spoken (0 O Q-like pairs, 1 I, 2 Z, 5 S, 8 B keep one of each pair), and a check character at the end, so that
 * any single slip or two neighbours swapped is noticed instead of finding another child.
 */
const alphabet = '23456789ACDEFGHJKLMNPQRTUVWXY'
// 29 characters: a prime, which is what makes the weighted sum catch every slip and every swap.
const size = alphabet.length
const length = 7

const valueOf = (character: string): number => alphabet.indexOf(character)

const checkCharacter = (body: string): string => {
  const sum = [...body].reduce((total, character, place) => total + valueOf(character) * (place + 2), 0)
  return alphabet.charAt((size - (sum % size)) % size)
}

/** A reference from random bytes; at least seven are needed. */
export const referenceFrom = (random: Uint8Array): string => {
  const body = Array.from(random.subarray(0, length), (byte) => alphabet.charAt(byte % size)).join('')
  if (body.length < length) throw new RangeError('A reference needs seven random bytes')
  const whole = body + checkCharacter(body)
  return `${whole.slice(0, 4)}-${whole.slice(4)}`
}

/** Look-alikes as people write them: the figure is meant where the letter is not in use. */
const lookAlikes: Readonly<Record<string, string>> = {
  B: '8',
  S: '5',
  Z: '2',
  I: 'L',
  1: 'L',
  0: 'D',
  O: 'D',
}

/** Reads a reference however it was typed: spaces, dashes, small letters. Null: not one, or a slip in it. */
export const readReference = (typed: string): string | null => {
  const characters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const whole = [...characters].map((each) => lookAlikes[each] ?? each).join('')
  if (whole.length !== length + 1 || [...whole].some((each) => valueOf(each) < 0)) return null
  if (checkCharacter(whole.slice(0, length)) !== whole.slice(length)) return null
  return `${whole.slice(0, 4)}-${whole.slice(4)}`
}
