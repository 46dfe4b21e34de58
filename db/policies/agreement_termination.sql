-- Written with the change itself by the council that asks for it; seen by whoever sees the change.
alter table agreement_termination enable row level security;
drop policy if exists of_the_change on agreement_termination;
create policy of_the_change on agreement_termination for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists begun on agreement_termination;
create policy begun on agreement_termination for insert to front_door_app
  with check (exists (select from agreement_change c where c.id = change_id and app.is_agreements_officer_of(c.begun_by)));
