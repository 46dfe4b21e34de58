-- Papers are added by the officer of a council that is a party, and read by all who read the agreement.
alter table instrument_document enable row level security;
alter table instrument_document force row level security;
drop policy if exists readers on instrument_document;
create policy readers on instrument_document for select to front_door_app
  using (exists (select from instrument i where i.id = instrument_id)
    or exists (select from agreement_draft d where d.id = instrument_id));
drop policy if exists own on instrument_document;
create policy own on instrument_document for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner));
drop policy if exists binding on instrument_document;
create policy binding on instrument_document for select to current_user
  using (current_setting('app.binding', true) = 'on');
