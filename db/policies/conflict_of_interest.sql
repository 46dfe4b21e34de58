alter table conflict_of_interest enable row level security;
alter table conflict_of_interest force row level security;
drop policy if exists own on conflict_of_interest;
create policy own on conflict_of_interest for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
