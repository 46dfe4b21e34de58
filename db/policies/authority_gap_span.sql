do $$
declare named text;
begin
  foreach named in array array['authority_gap_span', 'authority_gap_work'] loop
    execute format('alter table %I enable row level security', named);
    execute format('alter table %I force row level security', named);
    execute format('drop policy if exists own on %I', named);
    execute format('create policy own on %I for all to front_door_app
      using (owner = any ((select app.reachable_owners())::text[]))
      with check (owner = any ((select app.reachable_owners())::text[]))', named);
    -- For those who answer for the council, and for the service that finds them.
    execute format('drop policy if exists oversight on %I', named);
    execute format('create policy oversight on %I as restrictive for all to front_door_app
      using ((select app.is_system()) or (select app.fn()) = ''oversight'')
      with check ((select app.is_system()) or (select app.fn()) = ''oversight'')', named);
    execute format('drop policy if exists counted on %I', named);
  end loop;
end $$;
-- And so with what happened to a stretch.
drop policy if exists authority_gap on event;
create policy authority_gap on event as restrictive for select to front_door_app
  using (stream <> 'authority-gap' or (select app.is_system()) or (select app.fn()) = 'oversight');
create policy counted on authority_gap_span for select to current_user
  using (current_setting('app.counting_gaps', true) = 'on');

-- What a council's own staff did for another with nothing in force, counted: no child, no record, no worker. For those
-- who oversee that council.
create or replace function app.gaps_of_my_staff() returns table
  (holder text, fn text, client_group text, from_day date, to_day date, activities integer, covered integer)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.fn() is distinct from 'oversight' then return; end if;
  perform set_config('app.counting_gaps', 'on', true);
  return query select s.owner, s.fn, s.client_group, s.from_day, s.to_day, s.activities, s.covered
    from authority_gap_span s
    where s.employer = any (app.reachable_owners()) and s.owner <> s.employer
    order by s.from_day, s.owner, s.fn, s.client_group;
  perform set_config('app.counting_gaps', '', true);
end $$;
revoke all on function app.gaps_of_my_staff() from public;
grant execute on function app.gaps_of_my_staff() to front_door_app;
