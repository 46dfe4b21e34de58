-- Written by the council that leaves, or by a council that is a party for an organisation without officers here.
alter table sharing_withdrawal enable row level security;
alter table sharing_withdrawal force row level security;
drop policy if exists readers on sharing_withdrawal;
create policy readers on sharing_withdrawal for select to front_door_app
  using ((select app.staff_id()) is not null or (select app.is_system()));
drop policy if exists own on sharing_withdrawal;
create policy own on sharing_withdrawal for insert to front_door_app
  with check (app.is_agreements_officer_of(owner) and recorded_by = (select app.staff_id())
    and app.is_party_to(instrument_id, owner)
    and (organisation = owner or not exists (select from authority a where a.code = organisation)));
drop policy if exists binding on sharing_withdrawal;
create policy binding on sharing_withdrawal for select to current_user
  using (current_setting('app.binding', true) = 'on');
revoke update, delete, truncate on sharing_withdrawal from front_door_app;

-- The signature counts no longer from the day in the paper, but never from a day before it was written down: what was told
-- until then was told under it (R6).
create or replace function app.withdraw_signatory(withdrawal uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare w sharing_withdrawal;
begin
  perform set_config('app.binding', 'on', true);
  select * into w from sharing_withdrawal where id = withdrawal and app.is_agreements_officer_of(owner);
  if w.id is null then
    raise exception 'not-an-officer' using errcode = 'insufficient_privilege';
  end if;
  if w.withdrawn_on < app.local_day(app.at()) then
    raise exception 'withdrawn-in-the-past' using errcode = 'check_violation';
  end if;
  update sharing_signatory s set withdrawn_on = greatest(w.withdrawn_on, s.signed_on + 1)
    where s.instrument_id = w.instrument_id and s.organisation = w.organisation
      and (s.withdrawn_on is null or s.withdrawn_on > w.withdrawn_on);
  if not found then raise exception 'no-signature-to-withdraw' using errcode = 'check_violation'; end if;
end $$;
revoke all on function app.withdraw_signatory(uuid) from public;
grant execute on function app.withdraw_signatory(uuid) to front_door_app;
