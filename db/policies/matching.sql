-- The match index (matching 6), reached only through these functions. They run as the owner of the closed schema and
-- answer nothing without a context: row-level security knows nothing of that schema, so the question "for which councils
-- does this person have standing?" is asked here. Plans must not depend on how many keys are asked for or on the
-- statistics of the day: joins other than by index are switched off, and one plan serves all.

-- Do two councils have an agreement in force on that day by which one may learn that the other knows somebody? A joint
-- working agreement alone is a platform and shares nothing (joint working report 2.2), so it does not count by itself.
create or replace function app.councils_agree(one text, other text, on_day date) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (
    select from instrument i
    join instrument_party p on p.instrument_id = i.id and p.organisation = one
    join instrument_party q on q.instrument_id = i.id and q.organisation = other
    where i.kind in ('delegation-agreement', 'information-sharing-agreement')
      and i.valid_from <= on_day and (i.valid_to is null or on_day < i.valid_to)
  ) or exists (
    select from delegated_function f
    where (f.holder, f.discharger) in ((one, other), (other, one))
      and f.valid_from <= on_day and on_day < f.valid_to and f.effective_on <= on_day
      and (f.ended_on is null or on_day < f.ended_on)
  )
$$;

-- ── What a document holds: `clean` in TypeScript makes its shape ──────────────────────────────────────────────────

drop function if exists matching.words_in(text);
create function matching.words_in(document text)
  returns table (word text, sound text, is_given integer, is_family integer) language sql immutable as $$
  select told ->> 0, told ->> 1, 1, 0
    from jsonb_array_elements(document::jsonb -> 'names') name, jsonb_array_elements(name -> 'given') told
  union all
  select told ->> 0, told ->> 1, 0, 1
    from jsonb_array_elements(document::jsonb -> 'names') name, jsonb_array_elements(name -> 'family') told
$$;

-- Dates of birth known to the day.
create or replace function matching.births_in(document text) returns table (born_on date)
  language sql immutable as $$
  select (told ->> 0)::date from jsonb_array_elements(document::jsonb -> 'births') told where told ->> 1 = 'day'
$$;

create or replace function matching.postcodes_in(document text) returns table (postcode text)
  language sql immutable as $$
  select distinct told ->> 0 from jsonb_array_elements(document::jsonb -> 'places') told
$$;

-- ── Remembering ───────────────────────────────────────────────────────────────────────────────────────────────────

create or replace function matching.put_keys(place text, of_council smallint, of_number integer, new_keys bigint[])
  returns void language plpgsql set search_path = matching, public, pg_temp as $$
begin
  if place = 'open' then
    insert into key select k, of_council, of_number from unnest(new_keys) k on conflict do nothing;
  elsif place = 'restricted' then
    insert into restricted_key select k, of_council, of_number from unnest(new_keys) k on conflict do nothing;
  else
    insert into sealed_key select k, of_council, of_number from unnest(new_keys) k on conflict do nothing;
  end if;
end $$;

create or replace function matching.take_keys(place text, of_council smallint, of_number integer, old_keys bigint[])
  returns void language plpgsql set search_path = matching, public, pg_temp set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if place = 'open' then
    delete from key held using unnest(old_keys) k
      where held.key = k and held.council = of_council and held.number = of_number;
  elsif place = 'restricted' then
    delete from restricted_key held using unnest(old_keys) k
      where held.key = k and held.council = of_council and held.number = of_number;
  else
    delete from sealed_key held using unnest(old_keys) k
      where held.key = k and held.council = of_council and held.number = of_number;
  end if;
end $$;

-- Words of an open record are known at once, with the forms by which a slip of a letter finds them.
create or replace function matching.learn_words(words text[], word_keys bigint[]) returns void
  language plpgsql set search_path = matching, public, pg_temp as $$
begin
  if not exists (select from unnest(words) told where not exists (select from word w where w.word = told)) then
    return;
  end if;
  with learnt as (
    insert into word (word, key)
    select distinct on (told) told, k from unnest(words, word_keys) given (told, k) order by told
    on conflict do nothing returning word.word
  )
  insert into word_form (form, word)
  select distinct forms.form, learnt.word from learnt cross join lateral (
    select learnt.word as form
    union all
    select left(learnt.word, i - 1) || substr(learnt.word, i + 1) from generate_series(1, length(learnt.word)) i
      where length(learnt.word) between 4 and 24) forms
  on conflict do nothing;
end $$;

