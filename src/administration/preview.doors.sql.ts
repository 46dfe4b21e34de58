import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { SettingValue } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'

/** Who gets in, and for how long: what its previews are counted from, one query each. Nobody is named. */

type Let = { now: number; longer: number; cases: number; casesLonger: number }

/**
 * How many are let in to single records now or will be, and how many of them for longer than these limits would allow;
 * the same for cases on an exit list. Counted by the functions that refuse what is too long (db/policies/access_grant.sql).
 */
export const letInUnder = async (
  tx: Tx,
  owner: AuthorityCode,
  limits: SettingValue<'letting-in'>,
  at: Instant,
): Promise<Let> => {
  const { rows } = await sql<Let>`
    select count(*) filter (where not is_case)::int as now, count(*) filter (where not is_case and too_long)::int as longer,
      count(*) filter (where is_case)::int as cases, count(*) filter (where is_case and too_long)::int as "casesLonger"
    from (
      select false as is_case, g.given_until > app.lets_in_until(g.kind, case g.kind
          when 'audit' then ${limits.auditDays}::int when 'inspection' then ${limits.inspectionDays}::int
          when 'support' then ${limits.supportHours}::int else ${limits.subjectAccessMonths}::int end, g.given_from) as too_long
        from access_grant g
        where g.authority = ${owner} and g.given_until > ${at}::timestamptz and g.withdrawn_at is null and g.kind <> 'break-glass'
      union all
      select true, c.stops_at > app.lets_in_until('exit-list', ${limits.runOffDays}::int, c.given_from)
        from run_off_case c where c.authority = ${owner} and c.stops_at > ${at}::timestamptz) each_one`.execute(
    tx,
  )
  return rows[0] ?? { now: 0, longer: 0, cases: 0, casesLonger: 0 }
}

/** When each account of the people a council employs was last used, or woken; null where it never was. */
export const accountsLastUsed = async (
  tx: Tx,
  employer: AuthorityCode,
  today: Day,
): Promise<{ at: Instant | null }[]> => {
  const { rows } = await sql<{ at: Instant | null }>`
    select greatest(
      (select s.at from sign_in s where s.staff_id = e.staff_id and s.outcome in ('signed-in', 'proved-again')
        order by s.at desc limit 1),
      (select w.woken_at from account_woken w where w.staff_id = e.staff_id order by w.woken_at desc limit 1)) as at
    from employment e
    where e.employer = ${employer} and e.valid_from <= ${today} and (e.valid_to is null or ${today} < e.valid_to)`.execute(
    tx,
  )
  return rows
}

/** Until when the training of each of a council's people is valid, where any is written down. */
export const trainingOf = async (tx: Tx, employer: AuthorityCode, today: Day): Promise<{ to: Day }[]> => {
  const { rows } = await sql<{ to: Day }>`
    select s.training_valid_to as "to" from employment e join staff s on s.id = e.staff_id
    where e.employer = ${employer} and e.valid_from <= ${today} and (e.valid_to is null or ${today} < e.valid_to)
      and s.training_valid_to > ${today}`.execute(tx)
  return rows
}

/** Invitations to make a passkey that can still be used: when each was made, and until when it can be. */
export const invitationsOut = async (
  tx: Tx,
  owner: AuthorityCode,
  at: Instant,
): Promise<{ madeAt: Instant; endsAt: Instant }[]> => {
  const { rows } = await sql<{ madeAt: Instant; endsAt: Instant }>`
    select made_at as "madeAt", ends_at as "endsAt" from invitation
    where acting_for = ${owner} and used_at is null and withdrawn_at is null and ends_at > ${at}::timestamptz`.execute(
    tx,
  )
  return rows
}

export type BusyLook = { staffId: string; at: Instant; inTheHour: number }

/**
 * Looks of one council by which somebody had opened at least so many records in the hour before, counted as the privacy
 * officers' room counts them. Those with fewer looks in all than that are left out before anything is compared.
 */
export const busyLooksQuery = (owner: AuthorityCode, since: Instant, least: number) => sql<BusyLook>`
  select b.staff_id as "staffId", b.at, n.records as "inTheHour"
  from staff s cross join lateral (
    select l.staff_id, l.at, l.action, count(*) over (order by l.at range between interval '1 hour' preceding and current row) as looks
    from look l
    where l.owner = ${owner} and l.staff_id = s.id and l.at >= ${since}::timestamptz and l.outcome = 'seen'
      and l.action like '%.open') b
  cross join lateral (
    select count(distinct h.subject_id)::int as records from look h
    where h.owner = ${owner} and h.staff_id = b.staff_id and h.at > b.at - interval '1 hour' and h.at <= b.at
      and h.outcome = 'seen' and h.action like '%.open') n
  where b.looks >= ${least} and b.action <> 'emergency-card.open' and n.records >= ${least}
  order by b.staff_id, b.at`

export const busyLooks = async (
  tx: Tx,
  owner: AuthorityCode,
  since: Instant,
  least: number,
): Promise<BusyLook[]> => (await busyLooksQuery(owner, since, least).execute(tx)).rows

type Tried = { addresses: number; now: number; under: number }

/** The counts of each way to try, by the name they are kept under (web/limiter.sql.ts). */
const countedAs: Readonly<Record<keyof SettingValue<'tries-from-one-address'>, readonly string[]>> = {
  referralsBegun: ['refer-begin'],
  referralsSent: ['refer-send'],
  codesAsked: ['refer-code-from'],
  codesTried: ['refer-try'],
  linksGuessed: ['answer-guess', 'passkey-guessed'],
  signInsBegun: ['sign-in-begun', 'passkey-begun'],
  passkeysWrong: ['passkey-wrong-from'],
}

/** From how many addresses something was tried that still counts, and who would have to wait. Where from is not kept. */
export const triedLately = async (
  tx: Tx,
  now: SettingValue<'tries-from-one-address'>,
  under: SettingValue<'tries-from-one-address'>,
): Promise<Tried> => {
  const names = Object.keys(countedAs) as (keyof typeof countedAs)[]
  const kinds = names.flatMap((name) =>
    countedAs[name].map((prefix) => ({ prefix, now: now[name], under: under[name] })),
  )
  const { rows } = await sql<Tried>`
    select count(*)::int as addresses, (count(*) filter (where r.points > k.now))::int as now,
      (count(*) filter (where r.points > k.under))::int as under
    from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb) as k (prefix text, now integer, under integer)
    join rate_limit r on split_part(r.key, ':', 1) = k.prefix
    where r.expire > extract(epoch from clock_timestamp()) * 1000`.execute(tx)
  return rows[0] ?? { addresses: 0, now: 0, under: 0 }
}
