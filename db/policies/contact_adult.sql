alter table contact_adult enable row level security;
alter table contact_adult force row level security;
drop policy if exists own on contact_adult;
create policy own on contact_adult for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on contact_adult;
create policy intake on contact_adult for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- An adult whose record is sealed is on no contact that others see.
drop policy if exists sealed on contact_adult;
create policy sealed on contact_adult as restrictive for select to front_door_app
  using (
    app.open_to_me(contact_id) is not null
    and case when person_id is null then '' else app.open_to_me(person_id) end is not null
  );
