alter table hand_over enable row level security;
alter table hand_over force row level security;
drop policy if exists own on hand_over;
create policy own on hand_over for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
