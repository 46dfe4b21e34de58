import { InsetText } from '../../design/index.ts'
import { counted, plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import {
  type Count,
  countInWords,
  courses,
  type Figures,
  type Group,
  outcomes,
  type Week,
} from '../figures.ts'
import type { OpeningsNotLookedInto } from '../figures.sql.ts'

type Column = { key: string; text: string }

const columnsOf = (names: Readonly<Record<string, string>>): Column[] =>
  Object.entries(names).map(([key, text]) => ({ key, text }))

const Cell = ({ count, label }: { readonly count: Count | undefined; readonly label: string }) => (
  <td class="govuk-table__cell govuk-table__cell--numeric">
    {/* Narrow, the columns stand under one another: each says what it counts. */}
    <span class="figures__label">{`${label}: `}</span>
    {count === undefined ? '' : countInWords(count)}
  </td>
)

type TableProps = {
  readonly caption: string
  readonly total: string
  readonly columns: readonly Column[]
  readonly weeks: readonly Week[]
  readonly groupOf: (week: Week) => Group<string>
}

const WeeksTable = ({ caption, total, columns, weeks, groupOf }: TableProps) => (
  <div class="figures" role="region" aria-label={caption} tabIndex={0}>
    <table class="govuk-table figures--wide">
      <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            Week from
          </th>
          {[{ key: 'total', text: total }, ...columns].map(({ key, text }) => (
            <th key={key} scope="col" class="govuk-table__header govuk-table__header--numeric">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {weeks.map((week) => (
          <tr key={week.week} class="govuk-table__row">
            <th scope="row" class="govuk-table__header">
              {plainDay(week.week)}
            </th>
            <Cell count={groupOf(week).total} label={total} />
            {columns.map(({ key, text }) => (
              <Cell key={key} count={groupOf(week).parts[key]} label={text} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Council = ({ visit, shown }: { readonly visit: Visit; readonly shown: Figures }) => {
  const name = visit.councils.find(({ code }) => code === shown.council)?.shortName ?? shown.council
  const isOwn = shown.council === visit.actor.actingFor
  return (
    <section>
      <h2 class="govuk-heading-m">{name}</h2>
      {!isOwn && (
        <p class="govuk-body">
          {`What your council does for ${name}, as numbers only. A number under 5 is not given, and neither is another from which it could be worked out.`}
        </p>
      )}
      <WeeksTable
        caption={`Contacts of ${name} by week`}
        total="Contacts"
        columns={columnsOf(courses)}
        weeks={shown.weeks}
        groupOf={({ contacts }) => contacts}
      />
      <WeeksTable
        caption={`Children told of to ${name} by week, and what became of them`}
        total="Children"
        columns={columnsOf(outcomes)}
        weeks={shown.weeks}
        groupOf={({ children }) => children}
      />
    </section>
  )
}

type Props = {
  readonly visit: Visit
  readonly councils: readonly Figures[]
  readonly openings: OpeningsNotLookedInto
  readonly openingWeeks: number
}

/** How much came and what became of it, council by council. No name, no reference, nothing to open. */
export const FiguresPage = ({ visit, councils, openings, openingWeeks }: Props) => (
  <>
    <h1 class="govuk-heading-l">Figures</h1>
    {councils.map((shown) => (
      <Council key={shown.council} visit={visit} shown={shown} />
    ))}
    <section>
      <h2 class="govuk-heading-m">For the board: broken glass and emergency cards</h2>
      <InsetText
        text={`${counted(openings.opened, 'opening')} your council was told of in the last ${String(openingWeeks)} weeks. ${counted(openings.late, 'was', 'were')} not looked into in time; ${String(openings.waiting)} of those still ${openings.waiting === 1 ? 'waits' : 'wait'}.`}
      />
    </section>
  </>
)
