-- A council's decision is written by its own officer alone, and read by the other party: it concerns both.
alter table agreement_decision enable row level security;
alter table agreement_decision force row level security;
drop policy if exists of_the_change on agreement_decision;
create policy of_the_change on agreement_decision for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists own on agreement_decision;
create policy own on agreement_decision for insert to front_door_app
  with check (app.is_agreements_officer_of(owner)
    and exists (select from agreement_change c where c.id = change_id and c.carried_out_on is null
      and app.is_party_to(c.instrument_id, owner)));
drop policy if exists binding on agreement_decision;
create policy binding on agreement_decision for select to current_user using (current_setting('app.binding', true) = 'on');
-- Published, called in, reconsidered: what comes after, until the change is carried out.
drop policy if exists own_later on agreement_decision;
create policy own_later on agreement_decision for update to front_door_app
  using (app.is_agreements_officer_of(owner)
    and exists (select from agreement_change c where c.id = change_id and c.carried_out_on is null))
  with check (app.is_agreements_officer_of(owner));
