import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import { instant, type Instant } from '../time/index.ts'
import type { Agreement } from './agreement.ts'
import type { GapDay } from './timeline.ts'

type Kept =
  | 'instrument'
  | 'delegated_function'
  | 's113_placement'
  | 'instrument_term'
  | 'instrument_schedule'
  | 'instrument_scope'

/** The rows of a table as they stand, or as they were known at a moment. */
export const asKnown = (table: Kept, at: Instant | null): RawBuilder<unknown> =>
  at === null
    ? sql`(select * from ${sql.table(table)})`
    : sql`(select * from ${sql.table(table)} where recorded_at <= ${at}
        union all select (jsonb_populate_record(null::${sql.table(table)}, p.was)).* from agreement_past p
          where p.table_name = ${table} and p.recorded_at <= ${at} and p.replaced_at > ${at})`

/** The day the exit list of a function's last term is over (R7): its hard stop, where that comes after the term's end. */
const exitListUntil = sql`(
  select app.local_day(max(c.stops_at) - interval '1 microsecond') + 1 from run_off_case c
  where c.instrument_id = f.instrument_id and c.fn = f.fn and c.authority = f.holder
    and app.local_day(c.stops_at - interval '1 microsecond') >= least(f.valid_to, f.ended_on)
    and not exists (select from delegated_function l where l.instrument_id = f.instrument_id and l.fn = f.fn
      and l.holder = f.holder and l.valid_from > f.valid_from))`

/**
 * Every agreement with all it holds, or with what was known of it at `knownAt`. They belong to their parties, so
 * everybody who works here may read them.
 */
export const allAgreements = async (tx: Tx, knownAt: Instant | null = null): Promise<Agreement[]> => {
  const { rows } = await sql<Agreement>`
    select i.id, i.kind, i.title, i.version, i.signed_on as "signedOn", i.decided_by as "decidedBy",
      i.decided_on as "decidedOn", i.decision_ref as "decisionRef", i.valid_from as "from", i.valid_to as "to",
      i.may_extend_to as "mayExtendTo", i.under_id as "underId", i.supersedes, i.notice_months as "noticeMonths",
      i.short_notice_months as "shortNoticeMonths", i.short_notice_when as "shortNoticeWhen",
      i.recorded_at as "recordedAt",
      (select coalesce(json_agg(o.name order by o.name), '[]')
        from instrument_party p join organisation o on o.code = p.organisation where p.instrument_id = i.id) as parties,
      (select coalesce(json_agg(o.code order by o.name), '[]')
        from instrument_party p join organisation o on o.code = p.organisation where p.instrument_id = i.id) as "partyCodes",
      (select coalesce(json_agg(json_build_object('id', f.id, 'fn', f.fn, 'clientGroup', f.client_group, 'holder', f.holder,
          'discharger', f.discharger, 'from', f.valid_from, 'to', f.valid_to, 'effectiveOn', f.effective_on,
          'endedOn', f.ended_on, 'extends', f.extends, 'decidedBy', f.decided_by, 'decidedOn', f.decided_on,
          'enablingPower', f.enabling_power, 'statutoryBasis', f.statutory_basis, 'serviceArea', f.service_area,
          'geography', f.geography, 'teams', f.teams, 'exclusions', f.exclusions, 'reserved', f.reserved,
          'onwardAllowed', f.onward_allowed, 'callIn', f.call_in, 'callInEndedOn', f.call_in_ended_on,
          'acceptedBy', f.accepted_by, 'acceptedOn', f.accepted_on, 'acceptanceRef', f.acceptance_ref,
          'constitutionAmendedOn', f.constitution_amended_on, 'variedOn', f.varied_on, 'runOffUntil', coalesce(f.run_off_until, ${exitListUntil}),
          'closedOn', f.closed_on,
          'governanceChanges', (select coalesce(json_agg(json_build_object('from', g.counts_from, 'confirmedOn', v.confirmed_on)
              order by g.counts_from), '[]')
            from governance_change g left join revalidation v on v.change_id = g.id and v.function_id = f.id
            where g.authority in (f.holder, f.discharger)),
          'recordedAt', f.recorded_at) order by f.valid_from, f.id), '[]')
        from ${asKnown('delegated_function', knownAt)} f where f.instrument_id = i.id) as functions,
      (select coalesce(json_agg(json_build_object('id', p.id, 'name', s.name, 'employer', p.employer, 'host', p.host,
          'fns', p.fns, 'consultedOn', p.consulted_on, 'from', p.valid_from, 'to', p.valid_to,
          'endsAt', p.ends_at, 'recordedAt', p.recorded_at) order by p.valid_from, s.name), '[]')
        from ${asKnown('s113_placement', knownAt)} p join staff s on s.id = p.staff_id where p.instrument_id = i.id) as placements,
      (select coalesce(json_agg(json_build_object('number', t.ordinal, 'title', t.title, 'words', t.words,
          'from', t.valid_from, 'to', t.valid_to) order by t.ordinal, t.valid_from), '[]')
        from ${asKnown('instrument_term', knownAt)} t where t.instrument_id = i.id) as terms,
      (select coalesce(json_agg(json_build_object('number', x.number, 'title', x.title, 'words', x.words,
          'from', x.valid_from, 'to', x.valid_to) order by x.number, x.valid_from), '[]')
        from ${asKnown('instrument_schedule', knownAt)} x where x.instrument_id = i.id) as schedules,
      (select coalesce(json_agg(json_build_object('number', x.ordinal, 'fn', x.fn, 'clientGroup', x.client_group,
          'words', x.words, 'from', x.valid_from, 'to', x.valid_to) order by x.ordinal, x.valid_from), '[]')
        from ${asKnown('instrument_scope', knownAt)} x where x.instrument_id = i.id) as scope
    from ${asKnown('instrument', knownAt)} i order by i.valid_from desc, i.title`.execute(tx)
  return rows.map((row) => ({
    ...row,
    functions: row.functions.map((term) => ({ ...term, recordedAt: instant(term.recordedAt) })),
    placements: row.placements.map((lent) => ({
      ...lent,
      endsAt: lent.endsAt === null ? null : instant(lent.endsAt),
      recordedAt: instant(lent.recordedAt),
    })),
  }))
}

/** Work done without authority, per function and day, for the councils in whose name the reader looks. */
export const gapDays = async (tx: Tx): Promise<GapDay[]> => {
  const { rows } = await sql<GapDay>`
    select fn, client_group as "clientGroup", app.local_day(happened_at)::text as day, count(*)::int as count
    from authority_gap group by 1, 2, 3 order by 3, 1, 2`.execute(tx)
  return rows
}
