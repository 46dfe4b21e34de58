-- app.has_standing as it would have been answered with what was recorded at a moment: agreements, and who was lent.
create or replace function app.stood_as_known(staff uuid, authority text, fn text, client_group text, at timestamptz,
  known_at timestamptz) returns boolean language sql stable as $$
  select exists (
    select from employment e
    where e.staff_id = stood_as_known.staff
      and e.valid_from <= app.local_day(stood_as_known.at)
      and (e.valid_to is null or app.local_day(stood_as_known.at) < e.valid_to)
      and (
        exists (select app.named_records(stood_as_known.staff, stood_as_known.authority, stood_as_known.fn, stood_as_known.at))
        or not app.needs_grant(stood_as_known.fn) and (
          e.employer = stood_as_known.authority
          or exists (
            select from authority_succession n
            where n.predecessor = stood_as_known.authority and n.successor = e.employer
              and n.vests_on <= app.local_day(stood_as_known.at))
          or exists (
            select from (
              select f.* from delegated_function f where f.recorded_at <= greatest(stood_as_known.known_at, app.agreements_known_since())
              union all
              select (jsonb_populate_record(null::delegated_function, p.was)).* from agreement_past p
              where p.table_name = 'delegated_function' and p.recorded_at <= greatest(stood_as_known.known_at, app.agreements_known_since())
                and p.replaced_at > greatest(stood_as_known.known_at, app.agreements_known_since())) f
            where f.holder = stood_as_known.authority and f.discharger = e.employer
              and f.fn = stood_as_known.fn and f.client_group = stood_as_known.client_group
              and f.valid_from <= app.local_day(stood_as_known.at) and app.local_day(stood_as_known.at) < f.valid_to
              and f.effective_on <= app.local_day(stood_as_known.at)
              and (f.ended_on is null or app.local_day(stood_as_known.at) < f.ended_on)
              and not exists (
                select from governance_change g
                where g.authority in (f.holder, f.discharger) and f.valid_from < g.counts_from
                  and g.counts_from <= app.local_day(stood_as_known.at)
                  and not exists (
                    select from revalidation v where v.function_id = f.id and v.change_id = g.id
                      and v.confirmed_on <= app.local_day(stood_as_known.at))))
          or exists (
            select from (
              select s.* from s113_placement s where s.recorded_at <= greatest(stood_as_known.known_at, app.agreements_known_since())
              union all
              select (jsonb_populate_record(null::s113_placement, p.was)).* from agreement_past p
              where p.table_name = 's113_placement' and p.recorded_at <= greatest(stood_as_known.known_at, app.agreements_known_since())
                and p.replaced_at > greatest(stood_as_known.known_at, app.agreements_known_since())) s
            where s.staff_id = stood_as_known.staff and s.employer = e.employer and s.host = stood_as_known.authority
              and stood_as_known.fn = any (s.fns)
              and s.valid_from <= app.local_day(stood_as_known.at)
              and (s.valid_to is null or app.local_day(stood_as_known.at) < s.valid_to)
              and (s.ends_at is null or stood_as_known.at < coalesce(s.finish_until, s.ends_at))))
      ))
$$;
