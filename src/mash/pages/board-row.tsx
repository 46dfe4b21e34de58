import { CouncilLetter, TimeLeft, UrgencyTag } from '../../design/index.ts'
import type { BoardLine } from '../board.sql.ts'
import {
  answersInWords,
  isSilent,
  markOf,
  notesOf,
  outInWords,
  type Seen,
  silenceInWords,
  since,
  timeLeftOf,
} from '../board.words.ts'
import { RatingTag } from './rating-tag.tsx'

/** Where a line leads: the enquiry itself, or for whoever may not open it, this board with the enquiry in sight. */
export type HrefOf = (line: BoardLine) => string

/** Why a line stands above the colours, whatever was chosen. */
export type Pin = 'longest' | 'seen'

const pinWords: Readonly<Record<Pin, string>> = {
  longest: 'Waiting longest since the front door',
  seen: 'The one you came for',
}

const Time = ({ line, seen }: { line: BoardLine; seen: Seen }) => {
  const timeLeft = timeLeftOf(line, seen)
  return timeLeft === null ? (
    <span class="board__no-limit">{`no time limit · in the hub ${since(line.startedAt, seen.now)}`}</span>
  ) : (
    <TimeLeft {...timeLeft} inRow />
  )
}

const Answers = ({ line, seen: { now } }: { line: BoardLine; seen: Seen }) => {
  const { late, due, more } = outInWords(line, now)
  return (
    <>
      {answersInWords(line)}
      {late !== '' && (
        <>
          {' · '}
          <strong class="board__late">{late}</strong>
        </>
      )}
      {[due, more]
        .filter(Boolean)
        .map((words) => ` · ${words}`)
        .join('')}
    </>
  )
}

const Note = ({ line, seen: { now } }: { line: BoardLine; seen: Seen }) => {
  const silence = silenceInWords(line, now)
  return (
    <>
      {isSilent(line, now) ? <strong class="board__silent">{silence}</strong> : silence}
      {` · ${notesOf(line).join(' · ')}`}
    </>
  )
}

const With = ({ line: { allocatedTo, stage } }: { line: BoardLine }) =>
  allocatedTo === null ? (
    <strong>{stage === 'new' ? 'nobody yet' : 'nobody'}</strong>
  ) : (
    <>{allocatedTo.name}</>
  )

type RowProps = { line: BoardLine; seen: Seen; hrefOf: HrefOf; pin?: Pin | undefined }

const Row = ({ line, seen, hrefOf, pin }: RowProps) => {
  const mark = markOf(seen.councils, line.owner)
  return (
    <tr class={pin === undefined ? 'tray__row' : 'tray__row tray__row--pinned'} data-tray-row>
      <td class="tray__time">
        {pin !== undefined && (
          <span class="tray__pin">
            {`${pinWords[pin]}${pin === 'longest' ? `: ${since(line.receivedAt, seen.now)}` : ''}`}
          </span>
        )}
        <Time line={line} seen={seen} />
      </td>
      <td class="tray__council">{mark && <CouncilLetter {...mark} />}</td>
      <th scope="row" class="tray__reference">
        <a class="govuk-link govuk-link--no-visited-state" href={hrefOf(line)}>
          {line.reference}
        </a>
      </th>
      <td class="tray__who">
        {line.headline} {pin !== undefined && <RatingTag rating={line.rating} />}{' '}
        {line.rating === null && line.urgency !== 'not-urgent' && <UrgencyTag urgency={line.urgency} />}
      </td>
      <td class="board__with">
        <span class="board__label">With </span>
        <With line={line} />
      </td>
      <td class="board__answers">
        <Answers line={line} seen={seen} />
      </td>
      <td class="tray__note">
        <Note line={line} seen={seen} />
      </td>
    </tr>
  )
}

type TableProps = {
  /** Read out as the table's name: Amber, the least time left first */
  caption: string
  lines: readonly BoardLine[]
  seen: Seen
  hrefOf: HrefOf
  pin?: Pin | undefined
  /** One table stands under another with the same columns: their headings are seen once. */
  headless?: boolean | undefined
}

/** Enquiries, a line each. Enter opens, arrow keys move, as in the trays. */
export const BoardTable = ({ caption, lines, headless, ...row }: TableProps) => (
  <table class={headless ? 'tray board board--headless' : 'tray board'}>
    <caption class="govuk-visually-hidden">{caption}</caption>
    <thead class="tray__head">
      <tr>
        <th scope="col">Time left</th>
        <th scope="col">
          <span class="govuk-visually-hidden">Council</span>
        </th>
        <th scope="col">Reference</th>
        <th scope="col">Who</th>
        <th scope="col">With</th>
        <th scope="col">Agencies</th>
        <th scope="col">How it goes</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <Row key={`${line.owner} ${line.id}`} line={line} {...row} />
      ))}
    </tbody>
  </table>
)
