-- The proof of the record (docs/decisions/0011). The runtime role cannot enter the schema: what it may do there stands in
-- the functions named app.…; it can hand none of them a leaf. Their twin, which checks them, is src/proof/leaf.ts.

-- Nobody adds a row that is erased from the start.
drop policy if exists whole on event;
create policy whole on event as restrictive for insert to front_door_app with check (erased_hash is null);
drop policy if exists whole on look;
create policy whole on look as restrictive for insert to front_door_app with check (erased_hash is null);

-- The owner of the tables, whom row-level security binds too, reads every row while it seals, audits or erases: it sets
-- the mark and takes it away.
do $$
declare named text;
begin
  foreach named in array array['event', 'look'] loop
    execute format('drop policy if exists proof on %I', named);
    execute format('create policy proof on %I for select to current_user
      using (current_setting(''app.proof'', true) = ''on'')', named);
    execute format('drop policy if exists erasing on %I', named);
    execute format('create policy erasing on %I for update to current_user
      using (current_setting(''app.erasing'', true) = ''on'')', named);
  end loop;
end $$;
drop policy if exists erasing_is_told on event;
create policy erasing_is_told on event for insert to current_user
  with check (current_setting('app.erasing', true) = 'on');

-- A field as its length in bytes, a colon, the bytes, a comma; a field without a value as `-,`. No two different lists of
-- fields give the same text.
create or replace function proof.field(value text) returns text language sql immutable parallel safe as
$$ select case when value is null then '-,' else octet_length(value) || ':' || value || ',' end $$;

create or replace function proof.moment(value timestamptz) returns text language sql stable parallel safe as
$$ select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- The data of a row, salted. Version 1.
create or replace function proof.data_hash(e public.event) returns bytea language sql stable as $$
  select coalesce(e.erased_hash, sha256(uuid_send(e.salt) || convert_to(
    proof.field(e.data::text) || proof.field(e.actor_kind) || proof.field(e.staff_id::text)
    || proof.field(e.acting_for) || proof.field(e.fn) || proof.field(e.because::text) || proof.field(e.by_name), 'UTF8')))
$$;
create or replace function proof.data_hash(l public.look) returns bytea language sql stable as $$
  select coalesce(l.erased_hash, sha256(uuid_send(l.salt) || convert_to(
    proof.field(l.staff_id::text) || proof.field(l.acting_for) || proof.field(l.fn) || proof.field(l.outcome)
    || proof.field(l.because::text), 'UTF8')))
$$;

-- RFC 6962, 2.1: the hash of a leaf is SHA-256(0x00 || leaf), of a node SHA-256(0x01 || left || right).
create or replace function proof.leaf_hash(e public.event) returns bytea language sql stable as $$
  select sha256('\x00'::bytea || convert_to(
    proof.field('front-door leaf 1') || proof.field('event') || proof.field(e.owner) || proof.field(e.id::text)
    || proof.field(e.stream) || proof.field(e.subject_id::text) || proof.field(e.seq::text) || proof.field(e.type)
    || proof.field(proof.moment(e.happened_at)) || proof.field(proof.moment(e.recorded_at))
    || proof.field(encode(proof.data_hash(e), 'hex')), 'UTF8'))
$$;
create or replace function proof.leaf_hash(l public.look) returns bytea language sql stable as $$
  select sha256('\x00'::bytea || convert_to(
    proof.field('front-door leaf 1') || proof.field('look') || proof.field(l.owner) || proof.field(l.id::text)
    || proof.field(l.subject_kind) || proof.field(l.subject_id::text) || proof.field(l.action)
    || proof.field(proof.moment(l.at)) || proof.field(encode(proof.data_hash(l), 'hex')), 'UTF8'))
$$;
-- A row that was gone before it could be sealed: the tree says so for good.
create or replace function proof.missing_hash(of_owner text, kind text, row_id uuid) returns bytea
  language sql immutable as $$
  select sha256('\x00'::bytea || convert_to(
    proof.field('front-door leaf 1') || proof.field('missing') || proof.field(of_owner) || proof.field(kind)
    || proof.field(row_id::text), 'UTF8'))
$$;

-- The hash over a full run of hashes, 32 bytes each, whose number is a power of two.
create or replace function proof.root_of(hashes bytea) returns bytea language plpgsql immutable parallel safe as $$
declare
  level bytea := hashes;
  above bytea;
begin
  while octet_length(level) > 32 loop
    above := '';
    for i in 0 .. octet_length(level) / 64 - 1 loop
      above := above || sha256('\x01'::bytea || substr(level, i * 64 + 1, 64));
    end loop;
    level := above;
  end loop;
  return level;
end $$;

-- Seals up to so many waiting rows of one council, in the order they were written, and gives how many. Whatever is
-- committed and waits is taken; what is not committed yet is sealed after it, whenever it commits: the order of the tree
-- is the order of sealing, so nothing depends on clocks or on the numbers of transactions, and a copy of the database
-- taken to another server goes on where it was. Two sealings at once take turns.
create or replace function app.seal_record(of_owner text, most integer) returns integer
  language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan
  set jit = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  first bigint;
  upto bigint;
begin
  if not app.is_system() or not of_owner = any (app.acting_for()) then
    raise exception 'Only the service seals the record.' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('proof.leaf'), hashtext(of_owner));
  perform set_config('app.proof', 'on', true);
  select coalesce(max(n), -1) + 1 into first from proof.leaf where owner = of_owner;

  with taken as (
    delete from proof.pending p where p.owner = of_owner and p.place = any (array(
      select w.place from proof.pending w where w.owner = of_owner order by w.place limit most))
    returning p.place, p.kind, p.row_id
  )
  insert into proof.leaf (owner, n, version, kind, row_id, hash)
  select of_owner, first - 1 + row_number() over (order by t.place), 1, t.kind, t.row_id,
    case when (e.there).id is not null then proof.leaf_hash(e.there)
      when (l.there).id is not null then proof.leaf_hash(l.there)
      else proof.missing_hash(of_owner, t.kind, t.row_id) end
  from taken t
  left join lateral (select o as there from event o where o.owner = of_owner and o.id = t.row_id offset 0) e
    on t.kind = 'event'
  left join lateral (select o as there from look o where o.owner = of_owner and o.id = t.row_id offset 0) l
    on t.kind = 'look'
  order by t.place;
  perform set_config('app.proof', '', true);

  select coalesce(max(n), -1) + 1 into upto from proof.leaf where owner = of_owner;
  insert into proof.subtree (owner, level, n, hash)
  select of_owner, 8, g, proof.root_of(string_agg(h.hash, '' order by h.n))
  from generate_series(first >> 8, (upto >> 8) - 1) g
  join proof.leaf h on h.owner = of_owner and h.n between g << 8 and (g << 8) + 255
  group by g;
  for above in 2 .. 4 loop
    insert into proof.subtree (owner, level, n, hash)
    select of_owner, above * 8, g, proof.root_of(string_agg(h.hash, '' order by h.n))
    from generate_series(first >> (above * 8), (upto >> (above * 8)) - 1) g
    join proof.subtree h on h.owner = of_owner and h.level = (above - 1) * 8 and h.n between g << 8 and (g << 8) + 255
    group by g;
  end loop;
  return upto - first;
end $$;

-- How many leaves a council's tree has.
create or replace function app.sealed_size(of_owner text) returns bigint
  language sql stable security definer set search_path = proof, pg_temp as
$$ select coalesce((select n + 1 from leaf where owner = of_owner order by n desc limit 1), 0) $$;

-- Hashes of the tree, one after the other: of leaves (level 0), or of full runs of 256 leaves, 65,536 and so on. Hashes
-- tell nothing of anybody, so everybody may ask.
create or replace function app.proof_hashes(of_owner text, of_level integer, first bigint, most integer) returns bytea
  language plpgsql stable security definer set search_path = proof, pg_temp as $$
begin
  if of_level = 0 then
    return (select coalesce(string_agg(hash, '' order by n), '') from (
      select n, hash from leaf where owner = of_owner and n >= first order by n limit least(most, 8192)) h);
  end if;
  return (select coalesce(string_agg(hash, '' order by n), '') from (
    select n, hash from subtree where owner = of_owner and level = of_level and n >= first order by n limit least(most, 8192)) h);
end $$;

-- The latest checkpoint of at least this size that is the smallest such; of size null, the latest.
create or replace function app.checkpoint(of_owner text, at_least bigint)
  returns table (number bigint, size bigint, root bytea, note text, made_at timestamptz)
  language plpgsql stable security definer set search_path = proof, pg_temp as $$
begin
  if at_least is null then
    return query select c.number, c.size, c.root, c.note, c.made_at from checkpoint c
      where c.owner = of_owner order by c.number desc limit 1;
  else
    return query select c.number, c.size, c.root, c.note, c.made_at from checkpoint c
      where c.owner = of_owner and c.size >= at_least order by c.size limit 1;
  end if;
end $$;

-- Keeps a checkpoint, unless another process kept one as large meanwhile. Gives its number, or null.
create or replace function app.keep_checkpoint(of_owner text, of_size bigint, of_root bytea, of_note text) returns bigint
  language plpgsql security definer set search_path = proof, pg_temp as $$
declare
  given bigint;
begin
  if not app.is_system() or not of_owner = any (app.acting_for()) then
    raise exception 'Only the service signs the record.' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtext('proof.checkpoint'), hashtext(of_owner));
  if of_size > app.sealed_size(of_owner) then raise exception 'Not so much is sealed.'; end if;
  insert into checkpoint (owner, number, size, root, note, made_at)
  select of_owner, coalesce(max(c.number), 0) + 1, of_size, of_root, of_note, app.at() from checkpoint c
  where c.owner = of_owner
  having coalesce(max(c.size), 0) < of_size
  returning checkpoint.number into given;
  return given;
