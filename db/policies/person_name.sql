alter table person_name enable row level security;
alter table person_name force row level security;
drop policy if exists own on person_name;
create policy own on person_name for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Whatever is held of a restricted or sealed person is as hidden as the person.
drop policy if exists restricted on person_name;
create policy restricted on person_name as restrictive for all to front_door_app
  using (exists (select from person p where p.owner = person_name.owner and p.id = person_name.person_id))
  with check (exists (select from person p where p.owner = person_name.owner and p.id = person_name.person_id));
-- What was wrong is ended and kept.
revoke delete, truncate on person_name from front_door_app;
