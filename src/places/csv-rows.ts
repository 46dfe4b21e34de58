/** A row of a CSV file: its line number as an editor shows it, and its fields. `cut`: longer than any real row. */
export type CsvRow = { line: number; fields: string[]; cut: boolean }

/** No row of the ONS file comes near this; without a limit one missing line break would fill the memory. */
const longestLine = 10_000

/** Splits one line into fields. Quoted fields may hold commas and doubled quotes, never a line break. */
export const csvFields = (line: string): string[] => {
  const fields: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      const [text, next] = quotedFrom(line, at)
      fields.push(text)
      at = next
    } else {
      const comma = line.indexOf(',', at)
      const end = comma === -1 ? line.length : comma
      fields.push(line.slice(at, end).trim())
      at = end + 1
    }
  }
  return fields
}

/** The text of a quoted field that opens at `from`, and where the next field begins. */
const quotedFrom = (line: string, from: number): [string, number] => {
  let text = ''
  let at = from + 1
  for (;;) {
    const quote = line.indexOf('"', at)
    if (quote === -1) return [text + line.slice(at), line.length + 1]
    text += line.slice(at, quote)
    if (line[quote + 1] !== '"') {
      const comma = line.indexOf(',', quote)
      return [text.trim(), comma === -1 ? line.length + 1 : comma + 1]
    }
    text += '"'
    at = quote + 2
  }
}

const rowOf = (text: string, line: number): CsvRow => ({
  line,
  fields: csvFields(text.slice(0, longestLine)),
  cut: text.length > longestLine,
})

/**
 * Rows of a CSV file as they arrive, one chunk in memory at a time. Knows a byte-order mark, both kinds of line end,
 * and text that is not UTF-8 (ONS files are plain ASCII, so what is wrong becomes a question mark and is refused later).
 */
export async function* csvRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRow> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  let line = 0
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const lines = text.split('\n')
    rest = lines.pop() ?? ''
    for (const each of lines) {
      line += 1
      if (each.trim() !== '') yield rowOf(each.replace(/\r$/, ''), line)
    }
    // A "line" that never ends is not kept: only enough of it to say so.
    if (rest.length > longestLine * 2) rest = rest.slice(0, longestLine * 2)
  }
  if (rest.trim() !== '') yield rowOf(rest, line + 1)
}
