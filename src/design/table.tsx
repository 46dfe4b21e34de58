import { classNames, contentOf, numbered } from './macro-options.ts'
import type { Content, Decoration, Listed } from './macro-options.ts'

export type TableCell = Content &
  Decoration & {
    readonly format?: string | undefined
    readonly colspan?: number | undefined
    readonly rowspan?: number | undefined
  }

export type TableProps = Decoration & {
  readonly caption?: string | undefined
  readonly captionClasses?: string | undefined
  readonly head?: readonly TableCell[] | undefined
  readonly rows: Listed<readonly TableCell[]>
  readonly firstCellIsHeader?: boolean | undefined
}

const spans = (cell: TableCell) => ({
  colspan: cell.colspan || undefined,
  rowspan: cell.rowspan || undefined,
  ...cell.attributes,
})

const HeadCell = ({ cell }: { readonly cell: TableCell }) => (
  <th
    scope="col"
    class={classNames(
      'govuk-table__header',
      cell.format && `govuk-table__header--${cell.format}`,
      cell.classes,
    )}
    {...spans(cell)}
  >
    {contentOf(cell)}
  </th>
)

const BodyCell = ({ cell, isHeader }: { readonly cell: TableCell; readonly isHeader: boolean }) =>
  isHeader ? (
    <th scope="row" class={classNames('govuk-table__header', cell.classes)} {...spans(cell)}>
      {contentOf(cell)}
    </th>
  ) : (
    <td
      class={classNames(
        'govuk-table__cell',
        cell.format && `govuk-table__cell--${cell.format}`,
        cell.classes,
      )}
      {...spans(cell)}
    >
      {contentOf(cell)}
    </td>
  )

/** GOV.UK table. */
export const Table = (props: TableProps) => (
  <table class={classNames('govuk-table', props.classes)} {...props.attributes}>
    {props.caption && (
      <caption class={classNames('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
    )}
    {props.head && (
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {props.head.map((cell, index) => (
            <HeadCell key={index} cell={cell} />
          ))}
        </tr>
      </thead>
    )}
    <tbody class="govuk-table__body">
      {numbered(props.rows).map(({ item: row, number }) => (
        <tr key={number} class="govuk-table__row">
          {row.map((cell, index) => (
            <BodyCell key={index} cell={cell} isHeader={index === 0 && Boolean(props.firstCellIsHeader)} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
