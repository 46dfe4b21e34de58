-- Written with the variation by the council that asks for it, and only while nobody has decided on it.
alter table variation_clause enable row level security;
drop policy if exists of_the_change on variation_clause;
create policy of_the_change on variation_clause for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists begun on variation_clause;
create policy begun on variation_clause for insert to front_door_app
  with check (exists (select from agreement_change c where c.id = change_id and app.is_agreements_officer_of(c.begun_by))
    and not exists (select from agreement_decision d where d.change_id = variation_clause.change_id));
revoke update, delete, truncate on variation_clause from front_door_app;
