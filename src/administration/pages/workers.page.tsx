import { Button, Pagination } from '../../design/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import type { WorkerLine } from '../worker.sql.ts'
import { WordsField } from './fields.tsx'
import { LabelledTable } from './labelled-table.tsx'

type Props = {
  readonly council: string
  readonly workers: readonly WorkerLine[]
  readonly next: string | null
  readonly form: FormState
  readonly visit: Visit
}

export const WorkersPage = ({ council, workers, next, form, visit }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Workers in sight of ${council}`}</h1>
    <p class="govuk-body">
      Whom this council employs, people of partner agencies, and whoever is in a team that serves it.
    </p>
    <Form visit={visit} action="/administration/workers/find">
      <WordsField form={form} name="name" label="Find by name" width={20} />
      <div class="govuk-button-group">
        <Button text="Find" classes="govuk-button--secondary" />
        <a class="govuk-link" href="/administration/workers/new">
          Add somebody
        </a>
      </div>
    </Form>
    {workers.length === 0 ? (
      <p class="govuk-body">Nobody is found.</p>
    ) : (
      <LabelledTable
        head={[{ text: 'Name' }, { text: 'Works for' }, { text: 'As' }, { text: 'Teams' }]}
        rows={workers.map(({ id, name, employer, jobTitle, teams, isLeft }) => [
          {
            html: (
              <a class="govuk-link" href={`/administration/workers/${id}`}>
                {name}
              </a>
            ),
          },
          { text: isLeft ? 'Has left' : employer },
          { text: jobTitle },
          { text: teams.join(', ') },
        ])}
      />
    )}
    {next !== null && <Pagination next={{ href: next, text: 'More' }} />}
  </>
)
