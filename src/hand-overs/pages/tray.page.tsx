import { Live, TrayHead, TrayTable } from '../../design/index.ts'
import type { Counts, Line } from '../hand-over.sql.ts'
import { AcceptedList, longestWords, queriedRow, type Seen, trayRow } from './lines.tsx'

export type TrayShown = {
  teamNames: readonly string[]
  seen: Seen
  counts: Counts
  waiting: readonly Line[]
  queried: readonly Line[]
  accepted: readonly Line[]
  /** Address of the next page; null when this is the last. */
  more: string | null
}

const More = ({ href }: { href: string | null }) =>
  href === null ? null : (
    <p class="govuk-body">
      <a class="govuk-link" href={href}>
        More that have longer left
      </a>
    </p>
  )

const countsInWords = ({ waiting, queried, late }: Counts): string =>
  [
    `${String(waiting)} waiting`,
    `${String(queried)} queried`,
    ...(late > 0 ? [`${String(late)} past the time`] : []),
  ].join(' · ')

/** The part that is fetched again whenever something changes. */
export const TrayPart = ({ shown }: { shown: TrayShown }) => (
  <>
    <TrayHead title="Hand-overs" counts={countsInWords(shown.counts)} />
    <p class="govuk-body">{`${shown.teamNames.join(', ')}. ${longestWords(shown.counts.longestSince, shown.seen.now)}`}</p>
    <h2 class="govuk-heading-m">Waiting for you to accept</h2>
    <TrayTable
      caption="Hand-overs waiting to be accepted, the least time left first"
      rows={shown.waiting.map((line) => trayRow(line, shown.seen))}
      whatHeading="What for, and from whom"
      noteHeading="How long"
      empty="Nothing waits to be accepted."
    />
    <More href={shown.more} />
    <h2 class="govuk-heading-m govuk-!-margin-top-6">Queried by you, not answered yet</h2>
    <TrayTable
      caption="Hand-overs this team has queried, the least time left first"
      rows={shown.queried.map((line) => queriedRow(line, shown.seen))}
      whatHeading="What you asked"
      noteHeading="How long"
      empty="No query is open."
    />
    <h2 class="govuk-heading-m govuk-!-margin-top-6">Accepted today</h2>
    <AcceptedList lines={shown.accepted} seen={shown.seen} />
  </>
)

export const Tray = ({ shown, fragment }: { shown: TrayShown; fragment: string }) => (
  <Live events="/hand-overs/changes" fragment={fragment} announce="The hand-over tray has changed">
    <TrayPart shown={shown} />
  </Live>
)

export type QueriedShown = { seen: Seen; lines: readonly Line[]; more: string | null }

export const QueriedPart = ({ shown }: { shown: QueriedShown }) => (
  <>
    <TrayHead
      title="Sent back to us"
      counts={shown.lines.length === 0 ? 'Nothing came back' : `${String(shown.lines.length)} shown`}
    />
    <p class="govuk-body">
      A team has asked something, or no team was found. The child waits until you answer or send it on.
    </p>
    <TrayTable
      caption="Hand-overs that came back, the least time left first"
      rows={shown.lines.map((line) => queriedRow(line, shown.seen))}
      whatHeading="Which team, and what they ask"
      noteHeading="How long"
      empty="Nothing is waiting for an answer from you."
    />
    <More href={shown.more} />
  </>
)

export const Queried = ({ shown, fragment }: { shown: QueriedShown; fragment: string }) => (
  <Live events="/hand-overs/queried/changes" fragment={fragment} announce="What came back has changed">
    <QueriedPart shown={shown} />
  </Live>
)
