alter table attachment enable row level security;
alter table attachment force row level security;
drop policy if exists own on attachment;
create policy own on attachment for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on attachment;
create policy intake on attachment for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- What belongs to a sealed contact is as hidden as the contact.
drop policy if exists sealed on attachment;
create policy sealed on attachment as restrictive for select to front_door_app
  using (app.open_to_me(contact_id) is not null);
