import { compactPostcode } from '../places/index.ts'
import type { Person } from './person.ts'
import { searchText } from './search-text.ts'

/** The record of a person as rows. Pure; src/people/save-people.sql.ts writes them. */

export type Change = { before: Person | undefined; after: Person }

type Value = string | boolean | null | readonly string[]
export type Row = Readonly<Record<string, Value>>

/** Every table of the record, in an order in which every row finds what it refers to. */
export const tables = [
  'person',
  'person_name',
  'person_identifier',
  'person_address',
  'person_particular',
  'person_flag',
  'relationship',
  'person_link',
] as const
export type Table = (typeof tables)[number]

/** A telephone number as it is compared: figures only, +44 as 0. */
export const dialled = (phone: string): string =>
  phone.replaceAll(/\D/g, '').replace(/^(0044|44)(?=[1-9])/, '0')

export const namesOf = (person: Person): string =>
  searchText(person.givenNames, person.familyName, person.knownAs)

const personRow = (person: Person): Row => ({
  owner: person.owner,
  id: person.id,
  given_names: person.givenNames,
  family_name: person.familyName,
  known_as: person.knownAs,
  born_on: person.bornOn,
  born_precision: person.bornPrecision,
  born_estimated: person.bornEstimated,
  expected_on: person.expectedOn,
  died_on: person.diedOn,
  sex: person.sex,
  gender: person.gender,
  multiple_birth: person.isMultipleBirth,
  is_child: person.isChild,
  nhs_number: person.nhsNumber,
  upn: person.upn,
  uln: person.uln,
  phone: person.phone === null ? null : dialled(person.phone),
  flags: person.flags,
  sensitivity: person.sensitivity,
  named_access: person.namedAccess,
  custodian_note: person.custodianNote,
  merged_into: person.mergedInto,
  moved_to: person.movedTo?.council ?? null,
  moved_on: person.movedTo?.on ?? null,
  search_text: namesOf(person),
  registered_at: person.registeredAt,
})

type Dated = { from: string | null; to: string | null; source: string }

const dates = ({ from, to, source }: Dated) => ({ valid_from: from, valid_to: to, source })

/** Parts that the change left as they were are the very same objects, and are written already. */
const changed = <Part>(before: readonly Part[] | undefined, after: readonly Part[]): readonly Part[] => {
  if (before === undefined || before === after) return before === undefined ? after : []
  const same = new Set(before)
  return after.filter((each) => !same.has(each))
}

/** The rows of one table that a change makes. A part is written when it is new or changed, and never taken away. */
export const rowsOf = (table: Table, { before, after }: Change): readonly Row[] => {
  const whose = { owner: after.owner, person_id: after.id }
  switch (table) {
    case 'person':
      return [personRow(after)]
    case 'person_name':
      return changed(before?.names, after.names).map((each) => ({
        ...whose,
        id: each.id,
        use: each.use,
        given_names: each.givenNames,
        family_name: each.familyName,
        ...dates(each),
      }))
    case 'person_identifier':
      return changed(before?.identifiers, after.identifiers).map((each) => ({
        ...whose,
        id: each.id,
        scheme: each.scheme,
        value: each.value,
        status: each.status,
        ...dates(each),
      }))
    case 'person_address':
      return changed(before?.addresses, after.addresses).map((each) => ({
        ...whose,
        id: each.id,
        use: each.use,
        line: each.line,
        postcode: each.postcode === null ? null : compactPostcode(each.postcode),
        uprn: each.uprn,
        hidden: each.hidden,
        ...dates(each),
      }))
    case 'person_particular':
      return changed(before?.particulars, after.particulars).map((each) => ({
        ...whose,
        id: each.id,
        kind: each.kind,
        text: each.text,
        ...dates(each),
      }))
    case 'person_flag':
      return changed(before?.flagSpans, after.flagSpans).map((each) => ({
        ...whose,
        id: each.id,
        flag: each.flag,
        because: each.because,
        ...dates(each),
      }))
    case 'relationship':
      return changed(before?.relations, after.relations).map((each) => ({
        ...whose,
        id: each.id,
        other_id: each.otherId,
        kind: each.kind,
        has_parental_responsibility: each.hasParentalResponsibility,
        ...dates(each),
      }))
    case 'person_link':
      // In their order: a word that ends is written before the one that takes its place.
      return changed(before?.links, after.links).map((each) => ({
        ...whose,
        id: each.id,
        other_owner: each.otherOwner,
        other_id: each.otherId,
        says: each.says,
        because: each.because,
        said_at: each.at,
        said_by: each.by,
        other_says: each.otherSays,
        needs_review: each.needsReview,
        ended_at: each.endedAt,
      }))
  }
}
