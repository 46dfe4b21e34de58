alter table person_address enable row level security;
alter table person_address force row level security;
drop policy if exists own on person_address;
create policy own on person_address for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Where a restricted person lives is as restricted as the person.
drop policy if exists restricted on person_address;
create policy restricted on person_address as restrictive for select to front_door_app
  using (exists (select from person p where p.owner = person_address.owner and p.id = person_address.person_id));
-- Written for somebody in sight only: a hidden person and one that never was refuse in the same way.
drop policy if exists for_somebody_in_sight on person_address;
create policy for_somebody_in_sight on person_address as restrictive for insert to front_door_app
  with check (exists (select from person p where p.owner = person_address.owner and p.id = person_address.person_id));
