alter table look enable row level security;
alter table look force row level security;
drop policy if exists own on look;
create policy own on look for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Whoever tried the wrong door is recorded at that door, though they see nothing behind it.
drop policy if exists tried on look;
create policy tried on look for insert to front_door_app with check (staff_id = (select app.staff_id()));
-- Who looked at a sealed record would tell that there is one.
drop policy if exists sealed on look;
create policy sealed on look as restrictive for select to front_door_app
  using (app.open_to_me(subject_id) is not null);