-- Words nobody open holds any more are forgotten at once: one that only a hidden person has must complete no search.
create or replace function matching.unlearn_words(words text[]) returns void
  language plpgsql set search_path = matching, public, pg_temp as $$
declare gone text[];
begin
  select array_agg(w.word) into gone from word w
    where w.word = any (words) and not exists (select from key k where k.key = w.key);
  if gone is null then return; end if;
  delete from word_form f where f.word = any (gone);
  delete from word w where w.word = any (gone);
end $$;

-- How common names and postcodes are without somebody who is hidden now, where the last count still had them.
create or replace function matching.uncount(hidden matching.document) returns void
  language plpgsql set search_path = matching, public, pg_temp as $$
declare counted timestamptz := (select counted_at from population);
begin
  if counted is null or hidden.remembered_at > counted then return; end if;
  update population set n = greatest(n - 1, 0);
  update word w set n = greatest(w.n - 1, 0),
      n_given = greatest(w.n_given - held.is_given, 0), n_family = greatest(w.n_family - held.is_family, 0)
    from (select h.word, max(h.is_given) as is_given, max(h.is_family) as is_family
      from matching.words_in(hidden.document) h group by 1) held
    where w.word = held.word;
  update postcode p set n = greatest(p.n - 1, 0)
    from matching.postcodes_in(hidden.document) held where p.postcode = held.postcode;
  delete from postcode p where p.n = 0 and p.postcode in (select held.postcode from matching.postcodes_in(hidden.document) held);
end $$;

create or replace function matching.rank_of(place text) returns integer language sql immutable as $$
  select case place when 'sealed' then 2 when 'restricted' then 1 else 0 end
$$;

-- Puts a document's keys where they belong now: as hidden as it is itself, or as whoever it was merged into, whichever
-- is more. What was merged into it goes the same way.
create or replace function matching.settle(of_number integer) returns void
  language plpgsql set search_path = matching, public, pg_temp as $$
declare
  it document%rowtype;
  above document%rowtype;
  held stored%rowtype;
  belongs text;
  may_see uuid[];
begin
  select * into it from document where number = of_number;
  belongs := it.sensitivity;
  may_see := case it.sensitivity when 'open' then '{}' else it.named_access end;
  if it.merged_into is not null then
    select * into above from document where council = it.council and person_id = it.merged_into;
    if found and above.place <> 'open' then
      may_see := case it.sensitivity when 'open' then above.seen_by
        else (select coalesce(array_agg(s), '{}') from unnest(may_see) s where s = any (above.seen_by)) end;
      if matching.rank_of(above.place) > matching.rank_of(belongs) then belongs := above.place; end if;
    end if;
  end if;
  if belongs is not distinct from it.place and may_see = it.seen_by then return; end if;

  if belongs is distinct from it.place then
    select * into held from stored where number = of_number;
    if it.place is not null then perform matching.take_keys(it.place, it.council, it.number, held.keys); end if;
    perform matching.put_keys(belongs, it.council, it.number, held.keys);
    if it.place = 'open' then
      perform matching.uncount(it);
      perform matching.unlearn_words(held.words);
      perform app.add_job('match-count', '{"now": "yes"}', null, 'match-count');
    elsif belongs = 'open' then
      perform matching.learn_words(held.words, held.word_keys);
    end if;
  end if;
  update document set place = belongs, seen_by = may_see where number = of_number;
  delete from sealed_named where number = of_number;
  if belongs = 'sealed' then
    insert into sealed_named select distinct s, of_number from unnest(may_see) s;
  end if;
  perform matching.settle(d.number) from document d where d.council = it.council and d.merged_into = it.person_id
    and d.number <> of_number;
end $$;

-- Only whoever may write the person may write what is remembered of them; so may the owner of the tables, for whom a
-- demonstration or a rebuild is loaded.
create or replace function app.match_remember(of_owner text, person uuid, how text, named uuid[], merged uuid,
  told text, told_version integer, new_keys bigint[], new_words text[], new_word_keys bigint[]) returns void
  language plpgsql security definer set search_path = matching, public, pg_temp as $$
declare
  here smallint;
  was document%rowtype;
  had stored%rowtype;
