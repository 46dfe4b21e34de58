-- Who is let in to single records, and which cases are left to whom when an agreement lapses. The runtime role writes
-- neither table: these functions do, and each looks for itself whether whoever asks may decide it for this council.

-- Giving is between the council and the worker: the facts are read by those who oversee, and by the service.
drop policy if exists access_grant on event;
create policy access_grant on event as restrictive for select to front_door_app
  using (case when stream in ('access-grant', 'exit-list') and not ((select app.is_system()) or (select app.fn()) = 'oversight')
    then null else '' end is not null);

-- Does whoever asks answer for records of this council: its own employee, acting for it in oversight, in one of these roles?
create or replace function app.answers_for(authority text, any_of text[]) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
declare today date := app.local_day(app.at());
begin
  return app.fn() = 'oversight' and answers_for.authority = any (app.acting_for())
    and exists (select from employment e where e.staff_id = app.staff_id() and e.employer = answers_for.authority
      and e.valid_from <= today and (e.valid_to is null or today < e.valid_to))
    and exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = 'oversight' and t.organisation = answers_for.authority
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to))
    and exists (select from role_held r where r.staff_id = app.staff_id() and r.role = any (any_of)
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to));
end $$;

-- A limit of letting in as the council has set it, else as all councils have, else ours (src/clocks/settings.ts; a test holds
-- the two together).
create or replace function app.letting_in_limit(authority text, part text, on_day date) returns integer
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(
    (select (s.value ->> letting_in_limit.part)::integer from setting s
      where s.name = 'letting-in' and s.effective_from <= on_day
        and (s.authority is null or s.authority = letting_in_limit.authority)
      order by s.authority is null, s.effective_from desc limit 1),
    case letting_in_limit.part when 'auditDays' then 14 when 'inspectionDays' then 14 when 'supportHours' then 4
      when 'subjectAccessMonths' then 3 when 'runOffDays' then 28 end)
$$;

-- The last moment of something that may last so long: support so many hours, subject access so many months, all else so many
-- days. Days and months end at the same time of day, hours are hours. Previews of another limit are counted by it too.
create or replace function app.lets_in_until(kind text, limit_to integer, given_from timestamptz) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
  select case kind
    when 'support' then given_from + make_interval(hours => limit_to)
    else ((given_from at time zone 'Europe/London') + case kind
      when 'subject-access' then make_interval(months => limit_to) else make_interval(days => limit_to) end)
      at time zone 'Europe/London' end
$$;

-- The last moment a grant of this kind may last to.
create or replace function app.grant_lasts_until(authority text, kind text, given_from timestamptz) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
  select app.lets_in_until(grant_lasts_until.kind, app.letting_in_limit(grant_lasts_until.authority,
    case grant_lasts_until.kind when 'audit' then 'auditDays' when 'inspection' then 'inspectionDays'
      when 'support' then 'supportHours' when 'subject-access' then 'subjectAccessMonths' end,
    app.local_day(given_from)), given_from)
$$;

