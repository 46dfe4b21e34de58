-- The emergency card (authorisation B5): a child found in the area triggers duties whatever agreement has lapsed
-- (Children Act 1989 s.47(1)), so this reads across councils. It is the only thing that does, shows a few columns,
-- and writes who looked and why, and tells the privacy officers, in the call that shows it.

alter table emergency_card_opening enable row level security;
alter table emergency_card_opening force row level security;
drop policy if exists own on emergency_card_opening;
-- Read by the councils told. Written by app.emergency_card alone, so that no opening can be made up.
create policy own on emergency_card_opening for select to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]));

-- The functions below work as the owner of the tables, whom row-level security binds too. These policies let that role,
-- and no other, through, and only while one of the functions runs: they set the mark and take it away. Not a
-- setting of the function itself, which only a superuser may give it.
do $$
declare
  named text;
  doing text;
begin
  foreach named in array array['person', 'person_address', 'person_name_word', 'record_stub', 'contact', 'contact_child',
    'hand_over', 'look', 'alert', 'emergency_card_opening'] loop
    doing := case when named in ('look', 'alert', 'emergency_card_opening') then 'insert' else 'select' end;
    execute format('drop policy if exists emergency_card on %I', named);
    execute format(
      'create policy emergency_card on %I for %s to current_user %s (current_setting(''app.emergency_card'', true) = ''on'')',
      named, doing, case doing when 'insert' then 'with check' else 'using' end);
  end loop;
end $$;

drop function if exists app.refuse_emergency_card(text, text);
drop function if exists app.emergency_card_find(text[], date, text, text);
drop function if exists app.emergency_card(text, uuid, text, text);

-- Refuses anybody but a screener or emergency duty worker employed today, and any opening without its reason.
create function app.refuse_emergency_card(reason text, words text) returns void
  language plpgsql stable set search_path = public, pg_temp as $$
declare today date := app.local_day(app.at());
begin
  if coalesce(reason, '') not in ('child-found', 'immediate-danger', 'missing', 'police-protection', 'visit', 'other') then
    raise exception 'The emergency card needs a reason.' using errcode = 'check_violation';
  end if;
  if length(btrim(coalesce(words, ''))) < 10 then
    raise exception 'The emergency card needs the reason in words.' using errcode = 'check_violation';
  end if;
  if app.fn() is null or app.fn() not in ('screening', 'emergency-duty')
    or not exists (select from employment e where e.staff_id = app.staff_id()
      and e.valid_from <= today and (e.valid_to is null or today < e.valid_to))
    or not exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = app.fn()
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to))
    or coalesce(array_length(app.acting_for(), 1), 0) <> 1 then
    raise exception 'The emergency card is for screening and emergency duty.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Whom it may be about: name, date of birth and council, at most eleven so that a page can say there are more. Of a
-- restricted record only that it exists. Each one shown is written down as looked at.
create function app.emergency_card_find(name_words text[], born date, reason text, words text)
  returns table (owner text, person_id uuid, is_stub boolean, name text, born_on date, is_child boolean)
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.refuse_emergency_card(reason, words);
  perform set_config('app.emergency_card', 'on', true);
  return query
  with heard as (select distinct w.heard from unnest(name_words) w (heard) where length(w.heard) > 1),
  asked as (select count(*) as names from heard),
  named as (
    select w.owner, w.person_id, count(distinct h.heard) as names
    from heard h join person_name_word w
      on (w.word >= h.heard and w.word < h.heard || chr(1114111))
      or (w.sound = app.sound_of(h.heard) and length(w.sound) > 1)
    group by 1, 2
  ),
  found as (
    select n.owner, n.person_id as id from named n
    union
    select p.owner, p.id from person p where p.born_on = born
  ),
  people as (
    select p.owner, p.id, false as is_stub,
      nullif(btrim(concat_ws(' ', p.given_names, p.family_name)), '') as name, p.born_on, p.is_child,
      coalesce(n.names, 0) as names, coalesce(p.born_on = born, false) as same_day
    from found f join person p on p.owner = f.owner and p.id = f.id
      left join named n on n.owner = f.owner and n.person_id = f.id
    where p.sensitivity = 'open'
  ),
  stubs as (
    select s.owner, s.id, true as is_stub, null::text as name, null::date as born_on, null::boolean as is_child,
      (select count(*) from heard h where position(' ' || h.heard in ' ' || s.search_text) > 0) as names,
      coalesce(s.born_on = born, false) as same_day
    from record_stub s
  ),
  fitting as (
    select f.* from (select * from people union all select * from stubs) f, asked
    where (asked.names > 0 and f.names = asked.names)
       or (f.same_day and (f.names > 0 or asked.names = 0))
    order by f.same_day desc, f.names desc, f.name, f.id
    limit 11
  ),
  looked as (
    insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
    select f.owner, gen_random_uuid(), app.staff_id(), (app.acting_for())[1], app.fn(), 'emergency-card.open', 'person',
      f.id, 'seen', jsonb_build_object('rule', 'emergency-card', 'step', 'found', 'reason', reason, 'words', words), app.at()
    from fitting f
  )
  select f.owner, f.id, f.is_stub, f.name, f.born_on, f.is_child from fitting f
  order by f.same_day desc, f.names desc, f.name, f.id;
  perform set_config('app.emergency_card', '', true);
