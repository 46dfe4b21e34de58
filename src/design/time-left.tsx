import { instant, shortTimeWithYear } from '../time/index.ts'
import { timeLeftWords } from './time-left.words.ts'
import type { ClockFace } from './time-left.words.ts'

export type TimeLeftProps = ClockFace & {
  /** WT23-1 */
  readonly ruleId: string
  /** Decide within one working day */
  readonly ruleName: string
  /** Which calendar the time was counted in: Peterborough working days */
  readonly calendar: string
  /** In a tray the row takes the focus and shows the detail; elsewhere the clock itself does. */
  readonly inRow?: boolean | undefined
}

const barWidth = 72

// The left end is the start, the right end is the limit: as time passes the bar drains from left to right.
const Bar = ({ share, late }: { readonly share: number; readonly late: boolean }) => {
  const left = late ? barWidth : Math.round(share * barWidth)
  return (
    <svg
      class="time-left__bar"
      width={barWidth}
      height={8}
      viewBox={`0 0 ${barWidth} 8`}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="time-left__track" x="0" y="0" width={barWidth} height="8" />
      <rect class="time-left__fill" x={barWidth - left} y="0" width={left} height="8" />
    </svg>
  )
}

/**
 * The one way time is shown: a bar, and beside it words that say the same without it.
 * The data attributes let the browser keep the words true on a page that stays open.
 */
export const TimeLeft = (props: TimeLeftProps) => {
  const words = timeLeftWords(props)
  const started = `started ${shortTimeWithYear(instant(props.startedAt))}`
  return (
    <span
      class={`time-left time-left--${words.state}`}
      tabIndex={props.inRow ? undefined : 0}
      data-time-left
      data-started-at={props.startedAt}
      data-due-at={props.dueAt}
      data-stopped-at={props.stoppedAt}
    >
      <Bar share={words.share} late={words.state === 'late'} />{' '}
      <span class="time-left__words">
        <strong class="time-left__headline">{words.headline}</strong>{' '}
        <span class="time-left__due">
          · <time dateTime={props.dueAt}>{words.due}</time>
        </span>{' '}
        <span class="time-left__rule">{`· ${props.ruleId}`}</span>
      </span>
      <span class="time-left__detail">
        {`${props.ruleName} (${props.ruleId}), ${started}, counted in ${props.calendar}`}
      </span>
    </span>
  )
}
