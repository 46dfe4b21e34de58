import { sql } from 'kysely'
import { newId, type Tx } from '../db/index.ts'
import type { Job, Stream } from '../events/index.ts'
import {
  evolveGoverning,
  type GovernanceChange,
  type Governing,
  type GoverningEvent,
  governingResource,
  governingSentence,
  type Model,
} from './governing.ts'

export const tellGovernedTask = 'tell-of-governance-change'

const saveOne = async (tx: Tx, event: GoverningEvent, { owner, id }: Governing): Promise<void> => {
  if (event.type === 'recorded') {
    await sql`select app.record_governance_change(${id}::uuid, ${owner}, ${event.model}, ${event.from}::date, ${event.reference})`.execute(
      tx,
    )
    return
  }
  await tx
    .insertInto('governance_confirmation')
    .values(
      event.functionIds.map((functionId) => ({
        owner,
        id: newId(),
        change_id: id,
        function_id: functionId,
        confirmed_on: event.on,
        reference: event.reference,
      })),
    )
    .execute()
  // Where the other side has confirmed it too, it stands again; the database looks for both.
  await sql`
    select app.put_revalidation_in_force(c.change_id, c.function_id)
    from governance_confirmation c
    where c.change_id = ${id}::uuid and c.function_id = any (${event.functionIds}::uuid[])
    group by c.change_id, c.function_id having count(distinct c.owner) > 1`.execute(tx)
}

export const governingStream: Stream<Governing, GoverningEvent> = {
  name: 'governance-change',
  evolve: evolveGoverning,
  resource: governingResource,
  save: async (tx, before, after) => {
    for (const event of after.happened.slice(before?.happened.length ?? 0)) await saveOne(tx, event, after)
  },
  /** An alarm at once, on either side; and again to the other side when this one has confirmed. */
  jobs: ({ owner, id, event }): Job[] =>
    [...(event.type === 'recorded' ? [owner] : []), ...event.others].map((each) => ({
      task: tellGovernedTask,
      payload: { owner: each, id },
      key: `${tellGovernedTask}:${each}:${id}`,
    })),
  alsoTells: ({ happened }) => happened.at(-1)?.others ?? [],
  sentence: governingSentence,
}

/** Changes of how councils are governed, the latest first, with every delegation that each of them touches. */
export const governanceChanges = async (tx: Tx): Promise<GovernanceChange[]> => {
  const { rows } = await sql<GovernanceChange>`
    select g.id, g.authority, g.model, g.counts_from as "from", g.decision_ref as reference,
      (select coalesce(json_agg(json_build_object('functionId', f.id, 'fn', f.fn, 'instrumentId', i.id,
          'instrument', i.title, 'clientGroup', f.client_group, 'holder', f.holder, 'discharger', f.discharger,
          'to', least(f.valid_to, f.ended_on), 'enablingPower', f.enabling_power,
          'confirmedBy', (select coalesce(json_agg(json_build_object('party', c.owner, 'on', c.confirmed_on,
              'reference', c.reference)), '[]')
            from governance_confirmation c where c.change_id = g.id and c.function_id = f.id))
          order by i.title, f.fn, f.valid_from), '[]')
        from delegated_function f join instrument i on i.id = f.instrument_id
        where g.authority in (f.holder, f.discharger) and f.valid_from < g.counts_from
          and least(f.valid_to, f.ended_on) > greatest(g.counts_from, app.local_day(app.recorded_now()))) as "toConfirm"
    from governance_change g order by g.counts_from desc, g.id`.execute(tx)
  return rows
}

/** How each council was governed before any change that stands here. */
export const firstModels = async (tx: Tx): Promise<ReadonlyMap<string, Model>> => {
  const { rows } = await sql<{ code: string; model: Model }>`
    select code, governance_model as model from authority order by code`.execute(tx)
  return new Map(rows.map(({ code, model }) => [code, model]))
}
