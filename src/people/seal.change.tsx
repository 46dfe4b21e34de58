import type { Tx } from '../db/index.ts'
import { WarningText } from '../design/index.ts'
import type { Field } from '../questions/index.ts'
import { becauseField } from './change-fields.ts'
import { nothingAround, selfOf, type Change, type On } from './change.ts'
import { openWorkOf } from './open-work.sql.ts'
import { refusalWords } from './refusals.words.ts'
import * as rule from './secrecy.rule.ts'
import { custodiansOf, type Worker } from './workers.sql.ts'

/** Records that nobody but their custodians learns of (architecture, ideas 9). */

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
