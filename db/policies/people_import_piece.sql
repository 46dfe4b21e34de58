alter table people_import_piece enable row level security;
alter table people_import_piece force row level security;
drop policy if exists own on people_import_piece;
create policy own on people_import_piece for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
