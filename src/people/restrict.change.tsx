import type { Tx } from '../db/index.ts'
import { WarningText } from '../design/index.ts'
import { becauseField } from './change-fields.ts'
import { nothingAround, selfOf, type Change, type On } from './change.ts'
import { NamedWorkers } from './pages/change-named.tsx'
import * as rule from './secrecy.rule.ts'
import { findWorkers, workersById, type Worker } from './workers.sql.ts'

/** Who may see a record: named workers, or everybody who may open persons again. */

type Naming = { chosen: readonly Worker[]; found: readonly Worker[] }

/** Those ticked, and before anything is ticked those named now, with whoever is asking. */
const tickedIn = (on: On<null>): readonly string[] => {
  const ticked = on.say.all('named')
  return ticked.length > 0 ? ticked : [...on.person.namedAccess, selfOf(on)]
}

const lookForWorkers = async (tx: Tx, on: On<null>): Promise<Naming> => ({
  chosen: await workersById(tx, tickedIn(on)),
  found: await findWorkers(tx, on.person.owner, on.today, on.say.one('worker')),
})

const whyRestricted = becauseField(
  'Why must it be restricted?',
  'For example: her aunt works in this team. Do not write what is being protected.',
)

/** Only workers who were found are taken: an id that is nobody's would lock the record away for good. */
const namedFrom = (on: On<Naming>): readonly string[] => {
  const ticked = new Set(on.say.all('named'))
  return [...on.around.chosen, ...on.around.found].map(({ id }) => id).filter((id) => ticked.has(id))
}

export const restrict: Change<Naming> = {
  path: 'restrict',
  action: 'person.restrict',
  about: 'access',
  title: ({ person }) =>
    person.sensitivity === 'restricted'
      ? 'Change who may see this record'
      : 'Restrict this record to named workers',
  lookAround: lookForWorkers,
  looksAgain: (say) => say.one('do') === 'find',
  closed: ({ person }) =>
    person.sensitivity === 'sealed' ? 'The record is sealed. Its custodian decides who may see it.' : null,
  lead: () => (
    <p class="govuk-body">
      Only the workers you tick will be able to open this record. Everybody else who searches for this person
      is told that a record exists and given the duty manager’s number, and nothing more.
    </p>
  ),
  fields: () => [whyRestricted],
  held: (on) => ({ named: tickedIn({ ...on, around: null }) }),
  body: (on, errors) => (
    <NamedWorkers {...on.around} say={on.say} self={selfOf(on)} errors={errors} because={whyRestricted} />
  ),
  button: ({ person }) =>
    person.sensitivity === 'restricted' ? 'Keep these workers' : 'Restrict the record',
  isWarning: true,
  beside: { 'nobody-named': 'named', 'name-yourself': 'named', 'same-as-now': 'named' },
  decide: (on) =>
    rule.restrict(on.person, {
      because: on.say.one('because'),
      namedAccess: namedFrom(on),
      by: selfOf(on),
    }),
}

export const openUp: Change = {
  path: 'open-up',
  action: 'person.restrict',
  about: 'access',
  title: () => 'End the restriction',
  lookAround: nothingAround,
  closed: ({ person }) => (person.sensitivity === 'restricted' ? null : 'The record is not restricted.'),
  lead: () => (
    <WarningText>
      Everybody who may open persons for this council will be able to open this record, with everything in it.
      Addresses that are hidden stay hidden.
    </WarningText>
  ),
  fields: () => [becauseField('Why is it safe now, and who said so?')],
  button: 'End the restriction',
  isWarning: true,
  decide: ({ person, say }) => rule.openUp(person, { because: say.one('because') }),
}
