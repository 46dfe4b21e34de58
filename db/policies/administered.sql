-- The one council this worker administers at this moment, under that hat: by role and by team, with standing for it. Null:
-- none. In PL/pgSQL, because what it asks of is made by files after this one.
create or replace function app.council_administered() returns text
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  council text := (app.acting_for())[1];
begin
  if app.fn() is distinct from 'administration' or coalesce(array_length(app.acting_for(), 1), 0) <> 1
    or not council = any (app.reachable_owners())
    or not exists (select from role_held r where r.staff_id = app.staff_id() and r.role = 'administrator'
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to))
    or not exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = 'administration'
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to)) then
    return null;
  end if;
  return council;
end $$;
