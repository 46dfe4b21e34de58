import { Button, Checkboxes } from '../../design/index.ts'
import { FieldList, type Field, type Reading } from '../../questions/index.ts'
import type { FieldError } from '../../web/index.ts'
import type { Worker } from '../workers.sql.ts'

type Props = {
  chosen: readonly Worker[]
  found: readonly Worker[]
  say: Reading
  self: string
  errors: readonly FieldError[]
  because: Field
}

const search: Field = {
  kind: 'line',
  of: 'name',
  name: 'worker',
  label: 'Find a worker by name',
  hint: 'At least two letters. What you have ticked stays ticked.',
  width: 20,
  ask: 'may',
}

const itemOf = (self: string) => (worker: Worker) => ({
  value: worker.id,
  text: `${worker.name}${worker.id === self ? ' (you)' : ''}`,
  hint: { text: [worker.job, worker.team].filter(Boolean).join(', ') },
})

const problems = (errors: readonly FieldError[]) =>
  errors.map(({ field, text }) => ({ amiss: 'unclear' as const, field, anchor: field, text }))

/** Workers are found by name and ticked one after another; the reason typed meanwhile stays. */
export const NamedWorkers = ({ chosen, found, say, self, errors, because }: Props) => {
  const error = errors.find(({ field }) => field === 'named')
  const more = found.filter(({ id }) => chosen.every((each) => each.id !== id))
  return (
    <>
      <FieldList fields={[search]} say={say} problems={[]} />
      <Button text="Find" classes="govuk-button--secondary" name="do" value="find" />
      {say.one('worker') !== '' && more.length === 0 && (
        <p class="govuk-body">No other worker of this council’s teams has a name like that.</p>
      )}
      <Checkboxes
        name="named"
        fieldset={{
          legend: { text: 'Who may see this record?', classes: 'govuk-fieldset__legend--s' },
        }}
        values={[...say.all('named')]}
        items={[...chosen, ...more].map(itemOf(self))}
        {...(error ? { errorMessage: { text: error.text } } : {})}
      />
      <FieldList fields={[because]} say={say} problems={problems(errors)} />
    </>
  )
}
