import { SummaryList } from '../../design/index.ts'
import { type Day, longTime, plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { Changed } from '../change.sql.ts'

const places = [
  ['/administration/bank-holidays', 'Bank holidays', 'Of England and Wales, for both councils'],
  ['/administration/closure-days', 'Closure days', 'Of the council you act for'],
  [
    '/administration/settings',
    'Settings',
    'Opening hours, lengths of clocks, the MASH and repeat contacts of the council you act for',
  ],
  ['/administration/postcodes', 'Postcodes', 'Which council a postcode lies in'],
  ['/administration/people', 'Bring in people', 'The children and adults your old system knew'],
] as const

const dayIn = (detail: Changed['detail'], key: string): string => {
  const value = detail[key]
  return typeof value === 'string' ? plainDay(value as Day) : ''
}

const text = (detail: Changed['detail'], key: string): string => {
  const value = detail[key]
  return typeof value === 'string' ? value : ''
}

const inWords = ({ kind, detail }: Changed): string => {
  switch (kind) {
    case 'bank-holiday-added':
      return `Bank holiday added: ${dayIn(detail, 'day')}, ${text(detail, 'title')}`
    case 'bank-holiday-removed':
      return `Bank holiday removed: ${dayIn(detail, 'day')}`
    case 'calendar-extended':
      return `List of bank holidays extended until ${dayIn(detail, 'to')}`
    case 'closure-day-added':
      return `Closure day added: ${dayIn(detail, 'day')}, ${text(detail, 'title')}`
    case 'closure-day-removed':
      return `Closure day removed: ${dayIn(detail, 'day')}`
    case 'setting-set':
      return `${text(detail, 'title')} set from ${dayIn(detail, 'from')}: ${text(detail, 'words')}`
    case 'setting-withdrawn':
      return `${text(detail, 'title')} from ${dayIn(detail, 'from')} withdrawn`
  }
}

const councilOf = (visit: Visit, { authority }: Changed): string =>
  visit.councils.find(({ code }) => code === authority)?.shortName ?? 'every council'

export const AdministrationPage = ({
  visit,
  changes,
}: {
  readonly visit: Visit
  readonly changes: readonly Changed[]
}) => (
  <>
    <h1 class="govuk-heading-l">Administration</h1>
    <ul class="govuk-list">
      {places.map(([href, name, what]) => (
        <li key={href}>
          <a class="govuk-link" href={href}>
            {name}
          </a>
          {`: ${what}`}
        </li>
      ))}
    </ul>
    <h2 class="govuk-heading-m">Latest changes</h2>
    {changes.length === 0 ? (
      <p class="govuk-body">Nothing has been changed yet.</p>
    ) : (
      <SummaryList
        rows={changes.map((each) => ({
          key: { text: longTime(each.at) },
          value: {
            html: (
              <>
                <strong>{inWords(each)}</strong>
                {`, for ${councilOf(visit, each)}. ${each.reason}. By ${each.who}.`}
              </>
            ),
          },
        }))}
      />
    )}
  </>
)