begin
  if not has_schema_privilege(session_user, 'matching', 'usage') and not of_owner = any (app.reachable_owners()) then
    raise exception 'Not a council this worker acts for.' using errcode = 'insufficient_privilege';
  end if;
  select number into here from council where code = of_owner;
  if not found then
    insert into council (code) values (of_owner) on conflict do nothing;
    select number into here from council where code = of_owner;
  end if;

  select * into was from document d where d.council = here and d.person_id = person for update;
  if not found then
    insert into document (council, person_id, sensitivity, named_access, merged_into, version, document)
      values (here, person, how, named, merged, told_version, told) returning number into was.number;
    insert into stored values (was.number, new_keys, new_words, new_word_keys);
    perform matching.settle(was.number);
    -- A council's people brought in: how common their names are must not wait for the night.
    if was.number % 10000 = 0 then perform app.add_job('match-count', '{"now": "yes"}', null, 'match-count'); end if;
    perform matching.settle(d.number) from document d where d.council = here and d.merged_into = person;
    return;
  end if;

  if was.document <> told or was.version <> told_version then
    select * into had from stored where number = was.number;
    perform matching.take_keys(was.place, here, was.number,
      (select array_agg(k) from (select unnest(had.keys) except select unnest(new_keys)) gone (k)));
    perform matching.put_keys(was.place, here, was.number,
      (select array_agg(k) from (select unnest(new_keys) except select unnest(had.keys)) come (k)));
    update stored set keys = new_keys, words = new_words, word_keys = new_word_keys where number = was.number;
    update document d set document = told, version = told_version,
      remembered_at = case when had.words = new_words then d.remembered_at else clock_timestamp() end
      where d.number = was.number;
    if was.place = 'open' and had.words <> new_words then
      perform matching.unlearn_words((select array_agg(w) from (select unnest(had.words) except select unnest(new_words)) gone (w)));
      perform matching.learn_words(new_words, new_word_keys);
    end if;
  end if;
  if was.sensitivity <> how or was.named_access <> named or was.merged_into is distinct from merged then
    update document d set sensitivity = how, named_access = named, merged_into = merged where d.number = was.number;
    perform matching.settle(was.number);
  end if;
end $$;

-- Who may see a person is followed by the database itself, in the statement that changes it: whoever restricts or seals a
-- record may be unable to read it a moment later, and must not leave it behind where everybody finds it.
create or replace function matching.follow_secrecy() returns trigger
  language plpgsql security definer set search_path = matching, public, pg_temp as $$
declare it integer;
begin
  update document d set sensitivity = new.sensitivity, named_access = new.named_access, merged_into = new.merged_into
    from council c where c.code = new.owner and d.council = c.number and d.person_id = new.id
    returning d.number into it;
  if it is not null then perform matching.settle(it); end if;
  return null;
end $$;
create or replace trigger match_index_follows after update of sensitivity, named_access, merged_into on person
  for each row when ((old.sensitivity, old.named_access, old.merged_into)
    is distinct from (new.sensitivity, new.named_access, new.merged_into))
  execute function matching.follow_secrecy();

-- ── Finding ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Whose record stands for this one: the end of the chain of merges. Merges make no loops, but that is not trusted.
create or replace function matching.survivor_of(of_council smallint, person uuid) returns uuid
  language plpgsql stable set search_path = matching, public, pg_temp as $$
declare
  stands uuid := person;
  onward uuid;
begin
  for step in 1 .. 20 loop
    select d.merged_into into onward from document d where d.council = of_council and d.person_id = stands;
    if onward is null then return stands; end if;
    stands := onward;
  end loop;
  return stands;
end $$;

-- What must be known before keys can be made: for which council the search is on record, by which model it is weighed,
-- how common each word and postcode is, and which words of open records a half-typed or misheard one may stand for.
-- Empty without a context.
create or replace function app.match_vocabulary(heard text[], begun text[], slipped text[], postcodes text[])
  returns jsonb language plpgsql stable security definer set search_path = matching, public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare reach text[] := app.searchable_owners();
