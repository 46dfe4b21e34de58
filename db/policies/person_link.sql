alter table person_link enable row level security;
alter table person_link force row level security;
drop policy if exists own on person_link;
create policy own on person_link for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- What was said of a restricted or sealed record is as hidden as the record; at its other end too, where that is a
-- record of the same council.
drop policy if exists restricted on person_link;
create policy restricted on person_link as restrictive for select to front_door_app
  using (app.sees_person(owner, person_id) and (other_owner <> owner or app.sees_person(other_owner, other_id)));
