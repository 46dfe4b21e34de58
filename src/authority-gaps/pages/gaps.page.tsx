import { type Timeline, TimelinePicture } from '../../agreements/index.ts'
import { Table, Tag, WarningText } from '../../design/index.ts'
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

const Stretches = ({ gaps, council }: Pick<GapsPageProps, 'gaps' | 'council'>) => (
  <Table
    caption={`Done for ${council} with no agreement in force`}
    captionClasses="govuk-table__caption--m"
    head={[
      { text: 'When' },
      { text: 'Function' },
      { text: 'By staff of' },
      { text: 'How much' },
      { text: 'Stands' },
    ]}
    firstCellIsHeader
    rows={gaps.map((gap) => [
      {
        html: (
          <a class="govuk-link" href={`/authority-gaps/${gap.id}`}>
            {daysInWords(gap)}
            <span class="govuk-visually-hidden">{`: ${fnInWords(gap.fn, gap.clientGroup)}`}</span>
          </a>
        ),
      },
      { text: fnInWords(gap.fn, gap.clientGroup) },
      { text: gap.employerName ?? 'Employed by nobody on that day' },
      { text: sizeInWords(gap) },
      { html: <StateTag state={gap.state} /> },
    ])}
  />
)

const CountedForUs = ({
  counted,
  council,
  nameOf,
}: Pick<GapsPageProps, 'counted' | 'council' | 'nameOf'>) => (
  <>
    <Table
      caption={`Done by ${council}’s own staff for another council`}
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'Function' }, { text: 'For' }, { text: 'How much' }]}
      firstCellIsHeader
      rows={counted.map((each) => [
        { text: daysInWords(each) },
        { text: fnInWords(each.fn, each.clientGroup) },
        { text: nameOf(each.holder) },
        { text: sizeInWords(each) },
      ])}
    />
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
