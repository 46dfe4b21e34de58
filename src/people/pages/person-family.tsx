import { Details, GenogramPicture, HouseholdPicture, PhoneLink } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { addressUses } from '../addresses.ts'
import { calledOf, familyDrawn, householdDrawn, placeInWords } from '../family-drawn.ts'
import type { FamilyRelation } from '../family.sql.ts'
import type { ShownAddress } from '../person-page.sql.ts'
import type { PersonView } from '../person.view.ts'
import { bornInWords } from './cards.tsx'
import { HeldParts, Section, Ways } from './held-part.tsx'

const nameIn = ({ around, person }: PersonView, id: string): string => {
  const found = id === person.id ? person : around.members.find((member) => member.id === id)
  return found === undefined
    ? ''
    : [found.givenNames, found.familyName].filter(Boolean).join(' ') || 'Name not known'
}

/** Relationships of this person that are over: they stand in no picture, and are not forgotten. */
const Ended = ({ view }: { view: PersonView }) => {
  const ended = view.around.relations.filter(
    ({ who, of, to }) => to !== null && (who === view.person.id || of === view.person.id),
  )
  const words = ({ who, of, kind, from, to }: FamilyRelation): string =>
    `${nameIn(view, who)} was ${nameIn(view, of)}’s ${kind.replaceAll('-', ' ')}, ${
      from === null ? '' : `${plainDay(from)} `
    }${to === null ? '' : `${from === null ? 'until' : 'to'} ${plainDay(to)}`}`
  const named = ended.filter(({ who, of }) => nameIn(view, who) !== '' && nameIn(view, of) !== '')
  return named.length === 0 ? null : (
    <Details summaryText={`Earlier relationships (${String(named.length)})`} classes="person__earlier">
      <ul class="govuk-list person__parts">
        {named.map((relation) => (
          <li key={relation.id}>{words(relation)}</li>
        ))}
      </ul>
    </Details>
  )
}

/** The family as a picture and in words. What cannot be shown is said the same way on every page, so that it tells nothing. */
export const PersonFamily = ({ view }: { view: PersonView }) => {
  const { person, around, today, council } = view
  const family = familyDrawn({ centre: person, around, today, bornWords: (of) => bornInWords(of, today) })
  return (
    <Section id="family" title="Family and relationships" isWide>
      {family.people.length === 1 ? (
        <p class="govuk-body">{`Nobody is recorded yet as related to ${calledOf(person)}, or as living with them.`}</p>
      ) : (
        <GenogramPicture id="genogram" family={family} />
      )}
      {around.isMore && (
        <p class="govuk-body">
          More of the wider family is recorded than is drawn here: open a relative to go on.
        </p>
      )}
      <Ended view={view} />
      <p class="govuk-hint person__cannot">
        {`Relatives whose records are restricted are not drawn. Worried? Ring the ${council.shortName} duty manager `}
        <PhoneLink number={council.dutyPhone} />
      </p>
      <Ways
        view={view}
        ways={[
          { to: 'relationships/add', text: 'Add a relationship' },
          { to: 'change', text: 'Put right or end one' },
        ]}
      />
    </Section>
  )
}

const Address = ({ address }: { address: ShownAddress }) => (
  <>
    {address.isHidden ? (
      <strong>Address hidden for safety. Ring the duty manager if you must know it.</strong>
    ) : (
      placeInWords(address)
    )}
    {address.use !== 'home' && ` (${addressUses[address.use].toLowerCase()})`}
  </>
)

/** Where they live and lived, and with whom. */
export const PersonHomes = ({ view }: { view: PersonView }) => {
  const { person, around, today } = view
  const household = householdDrawn({ centre: person, around, today })
  return (
    <Section id="homes" title="Where they live" isWide>
      <HeldParts parts={person.addresses} view={view} earlier="addresses" none="Not known">
        {(address) => <Address address={address} />}
      </HeldParts>
      {household.stays.length > 0 && (
        <>
          <h3 class="govuk-heading-s">Who lived where, and when</h3>
          <HouseholdPicture id="household" household={household} />
        </>
      )}
      <Ways
        view={view}
        ways={[
          { to: 'addresses/moved', text: 'Has moved' },
          { to: 'addresses/add', text: 'Add another address' },
          { to: 'change', text: 'Put right, end or hide one' },
        ]}
      />
    </Section>
  )
}
