import { randomInt } from 'node:crypto'

/** No letters or figures that are taken for one another when read out or written down (no I, L, O, S, U, 0, 1, 5). */
const letters = 'ABCDEFGHJKMNPQRTVWXYZ2346789'

const checkOf = (text: string): string => {
  const sum = [...text].reduce((so, letter, index) => so + letters.indexOf(letter) * (index + 2), 0)
  return letters[sum % letters.length] ?? ''
}

/** A reference for coming back to a draft, `D-K7QM-3F9T`: seven letters and a check letter. It opens nothing by itself. */
export const newDraftReference = (): string => {
  const text = Array.from({ length: 7 }, () => letters[randomInt(letters.length)] ?? '').join('')
  return `D-${text.slice(0, 4)}-${text.slice(4)}${checkOf(text)}`
}

/** As people type it: any case, with or without dashes and the D. Null when the check letter is wrong. */
export const readDraftReference = (typed: string): string | null => {
  const plain = typed.toUpperCase().replaceAll(/[^A-Z\d]/g, '')
  const text = plain.length === 9 && plain.startsWith('D') ? plain.slice(1) : plain
  if (text.length !== 8 || [...text].some((letter) => !letters.includes(letter))) return null
  if (checkOf(text.slice(0, 7)) !== text[7]) return null
  return `D-${text.slice(0, 4)}-${text.slice(4)}`
}
