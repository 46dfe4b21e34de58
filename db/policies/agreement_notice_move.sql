-- Another day is proposed by a party; it counts once every party has signed it.
alter table agreement_notice_move enable row level security;
drop policy if exists of_the_change on agreement_notice_move;
create policy of_the_change on agreement_notice_move for select to front_door_app
  using (exists (select from agreement_change c where c.id = change_id));
drop policy if exists by_a_party on agreement_notice_move;
create policy by_a_party on agreement_notice_move for insert to front_door_app
  with check (app.is_agreements_officer_of(moved_by)
    and exists (select from agreement_change c where c.id = change_id and app.is_party_to(c.instrument_id, moved_by)));
