-- What becomes of each dependant is proposed by a party; it takes effect when every party has decided on all of them.
alter table agreement_disposition enable row level security;
drop policy if exists of_the_change on agreement_disposition;
create policy of_the_change on agreement_disposition for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists by_a_party on agreement_disposition;
create policy by_a_party on agreement_disposition for insert to front_door_app
  with check (app.is_agreements_officer_of(set_by)
    and exists (select from agreement_change c where c.id = change_id and c.carried_out_on is null
      and app.is_party_to(c.instrument_id, set_by)));
