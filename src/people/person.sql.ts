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
  save: (tx, before, after) => savePeople(tx, [{ before, after }]),
  saveMany: savePeople,
  relations: async (tx, resource) => {
    const rows = await tx
      .selectFrom('conflict_of_interest')
      .select('staff_id')
      .where('owner', '=', resource.owner)
      .where('person_id', '=', resource.id)
      .execute()
    return { ...resource, conflictedStaff: rows.map((row) => row.staff_id) }
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
