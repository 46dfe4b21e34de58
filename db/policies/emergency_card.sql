-- The emergency card (authorisation B5): a child found in the area triggers duties whatever agreement has lapsed
-- (Children Act 1989 s.47(1)), so this reads across councils. It is the only thing that does, shows a few columns,
-- and writes who looked and why, and tells the privacy officers, in the call that shows it. One opening is for the household
-- and for four hours; to emergency duty and police a restricted record opens too, as the glass is broken by it, and to screeners
-- where they could break it anyway; a sealed one is nothing to anybody.

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
  foreach named in array array['person', 'person_address', 'contact', 'contact_child', 'contact_adult', 'conflict_of_interest',
    'hand_over', 'emergency_card_reach', 'look', 'alert', 'emergency_card_opening', 'broken_glass'] loop
    doing := case when named in ('look', 'alert', 'emergency_card_opening', 'broken_glass') then 'insert' else 'select' end;
    execute format('drop policy if exists emergency_card on %I', named);
    execute format(
      'create policy emergency_card on %I for %s to current_user %s (current_setting(''app.emergency_card'', true) = ''on'')',
      named, doing, case doing when 'insert' then 'with check' else 'using' end);
  end loop;
end $$;

-- Where a worker may read again without saying why again. Written by app.emergency_card alone.
alter table emergency_card_reach enable row level security;
alter table emergency_card_reach force row level security;
drop policy if exists own on emergency_card_reach;
create policy own on emergency_card_reach for select to front_door_app
  using (staff_id = (select app.staff_id()) and opened_at <= (select app.at()) and (select app.at()) < ends_at);
drop policy if exists emergency_card_added on emergency_card_reach;
do $$ begin
  execute 'create policy emergency_card_added on emergency_card_reach for insert to current_user
    with check (current_setting(''app.emergency_card'', true) = ''on'')';
end $$;

drop function if exists app.refuse_emergency_card(text, text);
drop function if exists app.refuse_emergency_card();
drop function if exists app.refuse_without_reason(text, text);
drop function if exists app.card_of(person);
drop function if exists app.emergency_card_again(uuid, uuid);
drop function if exists app.emergency_card_find(text[], date, text, text);
drop function if exists app.emergency_card_find(bigint[], real[], integer[], text[], text[], date, text, text, text);
drop function if exists app.emergency_card(text, uuid, text, text);

-- What cannot wait is said: one of the reasons, and in words.
create function app.refuse_without_reason(reason text, words text) returns void
  language plpgsql immutable as $$
begin
  if coalesce(reason, '') not in ('child-found', 'immediate-danger', 'missing', 'police-protection', 'visit', 'other') then
    raise exception 'What cannot wait needs a reason.' using errcode = 'check_violation';
  end if;
  if length(btrim(coalesce(words, ''))) < 10 then
    raise exception 'What cannot wait needs the reason in words.' using errcode = 'check_violation';
  end if;
end $$;

-- Refuses anybody but a screener, an emergency duty worker or a police officer on duty in the hub, employed today.
create function app.refuse_emergency_card() returns void
  language plpgsql stable set search_path = public, pg_temp as $$
declare today date := app.local_day(app.at());
begin
  if app.fn() is null or app.fn() not in ('screening', 'emergency-duty', 'navigator')
    or not exists (select from employment e join organisation o on o.code = e.employer
      where e.staff_id = app.staff_id() and (app.fn() <> 'navigator' or o.kind = 'police')
      and e.valid_from <= today and (e.valid_to is null or today < e.valid_to))
    or app.fn() = 'navigator' and not exists (select from role_held r
      where r.staff_id = app.staff_id() and r.role = 'police-duty'
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to))
    or not exists (select from staff s where s.id = app.staff_id() and s.training_valid_to > today)
    or not exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = app.fn()
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to))
    or coalesce(array_length(app.acting_for(), 1), 0) <> 1 then
    raise exception 'The emergency card is for screening and emergency duty.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Whom it may be about, in the index of all councils: name, date of birth and council, at most eleven so that a page can
