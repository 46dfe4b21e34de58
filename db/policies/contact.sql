alter table contact enable row level security;
alter table contact force row level security;
drop policy if exists own on contact;
create policy own on contact for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on contact;
create policy intake on contact for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- A contact about nobody but a child whose record is sealed is for its custodians. One that still waits for somebody is
-- never hidden: the record is not sealed before every worry about the child has been decided.
drop policy if exists sealed on contact;
create policy sealed on contact as restrictive for select to front_door_app
  using (coalesce(waiting_for, app.open_to_me(id)) is not null);
