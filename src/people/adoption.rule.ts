import type { Day } from '../time/index.ts'
import type { AddressGiven } from './addresses.ts'
import { refuse, type Refused } from './dates.rule.ts'
import type { DetailsGiven } from './details.ts'
import type { Person, PersonEvent } from './person.ts'
import { seal, type Sealing, type SecrecyRefusal } from './secrecy.rule.ts'

export type AdoptionRefusal =
  SecrecyRefusal | 'not-a-child' | 'not-born' | 'name-missing' | 'not-yet' | 'before-birth'

export type Adoption = Sealing & {
  /** The day of the adoption order. */
  on: Day
  givenNames: string
  familyName: string
  /** Where the new family lives. Nothing is carried over from the former record. */
  address: AddressGiven | null
}

export type Adopted = { newIdentity: readonly PersonEvent[]; former: readonly PersonEvent[] }

/** All that goes over from the former record is the child: date of birth and sex. Numbers are given anew on adoption. */
const newDetails = (former: Person, { givenNames, familyName }: Adoption): DetailsGiven => ({
  givenNames,
  familyName,
  knownAs: null,
  bornOn: former.bornOn,
  bornEstimated: former.bornEstimated,
  bornPrecision: former.bornPrecision,
  expectedOn: null,
  sex: former.sex,
  isChild: true,
  nhsNumber: null,
  upn: null,
  phone: null,
})

/**
 * An adopted child has a new identity: a new record that says nothing of the one before, while the former record is
 * sealed. That the two are one child stands in a sealed row of its own, for the custodian alone (Adoption and Children
 * Act 2002 s.77-79: the connection is kept, and not open to search).
 */
export const adopt = (former: Person, adoption: Adoption, today: Day): Adopted | Refused<AdoptionRefusal> => {
  if (!former.isChild) return refuse('not-a-child')
  if (former.bornOn === null) return refuse('not-born')
  if (adoption.givenNames.trim() === '' || adoption.familyName.trim() === '') return refuse('name-missing')
  if (adoption.on > today) return refuse('not-yet')
  if (adoption.on < former.bornOn) return refuse('before-birth')
  const { address } = adoption
  const sealed = former.sensitivity === 'sealed' ? [] : seal(former, adoption)
  if ('refused' in sealed) return sealed
  return {
    newIdentity: [
      {
        type: 'registered',
        details: newDetails(former, adoption),
        addresses: address === null ? [] : [address],
        source: 'adoption order',
      },
      { type: 'adopted', on: adoption.on },
    ],
    former: sealed,
  }
}