-- say there are more. Of a restricted record only that it exists; of a sealed one nothing. Each one shown is written down
-- as looked at. `heard` are the words of the name, `sounds` how each sounds; `asked` the keys they are filed under. What
-- was asked (`question`) is kept for the custodians of sealed records, as with every search.
create function app.emergency_card_find(asked bigint[], weights real[], mosts integer[], heard text[], sounds text[],
  born date, question text, reason text, words text)
  returns table (owner text, person_id uuid, is_stub boolean, name text, born_on date, is_child boolean)
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform app.refuse_emergency_card();
  perform app.refuse_without_reason(reason, words);
  perform set_config('app.emergency_card', 'on', true);
  insert into matching.question (search_id, owner, staff_id, fn, asked_at, heard)
    values (gen_random_uuid(), (app.acting_for())[1], app.staff_id(), app.fn(), app.at(), question);
  perform app.add_job('tell-custodians', '{}', null, 'tell-custodians:' || app.staff_id());
  return query
  with told as materialized (
    select k, weight, most from unnest(asked, weights, mosts) a (k, weight, most)
    union all
    -- Half a name: whoever has a word that begins so.
    select w.key, 2, 120 from unnest(heard) h (begun) cross join lateral (
      select o.key from matching.word o where o.word > h.begun and o.word < h.begun || chr(1114111)
      order by o.n desc, o.word limit 40) w where length(h.begun) > 1
  ), hit as (
    select t.weight, f.number from told t cross join matching.council c cross join lateral (
      select newest.number from (
        select m.number, row_number() over () as nth from (
          select k.number from matching.key k where k.key = t.k and k.council = c.number
          order by k.key desc, k.council desc, k.number desc limit 500) m) newest
      where newest.nth <= t.most
      union all
      (select k.number from matching.restricted_key k where k.key = t.k and k.council = c.number limit 500)) f
  ), best as (
    select h.number, sum(h.weight) as summed from hit h group by 1 order by 2 desc, 1 desc limit 200
  ), candidates as (
    select c.code as owner, d.place <> 'open' as is_stub,
      case when d.merged_into is null then d.person_id else matching.survivor_of(d.council, d.person_id) end as id,
      (select count(*) from unnest(heard, sounds) h (word, sound) where length(h.word) > 1 and exists (
        select from matching.words_in(d.document) w where starts_with(w.word, h.word)
          or w.sound = h.sound and length(w.sound) > 1)) as names,
      coalesce(born = any (select b.born_on from matching.births_in(d.document) b), false) as same_day
    from best b
    cross join lateral (select * from matching.document o where o.number = b.number) d
    cross join lateral (select * from matching.council o where o.number = d.council) c
  ), wanted as (
    select count(*) filter (where length(h) > 1) as names from unnest(heard) h
  ), people as (
    select distinct on (c.owner, c.id) c.owner, c.id, c.is_stub, c.names, c.same_day
    from candidates c cross join wanted w
    where (w.names > 0 and c.names = w.names) or (c.same_day and (c.names > 0 or w.names = 0))
    order by c.owner, c.id, c.same_day desc, c.names desc
  ), fitting as (
    select f.owner, f.id, f.is_stub, f.names, f.same_day,
      case when f.is_stub then null else nullif(btrim(concat_ws(' ', p.given_names, p.family_name)), '') end as name,
      case when f.is_stub then null else p.born_on end as born_on,
      case when f.is_stub then null else p.is_child end as is_child
    from people f cross join lateral (select * from person o where o.owner = f.owner and o.id = f.id) p
    -- The record has the last word: hidden a moment ago, it is a stub or nothing.
    where f.is_stub and p.sensitivity <> 'sealed' or p.sensitivity = 'open'
    order by f.same_day desc, f.names desc, 6, f.id
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

-- What keeps this person safe tonight, as their council holds it. Runs for the functions below alone, under their mark.
create function app.card_of(subject person) returns jsonb
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return jsonb_build_object(
    'owner', subject.owner, 'personId', subject.id, 'isRestricted', subject.sensitivity <> 'open',
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
        and exists (select from contact_child k where k.owner = c.owner and k.contact_id = c.id and k.person_id = subject.id)));
end $$;

-- The card itself. Null: there is no such person, and a sealed record is none. The privacy officers told are those of the
-- person's council, of the council acted for, of the worker's own employer and, for police, of every council their team is
-- there for.
create function app.emergency_card(card_owner text, person uuid, reason text, words text) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  subject person%rowtype;
  told text;
  opening uuid := gen_random_uuid();
  looked uuid := gen_random_uuid();
  acting text;
  around uuid[];
  card jsonb;
