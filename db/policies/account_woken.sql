-- Waking an account that is asleep. Written by this function alone: an administrator of the council, for somebody it employs
-- or for a partner agency's worker, never for themselves. False: nobody of that id whom they may wake.
drop function if exists app.wake_account(uuid, text);
create function app.wake_account(worker uuid, reason text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  council text := app.council_administered();
begin
  if council is null then
    raise exception 'Accounts are woken by an administrator.' using errcode = 'insufficient_privilege';
  end if;
  if length(btrim(coalesce(reason, ''))) < 10 then
    raise exception 'An account is woken with a reason.' using errcode = 'check_violation';
  end if;
  if worker = app.staff_id() or not exists (
    select from employment e where e.staff_id = worker
      and (e.employer = council or not exists (select from authority a where a.code = e.employer))
      and e.valid_from <= today and (e.valid_to is null or today < e.valid_to)) then return false; end if;
  insert into account_woken (id, staff_id, woken_at, woken_by, acting_for, reason)
    values (gen_random_uuid(), worker, app.at(), app.staff_id(), council, reason);
  return true;
end $$;
revoke all on function app.wake_account(uuid, text) from public;
grant execute on function app.wake_account(uuid, text) to front_door_app;
