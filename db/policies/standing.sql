-- The same rule as src/access/standing.ts; a property test holds the two together.
create or replace function app.has_standing(staff uuid, authority text, fn text, client_group text, at timestamptz)
  returns boolean language sql stable as $$
  select exists (
    select from employment e
    where e.staff_id = has_standing.staff
      and e.valid_from <= app.local_day(has_standing.at)
      and (e.valid_to is null or app.local_day(has_standing.at) < e.valid_to)
      and (
        e.employer = has_standing.authority
        or exists (
          select from delegated_function f
          where f.holder = has_standing.authority
            and f.discharger = e.employer
            and f.fn = has_standing.fn
            and f.client_group = has_standing.client_group
            and f.valid_from <= app.local_day(has_standing.at)
            and app.local_day(has_standing.at) < f.valid_to
            and f.effective_on <= app.local_day(has_standing.at)
            and (f.ended_on is null or app.local_day(has_standing.at) < f.ended_on)
        )
        or exists (
          select from s113_placement p
          where p.staff_id = has_standing.staff
            and p.employer = e.employer
            and p.host = has_standing.authority
            and has_standing.fn = any (p.fns)
            and p.valid_from <= app.local_day(has_standing.at)
            and (p.valid_to is null or app.local_day(has_standing.at) < p.valid_to)
        )
      )
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
