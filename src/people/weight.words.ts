/** The weight of a comparison in words a worker can judge. Pure: bits are log2 (matching 6). */

/** "about 500 to 1", "about as likely as not", "1 to 30 or so": odds that it is the same person. */
export const oddsInWords = (weight: number): string => {
  const odds = 2 ** Math.abs(weight)
  if (odds < 1.5) return 'about as likely as not'
  const round = odds >= 1_000_000 ? 'more than a million' : `about ${rounded(odds)}`
  return weight > 0
    ? `${round} to 1 for the same person`
    : `1 to ${round.replace('about ', '')} or so, rather somebody else`
}

const rounded = (odds: number): string => {
  const digits = Math.max(0, Math.floor(Math.log10(odds)))
  const step = 10 ** digits
  return (
    Math.round((odds / step) * (digits === 0 ? 1 : 10)) * (digits === 0 ? 1 : step / 10)
  ).toLocaleString('en-GB')
}

/** How much one part says, in words first. */
export const saysInWords = (bits: number): string => {
  const size = Math.abs(bits)
  const direction = bits > 0 ? 'for' : 'against'
  if (size < 0.5) return 'says next to nothing'
  if (size < 3) return `says a little ${direction} it`
  return size < 8 ? `speaks ${direction} it` : `speaks strongly ${direction} it`
}

/** "+8.2", "−3.1": the figure behind the words. */
export const bitsInFigures = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`
