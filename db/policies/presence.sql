alter table presence enable row level security;
alter table presence force row level security;
drop policy if exists own on presence;
create policy own on presence for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
