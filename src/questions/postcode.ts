/**
 * Postcodes as people say and type them. Nothing here decides whether a postcode exists, and nothing here may stop
 * anybody: the published patterns refuse 2,418 real ONS postcodes (standards 5), so a form that looks wrong is only
 * ever a reason to ask.
 */

/** Every postcode ever issued ends with a figure and two letters, withdrawn ones such as NPT 1AA included. */
const shape = /^[A-Z][A-Z0-9]{1,3}[0-9][A-Z]{2}$/

const figureFor: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** The third character from the end is always a figure: a letter that looks like one was a slip of the eye. */
const withFigure = (letters: string): string => {
  const figure = figureFor[letters.at(-3) ?? '']
  return figure === undefined ? letters : `${letters.slice(0, -3)}${figure}${letters.slice(-2)}`
}

/** As it is stored and compared: `cb1 oaa.` and `CB1 0AA` are both `CB10AA`. Any other text just loses its spaces. */
export const compactPostcode = (text: string): string => {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  const repaired = withFigure(letters)
  return shape.test(repaired) ? repaired : letters
}

/** Could this be a postcode at all? Says nothing about whether it exists. */
export const isPostcodeShaped = (text: string): boolean => shape.test(compactPostcode(text))

/** As it is written on an envelope: `CB1 0AA`. Text that cannot be a postcode comes back as typed, trimmed. */
export const writtenPostcode = (text: string): string => {
  const compact = compactPostcode(text)
  return shape.test(compact) ? `${compact.slice(0, -3)} ${compact.slice(-3)}` : text.trim()
}

/** `CB1 0` for CB1 0AA: the smallest area that can be said without the whole postcode. Null for anything else. */
export const sectorOf = (text: string): string | null => {
  const compact = compactPostcode(text)
  return shape.test(compact) ? `${compact.slice(0, -3)} ${compact.slice(-3, -2)}` : null
}
