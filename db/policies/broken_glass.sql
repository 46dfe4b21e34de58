-- Breaking the glass (authorisation B5). The runtime role cannot add to access_grant: this is the one way by which a worker
-- lets themselves in, and it holds whatever the code above asks. A worker's own council hat, a household of that council,
-- a reason, an end no later than the rule's, and everybody who must know told in the same call.

alter table broken_glass enable row level security;
alter table broken_glass force row level security;
drop policy if exists own on broken_glass;
-- Read by the councils told. Written by app.break_glass alone, so that none can be made up.
create policy own on broken_glass for select to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]));
-- Why somebody broke the glass is for those who look into it, and for the worker themselves.
drop policy if exists oversight on broken_glass;
create policy oversight on broken_glass as restrictive for select to front_door_app
  using ((select app.is_system()) or (select app.fn()) = 'oversight' or staff_id = (select app.staff_id()));
-- Whoever opened a record that was sealed later would tell that there is one.
drop policy if exists sealed on broken_glass;
create policy sealed on broken_glass as restrictive for select to front_door_app
  using (app.open_to_me(subject_id) is not null);

-- Until when: four hours, or for emergency duty until nine o'clock on the next working day, when the day takes over (B5).
-- A closure day of the council is a working day. Where bank holidays are not published, four hours: the narrower of the two.
-- The same rule as src/break-glass/how-long.rule.ts; a test holds the two together.
create or replace function app.glass_ends(fn text, at timestamptz) returns timestamptz
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  today date := app.local_day(at);
  morning timestamptz;
begin
  if fn is distinct from 'emergency-duty' then return at + interval '4 hours'; end if;
  for ahead in 0..40 loop
    if not exists (select from calendar_published c where today + ahead between c.published_from and c.published_to) then
      return at + interval '4 hours';
    end if;
    morning := (today + ahead + time '09:00') at time zone 'Europe/London';
    if morning > at and extract(isodow from today + ahead) < 6
      and not exists (select from bank_holiday b where b.day = today + ahead) then return morning; end if;
  end loop;
  return at + interval '4 hours';
end $$;

-- May whoever asks break the glass for this council now? Employed, trained, of a team of the function, and standing for the
-- council on their own: not by an exit list, not by a grant, not while only finishing what was begun when lent.
create or replace function app.may_break_glass(council text) returns boolean
  language plpgsql stable set search_path = public, pg_temp as $$
declare today date := app.local_day(app.at());
begin
  return app.staff_id() is not null
    and app.fn() in ('screening', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty', 'assessment')
    and exists (select from staff s where s.id = app.staff_id() and s.training_valid_to > today)
    and exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = app.fn()
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to))
    and app.has_full_standing(app.staff_id(), council, app.fn(), 'children', app.at())
    and not exists (select from s113_placement p
      where p.staff_id = app.staff_id() and p.host = council and app.fn() = any (p.fns) and p.ends_at <= app.at()
        and not exists (select from employment e where e.staff_id = p.staff_id and e.employer = council
          and e.valid_from <= today and (e.valid_to is null or today < e.valid_to)));
end $$;

-- The household around somebody: the people of this council who live at the same open address today, and those told of as
-- one household on a contact. Never anybody whose record is sealed, and nobody is found by a place that is kept hidden.
-- Where more than twelve live at one address it is a hostel or a home, and no household.
create or replace function app.household(of_owner text, around uuid[]) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  today date := app.local_day(app.at());
  same uuid[];
  together uuid[];
