alter table authority_gap enable row level security;
alter table authority_gap force row level security;
drop policy if exists own on authority_gap;
create policy own on authority_gap for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: so is the fact that nothing gave the right to.
drop policy if exists intake on authority_gap;
create policy intake on authority_gap for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
