import type { AuthorityCard } from '../../access/index.ts'
import { agencyName } from '../../agency-requests/index.ts'
import { CouncilLetter, Table } from '../../design/index.ts'
import type { Instant } from '../../time/index.ts'
import { markOf, since } from '../board.words.ts'
import type { Gauge } from '../gauge.sql.ts'
import { BoardPlaces } from './board-places.tsx'
import { Figure } from './figure.tsx'
import { ShareBar } from './share-bar.tsx'

export type GaugesShown = {
  now: Instant
  days: number
  gauges: readonly Gauge[]
  councils: readonly AuthorityCard[]
}

const share = (part: number, whole: number): string => `${String(Math.round((100 * part) / whole))}%`

const InTime = ({ due, inTime }: Gauge) =>
  due === 0 ? (
    <>none was due</>
  ) : (
    <>
      <ShareBar part={inTime} whole={due} kind="in-time" />{' '}
      {`${share(inTime, due)} in time: ${String(inTime)} of ${String(due)}`}
    </>
  )

const Late = ({ out, late }: Gauge) =>
  out === 0 ? (
    <>nothing out</>
  ) : (
    <>
      <ShareBar part={late} whole={out} kind="late" />{' '}
      {late === 0 ? (
        `none of ${String(out)} late`
      ) : (
        <strong>{`${String(late)} of ${String(out)} late`}</strong>
      )}
    </>
  )

/** The slowest to answer first, so that whoever is to be rung stands on top. */
const slowestFirst = (gauges: readonly Gauge[]): Gauge[] =>
  gauges.toSorted(
    (one, other) => other.late - one.late || other.out - one.out || (one.agency < other.agency ? -1 : 1),
  )

type TableProps = { name: string; gauges: readonly Gauge[]; shown: GaugesShown }

const GaugeTable = ({ name, gauges, shown: { now, days } }: TableProps) => {
  const inTime = `In time, of those due in ${String(days)} days`
  return (
    <Table
      classes="figures figures--wide"
      caption={`${name}: how each agency answers`}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={['Agency', 'Out now', 'The oldest out', 'Enquiries that wait', inTime, 'Asked', 'Answered'].map(
        (text) => ({ text }),
      )}
      rows={gauges.map((gauge) => [
        { text: agencyName(gauge.agency) },
        {
          html: (
            <Figure label="Out now">
              <Late {...gauge} />
            </Figure>
          ),
        },
        {
          html: (
            <Figure label="The oldest out">
              {gauge.oldestOutAt === null ? 'none' : `asked ${since(gauge.oldestOutAt, now)} ago`}
            </Figure>
          ),
        },
        { html: <Figure label="Enquiries that wait">{gauge.enquiries}</Figure> },
        {
          html: (
            <Figure label={inTime}>
              <InTime {...gauge} />
            </Figure>
          ),
        },
        { html: <Figure label="Asked">{gauge.asked}</Figure> },
        { html: <Figure label="Answered">{gauge.answered}</Figure> },
      ])}
    />
  )
}

const CouncilGauges = ({ code, shown }: { code: string; shown: GaugesShown }) => {
  const mark = markOf(shown.councils, code)
  const gauges = slowestFirst(shown.gauges.filter(({ owner }) => owner === code))
  return (
    <section class="gauges" aria-labelledby={`gauges-${code}`}>
      <h2 class="govuk-heading-m" id={`gauges-${code}`}>
        {mark && <CouncilLetter {...mark} />} {mark?.name ?? code}
      </h2>
      {gauges.length === 0 ? (
        <p class="govuk-body">{`No agency was asked in ${String(shown.days)} days, and nothing is out.`}</p>
      ) : (
        <GaugeTable name={mark?.name ?? code} gauges={gauges} shown={shown} />
      )}
    </section>
  )
}

/** How each agency answers each council: now, and over the last weeks. */
export const Gauges = ({ shown }: { shown: GaugesShown }) => (
  <>
    <h1 class="govuk-heading-l">How agencies answer</h1>
    <BoardPlaces at="agencies" />
    <p class="govuk-body">
      Who has most late stands on top. “Due” are questions of these {String(shown.days)} days whose time is
      up: one that was taken back, or whose enquiry closed before its time was up, does not count.
    </p>
    {shown.councils.map(({ code }) => (
      <CouncilGauges key={code} code={code} shown={shown} />
    ))}
  </>
)
