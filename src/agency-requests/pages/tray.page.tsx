import { Live, TrayHead, TrayTable } from '../../design/index.ts'
import { duration, minutesBetween } from '../../time/index.ts'
import type { Counts, RequestLine } from '../tray.sql.ts'
import { requestRow, type Seen } from './lines.tsx'

export type TrayShown = {
  agency: string
  seen: Seen
  counts: Counts
  /** What was asked first of all that waits; null where nothing does, and on later pages. */
  longest: RequestLine | null
  lines: readonly RequestLine[]
  /** Address of the next page; null when this is the last. */
  more: string | null
}

const countsInWords = ({ waiting, unseen, late }: Counts): string =>
  [
    `${String(waiting)} to answer`,
    ...(unseen > 0 ? [`${String(unseen)} not opened yet`] : []),
    ...(late > 0 ? [`${String(late)} past the time`] : []),
  ].join(' · ')

const longestInWords = ({ longest, seen }: TrayShown): string =>
  longest === null
    ? ''
    : ` Waiting longest: ${duration(Math.max(0, minutesBetween(longest.askedAt, seen.now)))}.`

/** The part that is fetched again whenever something changes. */
export const TrayPart = ({ shown }: { shown: TrayShown }) => {
  const { longest, lines, seen } = shown
  const rows = [
    ...(longest === null ? [] : [requestRow(longest, seen, true)]),
    ...lines.filter(({ id }) => id !== longest?.id).map((line) => requestRow(line, seen, false)),
  ]
  return (
    <>
      <TrayHead title="Requests" counts={countsInWords(shown.counts)} />
      <p class="govuk-body">
        {`What both councils ask ${shown.agency}.${longestInWords(shown)} `}
        <a class="govuk-link" href="/requests/answered">
          What you have answered
        </a>
      </p>
      <TrayTable
        caption="Requests to answer, the least time left first; the one that waits longest stands on top"
        rows={rows}
        whoHeading="About whom"
        whatHeading="How many"
        noteHeading="So far"
        empty="Nothing waits for your answer."
      />
      {shown.more !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={shown.more}>
            More that have longer left
          </a>
        </p>
      )}
    </>
  )
}

export const Tray = ({ shown, fragment }: { shown: TrayShown; fragment: string }) => (
  <Live events="/requests/changes" fragment={fragment} announce="The requests have changed">
    <TrayPart shown={shown} />
  </Live>
)
