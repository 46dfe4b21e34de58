alter table people_import enable row level security;
alter table people_import force row level security;
drop policy if exists own on people_import;
create policy own on people_import for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
