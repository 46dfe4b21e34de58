-- What an organisation without officers here said to a change is written down by the officer of a council that is a party,
-- and never for a council.
alter table agreement_consent enable row level security;
alter table agreement_consent force row level security;
drop policy if exists of_the_change on agreement_consent;
create policy of_the_change on agreement_consent for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists own on agreement_consent;
create policy own on agreement_consent for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner) and app.is_party_to(instrument_id, organisation)
    and not exists (select from authority a where a.code = organisation)
    and exists (select from agreement_change c where c.id = change_id and c.carried_out_on is null and c.withdrawn_on is null));
drop policy if exists binding on agreement_consent;
create policy binding on agreement_consent for select to current_user using (current_setting('app.binding', true) = 'on');
revoke update, delete, truncate on agreement_consent from front_door_app;
