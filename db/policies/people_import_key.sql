alter table people_import_key enable row level security;
alter table people_import_key force row level security;
drop policy if exists own on people_import_key;
create policy own on people_import_key for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
