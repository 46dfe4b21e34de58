-- Who tried a door they cannot see through is recorded at that door (authorisation B8 no. 2 and 3): row-level security
-- hides the record even from whoever would write the refusal down, so this function finds whose it is. It tells nothing:
-- there or not there, its answer is the same, and so is the page.
drop function if exists app.record_tried_door(text, uuid);

do $$
declare named text;
begin
  foreach named in array array['contact', 'hand_over', 'enquiry', 'person', 'look'] loop
    execute format('drop policy if exists tried_doors on %I', named);
    execute format(
      'create policy tried_doors on %I for %s to current_user %s (current_setting(''app.tried_doors'', true) = ''on'')',
      named, case named when 'look' then 'insert' else 'select' end, case named when 'look' then 'with check' else 'using' end);
  end loop;
end $$;

create function app.record_tried_door(action text, subject uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare written integer;
begin
  if app.staff_id() is null then return; end if;
  perform set_config('app.tried_doors', 'on', true);
  insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
  select a.code, gen_random_uuid(), app.staff_id(), nullif((app.acting_for())[1], ''), app.fn(), action, kind, subject,
    'refused',
    -- With standing and still out of sight: the record is restricted to workers named on it.
    jsonb_build_object('rule', case when a.code = any (app.reachable_owners()) then 'restricted' else 'no-standing' end),
    app.at()
  from authority a cross join lateral (
    select 'contact' as kind from contact c where c.owner = a.code and c.id = subject
    union all select 'hand-over' from hand_over h where h.owner = a.code and h.id = subject
    union all select 'enquiry' from enquiry e where e.owner = a.code and e.id = subject
    union all select 'person' from person p where p.owner = a.code and p.id = subject) there;
  get diagnostics written = row_count;
  -- Where nothing is there, the same is written and taken back: it must not take less time than a record that is hidden.
  if written = 0 then
    begin
      insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
      select min(code), gen_random_uuid(), app.staff_id(), nullif((app.acting_for())[1], ''), app.fn(), action, 'nothing',
        subject, 'refused', jsonb_build_object('rule', 'no-standing'), app.at() from authority;
      raise no_data_found;
    exception when no_data_found then null;
    end;
  end if;
  perform set_config('app.tried_doors', '', true);
end $$;

revoke all on function app.record_tried_door(text, uuid) from public;
grant execute on function app.record_tried_door(text, uuid) to front_door_app;
