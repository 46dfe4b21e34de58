import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import type { TestDatabase } from '../../test/database.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { addDays, day, type Day, instant } from '../time/index.ts'

const officers = {
  [peterborough]: people.agreementsOfficerPeterborough.id,
  [cambridgeshire]: people.agreementsOfficerCambridgeshire.id,
} as const
export type Council = keyof typeof officers

/** What officers write in rows, as the runtime role and straight past the code above it. */
export const partyActs = (database: () => TestDatabase) => {
  const as = <T>(
    council: Council,
    work: (tx: Tx) => Promise<T>,
    on = '2023-06-28',
    staffId = officers[council],
  ) =>
    asActor(
      database().db,
      {
        staffId,
        actingFor: [council],
        fn: 'oversight',
        clientGroup: 'children',
        at: instant(`${on}T10:00:00Z`),
        intakeFor: [],
        draft: null,
        system: false,
      },
      work,
    )

  const begun = (
    tx: Tx,
    by: Council,
    id: string,
    kind: string,
    number: number,
    instrument = delegationAgreement,
  ) =>
    tx
      .insertInto('agreement_change')
      .values({
        id,
        instrument_id: instrument,
        kind,
        number,
        begun_by: by,
        begun_on: day('2023-06-20'),
        begun_by_staff: officers[by],
        why: 'For the test',
      })
      .execute()

  const decision = (
    tx: Tx,
    owner: Council,
    change: string,
    more: { revision?: number; approves?: boolean; on?: Day; holdsFrom?: Day | null } = {},
  ) => {
    const on = more.on ?? day('2023-06-28')
    const holdsFrom = more.holdsFrom === undefined ? addDays(on, 6) : more.holdsFrom
    return tx
      .insertInto('agreement_decision')
      .values({
        owner,
        id: newId(),
        change_id: change,
        revision: more.revision ?? 0,
        approves: more.approves ?? true,
        reason: 'Agreed in the board',
        reference: 'REF/1',
        decided_by: 'Committee',
        decided_on: on,
        recorded_on: on,
        published_on: holdsFrom === null ? null : on,
        last_day_to_call_in: holdsFrom === null ? null : addDays(holdsFrom, -1),
        effective_on: holdsFrom,
      })
      .execute()
  }

  return { as, begun, decision }
}