begin
  if reach = '{}' then return null; end if;
  return jsonb_build_object(
    'owner', (select a from unnest(app.acting_for()) with ordinality named (a, nth) where a = any (reach) order by nth limit 1),
    'model', (select m.version from model m where m.effective_from <= app.local_day(app.at())
      order by m.effective_from desc, m.saved_at desc limit 1),
    'population', (select n from population),
    'words', (select coalesce(jsonb_agg(jsonb_build_array(w.word, w.n_given, w.n_family)), '[]')
      from unnest(heard) told cross join lateral (select * from word w where w.word = told) w),
    'begins', (select coalesce(jsonb_agg(jsonb_build_array(told, w.word, w.n, w.n_given, w.n_family) order by nth, w.n desc, w.word), '[]')
      from unnest(begun) with ordinality t (told, nth) cross join lateral (
        select * from word w where w.word > told and w.word < told || chr(1114111) order by w.n desc, w.word limit 40) w),
    'near', (select coalesce(jsonb_agg(jsonb_build_array(told, w.word, w.n, w.n_given, w.n_family) order by nth, w.n desc, w.word), '[]')
      from unnest(slipped) with ordinality t (told, nth) cross join lateral (
        select w.* from (
          select distinct f.word from (
            select told as form union
            select left(told, i - 1) || substr(told, i + 1) from generate_series(1, length(told)) i
          ) forms cross join lateral (select o.word from word_form o where o.form = forms.form) f
          where f.word <> told
        ) close cross join lateral (select * from word w where w.word = close.word) w
        order by w.n desc, w.word limit 40) w),
    'postcodes', (select coalesce(jsonb_agg(jsonb_build_array(p.postcode, p.n)), '[]')
      from unnest(postcodes) told cross join lateral (select * from postcode p where p.postcode = told) p)
  );
end $$;

-- The people who have most in common with what is asked, each with what may be known of them: 'seen' the record may be
-- shown; 'restricted' it exists, ring; 'elsewhere' another council knows somebody like this. Of sealed records nothing is
-- read, but by those named on them. `is_full`: what was told is shared by more
-- people than are looked at. Empty without a context.
create or replace function app.match_find(asked bigint[], weights real[], mosts integer[], best_of integer)
  returns table (part text, owner text, person_id uuid, shown_id uuid, summed real, document text, duty_phone text, is_full boolean)
  language plpgsql stable security definer set search_path = matching, public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  reach text[] := app.searchable_owners();
  me uuid := app.staff_id();
  near smallint[];
  beyond smallint[];
begin
  if reach = '{}' then return; end if;
  select array_agg(c.number) filter (where c.code = any (reach)),
      coalesce(array_agg(c.number) filter (where c.code <> all (reach) and exists (
        select from unnest(reach) r where app.councils_agree(r, c.code, app.local_day(app.at())))), '{}')
    into near, beyond from council c;

  return query
  with hit as materialized (
    select found.number, told.weight, found.nth = told.most and told.most >= 500 as is_full
    from unnest(asked, weights, mosts) told (k, weight, most) cross join unnest(near) here (council)
    cross join lateral (
      select counted.number, counted.nth from (
        select newest.number, row_number() over () as nth from (
          select m.number from key m where m.key = told.k and m.council = here.council
          order by m.key desc, m.council desc, m.number desc limit 500) newest) counted
      where counted.nth <= told.most) found
  ), best as (
    select h.number, sum(h.weight) as summed, max(sum(h.weight)) over () as most_of_all,
      row_number() over (order by sum(h.weight) desc, h.number desc) as nth
    from hit h group by 1 order by 2 desc, 1 desc limit best_of
  )
  select 'seen', c.code, d.person_id,
    case when d.merged_into is null then d.person_id else matching.survivor_of(d.council, d.person_id) end,
    b.summed, d.document, null::text, (select bool_or(h.is_full) from hit h)
  from best b
  cross join lateral (select * from document d where d.number = b.number) d
  cross join lateral (select * from council c where c.number = d.council) c
  -- Beside somebody with very much in common, those who only share a name are not worth comparing by the hundred.
  where b.nth <= 100 or b.summed > 8 or b.most_of_all < 25
  order by b.summed desc, b.number desc;

  return query
  with best as (
    select found.number, sum(told.weight) as summed
    from unnest(asked, weights, mosts) told (k, weight, most) cross join unnest(near || beyond) here (council)
    cross join lateral (
      select counted.number, counted.nth from (
        select newest.number, row_number() over () as nth from (
          select m.number from restricted_key m where m.key = told.k and m.council = here.council
          order by m.key desc, m.council desc, m.number desc limit 500) newest) counted
      where counted.nth <= told.most) found
    group by 1 order by 2 desc, 1 desc limit best_of
  )
  select case when c.code = any (reach) and (app.is_system() or me = any (d.seen_by)) then 'seen' else 'restricted' end,
    c.code, d.person_id,
    case when d.merged_into is null then d.person_id else matching.survivor_of(d.council, d.person_id) end,
    b.summed, d.document, a.duty_phone, false
  from best b
  cross join lateral (select * from document d where d.number = b.number) d
  cross join lateral (select * from council c where c.number = d.council) c
  cross join lateral (select * from public.authority a where a.code = c.code) a
  order by b.summed desc, b.number desc;

  return query
  select 'seen', c.code, d.person_id,
    case when d.merged_into is null then d.person_id else matching.survivor_of(d.council, d.person_id) end,
    0::real, d.document, null::text, false
  from sealed_named s
  cross join lateral (select * from document d where d.number = s.number) d
  cross join lateral (select * from council c where c.number = d.council) c
  where s.staff_id = me and c.code = any (reach)
  order by s.number desc limit 50;

  if beyond = '{}' then return; end if;
  return query
  with best as (
    select found.number, sum(told.weight) as summed
    from unnest(asked, weights, mosts) told (k, weight, most) cross join unnest(beyond) here (council)
    cross join lateral (
      select counted.number, counted.nth from (
        select newest.number, row_number() over () as nth from (
          select m.number from key m where m.key = told.k and m.council = here.council
          order by m.key desc, m.council desc, m.number desc limit 500) newest) counted
      where counted.nth <= told.most) found
    group by 1 order by 2 desc, 1 desc limit 60
  )
  select 'elsewhere', c.code, null::uuid, null::uuid, b.summed, d.document, a.duty_phone, false
  from best b
  cross join lateral (select * from document d where d.number = b.number) d
  cross join lateral (select * from council c where c.number = d.council) c
  cross join lateral (select * from public.authority a where a.code = c.code) a
  order by b.summed desc, b.number desc;
