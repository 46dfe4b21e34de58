import { Live, Pagination, TrayFilters } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import { addressOf, type BoardChoice, type Lane, lanes, laneWords, narrows } from '../board-choice.ts'
import type { BoardLine, BoardRead } from '../board.sql.ts'
import { countInWords, since, type Seen, totalOf } from '../board.words.ts'
import type { Overseen } from '../waiting.sql.ts'
import { BoardChoiceForm } from './board-choice.form.tsx'
import { BoardPlaces } from './board-places.tsx'
import { BoardTable, type HrefOf } from './board-row.tsx'
import { OverseenPart } from './board-overseen.tsx'
import { RatingTag } from './rating-tag.tsx'

export type BoardShown = {
  choice: BoardChoice
  read: BoardRead
  seen: Seen
  hrefOf: HrefOf
  /** So many of each colour are shown. */
  perLane: number
  who: 'hub' | 'emergency-duty' | 'oversight'
  /** For those who oversee alone. */
  overseen: Overseen | null
}

const headWords = ({ read, seen: { now }, who }: BoardShown): string => {
  const { longest } = read
  if (longest === null)
    return who === 'emergency-duty' ? 'You have been told of no enquiry.' : 'No enquiry is open.'
  return `${countInWords(totalOf(read.all))} · waiting longest ${since(longest.receivedAt, now)} since the front door (${longest.headline})`
}

const laneTabs = ({ choice, read }: BoardShown) => {
  const tab = (lane: BoardChoice['lane'], text: string, count: number) => ({
    href: addressOf({ ...choice, lane, after: null }),
    text,
    count,
    current: choice.lane === lane,
  })
  return [
    tab('', 'All', totalOf(read.chosen).open),
    ...read.chosen.map(({ lane, open }) => tab(lane, laneWords[lane], open)),
  ]
}

const nextOf = (line: BoardLine | undefined): BoardChoice['after'] =>
  line === undefined ? null : { orderAt: line.orderAt, receivedAt: line.receivedAt, id: line.id }

const orderWords = (lane: Lane): string =>
  lane === 'blue' ? 'the longest in the hub first' : 'the least time left first'

const More = ({ shown, lane, lines }: { shown: BoardShown; lane: Lane; lines: readonly BoardLine[] }) => {
  const { choice, perLane, read } = shown
  const rest = (read.lines.get(lane)?.length ?? 0) > perLane
  const next = rest ? addressOf({ ...choice, lane, after: nextOf(lines.at(-1)) }) : null
  const name = laneWords[lane].toLowerCase()
  if (choice.lane === '')
    return next === null ? null : (
      <p class="govuk-body-s board__more">
        <a class="govuk-link" href={addressOf({ ...choice, lane, after: null })}>
          {`All ${String(read.chosen.find((each) => each.lane === lane)?.open ?? 0)}, ${name}`}
        </a>
      </p>
    )
  if (choice.after === null && next === null) return null
  return (
    <Pagination
      landmarkLabel={`Pages: ${name}`}
      previous={
        choice.after === null
          ? undefined
          : { href: addressOf({ ...choice, after: null }), text: 'From the top' }
      }
      next={next === null ? undefined : { href: next, text: `Next ${String(perLane)}` }}
    />
  )
}

const nobodyHere = ({ choice }: BoardShown, lane: Lane): string => {
  if (choice.after !== null) return 'Nobody further on.'
  return narrows(choice)
    ? 'Nobody here matches what you chose.'
    : lane === 'not-rated'
      ? 'Every enquiry is rated.'
      : 'Nobody.'
}

