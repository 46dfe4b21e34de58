-- Somebody who stands for a council only by a grant or an exit list finds in the database what is named to them and what
-- hangs on it, and nothing else of that council (authorisation B3 step 4, B8 no. 15-18, R7). A restrictive policy on every
-- table with an owner: a table nobody thought of is closed to them. Everybody else passes by one comparison with null.

-- Is whoever asks related to somebody on this contact? Somebody let in to it alone cannot see the record of their relative,
-- and would otherwise not be stopped before reading of them (authorisation B3 step 1, B8 no. 13). By the record, by one
-- merged with it, or by name and birth date.
do $$
declare named text;
begin
  foreach named in array array['conflict_of_interest', 'person', 'contact_child', 'contact_adult'] loop
    execute format('drop policy if exists kin on %I', named);
    execute format('create policy kin on %I for select to current_user using (current_setting(''app.kin'', true) = ''on'')', named);
  end loop;
end $$;

create or replace function app.am_related(of_owner text, contact uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare related boolean;
begin
  perform set_config('app.kin', 'on', true);
  select exists (
    select from conflict_of_interest f join person p on p.owner = f.owner and p.id = f.person_id
    where f.owner = of_owner and f.staff_id = app.staff_id() and (
      exists (select from contact_child k where k.owner = of_owner and k.contact_id = am_related.contact
        and (k.person_id in (p.id, p.merged_into) or (k.search_text <> '' and k.search_text = p.search_text and k.born_on = p.born_on)
          or exists (select from person m where m.owner = of_owner and m.id = k.person_id and m.merged_into = p.id)))
      or exists (select from contact_adult a where a.owner = of_owner and a.contact_id = am_related.contact
        and a.person_id in (p.id, p.merged_into)))) into related;
  perform set_config('app.kin', '', true);
  return related;
end $$;
revoke all on function app.am_related(text, uuid) from public;
grant execute on function app.am_related(text, uuid) to front_door_app;

-- How each table hangs on a record; one that does not stand here is closed. 'is null' is asked of a case, because that is
-- what the planner takes for nearly always true: these policies change no plan.
do $$
declare
  -- The column that names the contact or person.
  by_record constant jsonb := '{
    "contact": "id", "contact_child": "contact_id", "contact_adult": "contact_id", "attachment": "contact_id",
    "hand_over": "contact_id", "message": "contact_id", "enquiry": "contact_id", "agency_request": "contact_id",
    "agency_reply_item": "contact_id", "agency_reply_file": "contact_id", "disagreement": "contact_id",
    "disclosure": "contact_id", "match_review": "contact_id", "person": "id", "person_name": "person_id",
    "person_address": "person_id", "person_identifier": "person_id", "person_particular": "person_id",
    "person_flag": "person_id", "person_link": "person_id", "relationship": "person_id", "record_stub": "id"}';
  -- The kind of what it belongs to, and the column that names that.
  by_work constant jsonb := '{
    "event": ["stream", "subject_id"], "clock": ["stream", "subject_id"],
    "enquiry_child": ["''enquiry''", "enquiry_id"], "agency_link": ["''agency-request''", "request_id"],
    "agency_letter": ["''agency-request''", "request_id"]}';
  -- What a worker left themselves, or is told themselves, is theirs.
  by_worker constant jsonb := '{
    "look": "staff_id", "declared_reason": "staff_id", "conflict_of_interest": "staff_id", "presence": "staff_id",
    "alert": "for_staff"}';
  nobody constant text := '''00000000-0000-0000-0000-000000000000''';
  named text;
  of text;
  reads text;
  writes text;
  removes text;
begin
  for named in
    select c.relname from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'owner' and not a.attisdropped)
  loop
    removes := 'false';
    if by_record ? named then
      of := format('coalesce(%I, %s)', by_record ->> named, nobody);
      reads := format('case when (%s = any ((select app.named_to_me())::uuid[])) is false then null else '''' end', of);
      writes := format('%s = any ((select app.named_to_write())::uuid[])', of);
    elsif by_work ? named then
      reads := format('case when app.hangs_on((select app.named_to_me()), owner, %s, %I) is false then null else '''' end',
        by_work -> named ->> 0, by_work -> named ->> 1);
      -- What belongs to a piece of work is written before the work itself is there: any case that is theirs to write will do.
      writes := 'cardinality((select app.named_to_write())) > 0';
      if named in ('event', 'clock') then
        writes := format('case when stream in (''contact'', ''person'') then subject_id = any ((select app.named_to_write())::uuid[]) else %s end', writes);
      end if;
    elsif by_worker ? named then
      removes := format('%I = (select app.staff_id())', by_worker ->> named);
      reads := format('case when (select app.named_to_me()) is null or %s then '''' end', removes);
      -- An alert to others follows from what was written.
      writes := format('%s or cardinality((select app.named_to_write())) > 0', removes);
    else
      reads := 'case when (select app.named_to_me()) is null then '''' end';
      writes := 'false';
    end if;
    execute format('drop policy if exists named on %I', named);
    execute format('drop policy if exists named_is_not_taken_away on %I', named);
    execute format(
      'create policy named on %I as restrictive for all to front_door_app using (%s is not null) with check '
      '(case when (select app.named_to_me()) is null or owner = any ((select app.intake_for())::text[]) or %s then '''' end is not null)',
      named, reads, writes);
    execute format(
      'create policy named_is_not_taken_away on %I as restrictive for delete to front_door_app using '
      '(case when (select app.named_to_me()) is null or %s then '''' end is not null)', named, removes);
  end loop;
end $$;