end $$;

-- Keeps what was asked until the custodians have been told. Called in the statement that writes the search itself.
create or replace function app.match_keep_question(search uuid, of_owner text, about_kind text, about_id uuid, heard text)
  returns void language plpgsql security definer set search_path = matching, public, pg_temp as $$
begin
  if not of_owner = any (app.reachable_owners()) then
    raise exception 'Not a council this worker acts for.' using errcode = 'insufficient_privilege';
  end if;
  insert into question values (search, of_owner, app.staff_id(), app.fn(), app.at(), about_kind, about_id, heard);
end $$;

-- ── For the service's own work ────────────────────────────────────────────────────────────────────────────────────

create or replace function matching.only_the_service() returns void language plpgsql stable as $$
begin
  if not app.is_system() and not has_schema_privilege(session_user, 'matching', 'usage') then
    raise exception 'For the service itself.' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Questions whose custodians have not been told yet: taken once, whoever takes them.
create or replace function app.match_take_questions(most integer)
  returns table (search_id uuid, owner text, staff_id uuid, fn text, asked_at timestamptz, about_kind text, about_id uuid, heard text)
  language plpgsql security definer set search_path = matching, public, pg_temp as $$
#variable_conflict use_column
begin
  perform matching.only_the_service();
  return query delete from question q using (
      select o.search_id from question o order by o.asked_at, o.search_id limit most for update skip locked) oldest
    where q.search_id = oldest.search_id
    returning q.search_id, q.owner, q.staff_id, q.fn, q.asked_at, q.about_kind, q.about_id, q.heard;
end $$;

-- Sealed records that have something in common with what was asked, of the council the service works for. Not those on
-- which whoever asked is named: they found the record themselves.
create or replace function app.match_find_sealed(asked bigint[], weights real[], asked_by uuid)
  returns table (owner text, shown_id uuid, summed real, document text)
  language plpgsql stable security definer set search_path = matching, public, pg_temp
  set plan_cache_mode = force_generic_plan set jit = off
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare reach text[] := app.reachable_owners();
begin
  perform matching.only_the_service();
  return query
  with best as (
    select found.number, sum(told.weight) as summed
    from unnest(asked, weights) told (k, weight)
    cross join lateral (select c.number from council c where c.code = any (reach)) here (council)
    cross join lateral (
      select m.number from sealed_key m where m.key = told.k and m.council = here.council limit 500) found
    group by 1 order by 2 desc, 1 desc limit 300
  )
  select c.code, case when d.merged_into is null then d.person_id else matching.survivor_of(d.council, d.person_id) end,
    b.summed, d.document
  from best b
  cross join lateral (select * from document d where d.number = b.number) d
  cross join lateral (select * from council c where c.number = d.council) c
  where asked_by is null or not asked_by = any (d.seen_by)
  order by b.summed desc, b.number desc;
end $$;

