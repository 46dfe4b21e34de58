import { describe, expect, test } from 'vitest'
import { csvCell } from './csv-cell.ts'

describe('a cell that somebody opens in a spreadsheet', () => {
  test.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\0=1'])(
    '%j is text there and not a formula',
    (text) => {
      expect(csvCell(text)).toBe(`"'${text.replaceAll('"', '""')}"`)
    },
  )

  test.each(['Wren Willow', 'O’Dunnock', '4 Sandpiper Row, Elm', 'a=b', 'says "no"', 'two\nlines'])(
    '%j stays as it is, in quotation marks',
    (text) => {
      expect(csvCell(text)).toBe(`"${text.replaceAll('"', '""')}"`)
    },
  )
})
