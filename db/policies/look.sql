alter table look enable row level security;
alter table look force row level security;
drop policy if exists own on look;
create policy own on look for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
