import { Table } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import {
  type Bar,
  type BarKind,
  barKinds,
  percentAt,
  stretchInWords,
  type Timeline,
  type TimelineRow,
  yearsToWrite,
} from '../timeline.ts'

/** Colours only repeat what the pattern, the legend and the table say in words. */
const fills: Readonly<Record<BarKind, string>> = {
  'in-force': '#00703c',
  extended: '#1d70b8',
  'call-in-running': 'url(#timeline-call-in)',
  'ended-early': '#ffffff',
  'no-authority': '#d4351c',
  signed: '#00703c',
  withdrawn: '#ffffff',
}

const outline: Readonly<Record<BarKind, string>> = {
  'in-force': '#00703c',
  extended: '#1d70b8',
  'call-in-running': '#505a5f',
  'ended-early': '#505a5f',
  'no-authority': '#0b0c0c',
  signed: '#00703c',
  withdrawn: '#505a5f',
}

const percent = (value: number): string => `${String(value)}%`
const barHeight = 20

const Patterns = () => (
  <defs>
    <pattern
      id="timeline-call-in"
      width="8"
      height="8"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="8" height="8" fill="#ffffff" />
      <rect width="3" height="8" fill="#505a5f" />
    </pattern>
  </defs>
)

const Stretch = ({ timeline, bar }: { readonly timeline: Timeline; readonly bar: Bar }) => {
  const [from, to] = [percentAt(timeline, bar.from), percentAt(timeline, bar.to)]
  // A few days of a ten-year line would be less than a pixel: work without authority must never be too thin to see.
  const width = bar.kind === 'no-authority' ? Math.max(to - from, 1.5) : to - from
  return (
    <rect
      x={percent(from)}
      width={percent(Math.round(width * 100) / 100)}
      y="2"
      height={barHeight}
      fill={fills[bar.kind]}
      stroke={outline[bar.kind]}
      stroke-width="1"
    />
  )
}

const Today = ({ timeline, height }: { readonly timeline: Timeline; readonly height: number }) => {
  const x = percent(percentAt(timeline, timeline.today))
  return <line x1={x} x2={x} y1="0" y2={height} stroke="#0b0c0c" stroke-width="2" stroke-dasharray="4 2" />
}

/** Work without authority lies on top: drawn wider than its days are, it must not vanish under what came next. */
const inDrawingOrder = (bars: readonly Bar[]): Bar[] =>
  bars.toSorted((one, other) => Number(one.kind === 'no-authority') - Number(other.kind === 'no-authority'))

const Strip = ({ timeline, row }: { readonly timeline: Timeline; readonly row: TimelineRow }) => (
  <>
    <p class="govuk-body-s govuk-!-margin-bottom-1">{row.name}</p>
    <svg width="100%" height={barHeight + 4} class="govuk-!-margin-bottom-3">
      <rect x="0" y={barHeight / 2 + 1} width="100%" height="2" fill="#b1b4b6" />
      {inDrawingOrder(row.bars).map((bar) => (
        <Stretch key={`${bar.kind} ${bar.from}`} timeline={timeline} bar={bar} />
      ))}
      <Today timeline={timeline} height={barHeight + 4} />
    </svg>
  </>
)

const Years = ({ timeline }: { readonly timeline: Timeline }) => (
  <svg width="100%" height="44">
    <Patterns />
    {yearsToWrite(timeline).map((year) => {
      const x = percentAt(timeline, year)
      return (
        <g key={year}>
          <line x1={percent(x)} x2={percent(x)} y1="0" y2="6" stroke="#505a5f" stroke-width="1" />
          <text
            x={percent(x)}
            y="20"
            font-size="14"
            fill="#0b0c0c"
            text-anchor={x < 5 ? 'start' : x > 95 ? 'end' : 'middle'}
          >
            {year.slice(0, 4)}
          </text>
        </g>
      )
    })}
    <TodayWord timeline={timeline} />
  </svg>
)

const TodayWord = ({ timeline }: { readonly timeline: Timeline }) => {
  const x = percentAt(timeline, timeline.today)
  return (
    <text
      x={percent(x)}
      y="38"
      font-size="14"
      font-weight="bold"
      fill="#0b0c0c"
      text-anchor={x > 85 ? 'end' : x < 15 ? 'start' : 'middle'}
    >
      today
    </text>
  )
}

const Legend = ({ kinds }: { readonly kinds: readonly BarKind[] }) => (
  <ul class="govuk-list">
    {kinds.map((kind) => (
      <li key={kind}>
        <svg width="28" height="14" aria-hidden="true">
          <rect
            x="1"
            y="1"
            width="26"
            height="12"
            fill={fills[kind]}
            stroke={outline[kind]}
            stroke-width="1"
          />
        </svg>
        {` ${barKinds[kind]}`}
      </li>
    ))}
  </ul>
)

/** Drawn on the server, so that it needs no script and prints. The table under it says the same to everybody. */
export const TimelinePicture = ({
  timeline,
  title,
}: {
  readonly timeline: Timeline
  readonly title: string
}) => {
  const kinds = (Object.keys(barKinds) as BarKind[]).filter((kind) =>
    timeline.rows.some((row) => row.bars.some((bar) => bar.kind === kind)),
  )
  return (
    <>
      <div role="img" aria-label={`Timeline of ${title}. The table below says the same in words.`}>
        {timeline.rows.map((row) => (
          <Strip key={row.name} timeline={timeline} row={row} />
        ))}
        <Years timeline={timeline} />
      </div>
      <Legend kinds={kinds} />
      <Table
        caption="The same in words"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'What' }, { text: 'When, and how it stood' }]}
        firstCellIsHeader
        rows={timeline.rows.flatMap((row) =>
          row.bars.map((bar) => [
            { text: row.name },
            {
              html: (
                <>
                  {`${stretchInWords(bar)}: `}
                  {bar.kind === 'no-authority' ? <strong>{bar.words}</strong> : bar.words.toLowerCase()}
                </>
              ),
            },
          ]),
        )}
      />
      <p class="govuk-body">{`Today is ${plainDay(timeline.today)}. An agreement “to 31 December” holds through that whole day in London.`}</p>
    </>
  )
}