begin
  perform app.refuse_emergency_card();
  perform app.refuse_without_reason(reason, words);
  perform set_config('app.emergency_card', 'on', true);
  acting := (app.acting_for())[1];
  select * into subject from person p where p.owner = card_owner and p.id = emergency_card.person
    and p.sensitivity <> 'sealed';
  -- Of a sealed record nobody learns here that there is one.
  if not found then
    perform set_config('app.emergency_card', '', true);
    return null;
  end if;
  if exists (select from conflict_of_interest f where f.owner = card_owner and f.staff_id = app.staff_id()
    and f.person_id = subject.id) then
    perform set_config('app.emergency_card', '', true);
    return jsonb_build_object('owner', card_owner, 'isRelated', true);
  end if;
  around := app.household(card_owner, array[subject.id]);

  insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
  values (card_owner, looked, app.staff_id(), acting, app.fn(), 'emergency-card.open', 'person', subject.id, 'seen',
    jsonb_build_object('rule', 'emergency-card', 'step', 'opened', 'reason', reason, 'words', words), app.at());
  for told in
    select card_owner union select a.code from authority a where a.code = acting union
    select e.employer from employment e join authority a on a.code = e.employer
    where e.staff_id = app.staff_id() and e.valid_from <= app.local_day(app.at())
      and (e.valid_to is null or app.local_day(app.at()) < e.valid_to)
    union select v.authority from team_member m join team t on t.id = m.team_id join team_serves v on v.team_id = t.id
      where m.staff_id = app.staff_id() and t.fn = app.fn() and app.fn() = 'navigator'
  loop
    insert into emergency_card_opening
      (owner, id, card_owner, person_id, staff_id, acting_for, fn, reason, words, opened_at, is_restricted, look_id)
    values (told, opening, card_owner, subject.id, app.staff_id(), acting, app.fn(), reason, words, app.at(),
      subject.sensitivity <> 'open', looked);
    insert into alert (owner, id, kind, for_fn, for_role, subject_kind, subject_id, raised_at)
    values (told, gen_random_uuid(), 'emergency-card-opened', 'oversight', 'privacy-officer', 'emergency-card', opening,
      app.at());
    perform app.add_job('review-opening',
      json_build_object('owner', told, 'kind', 'emergency-card', 'id', opening), null,
      'review-opening:' || told || ':' || opening);
  end loop;
  -- By day a screener breaks no glass for a council they do not stand for: the record is there, and its duty manager is rung.
  if subject.sensitivity <> 'open' and app.fn() = 'screening'
    and not (acting = card_owner and app.may_break_glass(card_owner)) then
    perform set_config('app.emergency_card', '', true);
    return jsonb_build_object('owner', card_owner, 'isStub', true);
  end if;
  insert into emergency_card_reach (owner, id, staff_id, person_id, people, opened_at, ends_at)
  values (card_owner, opening, app.staff_id(), subject.id,
    array(select p.id from person p where p.owner = card_owner and p.id = any (around)
      and (p.id = subject.id or p.sensitivity = 'open')),
    app.at(), app.at() + interval '4 hours');

  -- Of the others of the household, whose cards are a press away: name and date of birth, and of a restricted one nothing.
  card := app.card_of(subject) || jsonb_build_object('opening', opening, 'until', app.at() + interval '4 hours',
    'household', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'isStub', p.sensitivity <> 'open',
        'name', case when p.sensitivity = 'open' then nullif(btrim(concat_ws(' ', p.given_names, p.family_name)), '') end,
        'bornOn', case when p.sensitivity = 'open' then p.born_on end) order by p.born_on, p.id), '[]')
      from person p where p.owner = card_owner and p.id = any (around) and p.id <> subject.id and p.merged_into is null));
  perform set_config('app.emergency_card', '', true);
  return card;
end $$;

-- The card of somebody of a household whose card this worker opened within the last four hours. Null: not, or no longer.
-- Nobody is told again: the look is on the record, and the opening is looked into already.
create function app.emergency_card_again(opening uuid, person uuid) returns jsonb
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  reach emergency_card_reach%rowtype;
  subject person%rowtype;
  card jsonb;
begin
  perform app.refuse_emergency_card();
  perform set_config('app.emergency_card', 'on', true);
  select * into reach from emergency_card_reach r where r.id = opening and r.staff_id = app.staff_id()
    and r.opened_at <= app.at() and app.at() < r.ends_at and emergency_card_again.person = any (r.people);
  if found then
    select * into subject from person p where p.owner = reach.owner and p.id = emergency_card_again.person
      and (p.sensitivity = 'open' or p.id = reach.person_id and p.sensitivity = 'restricted')
      and not exists (select from conflict_of_interest f
        where f.owner = p.owner and f.staff_id = app.staff_id() and f.person_id = p.id);
  end if;
  if subject.id is null then
    perform set_config('app.emergency_card', '', true);
    return null;
  end if;
  insert into look (owner, id, staff_id, acting_for, fn, action, subject_kind, subject_id, outcome, because, at)
  values (reach.owner, gen_random_uuid(), app.staff_id(), (app.acting_for())[1], app.fn(), 'emergency-card.open', 'person',
    subject.id, 'seen', jsonb_build_object('rule', 'emergency-card', 'step', 'again', 'opening', opening), app.at());
  card := (select app.card_of(subject) || jsonb_build_object('opening', opening, 'until', reach.ends_at,
    'household', (select coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'isStub', false,
        'name', nullif(btrim(concat_ws(' ', p.given_names, p.family_name)), ''), 'bornOn', p.born_on)
        order by p.born_on, p.id), '[]')
      from person p where p.owner = reach.owner and p.id = any (reach.people) and p.id <> subject.id
        and p.merged_into is null and (p.sensitivity = 'open' or p.id = reach.person_id))));
  perform set_config('app.emergency_card', '', true);
  return card;
end $$;

revoke all on function app.refuse_emergency_card(), app.card_of(person),
  app.emergency_card_find(bigint[], real[], integer[], text[], text[], date, text, text, text),
  app.emergency_card(text, uuid, text, text), app.emergency_card_again(uuid, uuid) from public;
grant execute on function
  app.emergency_card_find(bigint[], real[], integer[], text[], text[], date, text, text, text), app.emergency_card(text, uuid, text, text),
  app.emergency_card_again(uuid, uuid) to front_door_app;
