import { WarningText } from '../design/index.ts'
import type { Tx } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import { nothingAround, type Change, type On } from './change.ts'
import { becauseField } from './change-fields.ts'
import { NamedWorkers } from './pages/change-named.tsx'
import { openWorkOf } from './open-work.sql.ts'
import { refusalWords } from './refusals.words.ts'
import * as rule from './secrecy.rule.ts'
import { custodiansOf, findWorkers, workersById, type Worker } from './workers.sql.ts'

/** Who may see a record at all: everybody who may open persons, named workers, or its custodians alone. */

type Naming = { chosen: readonly Worker[]; found: readonly Worker[] }

const selfOf = ({ visit }: On): string => visit.actor.rights.staffId

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

/** Who can look after a sealed record, and what still waits for somebody about the person. */
export type Custody = { custodians: readonly Worker[]; waiting: readonly string[] }

export const lookAtCustody = async (tx: Tx, { person, today }: On<null>): Promise<Custody> => ({
  custodians: await custodiansOf(tx, person.owner, today),
  waiting: (await openWorkOf(tx, [person.id])).map(({ reference }) => reference),
})

/** A worry that waits would be found by nobody any more: said before the form is filled in, with what it is. */
export const whyNotSealed = ({ person, around }: On<Custody>): string | null =>
  around.waiting.length > 0 && person.sensitivity !== 'sealed'
    ? `${refusalWords['still-waiting']} It is: ${around.waiting.join(', ')}.`
    : null

export const custodianField = (on: On<Custody>): Field => ({
  kind: 'choices',
  name: 'named',
  label: 'Who are its custodians?',
  hint: 'They are told whenever a search meets the record, and answer by hand. You must be one of them.',
  ask: 'must',
  missing: 'Tick at least one custodian',
  options: on.around.custodians.map((worker) => ({
    value: worker.id,
    text: `${worker.name}${worker.id === selfOf(on) ? ' (you)' : ''}`,
    hint: worker.team,
  })),
})

export const noteField: Field = {
  kind: 'text',
  lines: 3,
  name: 'note',
  label: 'What may be answered when a search meets this record, and by whom?',
  hint: 'Only the custodians read this.',
  ask: 'must',
  missing: 'Write for the custodians what may be answered when somebody asks',
}

export const custodyPage = (id: string): string => `/people/${id}/custody`

export const seal: Change<Custody> = {
  path: 'seal',
  action: 'person.seal',
  about: 'access',
  title: ({ person }) => (person.sensitivity === 'sealed' ? 'Change the seal' : 'Seal this record'),
  lookAround: lookAtCustody,
  closed: whyNotSealed,
  lead: ({ person }) =>
    person.sensitivity === 'sealed' ? null : (
      <WarningText>
        Nobody but its custodians will find this record or learn that it exists: a search answers as if there
        were no such person. A worker who needs to know that a record exists is not helped by this. For them,
        restrict it instead.
      </WarningText>
    ),
  fields: (on) => [custodianField(on), noteField, becauseField('Why must it be sealed?')],
  held: ({ person, visit }) => ({
    named: person.sensitivity === 'sealed' ? person.namedAccess : [visit.actor.rights.staffId],
    note: person.custodianNote ?? '',
  }),
  button: ({ person }) => (person.sensitivity === 'sealed' ? 'Keep this' : 'Seal the record'),
  isWarning: true,
  beside: { 'nobody-named': 'named', 'name-yourself': 'named', 'same-as-now': 'named' },
  decide: (on) =>
    rule.seal(on.person, {
      because: on.say.one('because'),
      namedAccess: on.say.all('named'),
      by: selfOf(on),
      custodianNote: on.say.one('note'),
      isWaitedFor: on.around.waiting.length > 0,
    }),
  then: ({ person }) => custodyPage(person.id),
}

export const unseal: Change = {
  path: 'unseal',
  action: 'person.seal',
  about: 'access',
  title: () => 'Break the seal',
  lookAround: nothingAround,
  closed: ({ person }) => (person.sensitivity === 'sealed' ? null : 'The record is not sealed.'),
  lead: () => (
    <WarningText>
      People will find this record again. What is known of an adoption or of a protected person can then be
      read by whoever may see the record.
    </WarningText>
  ),
  fields: () => [
    {
      kind: 'choice',
      name: 'to',
      label: 'Who may see it then?',
      ask: 'must',
      missing: 'Choose who may see it then',
      options: [
        {
          value: 'custodians',
          text: 'Its custodians, as a restricted record',
          hint: 'Others are told that it exists, with the duty manager’s number. The custodians can name more workers.',
        },
        { value: 'everybody', text: 'Everybody who may open persons for this council' },
      ],
    },
    becauseField('Why, and who decided it?'),
  ],
  button: 'Break the seal',
  isWarning: true,
  decide: (on) =>
    rule.unseal(on.person, {
      because: on.say.one('because'),
      namedAccess: on.say.one('to') === 'everybody' ? [] : on.person.namedAccess,
      by: selfOf(on),
    }),
  then: ({ person }) => custodyPage(person.id),
}
