import { Readable } from 'node:stream'
import { parse } from 'csv-parse'

/** A row as a spreadsheet shows it: its line in the file, and its cells. */
export type FileRow = { line: number; cells: string[] }

/** The mark between cells: whichever of these the heading has most of, outside quotes. */
export const separatorOf = (firstLine: string): string => {
  const bare = firstLine.replaceAll(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((mark) => [mark, bare.split(mark).length - 1] as const)
  return counts.toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? ','
}

/** Nobody's row comes near this; without a limit one missing quotation mark would gather the whole file. */
const longestRow = 100_000

/**
 * Rows of a file as its text arrives, the heading first, one chunk in memory at a time. Cells may hold separators and
 * line breaks in quotation marks. A row that breaks the rules of CSV is given as it stands, for its number of cells
 * tells that it is wrong.
 */
export async function* rowsOf(text: AsyncIterable<string>, separator: string): AsyncGenerator<FileRow> {
  const parser = Readable.from(text, { objectMode: false }).compose(
    parse({
      delimiter: separator,
      bom: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRow,
    }),
  )
  for await (const each of parser) {
    const { record, info } = each as { record: string[]; info: { lines: number } }
    if (record.some((cell) => cell !== '')) yield { line: info.lines, cells: record }
  }
}

const samples = 5

/** The heading and the first rows under it, as the page shows them. */
export const headingAndSample = async (
  start: string,
  separator: string,
): Promise<{ heading: string[]; sample: string[][] }> => {
  const found: string[][] = []
  const text = async function* () {
    yield start
  }
  try {
    for await (const { cells } of rowsOf(text(), separator)) {
      found.push(cells)
      if (found.length > samples) break
    }
  } catch {
    // What cannot be read as rows has none.
    return { heading: [], sample: [] }
  }
  const [heading = [], ...sample] = found
  return { heading, sample }
}
