/** A spreadsheet runs what begins with these as a formula, so such text gets an apostrophe first. */
const startsFormula = /^[=+\-@\t\r\0]/

/** A cell of a CSV file that people open in a spreadsheet. */
export const csvCell = (text: string): string =>
  `"${(startsFormula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
