-- A signature for a council is written down by its own officer alone; for a party without officers here, by any council
-- that is one, with the paper that bears it.
alter table instrument_signature enable row level security;
alter table instrument_signature force row level security;
drop policy if exists readers on instrument_signature;
create policy readers on instrument_signature for select to front_door_app
  using (exists (select from instrument i where i.id = instrument_id)
    or exists (select from agreement_draft d where d.id = instrument_id));
drop policy if exists own on instrument_signature;
create policy own on instrument_signature for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner)
    and (organisation = owner or (document_id is not null and app.is_party_to(instrument_id, organisation)
      and not exists (select from authority a where a.code = organisation))));
drop policy if exists binding on instrument_signature;
create policy binding on instrument_signature for select to current_user
  using (current_setting('app.binding', true) = 'on');
