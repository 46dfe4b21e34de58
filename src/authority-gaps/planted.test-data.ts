import { sql } from 'kysely'
import { cambridgeshire, people, type PersonKey, peterborough } from '../../demo/people.ts'
import type { Db } from '../db/index.ts'

/** One thing a worker did to a contact of a council, on a day long past. Written as the owner of the tables. */
export type Planted = {
  by: PersonKey
  fn: string
  /** London, in winter time unless the day says otherwise. */
  at: string
  owner?: string
  clientGroup?: 'children' | 'adults'
  type?: string
}

export const plant = async (owner: Db, planted: Planted): Promise<string> => {
  const id = crypto.randomUUID()
  const council = planted.owner ?? peterborough
  const { by, fn, at, clientGroup = 'children', type = 'received' } = planted
  await sql`
    insert into contact (owner, id, reference, report_id, channel, kind, client_group, source, referrer_class,
      is_anonymous, urgency, stage, due_at, received_at, summary, headline, children, told, question_set)
    values (${council}, ${id}, ${id.slice(0, 8).toUpperCase()}, gen_random_uuid(), 'phone',
      ${clientGroup === 'adults' ? 'adult-only' : 'initial-contact'}, ${clientGroup}, '2A', 'professional', false,
      'today', 'received', ${at}, ${at}, 'Planted', 'Planted', 1, '{}', 'test-1')`.execute(owner)
  await sql`
    insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, staff_id, acting_for, fn,
      because)
    values (${council}, gen_random_uuid(), 'contact', ${id}, 1, ${type}, '{}', ${at}, 'staff', ${people[by].id},
      ${council}, ${fn}, '{"rule": "intake-is-never-refused"}')`.execute(owner)
  return id
}

/**
 * What the councils' own papers say was done before, or beside, what was decided (governance A1 and finding 7): screening
 * moved on 17 December 2018 and the MET Hub was to work county-wide from December 2018, while the delegation began on
 * 1 January 2019; the MASH was shared informally since April 2017, or June 2017; emergency duty works for adults too, under
 * an agreement about children; MARAC is not among the five functions.
 */
export const plantedGaps: readonly Planted[] = [
  { by: 'adviser', fn: 'screening', at: '2018-12-17T10:00:00Z' },
  { by: 'secondAdviser', fn: 'screening', at: '2018-12-19T10:00:00Z' },
  { by: 'adviser', fn: 'screening', at: '2018-12-31T23:59:59Z' },
  { by: 'metWorker', fn: 'met-hub', at: '2018-12-03T09:00:00Z', type: 'decided' },
  { by: 'mashWorker', fn: 'mash', at: '2017-04-03T09:00:00Z', type: 'decided' },
  { by: 'mashWorker', fn: 'mash', at: '2017-06-01T09:00:00Z', type: 'decided' },
  { by: 'nightWorker', fn: 'emergency-duty', at: '1998-04-02T02:00:00Z', clientGroup: 'adults' },
  { by: 'nightWorker', fn: 'emergency-duty', at: '2020-02-02T02:10:00Z', clientGroup: 'adults' },
  { by: 'mashWorker', fn: 'marac', at: '2019-05-14T10:00:00Z', type: 'decided' },
]

/** Beside them, work that something gave the right to. */
export const plantedWithRight: readonly Planted[] = [
  { by: 'adviser', fn: 'screening', at: '2019-01-01T00:00:00Z' },
  { by: 'adviser', fn: 'screening', at: '2023-12-31T23:59:59Z' },
  { by: 'metWorker', fn: 'met-hub', at: '2019-01-02T09:00:00Z' },
  { by: 'nightWorker', fn: 'emergency-duty', at: '2020-02-02T02:11:00Z' },
  { by: 'adviser', fn: 'screening', at: '2018-12-18T10:00:00Z', owner: cambridgeshire },
  { by: 'assessmentPeterborough', fn: 'assessment', at: '2018-12-20T10:00:00Z' },
]
