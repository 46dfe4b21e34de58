-- Written with the change itself by the council that asks for it; seen by whoever sees the change.
alter table agreement_extension enable row level security;
drop policy if exists of_the_change on agreement_extension;
create policy of_the_change on agreement_extension for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists begun on agreement_extension;
create policy begun on agreement_extension for insert to front_door_app
  with check (exists (select from agreement_change c where c.id = change_id and app.is_agreements_officer_of(c.begun_by)));
