import { Button, Pagination, SummaryList } from '../../design/index.ts'
import { addDays, type Day, plainDay } from '../../time/index.ts'
import { fnName } from '../change.words.ts'
import type { MemberLine, TeamFile, TeamLine } from '../team.sql.ts'
import { ChangeTable, type Listed } from './changes.page.tsx'
import { LabelledTable } from './labelled-table.tsx'

const path = '/administration/teams'

type TeamsProps = { readonly teams: readonly TeamLine[]; readonly today: Day; readonly next: string | null }

export const TeamsPage = ({ teams, today, next }: TeamsProps) => (
  <>
    <h1 class="govuk-heading-l">Teams</h1>
    <Button text="Open a team" href={`${path}/new`} />
    <LabelledTable
      head={[
        { text: 'Name' },
        { text: 'Whose' },
        { text: 'Works under' },
        { text: 'Serves' },
        { text: 'Telephone' },
        { text: 'People', format: 'numeric' },
      ]}
      rows={teams.map(({ id, name, organisation, fn, serves, phone, people, to }) => [
        {
          html: (
            <a class="govuk-link" href={`${path}/${id}`}>
              {name}
            </a>
          ),
        },
        { text: organisation },
        { text: to !== null && to <= today ? 'Closed' : fnName(fn) },
        { text: serves.join(', ') },
        { text: phone },
        { text: String(people), format: 'numeric' },
      ])}
    />
    {next !== null && <Pagination next={{ href: next, text: 'More' }} />}
  </>
)

type TeamProps = {
  readonly team: TeamFile
  readonly members: readonly MemberLine[]
  readonly changes: readonly Listed[]
  readonly today: Day
}

const range = ({ from, to }: { from: Day; to: Day | null }): string =>
  to === null
    ? `from ${plainDay(from)}`
    : to <= from
      ? 'never began'
      : `from ${plainDay(from)} to ${plainDay(addDays(to, -1))}`

export const TeamPage = ({ team, members, changes, today }: TeamProps) => (
  <>
    <h1 class="govuk-heading-l">{team.name}</h1>
    <SummaryList
      rows={[
        { key: { text: 'Whose' }, value: { text: team.organisationName } },
        { key: { text: 'Works under' }, value: { text: fnName(team.fn) } },
        { key: { text: 'Telephone' }, value: { text: team.phone } },
        { key: { text: 'Open' }, value: { text: range(team) } },
        {
          key: { text: 'Serves' },
          value: {
            html: (
              <ul class="govuk-list">
                {team.serves.map((served) => (
                  <li key={`${served.authority}${served.from}`}>{`${served.name}, ${range(served)}`}</li>
                ))}
              </ul>
            ),
          },
        },
      ]}
    />
    {(team.to === null || team.to > today) && (
      <div class="govuk-button-group">
        <Button
          text="Serve another council"
          href={`${path}/${team.id}/serve`}
          classes="govuk-button--secondary"
        />
        <Button
          text="No longer serve a council"
          href={`${path}/${team.id}/stop-serving`}
          classes="govuk-button--secondary"
        />
        <Button text="Close the team" href={`${path}/${team.id}/close`} classes="govuk-button--secondary" />
      </div>
    )}
    {members.length === 0 ? (
      <p class="govuk-body">Nobody is in it.</p>
    ) : (
      <LabelledTable
        caption="Who is in it"
        captionClasses="govuk-table__caption--m"
        head={[{ text: 'Name' }, { text: 'Manages it' }, { text: 'In it' }]}
        rows={members.map((member) => [
          {
            html: (
              <a class="govuk-link" href={`/administration/workers/${member.id}`}>
                {member.name}
              </a>
            ),
          },
          { text: member.isManager ? 'Yes' : '' },
          { text: range(member) },
        ])}
      />
    )}
    <h2 class="govuk-heading-m">What was proposed about it</h2>
    {changes.length === 0 ? <p class="govuk-body">Nothing.</p> : <ChangeTable changes={changes} />}
  </>
)
