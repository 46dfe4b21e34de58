import { type Timeline, TimelinePicture } from '../../agreements/index.ts'
import { Tag, WarningText } from '../../design/index.ts'
import { daysInWords, fnInWords, sizeInWords } from '../gap.words.ts'
import { type GapState, gapStates } from '../gap.ts'
import type { Counted, GapLine } from '../gap.sql.ts'

const stateColours: Readonly<Record<GapState, string>> = {
  found: 'govuk-tag--red',
  seen: 'govuk-tag--yellow',
  explained: 'govuk-tag--blue',
  ratified: 'govuk-tag--green',
}

export const StateTag = ({ state }: { readonly state: GapState }) => (
  <Tag text={gapStates[state]} classes={stateColours[state]} />
)

export type GapsPageProps = {
  readonly council: string
  readonly gaps: readonly GapLine[]
  readonly next: string | null
  readonly isFurther: boolean
  /** Null where there is nothing to draw. */
  readonly timeline: Timeline | null
  readonly counted: readonly Counted[]
  readonly nameOf: (code: string) => string
}

/** Told one below the other, so that they can be read on a telephone. */
const Stretches = ({ gaps, council }: Pick<GapsPageProps, 'gaps' | 'council'>) => (
  <>
    <h2 class="govuk-heading-m">{`Done for ${council} with no agreement in force`}</h2>
    <ul class="govuk-list govuk-list--spaced">
      {gaps.map((gap) => (
        <li key={gap.id}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
            <a class="govuk-link" href={`/authority-gaps/${gap.id}`}>
              {`${daysInWords(gap)}: ${fnInWords(gap.fn, gap.clientGroup)}`}
            </a>
          </h3>
          {`${sizeInWords(gap)}, by staff of ${gap.employerName ?? 'nobody: they were not employed on that day'}. `}
          <StateTag state={gap.state} />
        </li>
      ))}
    </ul>
  </>
)

const CountedForUs = ({
  counted,
  council,
  nameOf,
}: Pick<GapsPageProps, 'counted' | 'council' | 'nameOf'>) => (
  <>
    <h2 class="govuk-heading-m">{`Done by ${council}’s own staff for another council`}</h2>
    <ul class="govuk-list govuk-list--bullet">
      {counted.map((each) => (
        <li key={`${each.holder} ${each.fn} ${each.clientGroup} ${each.from}`}>
          {`${daysInWords(each)}: ${fnInWords(each.fn, each.clientGroup)}, for ${nameOf(each.holder)}. ${sizeInWords(each)}.`}
        </li>
      ))}
    </ul>
    <p class="govuk-body">
      Counted only: whose children they were, and what was done, is the other council’s to see.
    </p>
  </>
)

export const GapsPage = ({ council, gaps, next, isFurther, timeline, counted, nameOf }: GapsPageProps) => (
  <>
    <h1 class="govuk-heading-l">Work done with no agreement in force</h1>
    <p class="govuk-body">
      {`Everything that was done for ${council}, held against the agreements that were in force at that moment. Nothing here changes what the record says of the time, whatever is agreed or recorded afterwards.`}
    </p>
    {gaps.length === 0 && !isFurther ? (
      <p class="govuk-body">{`None is recorded for ${council}.`}</p>
    ) : (
      <>
        {gaps.some(({ state }) => state === 'found') && (
          <WarningText text="Look at each, and say how it came about, or which decision ratifies it." />
        )}
        {timeline && <TimelinePicture timeline={timeline} title="work done with no agreement in force" />}
        <Stretches gaps={gaps} council={council} />
      </>
    )}
    {next !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={next}>
          Later stretches
        </a>
      </p>
    )}
    {counted.length > 0 && <CountedForUs counted={counted} council={council} nameOf={nameOf} />}
  </>
)
