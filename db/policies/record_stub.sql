alter table record_stub enable row level security;
alter table record_stub force row level security;
drop policy if exists own on record_stub;
create policy own on record_stub for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
