import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import { personAlerts, personJobs } from './person.follow-up.ts'
import { personSentence } from './person.sentence.ts'
import { evolvePerson, type Person, type PersonEvent } from './person.ts'
import { savePeople } from './save-people.sql.ts'

export const personStream: Stream<Person, PersonEvent> = {
  name: 'person',
  evolve: evolvePerson,
  resource: ({ owner, id, sensitivity, namedAccess }) => ({
    kind: 'person',
    id,
    owner,
    clientGroup: 'children',
    teams: [],
    allocatedTo: [],
    conflictedStaff: [],
    reasonGivenBy: [],
    ...(sensitivity === 'restricted' ? { restrictedTo: namedAccess } : {}),
  }),
  save: (tx, before, after) => savePeople(tx, [{ before, after }]),
  saveMany: savePeople,
  relations: async (tx, resource) => {
    // Related to somebody whom this record stands for, a worker is related to whoever it stands for.
    const { rows } = await sql<{ staffId: string }>`
      select distinct f.staff_id as "staffId" from conflict_of_interest f
      where f.owner = ${resource.owner} and f.person_id = any (app.one_person(array[${resource.id}::uuid]))`.execute(
      tx,
    )
    return { ...resource, conflictedStaff: rows.map(({ staffId }) => staffId) }
  },
  jobs: personJobs,
  alerts: personAlerts,
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