end $$;

-- What a witness signed of a checkpoint this service made; whose signature it is was checked before. The first one stays.
create or replace function app.keep_cosignature(of_owner text, of_size bigint, of_witness text, of_line text,
  signed_at timestamptz) returns boolean
  language plpgsql security definer set search_path = proof, pg_temp as $$
begin
  if not app.is_system() or not of_owner = any (app.acting_for()) then
    raise exception 'Only the service keeps what witnesses sign.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from checkpoint c where c.owner = of_owner and c.size = of_size) then return false; end if;
  insert into cosignature (owner, size, witness, line, witnessed_at, received_at)
    values (of_owner, of_size, of_witness, of_line, signed_at, app.at()) on conflict do nothing;
  return true;
end $$;

-- How far each witness of a council has come.
create or replace function app.witnessed(of_owner text)
  returns table (witness text, size bigint, witnessed_at timestamptz)
  language sql stable security definer set search_path = proof, pg_temp as $$
  select distinct on (c.witness) c.witness, c.size, c.witnessed_at from cosignature c
  where c.owner = of_owner order by c.witness, c.size desc
$$;

-- What witnesses have signed under a checkpoint of this size: signatures, for everybody.
create or replace function app.cosignatures(of_owner text, of_size bigint) returns setof text
  language sql stable security definer set search_path = proof, pg_temp as $$
  select c.line from cosignature c where c.owner = of_owner and c.size = of_size order by c.witness
