alter table sealed_search enable row level security;
alter table sealed_search force row level security;
drop policy if exists own on sealed_search;
create policy own on sealed_search for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- That a search met a sealed record is for its custodians alone: whoever searched must not learn it here either.
drop policy if exists custodians on sealed_search;
create policy custodians on sealed_search as restrictive for all to front_door_app
  using ((select app.is_system()) or (select app.fn()) = 'oversight')
  with check ((select app.is_system()) or (select app.fn()) = 'oversight');
