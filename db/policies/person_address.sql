alter table person_address enable row level security;
alter table person_address force row level security;
drop policy if exists own on person_address;
create policy own on person_address for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