-- Names records of the council to a worker. `records`: [{"kind": "contact", "id": …}]. Which of them are there at all is
-- not asked: an id of another council, or of a sealed record, opens nothing.
create or replace function app.give_access(grant_id uuid, authority text, kind text, staff uuid, given_from timestamptz,
  given_until timestamptz, reason text, records jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.answers_for(authority, array['privacy-officer', 'director']) then
    raise exception 'not-yours-to-give' using errcode = 'insufficient_privilege';
  end if;
  if kind not in ('audit', 'inspection', 'support', 'subject-access') then
    raise exception 'nobody-gives-this' using errcode = 'insufficient_privilege';
  end if;
  if staff = app.staff_id() then
    raise exception 'to-yourself' using errcode = 'insufficient_privilege';
  end if;
  if given_from < app.at() then
    raise exception 'back-dated' using errcode = 'check_violation';
  end if;
  if given_until > app.grant_lasts_until(authority, kind, given_from) then
    raise exception 'too-long' using errcode = 'check_violation';
  end if;
  if jsonb_array_length(records) = 0 then
    raise exception 'nothing-named' using errcode = 'check_violation';
  end if;
  insert into access_grant (id, authority, kind, staff_id, given_from, given_until, given_by, reason)
    values (grant_id, authority, kind, staff, given_from, given_until, app.staff_id(), reason);
  insert into access_grant_record (grant_id, subject_kind, subject_id)
    select give_access.grant_id, r ->> 'kind', (r ->> 'id')::uuid from jsonb_array_elements(records) r;
end $$;

-- The second person without whom a support engineer's gives nothing (authorisation B8 no. 17).
create or replace function app.approve_access(grant_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare given access_grant;
begin
  select * into given from access_grant g where g.id = grant_id for update;
  if given.id is null or not app.answers_for(given.authority, array['privacy-officer', 'director']) then
    raise exception 'not-yours-to-agree-to' using errcode = 'insufficient_privilege';
  end if;
  if given.kind <> 'support' or given.approved_by is not null or given.withdrawn_at is not null or given.given_until <= app.at() then
    raise exception 'nothing-to-agree-to' using errcode = 'check_violation';
  end if;
  if app.staff_id() in (given.given_by, given.staff_id) then
    raise exception 'needs-a-second-person' using errcode = 'insufficient_privilege';
  end if;
  update access_grant set approved_by = app.staff_id() where id = grant_id;
end $$;

-- Ends it at once: the very next request is refused.
create or replace function app.withdraw_access(grant_id uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update access_grant g set withdrawn_at = app.at()
    where g.id = grant_id and g.kind <> 'break-glass' and g.withdrawn_at is null and app.at() < g.given_until
      and app.answers_for(g.authority, array['privacy-officer', 'director']);
  if not found then
    raise exception 'nothing-to-end' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Until when an exit list that begins then may last: to the end of the run-on agreement, where there is one; else by the
-- council's limit (governance A3, authorisation R7).
create or replace function app.run_off_until(authority text, instrument uuid, given_from timestamptz) returns timestamptz
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(
    (select (max(i.valid_to)::timestamp at time zone 'Europe/London') from instrument i
      join instrument_party p on p.instrument_id = i.id and p.organisation = run_off_until.authority
      where i.kind = 'run-on-agreement' and run_off_until.instrument in (i.under_id, i.supersedes)
        and i.valid_from <= app.local_day(given_from) and app.local_day(given_from) < i.valid_to),
    app.lets_in_until('exit-list', app.letting_in_limit(run_off_until.authority, 'runOffDays', app.local_day(given_from)), given_from))
$$;

-- Puts cases on the exit list. `cases`: [{"id", "fn", "staff", "kind", "subject", "writes"}]. Refused for a worker who still
-- stands for the council under that function at that moment: then the agreement, or another, covers them.
create or replace function app.list_run_off(authority text, instrument uuid, given_from timestamptz, stops_at timestamptz,
  cases jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare c record;
begin
  if not app.answers_for(authority, array['agreements-officer', 'director']) then
    raise exception 'not-yours-to-list' using errcode = 'insufficient_privilege';
  end if;
  if given_from < app.at() then
    raise exception 'back-dated' using errcode = 'check_violation';
  end if;
  if stops_at > app.run_off_until(authority, instrument, given_from) then
    raise exception 'too-long' using errcode = 'check_violation';
  end if;
  for c in select (r ->> 'id')::uuid as id, r ->> 'fn' as fn, (r ->> 'staff')::uuid as staff, r ->> 'kind' as kind,
      (r ->> 'subject')::uuid as subject, (r ->> 'writes')::boolean as writes from jsonb_array_elements(cases) r loop
    if not exists (select from delegated_function f join employment e on e.employer = f.discharger
        where f.instrument_id = instrument and f.holder = list_run_off.authority and f.fn = c.fn and e.staff_id = c.staff
          and e.valid_from <= app.local_day(given_from) and (e.valid_to is null or app.local_day(given_from) < e.valid_to)) then
      raise exception 'not-under-this-agreement' using errcode = 'check_violation';
    end if;
    if app.has_full_standing(c.staff, list_run_off.authority, c.fn, 'children', given_from) then
      raise exception 'still-covered' using errcode = 'insufficient_privilege';
    end if;
    insert into run_off_case (id, authority, instrument_id, fn, staff_id, subject_kind, subject_id, may_write, given_from, stops_at)
      values (c.id, list_run_off.authority, instrument, c.fn, c.staff, c.kind, c.subject, c.writes,
        list_run_off.given_from, list_run_off.stops_at);
  end loop;
end $$;

-- Takes a case off the list before its hard stop.
create or replace function app.stop_run_off(of_case uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update run_off_case c set stops_at = app.at()
    where c.id = of_case and c.given_from < app.at() and app.at() < c.stops_at
      and app.answers_for(c.authority, array['agreements-officer', 'director']);
  if not found then
    raise exception 'nothing-to-stop' using errcode = 'insufficient_privilege';
  end if;
end $$;

revoke all on function app.give_access(uuid, text, text, uuid, timestamptz, timestamptz, text, jsonb), app.approve_access(uuid),
  app.withdraw_access(uuid), app.list_run_off(text, uuid, timestamptz, timestamptz, jsonb), app.stop_run_off(uuid) from public;
grant execute on function app.give_access(uuid, text, text, uuid, timestamptz, timestamptz, text, jsonb), app.approve_access(uuid),
  app.withdraw_access(uuid), app.list_run_off(text, uuid, timestamptz, timestamptz, jsonb), app.stop_run_off(uuid) to front_door_app;