const LaneSection = ({ shown, lane }: { shown: BoardShown; lane: Lane }) => {
  const { read, perLane, seen, hrefOf } = shown
  const lines = (read.lines.get(lane) ?? []).slice(0, perLane)
  const counted = read.chosen.find((each) => each.lane === lane) ?? { open: 0, late: 0, silent: 0 }
  return (
    <section class={`board__lane board__lane--${lane}`} aria-labelledby={`lane-${lane}`}>
      <h2 class="govuk-heading-s board__lane-name" id={`lane-${lane}`}>
        <RatingTag rating={lane === 'not-rated' ? null : lane} />{' '}
        <span class="board__lane-counts">{countInWords(counted)}</span>
      </h2>
      {lines.length === 0 ? (
        <p class="govuk-body-s board__nobody">{nobodyHere(shown, lane)}</p>
      ) : (
        <BoardTable
          caption={`${laneWords[lane]}, ${orderWords(lane)}`}
          lines={lines}
          seen={seen}
          hrefOf={hrefOf}
          headless
        />
      )}
      <More shown={shown} lane={lane} lines={lines} />
    </section>
  )
}

const ended = ({ seen }: BoardRead): string | null => {
  if (seen === null || seen.decidedAt === null) return null
  return `${seen.reference} is no longer open: ${seen.stage === 'decided' ? 'decided' : 'handed back'} ${longTime(seen.decidedAt)}.`
}

const Pinned = ({ shown: { choice, read, seen, hrefOf } }: { shown: BoardShown }) => {
  const words = ended(read)
  return (
    <>
      {choice.seen !== null && read.seen === null && (
        <p class="govuk-inset-text">The enquiry you came for is not on this board.</p>
      )}
      {words !== null && <p class="govuk-inset-text">{words}</p>}
      {read.seen !== null && (
        <BoardTable
          caption="The enquiry you came for"
          lines={[read.seen]}
          seen={seen}
          hrefOf={hrefOf}
          pin="seen"
        />
      )}
      {read.longest !== null && (
        <BoardTable
          caption="Who has waited longest since the front door"
          lines={[read.longest]}
          seen={seen}
          hrefOf={hrefOf}
          pin="longest"
          headless={read.seen !== null}
        />
      )}
    </>
  )
}

/** Emergency duty has few and every one counts: a colour without anybody only takes room. */
const lanesOf = ({ choice, read, who }: BoardShown): readonly Lane[] =>
  choice.lane !== ''
    ? [choice.lane]
    : who === 'emergency-duty'
      ? lanes.filter((lane) => (read.lines.get(lane)?.length ?? 0) > 0)
      : lanes

/** The part that is fetched again whenever something changes. */
export const BoardPart = ({ shown }: { shown: BoardShown }) => (
  <>
    <div class="tray-head">
      <p class="tray-head__counts">{headWords(shown)}</p>
      <TrayFilters filters={laneTabs(shown)} />
    </div>
    <div data-tray>
      <Pinned shown={shown} />
      {lanesOf(shown).map((lane) => (
        <LaneSection key={lane} shown={shown} lane={lane} />
      ))}
    </div>
    {shown.overseen !== null && <OverseenPart overseen={shown.overseen} now={shown.seen.now} />}
  </>
)

const titles: Readonly<Record<BoardShown['who'], string>> = {
  hub: 'Enquiries',
  oversight: 'Enquiries of this council',
  'emergency-duty': 'Enquiries you were told of',
}

/** The choosing stands outside the live part: a change elsewhere must not undo what somebody is just picking. */
export const Board = ({ shown }: { shown: BoardShown }) => (
  <>
    <div class="tray-head__line">
      <h1 class="govuk-heading-l tray-head__title">{titles[shown.who]}</h1>
      <p class="tray-head__counts board__refresh">
        <a class="govuk-link" href={addressOf(shown.choice)}>
          Refresh
        </a>
      </p>
    </div>
    {shown.who === 'emergency-duty' ? (
      <p class="govuk-body">
        Red enquiries that run on after the MASH has closed. They are with you until the morning.
      </p>
    ) : (
      <BoardPlaces at="board" />
    )}
    <BoardChoiceForm
      choice={shown.choice}
      councils={shown.seen.councils}
      hasOwnWork={shown.who !== 'oversight'}
    />
    <Live
      events="/enquiries/changes"
      fragment={addressOf(shown.choice, '/enquiries/part')}
      announce="The board has changed"
    >
      <BoardPart shown={shown} />
    </Live>
  </>
)
