-- Ending every session of a worker. Written by this function alone: an administrator of the council, for somebody it employs
-- or for a partner agency's worker, never for themselves (they have a list of their own). Gives how many there were; null:
-- nobody of that id whom they may sign out.
drop function if exists app.sign_out_worker(uuid, text);
create function app.sign_out_worker(worker uuid, reason text) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  council text := app.council_administered();
  ended integer;
begin
  if council is null then
    raise exception 'Workers are signed out by an administrator.' using errcode = 'insufficient_privilege';
  end if;
  if length(btrim(coalesce(reason, ''))) < 10 then
    raise exception 'A worker is signed out with a reason.' using errcode = 'check_violation';
  end if;
  -- Whoever has left may still have a session that has not asked for anything since.
  if worker = app.staff_id() or not exists (
    select from employment e where e.staff_id = worker
      and (e.employer = council or not exists (select from authority a where a.code = e.employer))
      and e.valid_from <= today) then return null; end if;
  update session set ended_at = app.at(), ended_because = 'ended-by-administrator'
    where staff_id = worker and ended_at is null;
  get diagnostics ended = row_count;
  insert into account_signed_out (id, staff_id, signed_out_at, signed_out_by, acting_for, reason, sessions)
    values (gen_random_uuid(), worker, app.at(), app.staff_id(), council, reason, ended);
  return ended;
end $$;
revoke all on function app.sign_out_worker(uuid, text) from public;
grant execute on function app.sign_out_worker(uuid, text) to front_door_app;
