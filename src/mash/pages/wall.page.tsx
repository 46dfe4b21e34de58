import { agencyName } from '../../agency-requests/index.ts'
import { CouncilLetter, Live, TimeLeft } from '../../design/index.ts'
import { counted, type Instant, londonTime } from '../../time/index.ts'
import { type Lane, laneWords } from '../board-choice.ts'
import type { BoardLine, BoardRead, LaneCount } from '../board.sql.ts'
import { initialsOf, markOf, type Seen, since, timeLeftOf } from '../board.words.ts'

/** What an agency has out now, over all the councils in sight. */
export type AgencyOut = { agency: string; out: number; late: number; oldestOutAt: Instant | null }

export type WallShown = { read: BoardRead; agencies: readonly AgencyOut[]; seen: Seen }

/** Reference and initials: visitors pass by a wall. */
const Child = ({ line, seen }: { line: BoardLine; seen: Seen }) => {
  const mark = markOf(seen.councils, line.owner)
  return (
    <>
      {mark && <CouncilLetter {...mark} />} <strong>{line.reference}</strong> {initialsOf(line.headline)}
    </>
  )
}

const Next = ({ line, seen }: { line: BoardLine | undefined; seen: Seen }) => {
  if (line === undefined) return <p class="wall__next">nobody</p>
  const timeLeft = timeLeftOf(line, seen)
  return (
    <p class="wall__next">
      <Child line={line} seen={seen} />
      <br />
      {timeLeft === null ? `in the hub ${since(line.startedAt, seen.now)}` : <TimeLeft {...timeLeft} inRow />}
    </p>
  )
}

const LaneBox = ({ count, line, seen }: { count: LaneCount; line: BoardLine | undefined; seen: Seen }) => (
  <section class={`wall__lane wall__lane--${count.lane}`} aria-labelledby={`wall-${count.lane}`}>
    <h2 class="wall__name" id={`wall-${count.lane}`}>
      {laneWords[count.lane]}
    </h2>
    <p class="wall__number">{count.open}</p>
    <p class="wall__amiss">
      {count.late > 0 ? <strong>{`${String(count.late)} late`}</strong> : 'none late'}
      <br />
      {count.silent > 0 ? <strong>{`${String(count.silent)} silent`}</strong> : 'none silent'}
    </p>
    <Next line={line} seen={seen} />
  </section>
)

const mostAgencies = 5

const lateFirst = (agencies: readonly AgencyOut[]): AgencyOut[] =>
  agencies
    .filter(({ late }) => late > 0)
    .toSorted((one, other) => other.late - one.late || (one.agency < other.agency ? -1 : 1))

const Agencies = ({ agencies, seen: { now } }: WallShown) => {
  const late = lateFirst(agencies)
  return (
    <section class="wall__agencies" aria-labelledby="wall-agencies">
      <h2 class="wall__name" id="wall-agencies">
        Agencies late
      </h2>
      {late.length === 0 ? (
        <p class="wall__words">No agency is late.</p>
      ) : (
        <ul class="wall__list">
          {late.slice(0, mostAgencies).map(({ agency, late: n, oldestOutAt }) => (
            <li key={agency}>
              <strong>{agencyName(agency)}</strong>
              {` ${String(n)} late${oldestOutAt === null ? '' : `, oldest out ${since(oldestOutAt, now)}`}`}
            </li>
          ))}
          {late.length > mostAgencies && (
            <li>{`and ${counted(late.length - mostAgencies, 'more agency', 'more agencies')}`}</li>
          )}
        </ul>
      )}
    </section>
  )
}

const Longest = ({ read: { longest }, seen }: WallShown) => (
  <section class="wall__longest" aria-labelledby="wall-longest">
    <h2 class="wall__name" id="wall-longest">
      Waiting longest
    </h2>
    {longest === null ? (
      <p class="wall__words">Nobody waits.</p>
    ) : (
      <p class="wall__words">
        <Child line={longest} seen={seen} />
        <br />
        {`${since(longest.receivedAt, seen.now)} since the front door`}
      </p>
    )}
  </section>
)

const firstOf = (read: BoardRead, lane: Lane): BoardLine | undefined => read.lines.get(lane)?.[0]

/** The part that renews itself. It says when it was made: a wall that stands still must not look like a quiet day. */
export const WallPart = ({ shown }: { shown: WallShown }) => (
  <>
    <p class="wall__made">{`As at ${londonTime(shown.seen.now)}`}</p>
    <div class="wall__lanes">
      {shown.read.all.map((count) => (
        <LaneBox key={count.lane} count={count} line={firstOf(shown.read, count.lane)} seen={shown.seen} />
      ))}
    </div>
    <div class="wall__below">
      <Agencies {...shown} />
      <Longest {...shown} />
    </div>
  </>
)

const inSight = ({ seen: { councils } }: WallShown): string =>
  councils.map(({ shortName }) => shortName).join(' and ')

/** The board to be read from three metres. No name of a child: whoever visits the room sees it too. */
export const Wall = ({ shown }: { shown: WallShown }) => (
  <div class="wall">
    <div class="wall__head">
      <h1 class="wall__title">{`Enquiries · ${inSight(shown)}`}</h1>
      <p class="wall__leave">
        <a class="govuk-link" href="/enquiries">
          Leave the wall
        </a>
      </p>
    </div>
    <Live events="/enquiries/changes" fragment="/enquiries/wall/part">
      <WallPart shown={shown} />
    </Live>
  </div>
)
