import { Details } from './details.tsx'
import {
  companyDuring,
  type Household,
  type HouseholdBar,
  type HouseholdOverTime,
  householdOverTime,
  type HouseholdRow,
  percentAlong,
  stayInWords,
  ticksOf,
} from './household-over-time.layout.ts'

const laneHeight = 26
const percent = (value: number): string => `${String(Math.round(value * 100) / 100)}%`

/** Beyond these the patterns come again: the letters never do. */
const patterns = 6

type Placed = { readonly letter: string; readonly pattern: number }

const placesOf = (drawn: HouseholdOverTime): ReadonlyMap<string, Placed> =>
  new Map(drawn.places.map(({ key, letter }, nth) => [key, { letter, pattern: nth % patterns }]))

/** Lines and dots that tell places apart without colour. Named for the page, since two drawings may stand on one. */
const Patterns = ({ id }: { readonly id: string }) => (
  <svg class="household__patterns" width="0" height="0" aria-hidden="true">
    <defs>
      {[
        'M0 0',
        'M0 8L8 0M-2 2L2 -2M6 10L10 6',
        'M0 4H8',
        'M4 0V8',
        'M0 0L8 8M-2 6L2 10M6 -2L10 2',
        'M4 3.9v.2',
      ].map((path, nth) => (
        <pattern key={path} id={`${id}-${String(nth)}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect class={`household__ground household__ground--${String(nth)}`} width="8" height="8" />
          <path class={`household__stroke household__stroke--${String(nth)}`} d={path} />
        </pattern>
      ))}
      <pattern id={`${id}-hidden`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="household__ground" width="6" height="6" />
        <path class="household__hatch" d="M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5" />
      </pattern>
    </defs>
  </svg>
)

const fillOf = (id: string, { look }: HouseholdBar, places: ReadonlyMap<string, Placed>): string => {
  switch (look.kind) {
    case 'address':
      return `url(#${id}-${String(places.get(look.key)?.pattern ?? 0)})`
    case 'hidden':
      return `url(#${id}-hidden)`
    case 'not-known':
      return 'none'
  }
}

/** What stands on a bar that is wide enough for it. */
const signOf = ({ look }: HouseholdBar, places: ReadonlyMap<string, Placed>): string => {
  switch (look.kind) {
    case 'address':
      return places.get(look.key)?.letter ?? ''
    case 'hidden':
      return ''
    case 'not-known':
      return '?'
  }
}

type Context = {
  readonly id: string
  readonly drawn: HouseholdOverTime
  readonly places: ReadonlyMap<string, Placed>
}

const Bar = ({ bar, id, drawn, places }: Context & { readonly bar: HouseholdBar }) => {
  const [from, to] = [percentAlong(drawn, bar.from), percentAlong(drawn, bar.to)]
  const [y, sign] = [bar.lane * laneHeight + 3, signOf(bar, places)]
  const middle = percent((from + to) / 2)
  return (
    <>
      <rect
        class={`household__bar household__bar--${bar.look.kind}`}
        x={percent(from)}
        // A stay of some days must not be too thin to see.
        width={percent(Math.max(to - from, 0.6))}
        y={y}
        height={laneHeight - 6}
        fill={fillOf(id, bar, places)}
      />
      {sign !== '' && to - from >= 5 && (
        <>
          {bar.look.kind === 'address' && (
            <circle class="household__plate" cx={middle} cy={y + laneHeight / 2 - 3} r="9" />
          )}
          <text class="household__sign" x={middle} y={y + laneHeight / 2 + 2}>
            {sign}
          </text>
        </>
      )}
    </>
  )
}

const Today = ({ drawn, height }: { readonly drawn: HouseholdOverTime; readonly height: number }) => {
  const x = percent(percentAlong(drawn, drawn.today))
  return <line class="household__today" x1={x} x2={x} y1="0" y2={height} />
}

const Strip = ({ row, ...context }: Context & { readonly row: HouseholdRow }) => {
  const height = row.lanes * laneHeight
  return (
    <div class="household__row">
      <p class="household__name">{row.person.name}</p>
      <svg class="household__strip" width="100%" height={height}>
        {row.bars.map((bar) => (
          <Bar key={`${bar.from} ${String(bar.lane)}`} bar={bar} {...context} />
        ))}
        <Today drawn={context.drawn} height={height} />
      </svg>
    </div>
  )
}

const anchorAt = (x: number): string => (x < 8 ? 'start' : x > 92 ? 'end' : 'middle')

const Axis = ({ drawn }: { readonly drawn: HouseholdOverTime }) => {
  const today = percentAlong(drawn, drawn.today)
  return (
    <div class="household__row">
      <p class="household__name" />
      <svg class="household__strip" width="100%" height="42">
        {ticksOf(drawn).map(({ on, words }) => {
          const x = percentAlong(drawn, on)
          return (
            <g key={on}>
              <line class="household__tick" x1={percent(x)} x2={percent(x)} y1="0" y2="6" />
              <text class="household__date" x={percent(x)} y="20" text-anchor={anchorAt(x)}>
                {words}
              </text>
            </g>
          )
        })}
        <text
          class="household__date household__date--today"
          x={percent(today)}
          y="38"
          text-anchor={anchorAt(today)}
        >
          today
        </text>
      </svg>
    </div>
  )
}

const Sample = ({ fill, kind }: { readonly fill: string; readonly kind: HouseholdBar['look']['kind'] }) => (
  <svg width="34" height="20" aria-hidden="true">
    <rect class={`household__bar household__bar--${kind}`} x="1" y="1" width="32" height="18" fill={fill} />
  </svg>
)

const Key = ({ id, drawn, places }: Context) => {
  const shows = (kind: HouseholdBar['look']['kind']): boolean =>
    drawn.rows.some(({ bars }) => bars.some(({ look }) => look.kind === kind))
  return (
    <ul class="picture-key" aria-label="What the marks mean">
      {drawn.places.map(({ key, letter, words }) => (
        <li key={key} class="picture-key__entry">
          <Sample kind="address" fill={`url(#${id}-${String(places.get(key)?.pattern ?? 0)})`} />
          <span>
            <strong>{letter}</strong>
            {` ${words}`}
          </span>
        </li>
      ))}
      {shows('hidden') && (
        <li class="picture-key__entry">
          <Sample kind="hidden" fill={`url(#${id}-hidden)`} /> hidden for safety
        </li>
      )}
      {shows('not-known') && (
        <li class="picture-key__entry">
          <Sample kind="not-known" fill="none" /> not known
        </li>
      )}
    </ul>
  )
}

const whereInWords = (bar: HouseholdBar, drawn: HouseholdOverTime): string => {
  const { look } = bar
  switch (look.kind) {
    case 'address': {
      const place = drawn.places.find(({ key }) => key === look.key)
      return `${place?.letter ?? ''} ${place?.words ?? ''}`
    }
    case 'hidden':
      return 'hidden for safety'
    case 'not-known':
      return 'not known'
  }
}

const InWords = ({ drawn }: { readonly drawn: HouseholdOverTime }) => (
  <ul class="household__words">
    {drawn.rows.map((row, nth) => (
      <li key={row.person.id}>
        {row.person.href === null ? (
          <strong>{row.person.name}</strong>
        ) : (
          <a class="govuk-link" href={row.person.href}>
            {row.person.name}
          </a>
        )}
        <ul>
          {row.bars.map((bar) => {
            const company = nth === 0 ? companyDuring(bar, row, drawn) : []
            return (
              <li key={`${bar.from} ${String(bar.lane)}`}>
                {`${stayInWords(bar)}: ${whereInWords(bar, drawn)}`}
                {company.length > 0 &&
                  `, with ${company.map(({ person, words }) => [person.name, words].filter(Boolean).join(' ')).join('; ')}`}
              </li>
            )
          })}
        </ul>
      </li>
    ))}
  </ul>
)

export type HouseholdPictureProps = {
  /** Unlike any other on the page. */
  readonly id: string
  readonly household: Household
}

/**
 * Who lived where, with whom and when: a row for each person, a bar for each address with its letter, today as a line.
 * An address hidden for safety is drawn as hidden and appears in no word. The list under it says the same to everybody.
 */
export const HouseholdPicture = ({ id, household }: HouseholdPictureProps) => {
  const drawn = householdOverTime(household)
  const context = { id, drawn, places: placesOf(drawn) }
  return (
    <div class="household">
      <Patterns id={id} />
      <div
        class="picture-frame"
        role="img"
        aria-label={`Who lived where, and when: ${String(drawn.rows.length)} people. The same is said in words after it.`}
      >
        {drawn.rows.map((row) => (
          <Strip key={row.person.id} row={row} {...context} />
        ))}
        <Axis drawn={drawn} />
      </div>
      <Key {...context} />
      <Details summaryText="Who lived where, in words">
        <InWords drawn={drawn} />
      </Details>
    </div>
  )
}
