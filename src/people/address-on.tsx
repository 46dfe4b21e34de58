import { writtenPostcode } from '../places/index.ts'
import { plainDay } from '../time/index.ts'
import { addressUses, type Address } from './addresses.ts'
import type { On } from './change.ts'

/** The address a change is about, in words. Of a hidden one nothing but from when to when it is theirs. */

export const addressOn = ({ person, part }: Pick<On, 'person' | 'part'>): Address | undefined =>
  person.addresses.find(({ id }) => id === part)

export const isHere = (person: On['person'], part: string): boolean =>
  person.addresses.some(({ id }) => id === part)

/** "Home since 3 May 2024": said of a hidden one too, for it gives nothing away. */
export const addressKind = ({ use, from, to }: Pick<Address, 'use' | 'from' | 'to'>): string =>
  [
    addressUses[use],
    from === null ? '' : to === null ? `since ${plainDay(from)}` : `from ${plainDay(from)}`,
    to === null ? '' : `until ${plainDay(to)}`,
  ]
    .filter(Boolean)
    .join(' ')

/** Must it not be read? It is hidden, or somebody else lives there in hiding: a brother's would tell where his sister is. */
export const isKept = ({ keptHidden }: Pick<On, 'keptHidden'>, { id, hidden }: Address): boolean =>
  hidden || keptHidden.has(id)

export const addressInWords = (on: Pick<On, 'keptHidden'>, address: Address): string =>
  isKept(on, address)
    ? 'Address hidden for safety'
    : [address.line, address.postcode === null ? '' : writtenPostcode(address.postcode)]
        .filter(Boolean)
        .join(', ')

export const shownAddress = (on: On) => {
  const address = addressOn(on)
  return address ? (
    <p class="govuk-body-l">{`${addressInWords(on, address)} (${addressKind(address)})`}</p>
  ) : null
}
