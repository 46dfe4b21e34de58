import { type Props, To, Section, Item, Items, Ways, since } from './hub-part.tsx'

/** Addresses and relationships, with the ways to change them. */

export const Addresses = ({ on, words }: Props) => (
  <Section title="Addresses">
    <Items>
      {on.person.addresses
        .filter(({ to, hidden }) => to === null || hidden)
        .map((address) => {
          const about = words.addressKind(address)
          return (
            <Item key={address.id} text={words.address(address)} note={about}>
              <To on={on} to={`addresses/${address.id}/correct`} about={about}>
                Put right
              </To>{' '}
              {address.to === null && (
                <To on={on} to={`addresses/${address.id}/end`} about={about}>
                  End
                </To>
              )}{' '}
              {address.hidden ? (
                <To on={on} to={`addresses/${address.id}/show`} action="person.hide-address" about={about}>
                  Show again
                </To>
              ) : (
                <To on={on} to={`addresses/${address.id}/hide`} action="person.hide-address" about={about}>
                  Hide
                </To>
              )}
            </Item>
          )
        })}
    </Items>
    <Ways>
      <To on={on} to="addresses/moved">
        Has moved
      </To>
      <To on={on} to="addresses/add">
        Add another address
      </To>
      <To on={on} to="moved-council">
        Has moved to another council’s area
      </To>
    </Ways>
  </Section>
)

const responsibility = (held: boolean | null): string =>
  held === null
    ? 'parental responsibility not known'
    : held
      ? 'has parental responsibility'
      : 'no parental responsibility'

export const Relationships = ({ on, words }: Props) => (
  <Section title="Relationships">
    <Items>
      {on.around
        .filter(({ to }) => to === null)
        .map((relation) => (
          <Item
            key={relation.id}
            text={words.relation(relation)}
            note={[responsibility(relation.hasParentalResponsibility), since(relation.from, relation.source)]
              .filter(Boolean)
              .join(' · ')}
          >
            <To on={on} to={`relationships/${relation.id}/correct`} about={words.relation(relation)}>
              Put right
            </To>{' '}
            <To on={on} to={`relationships/${relation.id}/end`} about={words.relation(relation)}>
              End
            </To>
          </Item>
        ))}
    </Items>
    <Ways>
      <To on={on} to="relationships/add">
        Add a relationship
      </To>
    </Ways>
  </Section>
)
