alter table person enable row level security;
alter table person force row level security;
drop policy if exists own on person;
create policy own on person for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A restricted record is open to those named on it, and while it lasts to whoever broke the glass for it; everyone else
-- with standing finds its stub. A sealed one is open to its custodians; nobody else finds anything.
drop policy if exists restricted on person;
create policy restricted on person as restrictive for select to front_door_app
  using (sensitivity = 'open' or (select app.is_system()) or (select app.staff_id()) = any (named_access)
    or sensitivity = 'restricted' and owner || ' ' || id = any ((select app.glass_broken())::text[]));
-- A broken glass is looked through: whoever did it changes nothing of the record, least of all whom it is open to.
drop policy if exists restricted_changed on person;
create policy restricted_changed on person as restrictive for update to front_door_app
  using (sensitivity = 'open' or (select app.is_system()) or (select app.staff_id()) = any (named_access))
  with check (true);