-- Counts names and postcodes of open records again. Merged records count once, with their survivor.
create or replace function app.match_count() returns integer
  language plpgsql security definer set search_path = matching, public, pg_temp as $$
declare
  counting timestamptz := clock_timestamp();
  people integer;
begin
  perform matching.only_the_service();
  with counted as (
    select held.word, count(*) as n, sum(held.is_given) as n_given, sum(held.is_family) as n_family
    from document d cross join lateral (
      select w.word, max(w.is_given) as is_given, max(w.is_family) as is_family
      from matching.words_in(d.document) w group by 1) held
    where d.place = 'open' and d.merged_into is null group by 1
  )
  update word w set n = coalesce(c.n, 0), n_given = coalesce(c.n_given, 0), n_family = coalesce(c.n_family, 0)
    from word o left join counted c on c.word = o.word
    where w.word = o.word and (w.n, w.n_given, w.n_family)
      is distinct from (coalesce(c.n, 0)::integer, coalesce(c.n_given, 0)::integer, coalesce(c.n_family, 0)::integer);
  perform matching.unlearn_words((select array_agg(w.word) from word w where w.n = 0));
  -- Somebody may have come with a word in the moment when its last holder was hidden.
  perform matching.learn_words(array_agg(m.word), array_agg(m.key)) from (
    select distinct on (told.word) told.word, told.key
    from document d join stored s on s.number = d.number cross join unnest(s.words, s.word_keys) told (word, key)
    where d.place = 'open' and not exists (select from word w where w.word = told.word) order by told.word) m;

  with counted as (
    select held.postcode, count(*)::integer as n
    from document d cross join lateral matching.postcodes_in(d.document) held
    where d.place = 'open' and d.merged_into is null group by 1
  ), gone as (
    delete from postcode p where not exists (select from counted c where c.postcode = p.postcode)
  )
  insert into postcode select c.postcode, c.n from counted c
  on conflict (postcode) do update set n = excluded.n where postcode.n <> excluded.n;

  update population set counted_at = counting,
    n = (select count(*) from document d where d.place = 'open' and d.merged_into is null) returning n into people;
  return people;
end $$;

-- How many people of a council the index holds, how many of them in this shape, and when names were last counted.
drop function if exists app.match_state(text, integer);
create function app.match_state(of_owner text, of_version integer)
  returns table (held bigint, current bigint, counted_at timestamptz) language plpgsql stable security definer
  set search_path = matching, public, pg_temp as $$
#variable_conflict use_column
begin
  perform matching.only_the_service();
  return query select count(*), count(*) filter (where d.version = of_version), (select p.counted_at from population p)
    from council c join document d on d.council = c.number where c.code = of_owner;
end $$;

create or replace function app.match_known(of_owner text, ids uuid[], of_version integer) returns setof uuid
  language sql stable security definer set search_path = matching, public, pg_temp as $$
  select d.person_id from council c join document d on d.council = c.number
  where c.code = of_owner and c.code = any (app.searchable_owners()) and d.person_id = any (ids) and d.version = of_version
$$;

-- The versions of the model: the one in force on a day, or a named one, to work out again what was shown.
create or replace function app.match_model(named text) returns jsonb
  language sql stable security definer set search_path = matching, public, pg_temp as $$
  select m.parameters from model m where m.version = named
$$;

revoke all on all functions in schema matching from public;
revoke all on function app.councils_agree(text, text, date),
  app.match_remember(text, uuid, text, uuid[], uuid, text, integer, bigint[], text[], bigint[]),
  app.match_vocabulary(text[], text[], text[], text[]), app.match_find(bigint[], real[], integer[], integer),
  app.match_keep_question(uuid, text, text, uuid, text), app.match_take_questions(integer),
  app.match_find_sealed(bigint[], real[], uuid), app.match_count(), app.match_state(text, integer), app.match_known(text, uuid[], integer), app.match_model(text)
  from public;
grant execute on function app.councils_agree(text, text, date),
  app.match_remember(text, uuid, text, uuid[], uuid, text, integer, bigint[], text[], bigint[]),
  app.match_vocabulary(text[], text[], text[], text[]), app.match_find(bigint[], real[], integer[], integer),
  app.match_keep_question(uuid, text, text, uuid, text), app.match_take_questions(integer),
  app.match_find_sealed(bigint[], real[], uuid), app.match_count(), app.match_state(text, integer), app.match_known(text, uuid[], integer), app.match_model(text)
  to front_door_app;
