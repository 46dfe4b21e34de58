-- What the council asked thinks of a variation: written by its own officer alone, read by the other party.
alter table agreement_assessment enable row level security;
alter table agreement_assessment force row level security;
drop policy if exists of_the_change on agreement_assessment;
create policy of_the_change on agreement_assessment for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists own on agreement_assessment;
create policy own on agreement_assessment for insert to front_door_app
  with check (app.is_agreements_officer_of(owner)
    and exists (select from agreement_change c where c.id = change_id and c.carried_out_on is null
      and app.is_party_to(c.instrument_id, owner)));
drop policy if exists binding on agreement_assessment;
create policy binding on agreement_assessment for select to current_user using (current_setting('app.binding', true) = 'on');
