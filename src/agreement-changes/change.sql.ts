import { sql } from 'kysely'
import { functions, isFn } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type {
  Assessment,
  Change,
  ChangeKind,
  Extension,
  Notice,
  ServiceMethod,
  Termination,
} from './change.ts'
import { noticeStandsAt } from './change.ts'
import type { Move, NoticeGround } from './notice.rule.ts'
import type { Dependant, Disposition } from './termination.rule.ts'
import type { ClauseChange, FunctionChange } from './variation.rule.ts'

/** What every change has, whatever its kind. */
type Common = Pick<Change, Exclude<keyof Change, 'kind'>>

type Row = Common & {
  consents: Change['decisions']
  kind: ChangeKind
  variation: {
    words: string
    financialEffect: number | null
    effectiveFrom: Extension['newTo']
    functions: FunctionChange[]
    clauses: ClauseChange[]
    assessments: Assessment[]
  } | null
  extension: Pick<Extension, 'firstTo' | 'oldTo' | 'newTo'> | null
  notice: {
    ground: NoticeGround
    months: number | null
    clause: string | null
    circumstance: string | null
    givenOn: Notice['givenOn']
    service: ServiceMethod
    computedOn: Notice['computedOn']
    moves: Move[]
  } | null
  termination: {
    endsOn: Termination['endsOn']
    noticeId: string | null
    dispositions: Disposition[]
    revision: number
    dependants: (Dependant & { fn: string | null })[]
  } | null
}

