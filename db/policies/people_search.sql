alter table people_search enable row level security;
alter table people_search force row level security;
drop policy if exists own on people_search;
create policy own on people_search for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
