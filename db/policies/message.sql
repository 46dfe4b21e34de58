alter table message enable row level security;
alter table message force row level security;
drop policy if exists own on message;
create policy own on message for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on message;
create policy intake on message for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- What belongs to a sealed contact is as hidden as the contact.
drop policy if exists sealed on message;
create policy sealed on message as restrictive for select to front_door_app
  using (app.open_to_me(contact_id) is not null);
