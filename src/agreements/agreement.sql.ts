import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { Agreement } from './agreement.ts'
import type { GapDay } from './timeline.ts'

/** Every agreement with all it holds. They belong to their parties, so everybody who works here may read them. */
export const allAgreements = async (tx: Tx): Promise<Agreement[]> => {
  const { rows } = await sql<Agreement>`
    select i.id, i.kind, i.title, i.version, i.signed_on as "signedOn", i.decided_by as "decidedBy",
      i.decided_on as "decidedOn", i.decision_ref as "decisionRef", i.valid_from as "from", i.valid_to as "to",
      (select coalesce(json_agg(o.name order by o.name), '[]')
        from instrument_party p join organisation o on o.code = p.organisation where p.instrument_id = i.id) as parties,
      (select coalesce(json_agg(json_build_object('id', f.id, 'fn', f.fn, 'clientGroup', f.client_group, 'holder', f.holder,
          'discharger', f.discharger, 'from', f.valid_from, 'to', f.valid_to, 'effectiveOn', f.effective_on,
          'endedOn', f.ended_on, 'extends', f.extends, 'decidedBy', f.decided_by, 'decidedOn', f.decided_on,
          'enablingPower', f.enabling_power, 'statutoryBasis', f.statutory_basis) order by f.valid_from, f.id), '[]')
        from delegated_function f where f.instrument_id = i.id) as functions,
      (select coalesce(json_agg(json_build_object('name', s.name, 'employer', p.employer, 'host', p.host, 'fns', p.fns,
          'consultedOn', p.consulted_on, 'from', p.valid_from, 'to', p.valid_to) order by p.valid_from, s.name), '[]')
        from s113_placement p join staff s on s.id = p.staff_id where p.instrument_id = i.id) as placements,
      (select coalesce(json_agg(json_build_object('title', t.title, 'words', t.words) order by t.ordinal), '[]')
        from instrument_term t where t.instrument_id = i.id) as terms
    from instrument i order by i.valid_from desc, i.title`.execute(tx)
  return rows
}

/** Work done without authority, per function and day, for the councils in whose name the reader looks. */
export const gapDays = async (tx: Tx): Promise<GapDay[]> => {
  const { rows } = await sql<GapDay>`
    select fn, client_group as "clientGroup", app.local_day(happened_at)::text as day, count(*)::int as count
    from authority_gap group by 1, 2, 3 order by 3, 1, 2`.execute(tx)
  return rows
}
