alter table contact_child enable row level security;
alter table contact_child force row level security;
drop policy if exists own on contact_child;
create policy own on contact_child for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on contact_child;
create policy intake on contact_child for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- A child whose record is sealed is on no contact that others see.
drop policy if exists sealed on contact_child;
create policy sealed on contact_child as restrictive for select to front_door_app
  using (
    app.open_to_me(contact_id) is not null
    and case when person_id is null then '' else app.open_to_me(person_id) end is not null
  );
