/** A council as far as its looks go. `code` is its GSS code, `colour` is written #rrggbb. */
export type CouncilColour = { readonly code: string; readonly colour: string }

const channel = (hex: string): number => {
  const value = parseInt(hex, 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

const luminance = (colour: string): number => {
  const found = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)
  if (found === null) throw new RangeError(`A colour is written #rrggbb, not ${colour}`)
  const [, red = '', green = '', blue = ''] = found
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
}

/** How well two colours can be told apart: 1 (not at all) to 21. Text needs 4.5 (WCAG 2.2, 1.4.3). */
export const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Black or white, whichever reads better on this colour. One of the two always reaches 4.5. */
export const textColourOn = (colour: string): '#ffffff' | '#000000' =>
  contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000'

const rule = ({ code, colour }: CouncilColour): string => {
  if (!/^[A-Z]\d{8}$/.test(code)) throw new RangeError(`A council code is like E10000003, not ${code}`)
  return `.council--${code}{--council-colour:${colour};--council-text-colour:${textColourOn(colour)}}`
}

/** Style sheet that gives each council its own colour, from data: a new council needs no code. */
export const councilStyles = (councils: readonly CouncilColour[]): string => councils.map(rule).join('\n')
