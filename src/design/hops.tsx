import type { ComponentChildren } from 'preact'
import { duration, instant, minutesBetween, shortTimeWithYear } from '../time/index.ts'
import type { HeadingLevel } from './macro-options.ts'
import { MojTimeline } from './moj-timeline.tsx'
import type { TimelineItem } from './moj-timeline.tsx'

/** One thing that happened to a record on its way. */
export type Hop = {
  /** Received; opened; sent to Peterborough assessment; accepted */
  readonly what: string
  /** ISO */
  readonly at: string
  readonly by?: string | undefined
  readonly detail?: ComponentChildren
}

export type HopsProps = {
  /** In the order they happened. */
  readonly hops: readonly Hop[]
  readonly now: string
  /** What has not happened yet: "a manager’s decision". The wait for it still runs. */
  readonly waitingFor?: string | undefined
  readonly headingLevel?: HeadingLevel | undefined
}

/** The time between two moments, in words for a timeline. */
export const waitWords = (from: string, to: string): string => {
  const minutes = minutesBetween(instant(from), instant(to))
  return minutes < 1 ? 'at once' : `after ${duration(minutes)}`
}

const wait = (hop: Hop, before: Hop | undefined): ComponentChildren => (
  <>
    {before && <p class="hops__wait">{waitWords(before.at, hop.at)}</p>}
    {hop.detail}
  </>
)

const item = (hop: Hop, before: Hop | undefined): TimelineItem => ({
  label: { text: hop.what },
  datetime: { timestamp: hop.at, text: shortTimeWithYear(instant(hop.at)) },
  html: wait(hop, before),
  ...(hop.by !== undefined && { byline: { text: hop.by } }),
})

/** Every hop of a record with the waits between, so that nobody has to work out where the time went. */
export const Hops = ({ hops, now, waitingFor, headingLevel }: HopsProps) => {
  const last = hops.at(-1)
  return (
    <div class="hops">
      <MojTimeline
        headingLevel={headingLevel ?? 3}
        items={hops.map((hop, index) => item(hop, hops[index - 1]))}
      />
      {waitingFor && last && (
        <p class="hops__open">
          <strong>{`Still waiting for ${waitingFor}`}</strong>
          {`, ${duration(Math.max(0, minutesBetween(instant(last.at), instant(now))))} so far`}
        </p>
      )}
    </div>
  )
}
