import { counted } from '../../time/index.ts'
import type { LeftWith } from '../preview.sql.ts'
import { ChangeTable, type Listed } from './changes.page.tsx'

const places = [
  ['/administration/workers', 'Workers', 'Who works here: employment, roles, teams, training, lending'],
  ['/administration/teams', 'Teams', 'Whose they are, whom they serve, who is in them'],
  ['/administration/thresholds', 'Threshold guidance', 'The indicators screeners pick from'],
  ['/administration/wordings', 'Words of letters', 'How this council words what it tells referrers'],
  [
    '/administration/settings',
    'Settings',
    'Opening hours, lengths of clocks, the MASH, repeat contacts and signing in',
  ],
  ['/administration/bank-holidays', 'Bank holidays', 'Of England and Wales, for both councils'],
  ['/administration/closure-days', 'Closure days', 'Of the council you act for'],
  ['/administration/postcodes', 'Postcodes', 'Which council a postcode lies in'],
  ['/administration/people', 'Bring in people', 'The children and adults your old system knew'],
] as const

type Props = {
  readonly open: readonly Listed[]
  readonly settled: readonly Listed[]
  readonly left: readonly LeftWith[]
}

export const AdministrationPage = ({ open, settled, left }: Props) => {
  const forYou = open.filter(({ waitsForReader }) => waitsForReader)
  const others = open.filter(({ waitsForReader }) => !waitsForReader)
  return (
    <>
      <h1 class="govuk-heading-l">Administration</h1>
      <h2 class="govuk-heading-m">Waits for your agreement</h2>
      {forYou.length === 0 ? <p class="govuk-body">Nothing.</p> : <ChangeTable changes={forYou} />}
      {others.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Waits for others</h2>
          <ChangeTable changes={others} />
        </>
      )}
      {left.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Have left, with work still with them</h2>
          <ul class="govuk-list govuk-list--bullet">
            {left.map(({ id, name, pieces }) => (
              <li key={id}>
                <a class="govuk-link" href={`/administration/workers/${id}`}>
                  {name}
                </a>
                {`: ${counted(pieces, 'piece')} of work that must go to somebody else`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">What you may change</h2>
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
      {settled.length === 0 ? (
        <p class="govuk-body">Nothing has been changed yet.</p>
      ) : (
        <ChangeTable changes={settled} />
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/administration/changes?show=settled">
          Every change
        </a>
      </p>
    </>
  )
}
