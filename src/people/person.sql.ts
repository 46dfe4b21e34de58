import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import { compactPostcode } from '../places/index.ts'
import { writeParts } from './person.rows.ts'
import { personSentence } from './person.sentence.ts'
import { evolvePerson, type Person, type PersonEvent } from './person.ts'
import { searchText } from './search-text.ts'

const namesOf = (person: Person): string => searchText(person.givenNames, person.familyName, person.knownAs)

const saveRow = async (tx: Tx, person: Person): Promise<void> => {
  const row = {
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
    flags: [...person.flags],
    sensitivity: person.sensitivity,
    named_access: [...person.namedAccess],
    custodian_note: person.custodianNote,
    merged_into: person.mergedInto,
    moved_to: person.movedTo?.council ?? null,
    moved_on: person.movedTo?.on ?? null,
    search_text: namesOf(person),
    registered_at: person.registeredAt,
  }
  const { owner: _owner, id: _id, ...changes } = row
  await tx
    .insertInto('person')
    .values(row)
    .onConflict((conflict) => conflict.columns(['owner', 'id']).doUpdateSet(changes))
    .execute()
}

/** A telephone number as it is compared: figures only, +44 as 0. */
export const dialled = (phone: string): string =>
  phone.replaceAll(/\D/g, '').replace(/^(0044|44)(?=[1-9])/, '0')

/**
 * A restricted record leaves a stub, so that it never looks like "not known"; it goes when the restriction ends, and
 * when the record is sealed: of a sealed one nobody learns that it exists.
 */
const saveStub = async (tx: Tx, before: Person | undefined, person: Person): Promise<void> => {
  if (person.sensitivity === 'restricted') {
    const postcode = person.addresses.find((address) => address.to === null && !address.hidden)?.postcode
    const stub = {
      search_text: namesOf(person),
      born_on: person.bornOn,
      postcode: postcode ? compactPostcode(postcode) : null,
      duty_phone: sql<string>`(select duty_phone from authority where code = ${person.owner})`,
    }
    await tx
      .insertInto('record_stub')
      .values({ owner: person.owner, id: person.id, ...stub })
      .onConflict((conflict) => conflict.columns(['owner', 'id']).doUpdateSet(stub))
      .execute()
  } else if (before?.sensitivity === 'restricted') {
    await tx.deleteFrom('record_stub').where('owner', '=', person.owner).where('id', '=', person.id).execute()
  }
}

export const personStream: Stream<Person, PersonEvent> = {
  name: 'person',
  evolve: evolvePerson,
  resource: ({ owner, id }) => ({
    kind: 'person',
    id,
    owner,
    clientGroup: 'children',
    teams: [],
    allocatedTo: [],
    conflictedStaff: [],
    reasonGivenBy: [],
  }),
  save: async (tx, before, after) => {
    // Noting a contact changes no row; a restricted one could not even be written by those who may note it.
    if (before === after) return
    await saveRow(tx, after)
    await writeParts(tx, before, after)
    await saveStub(tx, before, after)
  },
  relations: async (tx, resource) => {
    const rows = await tx
      .selectFrom('conflict_of_interest')
      .select('staff_id')
      .where('owner', '=', resource.owner)
      .where('person_id', '=', resource.id)
      .execute()
    return { ...resource, conflictedStaff: rows.map((row) => row.staff_id) }
  },
  sentence: personSentence,
}

/** Is this person in this council's index, in sight of whoever asks? */
export const isRegistered = async (tx: Tx, owner: AuthorityCode, id: string): Promise<boolean> =>
  (await tx
    .selectFrom('person')
    .select('id')
    .where('owner', '=', owner)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined
