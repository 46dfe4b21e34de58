import { inWords } from './read-row.ts'
import type { RowToLookAt } from './rows-to-look-at.sql.ts'

/** A spreadsheet runs what begins with these as a formula, so such text gets an apostrophe first. */
const startsFormula = /^[=+\-@\t]/

const cell = (text: string): string =>
  `"${(startsFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

const what = {
  'left-out': 'Left out',
  'same-number': 'Look at',
  remark: 'Brought in differently',
} as const

/** The rows to be looked at, one a line, for a spreadsheet. */
export const rowsAsCsv = (rows: readonly RowToLookAt[]): string =>
  [
    'line,what,reason,row',
    ...rows.map(({ line, kind, reason, row }) =>
      [String(line), cell(what[kind]), cell(inWords(reason)), cell(row)].join(','),
    ),
  ].join('\r\n') + '\r\n'
