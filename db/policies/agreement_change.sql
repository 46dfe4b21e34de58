-- A change is between the parties: their officers and directors read it from the day it is asked for. What was carried
-- out, and a notice that runs, is part of the agreement, which everybody who works here may read.
alter table agreement_change enable row level security;
drop policy if exists parties on agreement_change;
create policy parties on agreement_change for select to front_door_app
  using (((select app.fn()) = 'oversight' or (select app.is_system()))
    and exists (select from instrument_party p where p.instrument_id = agreement_change.instrument_id
      and p.organisation = any ((select app.reachable_owners())::text[])));
drop policy if exists settled on agreement_change;
create policy settled on agreement_change for select to front_door_app
  using ((select app.staff_id()) is not null and (kind = 'notice' or carried_out_on is not null));
drop policy if exists begun on agreement_change;
create policy begun on agreement_change for insert to front_door_app
  with check (app.is_agreements_officer_of(begun_by) and begun_by_staff = (select app.staff_id())
    and app.is_party_to(instrument_id, begun_by) and withdrawn_on is null and carried_out_on is null);
-- Taken back by whoever asked. That it was carried out is written by the functions that look for every decision.
drop policy if exists withdrawn on agreement_change;
create policy withdrawn on agreement_change for update to front_door_app
  using (app.is_agreements_officer_of(begun_by) and carried_out_on is null)
  with check (app.is_agreements_officer_of(begun_by) and carried_out_on is null);
