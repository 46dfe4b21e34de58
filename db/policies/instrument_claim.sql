-- What a source says is added by the officer of a council that is a party.
alter table instrument_claim enable row level security;
alter table instrument_claim force row level security;
drop policy if exists readers on instrument_claim;
create policy readers on instrument_claim for select to front_door_app
  using (exists (select from instrument i where i.id = instrument_id)
    or exists (select from agreement_draft d where d.id = instrument_id));
drop policy if exists own on instrument_claim;
create policy own on instrument_claim for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner));
drop policy if exists binding on instrument_claim;
create policy binding on instrument_claim for select to current_user
  using (current_setting('app.binding', true) = 'on');
