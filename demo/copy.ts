import pg from 'pg'

/** PostgreSQL's text format for COPY: tabs between, backslashes before what would be taken for a sign. */
const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
    : text

const member = (value: unknown): string =>
  `"${String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

const field = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return escaped(`{${value.map(member).join(',')}}`)
  return escaped(JSON.stringify(value))
}

/** One row as a line of COPY's text format. */
export const copyLine = (columns: readonly string[], row: Readonly<Record<string, unknown>>): string => {
  let line = ''
  for (const column of columns) line += line === '' ? field(row[column]) : `\t${field(row[column])}`
  return `${line}\n`
}

/** What pg gives a statement that streams: the part of its connection that COPY uses. */
type Connection = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** Streams text into a table: rows arrive without a statement each, many times quicker than inserting them. */
class CopyIn implements pg.Submittable {
  readonly done: Promise<void>
  private readonly statement: string
  private readonly chunks: readonly Buffer[]
  private resolve: () => void = () => undefined
  private reject: (error: Error) => void = () => undefined

  constructor(statement: string, chunks: readonly Buffer[]) {
    this.statement = statement
    this.chunks = chunks
    this.done = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
  }

  submit(connection: unknown): void {
    ;(connection as Connection).query(this.statement)
  }

  handleCopyInResponse(connection: Connection): void {
    for (const chunk of this.chunks) connection.sendCopyFromChunk(chunk)
    connection.endCopyFrom()
  }

  handleError(error: Error): void {
    this.reject(error)
  }

  handleReadyForQuery(): void {
    this.resolve()
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handlePortalSuspended(): void {}
  handleEmptyQuery(): void {}
}

/** Adds lines made by `copyLine` to a table, in the client's own transaction. */
export const copyInto = async (
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  lines: readonly Buffer[],
): Promise<void> => {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const copy = new CopyIn(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`, lines)
  client.query(copy)
  await copy.done
}
