-- One report about children of two councils is one contact for each. Whoever reads the one and may not read the other
-- learns that there is another council's, and whom to ring: a hidden record never looks like none. Never whose child it
-- is, its reference, or what became of it. Of what is about a sealed record alone nothing is said.
drop policy if exists report_elsewhere on contact;
create policy report_elsewhere on contact for select to current_user
  using (current_setting('app.report_elsewhere', true) = 'on');

create or replace function app.report_elsewhere(report uuid) returns table (owner text, duty_phone text)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare reach text[] := app.reachable_owners();
begin
  perform set_config('app.report_elsewhere', 'on', true);
  if exists (select from contact c where c.report_id = report and c.owner = any (reach)) then
    return query select distinct c.owner, a.duty_phone from contact c join authority a on a.code = c.owner
      where c.report_id = report and c.owner <> all (reach) and c.stage <> 'moved'
        and (c.sealed_for is null or c.waiting_for is not null);
  end if;
  perform set_config('app.report_elsewhere', '', true);
end $$;

revoke all on function app.report_elsewhere(uuid) from public;
grant execute on function app.report_elsewhere(uuid) to front_door_app;
