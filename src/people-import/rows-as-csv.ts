import { csvCell } from '../files/index.ts'
import { inWords } from './read-row.ts'
import type { RowToLookAt } from './rows-to-look-at.sql.ts'

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
      [String(line), csvCell(what[kind]), csvCell(inWords(reason)), csvCell(row)].join(','),
    ),
  ].join('\r\n') + '\r\n'
