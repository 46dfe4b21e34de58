alter table conflict_of_interest enable row level security;
alter table conflict_of_interest force row level security;
drop policy if exists own on conflict_of_interest;
create policy own on conflict_of_interest for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Who is related to somebody sealed would tell that there is a record.
drop policy if exists sealed on conflict_of_interest;
create policy sealed on conflict_of_interest as restrictive for select to front_door_app
  using (app.open_to_me(person_id) is not null);
-- A worker may always know of themselves: an agency's navigator, who sees nothing else of the council's.
drop policy if exists mine on conflict_of_interest;
create policy mine on conflict_of_interest for select to front_door_app using (staff_id = (select app.staff_id()));
