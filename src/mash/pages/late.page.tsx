import type { AuthorityCard } from '../../access/index.ts'
import { CouncilLetter, Pagination, Table, TrayFilters } from '../../design/index.ts'
import { duration, type Instant, minutesBetween, nearTime } from '../../time/index.ts'
import { markOf } from '../board.words.ts'
import { type BreachReason, breachReasons } from '../breach.rule.ts'
import { lateAddress, type LateAfter, type LateChoice, periods, periodWords } from '../late-choice.ts'
import type { LateLine, LateRead, ReasonCount } from '../late.sql.ts'
import { BoardPlaces } from './board-places.tsx'
import { Figure } from './figure.tsx'
import { RatingTag } from './rating-tag.tsx'
import { ShareBar } from './share-bar.tsx'

export type LateShown = {
  now: Instant
  choice: LateChoice
  read: LateRead
  next: LateAfter | null
  councils: readonly AuthorityCard[]
  /** Where a line leads: the enquiry, or for whoever may not open it the board with it in sight. */
  hrefOf: (line: LateLine) => string
}

const lateBy = ({ dueAt, decidedAt }: LateLine, now: Instant): string =>
  duration(Math.max(0, minutesBetween(dueAt, decidedAt ?? now)))

const stateOf = (line: LateLine, now: Instant): string => {
  if (line.decidedAt === null) return `still open, ${lateBy(line, now)} late`
  const how = line.stage === 'decided' ? 'decided' : 'handed back'
  return `${how} ${nearTime(line.decidedAt, now)}, ${lateBy(line, now)} late`
}

const reasonOf = ({ breachReason, decidedAt }: LateLine) => {
  if (breachReason !== null) return breachReasons[breachReason]
  return <strong>{decidedAt === null ? 'asked for at the decision' : 'nobody has said why'}</strong>
}

const Lines = ({
  caption,
  lines,
  shown,
}: {
  caption: string
  lines: readonly LateLine[]
  shown: LateShown
}) => (
  <Table
    classes="figures figures--wide"
    caption={caption}
    captionClasses="govuk-table__caption--m"
    head={[{ text: 'Reference' }, { text: 'Who' }, { text: 'How late' }, { text: 'Why' }, { text: 'With' }]}
    rows={lines.map((line) => {
      const mark = markOf(shown.councils, line.owner)
      return [
        {
          html: (
            <>
              {mark && <CouncilLetter {...mark} />}{' '}
              <a class="govuk-link" href={shown.hrefOf(line)}>
                {line.reference}
              </a>
            </>
          ),
        },
        {
          html: (
            <>
              {line.headline} <RatingTag rating={line.rating} />
            </>
          ),
        },
        { text: stateOf(line, shown.now) },
        { html: <Figure label="Why">{reasonOf(line)}</Figure> },
        { html: <Figure label="With">{line.allocatedTo ?? 'nobody'}</Figure> },
      ]
    })}
  />
)

const reasonName = (reason: BreachReason | null): string =>
  reason === null ? 'No reason said' : breachReasons[reason]

const Reasons = ({ code, shown }: { code: string; shown: LateShown }) => {
  const mark = markOf(shown.councils, code)
  const counts: readonly ReasonCount[] = shown.read.reasons.filter(({ owner }) => owner === code)
  const most = Math.max(1, ...counts.map(({ n }) => n))
  const all = counts.reduce((sum, { n }) => sum + n, 0)
  return (
    <Table
      classes="figures"
      caption={`${mark?.name ?? code}: ${all === 0 ? 'none ended late' : `${String(all)} ended late`}`}
      captionClasses="govuk-table__caption--s"
      firstCellIsHeader
      head={counts.length === 0 ? [] : [{ text: 'Why' }, { text: 'Enquiries' }]}
      rows={counts.map(({ reason, n }) => [
        { text: reasonName(reason) },
        {
          html: (
            <>
              <ShareBar part={n} whole={most} kind="late" /> {String(n)}
            </>
          ),
        },
      ])}
    />
  )
}

const Unexplained = ({ shown }: { shown: LateShown }) => {
  if (shown.choice.after !== null) return null
  return shown.read.unexplained.length === 0 ? (
    <p class="govuk-body">Nothing is late without a reason.</p>
  ) : (
    <>
      <Lines caption="Late, and nobody has said why" lines={shown.read.unexplained} shown={shown} />
      <p class="govuk-body-s">
        {`Of those still open the ${String(shown.read.mostOpen)} longest late are listed. `}
        <a class="govuk-link" href="/enquiries?only=late">
          All late enquiries on the board
        </a>
      </p>
    </>
  )
}

const Pages = ({ shown: { choice, next } }: { shown: LateShown }) =>
  choice.after === null && next === null ? null : (
    <Pagination
      landmarkLabel="Pages of late enquiries"
      previous={
        choice.after === null
          ? undefined
          : { href: lateAddress({ ...choice, after: null }), text: 'The latest' }
      }
      next={
        next === null ? undefined : { href: lateAddress({ ...choice, after: next }), text: 'Earlier ones' }
      }
    />
  )

/** Enquiries that ended after their time, and why: counted, so that it can be changed (clocks 4.3 h). */
export const Late = ({ shown }: { shown: LateShown }) => (
  <>
    <h1 class="govuk-heading-l">Late, and why</h1>
    <BoardPlaces at="late" />
    <TrayFilters
      filters={periods.map((days) => ({
        href: lateAddress({ days, after: null }),
        text: periodWords[days],
        current: days === shown.choice.days,
      }))}
    />
    <Unexplained shown={shown} />
    <div class="figures__beside">
      {shown.councils.map(({ code }) => (
        <Reasons key={code} code={code} shown={shown} />
      ))}
    </div>
    {shown.read.explained.length > 0 && (
      <Lines caption="Ended late, with the reason" lines={shown.read.explained} shown={shown} />
    )}
    <Pages shown={shown} />
  </>
)
