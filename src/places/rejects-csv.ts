import type { Rejected } from './load.ts'

/** A spreadsheet runs what begins with these as a formula, so such text gets an apostrophe first. */
const startsFormula = /^[=+\-@\t]/

const cell = (text: string): string =>
  `"${(startsFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** The rows that were left out, one a line, for a spreadsheet. */
export const rejectsAsCsv = (rejected: readonly Rejected[]): string =>
  [
    'line,reason,row',
    ...rejected.map(({ line, reason, row }) => [String(line), cell(reason), cell(row)].join(',')),
  ].join('\r\n') + '\r\n'