end $$;

-- The card itself. Null: there is no such person. The privacy officers told are those of the person's council, of the
-- council acted for and of the worker's own employer.
create function app.emergency_card(card_owner text, person uuid, reason text, words text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  subject person%rowtype;
  told text;
  opening uuid := gen_random_uuid();
  acting text;
  card jsonb;
begin
  perform app.refuse_emergency_card(reason, words);
  perform set_config('app.emergency_card', 'on', true);
  acting := (app.acting_for())[1];
  select * into subject from person p where p.owner = card_owner and p.id = emergency_card.person;
  -- Of a sealed record nobody learns here that there is one.
  if not found or subject.sensitivity = 'sealed' then
    perform set_config('app.emergency_card', '', true);
    return null;
  end if;

  insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
  values (card_owner, gen_random_uuid(), app.staff_id(), acting, app.fn(), 'emergency-card.open', 'person', subject.id, 'seen',
    jsonb_build_object('rule', 'emergency-card', 'step', 'opened', 'reason', reason, 'words', words), app.at());
  for told in
    select card_owner union select acting union
    select e.employer from employment e join authority a on a.code = e.employer
    where e.staff_id = app.staff_id() and e.valid_from <= app.local_day(app.at())
      and (e.valid_to is null or app.local_day(app.at()) < e.valid_to)
  loop
    insert into emergency_card_opening
      (owner, id, card_owner, person_id, staff_id, acting_for, fn, reason, words, opened_at)
    values (told, opening, card_owner, subject.id, app.staff_id(), acting, app.fn(), reason, words, app.at());
    insert into alert (owner, id, kind, for_fn, for_role, subject_kind, subject_id, raised_at)
    values (told, gen_random_uuid(), 'emergency-card-opened', 'oversight', 'privacy-officer', 'emergency-card', opening,
      app.at());
  end loop;

  card := case when subject.sensitivity <> 'open' then jsonb_build_object('kind', 'stub', 'owner', card_owner)
  else jsonb_build_object(
    'kind', 'card', 'owner', card_owner,
    'name', nullif(btrim(concat_ws(' ', subject.given_names, subject.family_name)), ''),
    'knownAs', subject.known_as, 'bornOn', subject.born_on, 'bornEstimated', subject.born_estimated,
    'expectedOn', subject.expected_on, 'isChild', subject.is_child, 'flags', to_jsonb(subject.flags),
    'addresses', (select coalesce(jsonb_agg(concat_ws(', ', nullif(a.line, ''), regexp_replace(a.postcode, '(...)$', ' \1')) order by a.valid_from desc), '[]')
      from person_address a where a.owner = subject.owner and a.person_id = subject.id and not a.hidden
        and not app.is_hidden_place(a.owner, a.postcode, a.line)
        and (a.valid_to is null or app.local_day(app.at()) < a.valid_to)),
    'hasHiddenAddress', exists (select from person_address a where a.owner = subject.owner and a.person_id = subject.id
      and (a.hidden or app.is_hidden_place(a.owner, a.postcode, a.line)) and (a.valid_to is null or app.local_day(app.at()) < a.valid_to)),
    'workers', (select coalesce(jsonb_agg(w.it order by w.accepted_at desc), '[]') from (
      select distinct on (h.to_team, h.allocated_to) h.accepted_at,
        jsonb_build_object('worker', s.name, 'team', t.name, 'phone', t.phone) as it
      from contact_child k join hand_over h on h.owner = k.owner and h.contact_id = k.contact_id and k.id = any (h.child_ids)
        join team t on t.id = h.to_team left join staff s on s.id = h.allocated_to
      where k.owner = subject.owner and k.person_id = subject.id and h.stage = 'accepted'
      order by h.to_team, h.allocated_to, h.accepted_at desc) w),
    'contacts', (select coalesce(jsonb_agg(jsonb_build_object('reference', c.reference, 'receivedAt', c.received_at)
        order by c.received_at desc), '[]')
      from contact c where c.owner = subject.owner and c.waiting_for is not null
        and exists (select from contact_child k where k.owner = c.owner and k.contact_id = c.id and k.person_id = subject.id))
  ) end;
  perform set_config('app.emergency_card', '', true);
  return card;
end $$;

revoke all on function app.refuse_emergency_card(text, text), app.emergency_card_find(text[], date, text, text),
  app.emergency_card(text, uuid, text, text) from public;
grant execute on function app.emergency_card_find(text[], date, text, text), app.emergency_card(text, uuid, text, text)
  to front_door_app;
