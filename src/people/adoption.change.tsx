import { WarningText } from '../design/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performWithin } from '../events/index.ts'
import { hideField, placeAmiss, placeIfKnown, placeTyped } from './address-fields.ts'
import { adopt, type Adoption } from './adoption.rule.ts'
import { keepLinkage } from './adoption.sql.ts'
import type { Change, On } from './change.ts'
import { becauseField } from './change-fields.ts'
import { giveUp } from './changing.ts'
import type { PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'
import { refusalWords } from './refusals.words.ts'
import {
  custodianField,
  type Custody,
  custodyPage,
  lookAtCustody,
  noteField,
  whyNotSealed,
} from './seal.change.tsx'

/** An adopted child begins anew: a new record that says nothing of the one before, which is sealed. */

type OfCustodians = On<Custody>

const adoptionTyped = (on: OfCustodians): Adoption => {
  const { say, visit } = on
  const place = placeTyped(on)
  const address = {
    id: newId(),
    ...place,
    use: 'home' as const,
    from: say.day('on'),
    to: null,
    hidden: say.one('hide') === 'yes',
    source: 'adoption order',
  }
  return {
    because: say.one('because'),
    namedAccess: say.all('named'),
    by: visit.actor.rights.staffId,
    custodianNote: say.one('note'),
    isWaitedFor: on.around.waiting.length > 0,
    on: say.day('on') ?? on.today,
    givenNames: say.one('given-names'),
    familyName: say.one('family-name'),
    address: place.line === '' && place.postcode === null ? null : address,
  }
}

const whyHidden = ({ say }: OfCustodians, { address }: Adoption): PersonEvent[] =>
  address?.hidden === true
    ? [{ type: 'address-hidden', addressId: address.id, because: say.one('hide-because') }]
    : []

/** The new record, begun in the same transaction; and the connection, which only the custodians can read. */
const begin = async (
  tx: Tx,
  on: OfCustodians,
  adoption: Adoption,
  events: ReturnType<typeof adopt>,
): Promise<void> => {
  if ('refused' in events) return
  const { actor, at } = on.visit
  const id = newId()
  const outcome = await performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.seal',
    owner: on.person.owner,
    id,
    opens: true,
    decide: () => [...events.newIdentity, ...whyHidden(on, adoption)],
  })
  if (!outcome.done) giveUp(outcome, 'person.seal')
  await keepLinkage(tx, on.person.owner, {
    formerId: on.person.id,
    newId: id,
    custodians: adoption.namedAccess,
    note: adoption.custodianNote,
    adoptedOn: adoption.on,
    madeAt: at,
  })
}

export const adoption: Change<Custody> = {
  path: 'adoption',
  action: 'person.seal',
  about: 'access',
  title: () => 'Record an adoption',
  lookAround: lookAtCustody,
  closed: (on) => {
    if (!on.person.isChild) return refusalWords['not-a-child']
    return on.person.bornOn === null ? refusalWords['not-born'] : whyNotSealed(on)
  },
  lead: () => (
    <>
      <p class="govuk-body">When you have done this:</p>
      <ol class="govuk-list govuk-list--number">
        <li>
          a new record begins, with the new name, the date of birth and the sex. Nothing else goes over: no
          number, no address, no relationship, no contact
        </li>
        <li>
          this record is sealed. Nobody but the custodians you name will find it or learn that it exists
        </li>
        <li>that the two are one child can be read by the custodians alone, and by no search</li>
      </ol>
      <WarningText>
        Do it only when the adoption order has been made and you have seen it. Undoing it brings the former
        record back, and with it everything the new family was kept from.
      </WarningText>
    </>
  ),
  fields: (on) => [
    {
      kind: 'day',
      name: 'on',
      label: 'When was the adoption order made?',
      hint: 'For example, 27 3 2026',
      ask: 'must',
      missing: 'Enter the day of the adoption order',
    },
    {
      kind: 'line',
      of: 'name',
      name: 'given-names',
      label: 'New given names',
      ask: 'must',
      missing: 'Enter the new given names',
    },
    {
      kind: 'line',
      of: 'name',
      name: 'family-name',
      label: 'New family name',
      ask: 'must',
      missing: 'Enter the new family name',
    },
    ...placeIfKnown.map((field) =>
      field.name === 'line' ? { ...field, hint: 'Where the new family lives, if it is known.' } : field,
    ),
    hideField,
    custodianField(on),
    noteField,
    becauseField('On what is it based?', 'For example: order of the Family Court, seen today'),
  ],
  held: ({ visit }) => ({ named: [visit.actor.rights.staffId] }),
  check: placeAmiss,
  isReadBack: true,
  button: (on) => (on.say.one('readBack') === 'yes' ? 'Begin the new record and seal this one' : 'Continue'),
  isWarning: true,
  beside: {
    'nobody-named': 'named',
    'name-yourself': 'named',
    'before-birth': 'on-day',
    'name-missing': 'given-names',
  },
  decide: async (on, tx) => {
    const typed = adoptionTyped(on)
    const adopted = adopt(on.person, typed, on.today)
    if ('refused' in adopted) return adopted
    await begin(tx, on, typed, adopted)
    return adopted.former
  },
  then: ({ person }) => custodyPage(person.id),
}