/** Changes of one agreement, or the one of that id, the latest first. Row-level security decides who sees them. */
export const changesOf = async (tx: Tx, of: { instrumentId: string } | { id: string }): Promise<Change[]> => {
  const which = 'id' in of ? sql`c.id = ${of.id}::uuid` : sql`c.instrument_id = ${of.instrumentId}::uuid`
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.instrument_id as "instrumentId", c.number, c.begun_by as "begunBy", c.begun_on as "begunOn",
      (select s.name from staff s where s.id = c.begun_by_staff) as "begunByName", c.why,
      (select json_agg(p.organisation order by p.organisation) from instrument_party p
        where p.instrument_id = c.instrument_id) as parties,
      (select coalesce(json_agg(p.organisation order by p.organisation), '[]') from instrument_party p
        where p.instrument_id = c.instrument_id
          and not exists (select from authority a where a.code = p.organisation)) as outside,
      (select coalesce(json_agg(json_build_object('party', n.organisation, 'approves', n.approves, 'reason', n.reason,
          'reference', '', 'decidedBy', concat_ws(', ', n.signed_by, n.capacity), 'decidedOn', n.signed_on,
          'publishedOn', n.signed_on, 'exemptBecause', null, 'namedOfficer', null, 'lastDayToCallIn', null,
          'effectiveOn', n.signed_on, 'calledInOn', null, 'reconsideredOn', null, 'revision', n.revision,
          'paper', n.document_id) order by n.recorded_on, n.organisation), '[]')
        from agreement_consent n where n.change_id = c.id) as consents,
      (select coalesce(json_agg(json_build_object('party', d.owner, 'approves', d.approves, 'reason', d.reason,
          'reference', d.reference, 'decidedBy', d.decided_by, 'decidedOn', d.decided_on, 'publishedOn', d.published_on,
          'exemptBecause', d.exempt_because, 'namedOfficer', d.named_officer, 'lastDayToCallIn', d.last_day_to_call_in,
          'effectiveOn', d.effective_on, 'calledInOn', d.called_in_on, 'reconsideredOn', d.reconsidered_on,
          'revision', d.revision) order by d.recorded_on, d.owner), '[]')
        from agreement_decision d where d.change_id = c.id) as decisions,
      case when c.withdrawn_on is not null
        then json_build_object('on', c.withdrawn_on, 'because', c.withdrawn_because) end as withdrawn,
      c.carried_out_on as "carriedOutOn",
      (select json_build_object('words', v.words, 'financialEffect', v.financial_effect, 'effectiveFrom', v.effective_from,
          'functions', (select coalesce(json_agg(json_build_object('what', f.what, 'fn', f.fn, 'clientGroup', f.client_group,
            'holder', f.holder, 'discharger', f.discharger, 'enablingPower', f.enabling_power,
            'statutoryBasis', f.statutory_basis, 'was', f.was, 'becomes', f.becomes) order by f.fn), '[]')
            from variation_function f where f.change_id = c.id),
          'clauses', (select coalesce(json_agg(json_build_object('what', l.what, 'part', l.part, 'number', l.number,
            'title', l.title, 'was', l.was, 'words', l.words) order by l.ordinal), '[]')
            from variation_clause l where l.change_id = c.id),
          'assessments', (select coalesce(json_agg(json_build_object('by', a.owner, 'on', a.assessed_on, 'words', a.words)),
            '[]') from agreement_assessment a where a.change_id = c.id))
        from agreement_variation v where v.change_id = c.id) as variation,
      (select json_build_object('firstTo', x.first_to, 'oldTo', x.old_to, 'newTo', x.new_to)
        from agreement_extension x where x.change_id = c.id) as extension,
      (select json_build_object('ground', n.ground, 'months', n.months,
          'clause', case when n.ground = 'defined' then i.short_notice_when end, 'circumstance', n.circumstance,
          'givenOn', n.given_on, 'service', n.service_method, 'computedOn', n.computed_on,
          'moves', (select coalesce(json_agg(json_build_object('number', m.number, 'toDay', m.to_day, 'movedBy', m.moved_by,
            'movedOn', m.moved_on) order by m.number), '[]') from agreement_notice_move m where m.change_id = c.id))
        from agreement_notice n join instrument i on i.id = n.instrument_id where n.change_id = c.id) as notice,
      (select json_build_object('endsOn', t.ends_on, 'noticeId', t.notice_id,
          'revision', (select count(*) from agreement_disposition x where x.change_id = c.id),
          'dispositions', (select coalesce(json_agg(json_build_object('dependant', x.dependant_id, 'what', x.disposition,
              'endsOn', x.ends_on, 'variedBy', x.varied_by, 'because', x.because) order by x.number), '[]')
            from (select distinct on (y.dependant_id) y.* from agreement_disposition y where y.change_id = c.id
              order by y.dependant_id, y.number desc) x),
          'dependants', (select coalesce(json_agg(json_build_object('kind', d.kind, 'id', d.id, 'on', d.hangs_on,
              'to', d.holds_to, 'fn', f.fn,
              'name', coalesce(i.title, s.name, concat(h.short_name, '’s ', f.client_group)))
              order by d.kind, coalesce(i.title, s.name, f.fn), d.holds_to), '[]')
            from app.dependants_of(c.instrument_id) d
            left join instrument i on i.id = d.id
            left join delegated_function f on f.id = d.id left join authority h on h.code = f.holder
            left join s113_placement p on p.id = d.id left join staff s on s.id = p.staff_id))
        from agreement_termination t where t.change_id = c.id) as termination
    from agreement_change c where ${which}
    order by c.begun_on desc, c.kind, c.number desc`.execute(tx)
  const notices = rows.map(changeOf).filter((each) => each.kind === 'notice')
  const missing = rows.flatMap(({ termination }) =>
    termination?.noticeId && !notices.some(({ id }) => id === termination.noticeId)
      ? [termination.noticeId]
      : [],
  )
  const more = (await Promise.all(missing.map((id) => changesOf(tx, { id })))).flat()
  const known = [...notices, ...more.filter((each) => each.kind === 'notice')]
  return rows.map((row) => withNotice(changeOf(row), row.termination?.noticeId ?? null, known))
}

const withNotice = (change: Change, noticeId: string | null, notices: readonly Notice[]): Change => {
  const notice = notices.find(({ id }) => id === noticeId)
  const day = notice && noticeStandsAt(notice)
  return change.kind !== 'termination' || !notice || !day
    ? change
    : { ...change, notice: { id: notice.id, number: notice.number, givenBy: notice.begunBy, day } }
}

const nameOf = ({ kind, fn, name }: Dependant & { fn: string | null }): string =>
  kind === 'function' && isFn(fn) ? `${functions[fn]}, for ${name}` : name

const changeOf = (row: Row): Change => {
  const { variation, extension, notice, termination, kind, consents, ...rest } = row
  const common = { ...rest, decisions: [...rest.decisions, ...consents] }
  if (kind === 'variation' && variation) return { ...common, kind, ...variation }
  if (kind === 'extension' && extension) return { ...common, kind, ...extension }
  if (kind === 'notice' && notice) return { ...common, kind, ...notice }
  if (kind === 'termination' && termination) {
    const { noticeId: _noticeId, dependants, ...its } = termination
    return {
      ...common,
      kind,
      ...its,
      notice: null,
      dependants: dependants.map((each) => ({
        kind: each.kind,
        id: each.id,
        on: each.on,
        to: each.to,
        name: nameOf(each),
      })),
    }
  }
  throw new Error(`A ${kind} without its row.`)
}

/** One step at a time in the changes of one agreement: both councils may act at the same moment. */
export const lockChanges = async (tx: Tx, instrumentId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agreement-changes ${instrumentId}`}, 0))`.execute(
    tx,
  )
}

/** Open contacts of the holder's children, as far as the reader answers for them: what would lose its authority. */
export const openWork = async (tx: Tx, holder: string): Promise<number> => {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from contact
    where owner = ${holder} and stage not in ('decided', 'moved')`.execute(tx)
  return rows[0]?.open ?? 0
}
