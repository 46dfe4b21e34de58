alter table declared_reason enable row level security;
alter table declared_reason force row level security;
drop policy if exists own on declared_reason;
create policy own on declared_reason for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
