alter table person enable row level security;
alter table person force row level security;
drop policy if exists own on person;
create policy own on person for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A restricted record is open to those named on it; everyone else with standing finds its stub. A sealed one is open to
-- its custodians; nobody else finds anything.
drop policy if exists restricted on person;
create policy restricted on person as restrictive for select to front_door_app
  using (sensitivity = 'open' or (select app.is_system()) or (select app.staff_id()) = any (named_access));
