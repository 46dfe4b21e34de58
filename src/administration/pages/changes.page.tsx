import type { ChangeRow, ChangeState } from '../../approvals/index.ts'
import { MojSubNavigation, Pagination, SummaryList, Tag } from '../../design/index.ts'
import { longTime, nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { Changed } from '../change.sql.ts'
import { fromInWords, type Names, stateWords, titleOf } from '../change.words.ts'
import { earlierInWords } from './earlier.words.ts'
import { LabelledTable } from './labelled-table.tsx'

export type Listed = {
  id: string
  title: string
  from: string
  by: string
  at: string
  state: ChangeState
  councils: string
  waitsForReader: boolean
}

export const councilNames = (visit: Visit, codes: readonly string[]): string =>
  codes.map((code) => visit.councils.find((each) => each.code === code)?.shortName ?? code).join(', ')

/** As a list shows it. Whether it waits for the reader is the same question the button asks. */
export const listedOf = (row: ChangeRow, names: Names, visit: Visit): Listed => ({
  id: row.id,
  title: titleOf(row.what, names),
  from: fromInWords(row.what, row.countsFrom),
  by: row.proposedByName,
  at: nearTime(row.settledAt ?? row.proposedAt, visit.at),
  state: row.state,
  councils: councilNames(visit, row.concerns),
  waitsForReader: row.state === 'waiting' && row.proposedBy !== visit.actor.rights.staffId,
})

const colour: Readonly<Record<ChangeState, string>> = {
  waiting: 'govuk-tag--yellow',
  approved: 'govuk-tag--blue',
  applied: 'govuk-tag--green',
  refused: 'govuk-tag--red',
  withdrawn: 'govuk-tag--grey',
  overtaken: 'govuk-tag--orange',
}

export const StateTag = ({ state }: { readonly state: ChangeState }) => (
  <Tag text={stateWords[state]} classes={`${colour[state]} change-state`} />
)

export const ChangeTable = ({ changes }: { readonly changes: readonly Listed[] }) => (
  <LabelledTable
    head={[
      { text: 'What' },
      { text: 'Counts' },
      { text: 'Whom it concerns' },
      { text: 'By' },
      { text: 'Stands' },
    ]}
    rows={changes.map((each) => [
      {
        html: (
          <a class="govuk-link" href={`/administration/changes/${each.id}`}>
            {each.title}
          </a>
        ),
      },
      { text: each.from },
      { text: each.councils },
      { text: `${each.by}, ${each.at}` },
      { html: <StateTag state={each.state} /> },
    ])}
  />
)

type Props = {
  readonly show: 'waiting' | 'settled'
  readonly changes: readonly Listed[]
  readonly next: string | null
  readonly earlier: readonly Changed[]
  readonly visit: Visit
}

export const ChangesPage = ({ show, changes, next, earlier, visit }: Props) => (
  <>
    <h1 class="govuk-heading-l">Changes</h1>
    <MojSubNavigation
      label="Which changes"
      items={[
        { href: '/administration/changes', text: 'Waiting', active: show === 'waiting' },
        { href: '/administration/changes?show=settled', text: 'Settled', active: show === 'settled' },
      ]}
    />
    {changes.length === 0 ? (
      <p class="govuk-body">{show === 'waiting' ? 'Nothing waits.' : 'Nothing has been settled yet.'}</p>
    ) : (
      <ChangeTable changes={changes} />
    )}
    {next !== null && <Pagination next={{ href: next, text: 'Earlier' }} />}
    {earlier.length > 0 && next === null && (
      <>
        <h2 class="govuk-heading-m">Before changes were agreed to by two</h2>
        <SummaryList
          rows={earlier.map((each) => ({
            key: { text: longTime(each.at) },
            value: {
              text: `${earlierInWords(each)}, for ${each.authority === null ? 'every council' : councilNames(visit, [each.authority])}. ${each.reason}. By ${each.who}.`,
            },
          }))}
        />
      </>
    )}
  </>
)
