-- What a council decided is written by its own officer alone, and read by all who read the agreement; of a draft, by its
-- parties.
alter table instrument_decision enable row level security;
alter table instrument_decision force row level security;
drop policy if exists readers on instrument_decision;
create policy readers on instrument_decision for select to front_door_app
  using (exists (select from instrument i where i.id = instrument_id)
    or exists (select from agreement_draft d where d.id = instrument_id));
drop policy if exists own on instrument_decision;
create policy own on instrument_decision for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner));
drop policy if exists binding on instrument_decision;
create policy binding on instrument_decision for select to current_user
  using (current_setting('app.binding', true) = 'on');
