-- The same rule as src/access/standing.ts; a property test holds the two together.

-- For these functions being employed is not enough: what they reach is named in a grant (authorisation B3 step 4).
create or replace function app.needs_grant(fn text) returns boolean language sql immutable parallel safe as
$$ select fn in ('quality-assurance', 'inspection', 'technical-support', 'subject-access') $$;

create or replace function app.grant_kind(fn text) returns text language sql immutable parallel safe as
$$ select case fn when 'quality-assurance' then 'audit' when 'inspection' then 'inspection'
     when 'technical-support' then 'support' when 'subject-access' then 'subject-access' end $$;

-- Does the worker stand for this council on their own, without a list of records naming what they reach?
create or replace function app.has_full_standing(staff uuid, authority text, fn text, client_group text, at timestamptz)
  returns boolean language sql stable as $$
  select not app.needs_grant(has_full_standing.fn) and exists (
    select from employment e
    where e.staff_id = has_full_standing.staff
      and e.valid_from <= app.local_day(has_full_standing.at)
      and (e.valid_to is null or app.local_day(has_full_standing.at) < e.valid_to)
      and (
        e.employer = has_full_standing.authority
        or exists (
          select from authority_succession n
          where n.predecessor = has_full_standing.authority
            and n.successor = e.employer
            and n.vests_on <= app.local_day(has_full_standing.at)
        )
        or exists (
          select from delegated_function f
          where f.holder = has_full_standing.authority
            and f.discharger = e.employer
            and f.fn = has_full_standing.fn
            and f.client_group = has_full_standing.client_group
            and f.valid_from <= app.local_day(has_full_standing.at)
            and app.local_day(has_full_standing.at) < f.valid_to
            and f.effective_on <= app.local_day(has_full_standing.at)
            and (f.ended_on is null or app.local_day(has_full_standing.at) < f.ended_on)
            and not exists (
              select from governance_change g
              where g.authority in (f.holder, f.discharger)
                and f.valid_from < g.counts_from
                and g.counts_from <= app.local_day(has_full_standing.at)
                and not exists (
                  select from revalidation v
                  where v.function_id = f.id and v.change_id = g.id
                    and v.confirmed_on <= app.local_day(has_full_standing.at)
                )
            )
        )
        or exists (
          select from s113_placement p
          where p.staff_id = has_full_standing.staff
            and p.employer = e.employer
            and p.host = has_full_standing.authority
            and has_full_standing.fn = any (p.fns)
            and p.valid_from <= app.local_day(has_full_standing.at)
            and (p.valid_to is null or app.local_day(has_full_standing.at) < p.valid_to)
            and (p.ends_at is null or has_full_standing.at < coalesce(p.finish_until, p.ends_at))
        )
      )
  )
$$;

-- Records named for this worker under this function at this moment: of a grant, or of an exit list.
create or replace function app.named_records(staff uuid, authority text, fn text, at timestamptz)
  returns setof uuid language sql stable as $$
  select r.subject_id
  from access_grant g join access_grant_record r on r.grant_id = g.id
  where g.staff_id = named_records.staff
    and g.authority = named_records.authority
    and g.kind = app.grant_kind(named_records.fn)
    and g.given_from <= named_records.at
    and named_records.at < g.given_until
    and (g.withdrawn_at is null or named_records.at < g.withdrawn_at)
    and (g.kind <> 'support' or g.approved_by is not null)
  union all
  select c.subject_id
  from run_off_case c
  where c.staff_id = named_records.staff
    and c.authority = named_records.authority
    and c.fn = named_records.fn
    and c.given_from <= named_records.at
    and named_records.at < c.stops_at
$$;

create or replace function app.has_standing(staff uuid, authority text, fn text, client_group text, at timestamptz)
  returns boolean language sql stable as $$
  select app.has_full_standing(has_standing.staff, has_standing.authority, has_standing.fn, has_standing.client_group,
      has_standing.at)
    or (
      exists (
        select from employment e
        where e.staff_id = has_standing.staff
          and e.valid_from <= app.local_day(has_standing.at)
          and (e.valid_to is null or app.local_day(has_standing.at) < e.valid_to)
      )
      and exists (select app.named_records(has_standing.staff, has_standing.authority, has_standing.fn, has_standing.at))
    )
$$;

-- The service's own jobs (app.system) name the one council they work for; people must have standing for each they name.
-- Asked by row-level security in every statement: in PL/pgSQL its plan is kept, which a function in SQL plans each time
-- (measured: half a millisecond of every statement).
create or replace function app.reachable_owners() returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return (select coalesce(array_agg(named), '{}')
    from unnest(app.acting_for()) named
    where app.is_system()
       or app.has_standing(app.staff_id(), named, app.fn(), app.client_group(), app.at()));
end $$;
