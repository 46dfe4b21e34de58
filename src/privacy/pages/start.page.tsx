import { Table } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { WhoLooked } from '../history.sql.ts'

/** The way to a history: of a child by searching, of a worker from the list. */
export const HistoryStartPage = ({
  visit,
  workers,
  isMore,
}: {
  visit: Visit
  workers: readonly WhoLooked[]
  isMore: boolean
}) => (
  <>
    <h1 class="govuk-heading-l">Who looked</h1>
    <h2 class="govuk-heading-m">At a child, or anybody else on record</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="/search">
        Search for them
      </a>
      : each of those found leads to who looked.
    </p>
    <h2 class="govuk-heading-m">What a worker looked at</h2>
    {workers.length === 0 ? (
      <p class="govuk-body">Nobody has looked at a record of this council yet.</p>
    ) : (
      <Table
        caption="Everybody who has looked at a record of this council"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Worker' }, { text: 'Looked last' }]}
        rows={workers.map(({ id, name, lastAt }) => [
          {
            html: (
              <a class="govuk-link" href={`/access-history/staff/${id}`}>
                {name}
              </a>
            ),
          },
          { text: nearTime(lastAt, visit.at) },
        ])}
      />
    )}
    {isMore && <p class="govuk-body">There are more workers than are shown.</p>}
  </>
)
