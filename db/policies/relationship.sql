alter table relationship enable row level security;
alter table relationship force row level security;
drop policy if exists own on relationship;
create policy own on relationship for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- To whom a restricted person is related would give them away: both ends must be visible.
drop policy if exists restricted on relationship;
create policy restricted on relationship as restrictive for select to front_door_app
  using (
    exists (select from person p where p.owner = relationship.owner and p.id = relationship.person_id)
    and exists (select from person p where p.owner = relationship.owner and p.id = relationship.other_id)
  );
-- Written between people in sight only: a hidden person and one that never was refuse in the same way.
drop policy if exists between_people_in_sight on relationship;
create policy between_people_in_sight on relationship as restrictive for insert to front_door_app
  with check (
    exists (select from person p where p.owner = relationship.owner and p.id = relationship.person_id)
    and exists (select from person p where p.owner = relationship.owner and p.id = relationship.other_id)
  );
