-- Ending every session of a worker. Written by this function alone: an administrator of the council, for somebody it employs
-- or for a partner agency's worker, never for themselves (they have a list of their own). Gives how many there were; null:
-- nobody of that id whom they may sign out.
drop function if exists app.sign_out_worker(uuid, text);
create function app.sign_out_worker(worker uuid, reason text) returns integer
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  council text := (app.acting_for())[1];
  ended integer;
begin
  if app.fn() is distinct from 'administration' or coalesce(array_length(app.acting_for(), 1), 0) <> 1
    or not council = any (app.reachable_owners())
    or not exists (select from role_held r where r.staff_id = app.staff_id() and r.role = 'administrator'
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to))
    or not exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = 'administration'
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to)) then
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
