alter table imported_person enable row level security;
alter table imported_person force row level security;
drop policy if exists own on imported_person;
create policy own on imported_person for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
