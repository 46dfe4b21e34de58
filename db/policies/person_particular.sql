alter table person_particular enable row level security;
alter table person_particular force row level security;
drop policy if exists own on person_particular;
create policy own on person_particular for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Whatever is held of a restricted or sealed person is as hidden as the person.
drop policy if exists restricted on person_particular;
create policy restricted on person_particular as restrictive for all to front_door_app
  using (exists (select from person p where p.owner = person_particular.owner and p.id = person_particular.person_id))
  with check (exists (select from person p where p.owner = person_particular.owner and p.id = person_particular.person_id));
-- What was wrong is ended and kept.
revoke delete, truncate on person_particular from front_door_app;
