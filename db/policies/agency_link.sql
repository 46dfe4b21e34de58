alter table agency_link enable row level security;
alter table agency_link force row level security;
drop policy if exists own on agency_link;
create policy own on agency_link for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists hub on agency_link;
create policy hub on agency_link as restrictive for all to front_door_app
  using (app.fn() in ('mash', 'emergency-duty') or app.is_system() or token_hash = (select app.link()));
-- Whoever holds the link finds it, and nothing else.
drop policy if exists held on agency_link;
create policy held on agency_link for select to front_door_app using (token_hash = (select app.link()));
drop policy if exists used on agency_link;
create policy used on agency_link for update to front_door_app
  using (token_hash = (select app.link())) with check (token_hash = (select app.link()));
