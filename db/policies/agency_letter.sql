alter table agency_letter enable row level security;
alter table agency_letter force row level security;
drop policy if exists own on agency_letter;
create policy own on agency_letter for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists hub on agency_letter;
create policy hub on agency_letter as restrictive for all to front_door_app
  using (app.fn() in ('mash', 'emergency-duty') or app.is_system());
