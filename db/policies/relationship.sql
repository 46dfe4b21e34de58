alter table relationship enable row level security;
alter table relationship force row level security;
drop policy if exists own on relationship;
create policy own on relationship for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
