/** How wide words come out, near enough for a drawing made where no letter can be measured. Never too little. */

const narrow = /[ijltfrI.,:;'’!|()[\]\s-]/
const wide = /[mwMW@%&\p{Lu}]/u
const latin = /[\u0020-\u024f\u2010-\u201f]/
const fullWidth =
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]|\p{Extended_Pictographic}/u

const ofLetter = (letter: string): number => {
  if (fullWidth.test(letter)) return 1.2
  if (!latin.test(letter)) return 0.75
  if (narrow.test(letter)) return 0.36
  return wide.test(letter) ? 0.84 : 0.63
}

/** In pixels, in the widest of the fonts that stand in for Arial. */
export const textWidth = (text: string, size: number, isBold = false): number =>
  [...text].reduce((sum, letter) => sum + ofLetter(letter), 0) * size * (isBold ? 1.12 : 1)

/** Splits a word too wide for a line. */
const pieces = (word: string, fits: (text: string) => boolean): string[] => {
  const found: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}

/** Words in lines that are no wider than this; what does not fit into so many lines ends with an ellipsis. */
export const wrapped = (
  text: string,
  within: {
    readonly width: number
    readonly lines: number
    readonly size: number
    readonly isBold?: boolean
  },
): string[] => {
  const fits = (line: string): boolean => textWidth(line, within.size, within.isBold) <= within.width
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    for (const piece of fits(word) ? [word] : pieces(word, fits)) {
      const last = lines.at(-1)
      const longer = last === undefined ? piece : `${last} ${piece}`
      if (last !== undefined && fits(longer)) lines[lines.length - 1] = longer
      else lines.push(piece)
    }
  }
  if (lines.length <= within.lines) return lines
  const kept = lines.slice(0, within.lines)
  const [...letters] = kept.at(-1) ?? ''
  while (letters.length > 1 && !fits(`${letters.join('')}…`)) letters.pop()
  return [...kept.slice(0, -1), `${letters.join('').trimEnd()}…`]
}
