-- Proposed changes are read and decided by those who administer or oversee, in each council they concern.
alter table proposed_change enable row level security;
alter table proposed_change force row level security;
drop policy if exists concerned on proposed_change;
create policy concerned on proposed_change for select to front_door_app
  using (concerns && (select app.reachable_owners())::text[]);
-- Whoever proposes a change puts a copy before every council it concerns.
drop policy if exists proposed on proposed_change;
create policy proposed on proposed_change for insert to front_door_app
  with check (owner = any ((select app.reachable_owners())::text[]) or owner = any ((select app.intake_for())::text[]));
-- What one council makes of it stands on every copy.
drop policy if exists told on proposed_change;
create policy told on proposed_change for update to front_door_app
  using (concerns && (select app.reachable_owners())::text[])
  with check (concerns && (select app.reachable_owners())::text[]);
drop policy if exists administration on proposed_change;
create policy administration on proposed_change as restrictive for all to front_door_app
  using ((select app.is_system()) or (select app.fn()) in ('administration', 'oversight'))
  with check ((select app.is_system()) or (select app.fn()) in ('administration', 'oversight'));
revoke update, delete, truncate on proposed_change from front_door_app;
grant update (state, approved_by, approved_at, settled_by, settled_for, settled_at, words) on proposed_change to front_door_app;

create or replace function app.is_concerned(of_owner text, change uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from proposed_change c where c.owner = of_owner and c.id = change);
end $$;

-- The facts of a copy are read by every council concerned; in the name of another council only what came of it is added.
drop policy if exists change_concerned on event;
create policy change_concerned on event for select to front_door_app
  using (stream = 'proposed-change' and app.is_concerned(owner, subject_id));
drop policy if exists change_told on event;
create policy change_told on event for insert to front_door_app
  with check (stream = 'proposed-change' and type = 'settled' and app.is_concerned(owner, subject_id));
drop policy if exists change_administration on event;
create policy change_administration on event as restrictive for select to front_door_app
  using (stream <> 'proposed-change' or (select app.is_system()) or (select app.fn()) in ('administration', 'oversight'));

-- Nobody approves in another's name, or for a council they do not act for.
drop policy if exists change_approved on event;
create policy change_approved on event as restrictive for insert to front_door_app
  with check (stream <> 'proposed-change' or type <> 'approved'
    or (staff_id = app.staff_id() and acting_for = owner and owner = any ((select app.reachable_owners())::text[])));

-- The functions below work as the owner of the tables, whom row-level security binds too: this lets that role, and no
-- other, read the facts, and only while one of them runs.
drop policy if exists applying_change on event;
create policy applying_change on event for select to current_user
  using (stream = 'proposed-change' and current_setting('app.applying_change', true) = 'on');

-- What is shared or configured changes through app.apply_change alone.
revoke insert, update, delete, truncate on setting, bank_holiday, calendar_published, closure_day, message_wording
  from front_door_app;

-- Councils in whose name a worker acts, or will: by employment, by the teams they are in, by being lent.
create or replace function app.councils_of_worker(worker uuid, on_day date) returns text[]
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c order by c), '{}') from (
    select e.employer as c from employment e
      where e.staff_id = worker and (e.valid_to is null or e.valid_to > on_day)
    union all
    select v.authority from team_member m join team_serves v on v.team_id = m.team_id
      where m.staff_id = worker and (m.valid_to is null or m.valid_to > on_day) and (v.valid_to is null or v.valid_to > on_day)
    union all
    select p.host from s113_placement p where p.staff_id = worker and (p.valid_to is null or p.valid_to > on_day)
  ) named join authority a on a.code = named.c
$$;

create or replace function app.councils_of_team(team uuid, on_day date) returns text[]
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct c order by c), '{}') from (
    select t.organisation as c from team t where t.id = team
    union all
    select v.authority from team_serves v where v.team_id = team and (v.valid_to is null or v.valid_to > on_day)
  ) named join authority a on a.code = named.c
$$;

