import { csvCell } from '../files/index.ts'
import type { Rejected } from './load.ts'

/** The rows that were left out, one a line, for a spreadsheet. */
export const rejectsAsCsv = (rejected: readonly Rejected[]): string =>
  [
    'line,reason,row',
    ...rejected.map(({ line, reason, row }) => [String(line), csvCell(reason), csvCell(row)].join(',')),
  ].join('\r\n') + '\r\n'
