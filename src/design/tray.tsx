import type { ComponentChildren } from 'preact'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'
import { classNames } from './macro-options.ts'
import { TimeLeft } from './time-left.tsx'
import type { TimeLeftProps } from './time-left.tsx'

export type TrayRow = {
  readonly href: string
  readonly reference: string
  readonly timeLeft: TimeLeftProps
  readonly council?: CouncilMark | undefined
  /** Maya T., 6 + 2 siblings */
  readonly who: ComponentChildren
  /** Police 101: domestic, child in room */
  readonly what: ComponentChildren
  /** 3rd in 12 months */
  readonly note?: ComponentChildren
  /** Initials and name of the colleague who has it open. */
  readonly openWith?: { readonly initials: string; readonly name: string } | undefined
  /** Kept in sight whatever the filter: the child who has waited longest. */
  readonly pinned?: boolean | undefined
}

export type TrayTableProps = {
  /** Read out as the table's name: Screening, by time left */
  readonly caption: string
  readonly rows: readonly TrayRow[]
  readonly whoHeading?: string | undefined
  readonly whatHeading?: string | undefined
  readonly noteHeading?: string | undefined
  /** Nobody is waiting. Last contact 14:02. */
  readonly empty: ComponentChildren
}

const OpenWith = ({ initials, name }: { readonly initials: string; readonly name: string }) => (
  <span class="tray__open-with" title={`${name} has this open`}>
    <span aria-hidden="true">{initials}</span>
    <span class="govuk-visually-hidden">{`${name} has this open`}</span>
  </span>
)

const Row = ({ row }: { readonly row: TrayRow }) => (
  <tr
    class={classNames('tray__row', row.pinned && 'tray__row--pinned', row.openWith && 'tray__row--open')}
    data-tray-row
  >
    <td class="tray__time">
      {row.pinned && <span class="tray__pin">Waiting longest</span>}
      <TimeLeft {...row.timeLeft} inRow />
    </td>
    <td class="tray__council">{row.council && <CouncilLetter {...row.council} />}</td>
    <th scope="row" class="tray__reference">
      <a class="govuk-link govuk-link--no-visited-state" href={row.href}>
        {row.reference}
      </a>
    </th>
    <td class="tray__who">{row.who}</td>
    <td class="tray__what">{row.what}</td>
    <td class="tray__note">
      {row.note} {row.openWith && <OpenWith {...row.openWith} />}
    </td>
  </tr>
)

/** A dense tray: one line for each child or report, the least time left first. Enter opens, arrow keys move. */
export const TrayTable = (props: TrayTableProps) =>
  props.rows.length === 0 ? (
    <p class="tray__empty">{props.empty}</p>
  ) : (
    <table class="tray" data-tray>
      <caption class="govuk-visually-hidden">{props.caption}</caption>
      <thead class="tray__head">
        <tr>
          <th scope="col">Time left</th>
          <th scope="col">
            <span class="govuk-visually-hidden">Council</span>
          </th>
          <th scope="col">Reference</th>
          <th scope="col">{props.whoHeading ?? 'Who'}</th>
          <th scope="col">{props.whatHeading ?? 'What we are worried about'}</th>
          <th scope="col">{props.noteHeading ?? 'Note'}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.href} row={row} />
        ))}
      </tbody>
    </table>
  )