$$;

-- Which leaf each of these rows is, and the first checkpoint it stands in; a row not sealed yet is left out. Only for
-- councils whose rows whoever asks may read.
create or replace function app.sealed_in(of_owner text, row_ids uuid[])
  returns table (row_id uuid, kind text, n bigint, checkpoint bigint)
  language plpgsql stable security definer set search_path = proof, pg_temp as $$
begin
  if not of_owner = any (app.reachable_owners()) then return; end if;
  return query select l.row_id, l.kind, l.n,
      (select c.number from checkpoint c where c.owner = of_owner and c.size > l.n order by c.size limit 1)
    from leaf l where l.owner = of_owner and l.row_id = any (row_ids);
end $$;

-- Takes the data and the salt out of rows for good, with the reason on the record. For the owner of the tables alone: no
-- worker and no page can. The tree stays whole; the event left behind says what was erased and cannot be left out.
create or replace function proof.erase(of_owner text, of_kind text, row_ids uuid[], reason text) returns integer
  language plpgsql set search_path = public, pg_temp as $$
declare
  erased uuid[];
begin
  if length(btrim(coalesce(reason, ''))) < 10 then raise exception 'Say why it is erased.'; end if;
  perform set_config('app.proof', 'on', true);
  perform set_config('app.erasing', 'on', true);
  if of_kind = 'event' then
    with changed as (
      update event e set data = '{}', because = '{}', by_name = null, salt = null, erased_hash = proof.data_hash(e)
      where e.owner = of_owner and e.id = any (row_ids) and e.salt is not null
      returning e.id)
    select array_agg(id) into erased from changed;
  else
    with changed as (
      update look l set because = '{}', salt = null, erased_hash = proof.data_hash(l)
      where l.owner = of_owner and l.id = any (row_ids) and l.salt is not null
      returning l.id)
    select array_agg(id) into erased from changed;
  end if;
  insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, because)
  select of_owner, gen_random_uuid(), 'erasure', id, 1, 'data-erased',
    jsonb_build_object('kind', of_kind, 'reason', reason), clock_timestamp(), 'system',
    jsonb_build_object('rule', 'the-service-itself', 'job', 'erase') from unnest(erased) id;
  perform set_config('app.erasing', '', true);
  perform set_config('app.proof', '', true);
  return coalesce(array_length(erased, 1), 0);
end $$;
revoke all on function proof.erase(text, text, uuid[], text) from public;

do $$
declare named text;
begin
  foreach named in array array['seal_record(text, integer)', 'sealed_size(text)',
    'proof_hashes(text, integer, bigint, integer)', 'checkpoint(text, bigint)',
    'keep_checkpoint(text, bigint, bytea, text)', 'keep_cosignature(text, bigint, text, text, timestamptz)',
    'witnessed(text)', 'cosignatures(text, bigint)', 'sealed_in(text, uuid[])'] loop
    execute format('revoke all on function app.%s from public', named);
    execute format('grant execute on function app.%s to front_door_app', named);
  end loop;
end $$;
