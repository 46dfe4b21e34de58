alter table referral_apart enable row level security;
alter table referral_apart force row level security;
drop policy if exists own on referral_apart;
create policy own on referral_apart for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on referral_apart;
create policy intake on referral_apart for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
