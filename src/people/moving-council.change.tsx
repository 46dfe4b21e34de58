import { nothingAround, type Change, type On } from './change.ts'
import { becauseField } from './change-fields.ts'
import { moveCouncil } from './moving-council.rule.ts'

/** Somebody now lives in another council's area. The record stays where it is; the other council makes its own. */

const otherCouncils = ({ person, visit }: On) => visit.councils.filter(({ code }) => code !== person.owner)

const chosen = (on: On): { to: string | null; council: string } => {
  const typed = on.say.one('council')
  const council = otherCouncils(on).find(({ code }) => code === typed)
  return council
    ? { to: council.code, council: council.name }
    : { to: null, council: on.say.one('council-name') }
}

export const movedCouncil: Change = {
  path: 'moved-council',
  action: 'person.change',
  about: 'access',
  title: () => 'Has moved to another council’s area',
  lookAround: nothingAround,
  lead: (on) => (
    <>
      <p class="govuk-body">
        This record stays with this council, and work that is open here stays open until the other council has
        taken it on. Nothing is copied: the other council registers the person in its own index and says that
        the two are the same.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${on.person.id}/addresses/moved`}>
          Record the new address
        </a>
        {' as well, if it is known.'}
      </p>
    </>
  ),
  fields: (on) => [
    {
      kind: 'choice',
      name: 'council',
      label: 'To which council’s area?',
      ask: 'must',
      missing: 'Choose the council',
      options: [
        ...otherCouncils(on).map(({ code, name }) => ({ value: code, text: name })),
        {
          value: 'other',
          text: 'Another council',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'council-name',
              label: 'Which council?',
              ask: 'must',
              missing: 'Enter the name of the council',
            },
          ],
        },
      ],
    },
    {
      kind: 'day',
      name: 'on',
      label: 'When did they move?',
      hint: 'For example, 27 3 2026',
      ask: 'must',
      missing: 'Enter the day they moved',
    },
    becauseField('What is known of the move, and who said so?'),
  ],
  button: 'Record the move',
  beside: { 'no-council': 'council-name', 'same-council': 'council' },
  decide: (on) =>
    moveCouncil(
      on.person,
      { ...chosen(on), on: on.say.day('on') ?? on.today, because: on.say.one('because') },
      on.today,
    ),
}