begin
  select array_agg(distinct coalesce(p.merged_into, p.id)) into same from person p
    where p.owner = of_owner and p.id = any (around);
  select same || coalesce(array_agg(p.id), '{}') into same from person p
    where p.owner = of_owner and p.merged_into = any (same);
  with mine as (
    select distinct a.postcode, app.house_of(a.line) as house from person_address a
    where a.owner = of_owner and a.person_id = any (same) and a.use <> 'correspondence' and a.postcode is not null
      and (a.valid_from is null or a.valid_from <= today) and (a.valid_to is null or today < a.valid_to)
      and not a.hidden and not app.is_hidden_place(a.owner, a.postcode, a.line)
  ), living as (
    select m.postcode, m.house, a.person_id from mine m join person_address a
      on a.owner = of_owner and a.postcode = m.postcode and app.house_of(a.line) = m.house
    where a.use <> 'correspondence' and not a.hidden
      and (a.valid_from is null or a.valid_from <= today) and (a.valid_to is null or today < a.valid_to)
  ), told as (
    select k.contact_id from contact_child k where k.owner = of_owner and k.person_id = any (same)
    union select a.contact_id from contact_adult a
      where a.owner = of_owner and a.person_id = any (same) and a.part = 'household'
  )
  select array_agg(distinct id) into together from (
    select unnest(same) as id
    union all select l.person_id from living l
      where (select count(distinct o.person_id) from living o where o.postcode = l.postcode and o.house = l.house) <= 12
    union all select k.person_id from told t join contact_child k on k.owner = of_owner and k.contact_id = t.contact_id
    union all select a.person_id from told t join contact_adult a on a.owner = of_owner and a.contact_id = t.contact_id
      where a.part = 'household') everybody;
  return array(select p.id from person p where p.owner = of_owner and p.id = any (together) and p.sensitivity <> 'sealed');
end $$;

-- The contacts of these people, where they were told of as children or as one household.
create or replace function app.contacts_of(of_owner text, people uuid[]) returns uuid[]
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return array(
    select c.id from contact c where c.owner = of_owner and c.sealed_for is null and c.id in (
      select k.contact_id from contact_child k where k.owner = of_owner and k.person_id = any (people)
      union select a.contact_id from contact_adult a
        where a.owner = of_owner and a.person_id = any (people) and a.part = 'household'));
end $$;

drop function if exists app.glass_around(text, text, uuid);
drop function if exists app.glass_reach(text, uuid);
drop function if exists app.break_glass(text, uuid, text, text, timestamptz);

-- What breaking the glass here would open. No row: there is nothing here for whoever asks, and a sealed record is nothing.
-- Runs for the two functions below alone, under the mark that lets them read (db/policies/emergency_card.sql).
create function app.glass_around(council text, kind text, subject uuid)
  returns table (people uuid[], contacts uuid[], is_restricted boolean, is_related boolean)
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if kind = 'person' then
    select array[p.id], p.sensitivity = 'restricted' into people, is_restricted from person p
      where p.owner = council and p.id = subject and p.sensitivity <> 'sealed';
  elsif kind = 'contact' then
    select array(
        select k.person_id from contact_child k where k.owner = c.owner and k.contact_id = c.id and k.person_id is not null
        union select a.person_id from contact_adult a
          where a.owner = c.owner and a.contact_id = c.id and a.person_id is not null and a.part = 'household'),
      false into people, is_restricted from contact c
      where c.owner = council and c.id = subject and (c.sealed_for is null or c.waiting_for is not null);
  end if;
  if people is null then return; end if;
  people := app.household(council, people);
  contacts := app.contacts_of(council, people);
  if kind = 'contact' and not subject = any (contacts) then contacts := contacts || subject; end if;
  is_related := exists (select from conflict_of_interest f
    where f.owner = council and f.staff_id = app.staff_id() and f.person_id = any (people));
  return next;
end $$;

