import { Table, type TableCell, type TableProps } from '../../design/index.ts'

type Props = Omit<TableProps, 'rows' | 'head' | 'classes'> & {
  readonly head: readonly TableCell[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** A table that a small screen shows row by row, each cell under its own words (styles/administration.css). */
export const LabelledTable = ({ head, rows, ...props }: Props) => (
  <Table
    {...props}
    classes="labelled"
    head={head}
    rows={rows.map((row) =>
      row.map((cell, column) => {
        const label = head[column]?.text
        return typeof label === 'string' ? { ...cell, attributes: { 'data-label': label } } : cell
      }),
    )}
  />
)
