alter table adoption_linkage enable row level security;
alter table adoption_linkage force row level security;
drop policy if exists own on adoption_linkage;
create policy own on adoption_linkage for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Its custodians and nobody else; not even the service's own jobs, which could be asked to look.
drop policy if exists custodians on adoption_linkage;
create policy custodians on adoption_linkage as restrictive for all to front_door_app
  using (coalesce((select app.staff_id()) = any (custodians), false))
  with check (coalesce((select app.staff_id()) = any (custodians), false));
