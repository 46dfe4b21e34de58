import { plainDay } from '../../time/index.ts'
import type { On } from '../change.ts'
import { sexes } from '../details.ts'
import { identifierSchemes, identifierStatuses } from '../identifiers.ts'
import { nameUses } from '../names.ts'
import { type Props, To, Section, Item, Items, Ways, since } from './hub-part.tsx'

/** Names, birth and numbers, with the ways to change them. */

export const Names = ({ on, words }: Props) => (
  <Section title="Names">
    <Items>
      {on.person.names
        .filter(({ to }) => to === null)
        .map((name) => (
          <Item
            key={name.id}
            text={words.name(name)}
            note={[nameUses[name.use], since(name.from, name.source)].filter(Boolean).join(' · ')}
          >
            <To on={on} to={`names/${name.id}/end`} about={words.name(name)}>
              No longer used
            </To>
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="names/add">
        Add a name
      </To>
      <To on={on} to="names/shown">
        Choose which is shown
      </To>
    </Ways>
  </Section>
)

const bornNow = ({ bornOn, bornPrecision, expectedOn }: On['person']): string => {
  if (bornOn === null)
    return expectedOn === null ? 'Date of birth not known' : `Expected ${plainDay(expectedOn)}`
  switch (bornPrecision) {
    case 'day':
      return `Born ${plainDay(bornOn)}`
    case 'month':
      return `Born in ${plainDay(bornOn).replace(/^\d+ /, '')}`
    case 'year':
      return `Born in ${bornOn.slice(0, 4)}`
    case 'about':
      return `Born about ${bornOn.slice(0, 4)}`
  }
}

export const Births = ({ on }: Pick<Props, 'on'>) => {
  const { person } = on
  const isUnborn = person.bornOn === null && person.expectedOn !== null
  return (
    <Section title="Birth, sex and telephone">
      <Items>
        <Item text={bornNow(person)}>
          {isUnborn ? (
            <>
              <To on={on} to="has-been-born">
                Has been born
              </To>{' '}
              <To on={on} to="expected">
                Put the date right
              </To>
            </>
          ) : (
            <To on={on} to="born" about="date of birth">
              Put right
            </To>
          )}
        </Item>
        <Item
          text={[sexes[person.sex], person.gender, person.isMultipleBirth ? 'one of more born together' : '']
            .filter(Boolean)
            .join(' · ')}
        >
          <To on={on} to="sex-and-gender" about="sex, gender or multiple birth">
            Change
          </To>
        </Item>
        <Item text={person.phone ?? 'No telephone number'}>
          <To on={on} to="telephone" about="telephone number">
            Change
          </To>
        </Item>
        <Item text={person.diedOn === null ? 'Living' : `Died ${plainDay(person.diedOn)}`}>
          <To on={on} to="died">
            {person.diedOn === null ? 'Has died' : 'Put the date of death right'}
          </To>
        </Item>
      </Items>
    </Section>
  )
}

export const Numbers = ({ on, words }: Props) => (
  <Section title="Numbers">
    <Items>
      {on.person.identifiers.map((identifier) => (
        <Item
          key={identifier.id}
          text={`${identifierSchemes[identifier.scheme]} ${words.number(identifier)}`}
          note={[identifierStatuses[identifier.status], since(identifier.from, identifier.source)]
            .filter(Boolean)
            .join(' · ')}
        >
          <To on={on} to={`identifiers/${identifier.id}/status`} about={words.number(identifier)}>
            How sure is it?
          </To>
        </Item>
      ))}
    </Items>
    <Ways>
      <To on={on} to="identifiers/add">
        Add a number
      </To>
    </Ways>
  </Section>
)
