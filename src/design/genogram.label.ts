import type { Relative } from './genogram.family.ts'
import { textWidth, wrapped } from './text-width.ts'

/** The words beside a symbol, line by line. */
export type LabelLine = { readonly look: 'name' | 'kin' | 'born' | 'responsible'; readonly text: string }

export type Label = { readonly lines: readonly LabelLine[]; readonly width: number }

export const lineHeight = 17
const size = 14
const width = 118

const lines = (look: LabelLine['look'], text: string, most: number): LabelLine[] =>
  wrapped(text, { width, lines: most, size, isBold: look === 'name' }).map((line) => ({ look, text: line }))

/** Name, what they are to the person at the centre, parental responsibility, birth. Nothing of somebody unseen. */
export const labelOf = (of: Relative, kinWords: string, hasResponsibility: boolean | null): Label => {
  const found = of.isUnseen
    ? [...lines('kin', kinWords, 2), ...lines('born', 'A record exists that you can’t see', 3)]
    : [
        ...lines('name', of.name, 3),
        ...lines('kin', kinWords, 4),
        ...(hasResponsibility === null
          ? []
          : [{ look: 'responsible' as const, text: hasResponsibility ? 'PR' : 'no PR' }]),
        ...(of.bornShort === null ? [] : lines('born', of.bornShort, 2)),
      ]
  const widest = Math.max(0, ...found.map(({ look, text }) => textWidth(text, size, look === 'name')))
  return { lines: found, width: Math.ceil(widest) }
}
