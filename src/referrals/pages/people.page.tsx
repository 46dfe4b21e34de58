import { Button, SummaryList } from '../../design/index.ts'
import { itemsOf, keyOf, readingOf, type Reading } from '../../questions/index.ts'
import { PublicForm } from '../form.tsx'
import type { Writing } from '../writing.ts'

const nameOf = (group: 'child' | 'adult', say: Reading): string =>
  group === 'child'
    ? `${say.one('given-names')} ${say.one('family-name')}`.trim() || 'Child without a name yet'
    : say.one('name') || 'Person without a name yet'

const aboutOf = (group: 'child' | 'adult', say: Reading): string =>
  group === 'child'
    ? say.dayAsTyped('born-on') || say.one('age') || (say.one('born') === 'no' ? 'not born yet' : '')
    : say.one('relation')

/** Those named so far: change each, take one off, put it back. */
export const PeopleList = ({ writing, group }: { writing: Writing; group: 'child' | 'adult' }) => {
  const { answers } = writing.draft.kept
  const ids = itemsOf(answers, group)
  const first = group === 'child' ? 'name' : 'person'
  const takenOff = Object.keys(answers)
    .map((key) => key.split(':'))
    .filter(
      ([of, id, name]) =>
        of === group && name === 'removed' && answers[keyOf('removed', { group, id: id ?? '' })] === 'yes',
    )
    .map(([, id]) => id ?? '')
  return (
    <>
      {ids.length === 0 ? (
        <p class="govuk-body">{group === 'child' ? 'No child yet.' : 'Nobody yet.'}</p>
      ) : (
        <SummaryList
          rows={ids.map((id) => {
            const say = readingOf(answers, { group, id })
            const name = nameOf(group, say)
            return {
              key: { text: name },
              value: { text: aboutOf(group, say) },
              actions: {
                items: [{ href: `/refer/${group}/${id}/${first}`, text: 'Change', visuallyHiddenText: name }],
              },
            }
          })}
        />
      )}
      {ids.map((id) => (
        <PublicForm key={id} writing={writing} action={`/refer/take-off/${group}/${id}`}>
          <Button
            text={`Take ${nameOf(group, readingOf(answers, { group, id }))} off this list`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </PublicForm>
      ))}
      {takenOff.map((id) => (
        <PublicForm key={id} writing={writing} action={`/refer/put-back/${group}/${id}`}>
          <Button
            text={`Put ${nameOf(group, readingOf(answers, { group, id }))} back`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </PublicForm>
      ))}
    </>
  )
}