-- Shown before it is confirmed: how many records that is, and nothing of whose.
create function app.glass_reach(kind text, subject uuid)
  returns table (people integer, contacts integer, is_restricted boolean, is_related boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare council text := (app.acting_for())[1];
begin
  if coalesce(array_length(app.acting_for(), 1), 0) <> 1 or not app.may_break_glass(council) then return; end if;
  perform set_config('app.emergency_card', 'on', true);
  return query select cardinality(g.people), cardinality(g.contacts), g.is_restricted, g.is_related
    from app.glass_around(council, kind, subject) g;
  perform set_config('app.emergency_card', '', true);
end $$;

-- Breaks it, for whoever asks and nobody else. Null: there is nothing here for them. Refuses a reason that says nothing, an
-- end later than the rule's, and a worker related to anybody of the household, whatever else was decided above.
create function app.break_glass(kind text, subject uuid, reason text, words text, until timestamptz) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  council text := (app.acting_for())[1];
  it record;
  made uuid := gen_random_uuid();
  looked uuid := gen_random_uuid();
  told text;
begin
  if coalesce(array_length(app.acting_for(), 1), 0) <> 1 or not app.may_break_glass(council) then
    raise exception 'The glass is for those who stand for the council whose record it is.'
      using errcode = 'insufficient_privilege';
  end if;
  perform app.refuse_without_reason(reason, words);
  if until is null or until <= app.at() or until > app.glass_ends(app.fn(), app.at()) then
    raise exception 'The glass is broken for no longer than the rule gives.' using errcode = 'check_violation';
  end if;
  perform set_config('app.emergency_card', 'on', true);
  select * into it from app.glass_around(council, kind, subject);
  if not found then
    perform set_config('app.emergency_card', '', true);
    return null;
  end if;
  if it.is_related then
    raise exception 'Somebody related to the household breaks no glass.' using errcode = 'insufficient_privilege';
  end if;

  insert into access_grant (id, authority, kind, staff_id, given_from, given_until, reason)
    values (made, council, 'break-glass', app.staff_id(), app.at(), until, words);
  insert into access_grant_record (grant_id, subject_kind, subject_id)
    select made, 'person', unnest(it.people) union all select made, 'contact', unnest(it.contacts);
  insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
    values (council, looked, app.staff_id(), council, app.fn(), 'glass.break', kind, subject, 'seen',
      jsonb_build_object('rule', 'broke-glass', 'grant', made, 'reason', reason, 'words', words), app.at());
  for told in
    select council union
    select e.employer from employment e join authority a on a.code = e.employer
    where e.staff_id = app.staff_id() and e.valid_from <= app.local_day(app.at())
      and (e.valid_to is null or app.local_day(app.at()) < e.valid_to)
  loop
    insert into broken_glass (owner, id, record_owner, subject_kind, subject_id, staff_id, acting_for, fn, reason, words,
        people, contacts, look_id, opened_at, ends_at)
      values (told, made, council, kind, subject, app.staff_id(), council, app.fn(), reason, words,
        cardinality(it.people), cardinality(it.contacts), looked, app.at(), until);
    insert into alert (owner, id, kind, for_fn, for_role, subject_kind, subject_id, raised_at)
      values (told, gen_random_uuid(), 'glass-broken', 'oversight', 'privacy-officer', 'broken-glass', made, app.at());
    perform app.add_job('review-opening',
      json_build_object('owner', told, 'kind', 'broken-glass', 'id', made), null, 'review-opening:' || told || ':' || made);
  end loop;
  perform set_config('app.emergency_card', '', true);
  return made;
end $$;

-- The records whoever asks has broken the glass for and may see at this moment, as "owner id". Asked once a statement.
create or replace function app.glass_broken() returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if app.staff_id() is null
    or app.fn() not in ('screening', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty', 'assessment') then
    return '{}';
  end if;
  return array(
    select g.authority || ' ' || r.subject_id
    from access_grant g join access_grant_record r on r.grant_id = g.id
    where g.staff_id = app.staff_id() and g.kind = 'break-glass' and g.given_from <= app.at() and app.at() < g.given_until
      and (g.withdrawn_at is null or app.at() < g.withdrawn_at)
      and app.may_break_glass(g.authority));
end $$;

create or replace function app.glass_broken_for(of_owner text, record uuid) returns boolean
  language sql stable set search_path = public, pg_temp as
$$ select of_owner || ' ' || record = any (app.glass_broken()) $$;

revoke all on function app.glass_around(text, text, uuid), app.household(text, uuid[]), app.contacts_of(text, uuid[]),
  app.glass_reach(text, uuid), app.break_glass(text, uuid, text, text, timestamptz) from public;
grant execute on function app.glass_reach(text, uuid), app.break_glass(text, uuid, text, text, timestamptz)
  to front_door_app;