-- Whose a change is: the same rule as src/approvals/who-approves.rule.ts; a test holds the two together. Null: no such kind.
create or replace function app.councils_of_change(kind text, payload jsonb, proposed_for text, on_day date) returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  worker text[] := app.councils_of_worker((payload ->> 'staffId')::uuid, on_day);
  team text[] := app.councils_of_team((payload ->> 'teamId')::uuid, on_day);
  named text[] := array_remove(array[payload ->> 'authority', payload ->> 'employer', payload ->> 'host',
    payload ->> 'organisation'], null) || coalesce(
      (select array_agg(s #>> '{}') from jsonb_array_elements(coalesce(payload -> 'serves', '[]')) s), '{}');
  found text[];
begin
  found := case
    when kind in ('worker-added', 'team-opened', 'guidance-published', 'setting-set', 'setting-withdrawn',
      'closure-day-added', 'closure-day-removed', 'wording-set', 'wording-withdrawn') then named
    when kind in ('employment-begun', 'placement-begun') then worker || named
    when kind in ('employment-ended', 'role-given', 'role-ended', 'placement-ended', 'training-recorded') then worker
    when kind in ('membership-given', 'membership-ended') then worker || team
    when kind = 'team-closed' then team
    when kind in ('team-serving-begun', 'team-serving-ended') then team || named
    when kind in ('bank-holiday-added', 'bank-holiday-removed', 'calendar-extended') then
      (select array_agg(code) from authority)
  end;
  if found is null then return null; end if;
  return (select array_agg(distinct a.code order by a.code)
    from authority a where a.code = any (found) or a.code = proposed_for);
end $$;

-- What one person may do alone, for their own council: what changes no right, no threshold and no statutory clock; and
-- ending somebody's employment at once, because a door left open until a second person has time is the worse mistake.
drop function if exists app.needs_second_person(text, date, date);
create or replace function app.needs_second_person(kind text, p jsonb, proposed_for text, counts_from date, today date)
  returns boolean language sql stable set search_path = public, pg_temp as $$
  select not case
    when kind in ('closure-day-added', 'closure-day-removed', 'wording-set', 'wording-withdrawn')
      then p ->> 'authority' = proposed_for
    when kind = 'employment-ended' then counts_from <= today and exists (
      select from employment e where e.id = (p ->> 'employmentId')::uuid
        and (e.employer = proposed_for or not exists (select from authority a where a.code = e.employer)))
    else false
  end
$$;

create or replace function app.may_approve_change(kind text) returns text[] language sql immutable as $$
  select array['administrator', 'director'] || case
    when kind in ('placement-begun', 'placement-ended', 'team-serving-begun', 'team-serving-ended')
    then array['agreements-officer'] else '{}' end
$$;

create or replace function app.holds_role_at(worker uuid, any_of text[], employer text, on_day date) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (select from employment e where e.staff_id = worker and e.employer = holds_role_at.employer
      and e.valid_from <= on_day and (e.valid_to is null or on_day < e.valid_to))
    and exists (select from role_held r where r.staff_id = worker and r.role = any (any_of)
      and r.valid_from <= on_day and (r.valid_to is null or on_day < r.valid_to))
$$;

-- Refuses what was not proposed to every council it concerns, and approved for each by somebody of its own who neither
-- proposed it nor approved it for another.
create or replace function app.refuse_unapproved(change uuid) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  proposal event%rowtype;
  needed text[];
begin
  select * into proposal from event e
    where e.stream = 'proposed-change' and e.subject_id = change and e.type = 'proposed' and e.owner = e.acting_for;
  if not found then
    raise exception 'Nobody has proposed this.' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from event e where e.stream = 'proposed-change' and e.subject_id = change and e.type = 'settled') then
    raise exception 'This was settled already.' using errcode = 'insufficient_privilege';
  end if;
  if not app.holds_role_at(proposal.staff_id, array['administrator'], proposal.acting_for,
      app.local_day(proposal.happened_at)) then
    raise exception 'Only an administrator proposes a change.' using errcode = 'insufficient_privilege';
  end if;
  needed := app.councils_of_change(proposal.data ->> 'kind', proposal.data -> 'payload', proposal.acting_for, today);
  if needed is null or exists (select from unnest(needed) c where not exists (select from event e
      where e.stream = 'proposed-change' and e.subject_id = change and e.type = 'proposed' and e.owner = c
        and e.data = proposal.data)) then
    raise exception 'This was not put before every council it concerns.' using errcode = 'insufficient_privilege';
  end if;
  if not app.needs_second_person(proposal.data ->> 'kind', proposal.data -> 'payload', proposal.acting_for,
      (proposal.data ->> 'countsFrom')::date, today) then return; end if;
  if exists (select from unnest(needed) c where not exists (select from event e
      where e.stream = 'proposed-change' and e.subject_id = change and e.type = 'approved'
        and e.owner = c and e.acting_for = c and e.staff_id <> proposal.staff_id
        -- On the day they agreed: what was said for a council stands when whoever said it has gone.
        and app.holds_role_at(e.staff_id, app.may_approve_change(proposal.data ->> 'kind'), c, app.local_day(e.happened_at))))
    or (select count(distinct e.staff_id) from event e where e.stream = 'proposed-change' and e.subject_id = change
        and e.type = 'approved' and e.owner = any (needed)) < cardinality(needed) then
    raise exception 'Not every council it concerns has approved this.' using errcode = 'insufficient_privilege';
  end if;
end $$;

drop function if exists app.apply_change(uuid);
-- Does what was proposed, once every council it concerns has approved it. Null when it is done; else the name of what
-- has come between, and nothing is changed. What was to begin on a day that has passed meanwhile begins today: no right
-- reaches back before it was approved (authorisation R6).
create function app.apply_change(change uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  p jsonb;
  kind text;
  reason text;
  d date;
  came_between text;
begin
  perform set_config('app.applying_change', 'on', true);
  perform app.refuse_unapproved(change);
  select e.data ->> 'kind', e.data -> 'payload', e.data ->> 'reason', greatest((e.data ->> 'countsFrom')::date, today)
    into kind, p, reason, d
    from event e where e.stream = 'proposed-change' and e.subject_id = change and e.type = 'proposed' limit 1;
  perform set_config('app.applying_change', '', true);
  came_between := case
    when kind in ('worker-added', 'employment-begun', 'employment-ended', 'role-given', 'role-ended', 'membership-given',
      'membership-ended', 'placement-begun', 'placement-ended', 'training-recorded') then app.apply_to_worker(kind, p, d, today)
    when kind in ('team-opened', 'team-closed', 'team-serving-begun', 'team-serving-ended') then app.apply_to_team(kind, p, d)
    when kind = 'guidance-published' then app.apply_guidance(p, d)
    else app.apply_configuration(kind, p, (reason), d, today)
  end;
  return nullif(came_between, '');
end $$;

-- The most that is lent of somebody on any day of a period, in per cent of full time (src/administration/share-lent.rule.ts).
create or replace function app.share_lent(worker uuid, first date, until date) returns integer
  language sql stable set search_path = public, pg_temp as $$
  select coalesce(max((select sum(q.share_of_full_time) from s113_placement q
      where q.staff_id = worker and q.valid_from <= d.day and (q.valid_to is null or d.day < q.valid_to))), 0)::integer
  from (select first as day union select p.valid_from from s113_placement p
    where p.staff_id = worker and p.valid_from > first and (until is null or p.valid_from < until)) d
$$;

create or replace function app.apply_to_worker(kind text, p jsonb, d date, today date) returns text
  language plpgsql set search_path = public, pg_temp as $$
declare
  worker uuid := (p ->> 'staffId')::uuid;
  row_id uuid := coalesce(p ->> 'employmentId', p ->> 'roleId', p ->> 'membershipId', p ->> 'placementId')::uuid;
  begins date;
  ends date;
begin
  if kind = 'worker-added' then
    if exists (select from staff s where s.id = worker or lower(s.email) = lower(p ->> 'email')) then return 'already-there'; end if;
    insert into staff (id, name, initials, email, valid_from, training_valid_to)
      values (worker, p ->> 'name', p ->> 'initials', p ->> 'email', d, (p ->> 'trainingValidTo')::date);
    insert into employment (id, staff_id, employer, job_title, valid_from)
      values (gen_random_uuid(), worker, p ->> 'employer', p ->> 'jobTitle', d);
    return null;
  end if;
  perform from staff s where s.id = worker for update;
  if not found then return 'not-there'; end if;
  case kind
    when 'employment-begun' then
      if exists (select from employment e where e.staff_id = worker and e.employer = p ->> 'employer'
          and (e.valid_to is null or e.valid_to > d)) then return 'already-there'; end if;
      insert into employment (id, staff_id, employer, job_title, valid_from)
        values (gen_random_uuid(), worker, p ->> 'employer', p ->> 'jobTitle', d);
    when 'role-given' then
      if exists (select from role_held r where r.staff_id = worker and r.role = p ->> 'role'
          and (r.valid_to is null or r.valid_to > d)) then return 'already-there'; end if;
      if (p ->> 'until')::date <= d then return 'over-before-it-began'; end if;
      insert into role_held (id, staff_id, role, valid_from, valid_to)
        values (gen_random_uuid(), worker, p ->> 'role', d, (p ->> 'until')::date);
    when 'membership-given' then
      if exists (select from team_member m where m.staff_id = worker and m.team_id = (p ->> 'teamId')::uuid
          and (m.valid_to is null or m.valid_to > d)) then return 'already-there'; end if;
      if not exists (select from team t where t.id = (p ->> 'teamId')::uuid and (t.valid_to is null or t.valid_to > d))
        then return 'not-there'; end if;
      insert into team_member (id, staff_id, team_id, is_manager, valid_from)
        values (gen_random_uuid(), worker, (p ->> 'teamId')::uuid, (p ->> 'isManager')::boolean, d);
    when 'placement-begun' then
      -- Nobody is lent who was not consulted (Local Government Act 1972 s.113; governance A2).
      if p ->> 'consultedOn' is null or (p ->> 'consultedOn')::date > least(d, today) then return 'not-consulted'; end if;
      if not exists (select from employment e where e.staff_id = worker and e.employer = p ->> 'employer'
          and e.valid_from <= d and (e.valid_to is null or d < e.valid_to)) then return 'not-employed'; end if;
      if not exists (select from instrument i where i.id = (p ->> 'instrumentId')::uuid and i.kind = 's113-agreement'
          and i.valid_from <= d and (i.valid_to is null or d < i.valid_to)
          and exists (select from instrument_party q where q.instrument_id = i.id and q.organisation = p ->> 'employer')
          and exists (select from instrument_party q where q.instrument_id = i.id and q.organisation = p ->> 'host'))
        then return 'no-instrument'; end if;
      if (p ->> 'until')::date <= d or app.local_day((p ->> 'endsAt')::timestamptz) < d
        then return 'over-before-it-began'; end if;
      if p ->> 'waiver' is null
          and app.share_lent(worker, d, (p ->> 'until')::date) + coalesce((p ->> 'share')::integer, 0) > 100
        then return 'more-than-full-time'; end if;
      insert into s113_placement (id, instrument_id, staff_id, employer, host, fns, consulted_on, valid_from, valid_to,
          ends_at, finish_until, share_of_full_time, indemnity, waiver)
        values (gen_random_uuid(), (p ->> 'instrumentId')::uuid, worker, p ->> 'employer', p ->> 'host',
          array(select jsonb_array_elements_text(p -> 'fns')), (p ->> 'consultedOn')::date, d, (p ->> 'until')::date,
          (p ->> 'endsAt')::timestamptz, (p ->> 'finishUntil')::timestamptz, (p ->> 'share')::integer, p ->> 'indemnity',
          p ->> 'waiver');
    when 'training-recorded' then
      update staff set training_valid_to = (p ->> 'validTo')::date where id = worker;
    when 'employment-ended' then
      select e.valid_from, e.valid_to into begins, ends from employment e where e.id = row_id and e.staff_id = worker;
      if not found or ends <= d then return 'not-there'; end if;
      if begins >= d then return 'not-begun'; end if;
      update employment set valid_to = d where id = row_id;
      update s113_placement set valid_to = d where staff_id = worker and valid_from < d and (valid_to is null or valid_to > d)
        and employer = (select e.employer from employment e where e.id = row_id);
      -- Without any employment nothing else holds, and it must not come back to life with the next one.
      if not exists (select from employment e where e.staff_id = worker and (e.valid_to is null or e.valid_to > d)) then
        update role_held set valid_to = greatest(d, valid_from) where staff_id = worker and (valid_to is null or valid_to > d);
        update team_member set valid_to = greatest(d, valid_from) where staff_id = worker and (valid_to is null or valid_to > d);
        if d <= today then
          update session set ended_at = app.at(), ended_because = 'employment-ended'
            where staff_id = worker and ended_at is null;
        end if;
      end if;
    when 'role-ended' then
      select r.valid_from, r.valid_to into begins, ends from role_held r where r.id = row_id and r.staff_id = worker;
      if not found or ends <= d then return 'not-there'; end if;
      update role_held set valid_to = greatest(d, begins) where id = row_id;
    when 'membership-ended' then
      select m.valid_from, m.valid_to into begins, ends from team_member m where m.id = row_id and m.staff_id = worker;
      if not found or ends <= d then return 'not-there'; end if;
      update team_member set valid_to = greatest(d, begins) where id = row_id;
    when 'placement-ended' then
      select q.valid_from, q.valid_to into begins, ends from s113_placement q where q.id = row_id and q.staff_id = worker;
      if not found or ends <= d then return 'not-there'; end if;
      update s113_placement set valid_to = greatest(d, begins) where id = row_id;
  end case;
  return null;
end $$;

create or replace function app.apply_to_team(kind text, p jsonb, d date) returns text
  language plpgsql set search_path = public, pg_temp as $$
declare
  of_team uuid := (p ->> 'teamId')::uuid;
begin
  if kind = 'team-opened' then
    if exists (select from team t where t.id = of_team or (t.organisation = p ->> 'organisation' and t.name = p ->> 'name'
        and (t.valid_to is null or t.valid_to > d))) then return 'already-there'; end if;
    insert into team (id, organisation, name, fn, phone, valid_from)
      values (of_team, p ->> 'organisation', p ->> 'name', p ->> 'fn', p ->> 'phone', d);
    insert into team_serves (team_id, authority, valid_from)
      select of_team, s, d from jsonb_array_elements_text(p -> 'serves') s;
    return null;
  end if;
  perform from team t where t.id = of_team and (t.valid_to is null or t.valid_to > d) for update;
  if not found then return 'not-there'; end if;
  case kind
    when 'team-closed' then
      update team set valid_to = greatest(d, valid_from) where id = of_team;
    when 'team-serving-begun' then
      if exists (select from team_serves v where v.team_id = of_team and v.authority = p ->> 'authority'
          and (v.valid_to is null or v.valid_to > d)) then return 'already-there'; end if;
      insert into team_serves (team_id, authority, valid_from) values (of_team, p ->> 'authority', d);
    when 'team-serving-ended' then
      update team_serves set valid_to = greatest(d, valid_from) where team_id = of_team and authority = p ->> 'authority'
        and (valid_to is null or valid_to > d);
      if not found then return 'not-there'; end if;
  end case;
  return null;
end $$;

-- A new version is the one it was written against, without the indicators that go, with those that come.
create or replace function app.apply_guidance(p jsonb, d date) returns text
  language plpgsql set search_path = public, pg_temp as $$
declare
  council text := p ->> 'authority';
  base integer := (p ->> 'base')::integer;
begin
  perform pg_advisory_xact_lock(hashtextextended('guidance of ' || council, 0));
  if coalesce((select max(g.version) from threshold_guidance g where g.authority = council), 0) <> base
    then return 'changed-meanwhile'; end if;
  -- Of two versions that begin on one day nobody could say which holds.
  if exists (select from threshold_guidance g where g.authority = council and g.effective_from >= d)
    then return 'later-there'; end if;
  update threshold_guidance set effective_to = d where authority = council and version = base;
  insert into threshold_guidance (authority, version, title, effective_from) values (council, base + 1, p ->> 'title', d);
  insert into threshold_indicator (authority, version, code, level, route, domain, text)
    select council, base + 1, i.code, i.level, i.route, i.domain, i.text from threshold_indicator i
      where i.authority = council and i.version = base and not (p -> 'gone') ? i.code
    union all
    select council, base + 1, a ->> 'code', (a ->> 'level')::integer, a ->> 'route', a ->> 'domain', a ->> 'text'
      from jsonb_array_elements(p -> 'added') a;
  return null;
end $$;

create or replace function app.apply_configuration(kind text, p jsonb, why text, d date, today date) returns text
  language plpgsql set search_path = public, pg_temp as $$
declare
  council text := p ->> 'authority';
begin
  case kind
    when 'setting-set' then
      insert into setting (id, authority, name, effective_from, value, reason)
        values (gen_random_uuid(), council, p ->> 'name', d, p -> 'value', why) on conflict do nothing;
      if not found then return 'already-there'; end if;
    when 'setting-withdrawn' then
      if (p ->> 'from')::date <= today then return 'counted-by'; end if;
      delete from setting where authority = council and name = p ->> 'name' and effective_from = (p ->> 'from')::date;
      if not found then return 'not-there'; end if;
    when 'closure-day-added' then
      if (p ->> 'day')::date < today then return 'past'; end if;
      insert into closure_day (authority, day, title) values (council, (p ->> 'day')::date, p ->> 'title') on conflict do nothing;
      if not found then return 'already-there'; end if;
    when 'closure-day-removed' then
      if (p ->> 'day')::date <= today then return 'counted-by'; end if;
      delete from closure_day where authority = council and day = (p ->> 'day')::date;
      if not found then return 'not-there'; end if;
    when 'bank-holiday-added' then
      if (p ->> 'day')::date < today then return 'past'; end if;
      perform from calendar_published c where c.published_to >= (p ->> 'day')::date for update;
      if not found then return 'not-published-yet'; end if;
      insert into bank_holiday (day, title) values ((p ->> 'day')::date, p ->> 'title') on conflict do nothing;
      if not found then return 'already-there'; end if;
      perform app.publish_calendar(null);
    when 'bank-holiday-removed' then
      if (p ->> 'day')::date <= today then return 'counted-by'; end if;
      delete from bank_holiday where day = (p ->> 'day')::date;
      if not found then return 'not-there'; end if;
      perform app.publish_calendar(null);
    when 'calendar-extended' then
      perform from calendar_published c where c.published_to < (p ->> 'to')::date for update;
      if not found then return 'not-later'; end if;
      perform app.publish_calendar((p ->> 'to')::date);
    when 'wording-set' then
      insert into message_wording (authority, letter, text_class, effective_from, body)
        values (council, p ->> 'letter', p ->> 'textClass', d, p ->> 'body') on conflict do nothing;
      if not found then return 'already-there'; end if;
    when 'wording-withdrawn' then
      if (p ->> 'from')::date <= today then return 'counted-by'; end if;
      delete from message_wording where authority = council and letter = p ->> 'letter' and text_class = p ->> 'textClass'
        and effective_from = (p ->> 'from')::date;
      if not found then return 'not-there'; end if;
  end case;
  return null;
end $$;

-- The next version of the calendar, as nextVersion in src/administration/bank-holidays.ts: the years it covers and how
-- often it was changed.
create or replace function app.publish_calendar(until date) returns void
  language sql set search_path = public, pg_temp as $$
  update calendar_published set
    version = 'england-and-wales-' || to_char(published_from, 'YYYY') || '-' || to_char(coalesce(until, published_to), 'YYYY')
      || '.' || (coalesce(substring(version from '\.(\d+)$')::integer, 0) + 1),
    published_to = coalesce(until, published_to)
$$;

-- A database nobody has filled yet counts by the list the service came with: before it is changed it is written down.
create or replace function app.write_down_calendar(first date, last date, named text, holidays jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('calendar', 0));
  if exists (select from calendar_published) or exists (select from bank_holiday) then return; end if;
  insert into bank_holiday (day, title) select (h ->> 'day')::date, h ->> 'title' from jsonb_array_elements(holidays) h;
  insert into calendar_published (published_from, published_to, version) values (first, last, named);
end $$;

revoke all on function app.apply_change(uuid), app.apply_to_worker(text, jsonb, date, date), app.apply_to_team(text, jsonb, date),
  app.apply_guidance(jsonb, date), app.apply_configuration(text, jsonb, text, date, date), app.publish_calendar(date),
  app.refuse_unapproved(uuid), app.write_down_calendar(date, date, text, jsonb) from public, front_door_app;
grant execute on function app.apply_change(uuid), app.write_down_calendar(date, date, text, jsonb) to front_door_app;
