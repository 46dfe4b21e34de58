-- The proof of the record: every event and every look becomes a leaf of a Merkle tree (RFC 6962), one tree for each
-- council, so that a row changed, taken away or slipped in later is found by people who trust neither the other council
-- nor whoever runs the service. What computes and reads it is in db/policies/proof.sql; why it is so, in
-- docs/decisions/0011.
create schema proof;

-- The salt makes the hash of a row's data tell nothing of the data. Erased, a row has neither data nor salt; the hash it
-- was sealed with stays, so that the tree stays whole.
alter table event
  add column salt uuid default gen_random_uuid(),
  add column erased_hash bytea,
  add constraint event_salted_or_erased check ((salt is null) = (erased_hash is not null));
alter table look
  add column salt uuid default gen_random_uuid(),
  add column erased_hash bytea,
  add constraint look_salted_or_erased check ((salt is null) = (erased_hash is not null));

-- Rows that are not sealed yet, in the order they were written.
create table proof.pending (
  owner   text not null,
  place   bigint generated always as identity,
  kind    text not null check (kind in ('event', 'look')),
  row_id  uuid not null,
  primary key (owner, place)
);

-- Which row is the nth leaf of a council's tree, and its hash.
create table proof.leaf (
  owner    text not null,
  n        bigint not null check (n >= 0),
  version  smallint not null,
  kind     text not null check (kind in ('event', 'look')),
  row_id   uuid not null,
  hash     bytea not null check (octet_length(hash) = 32),
  primary key (owner, n),
  unique (owner, row_id, kind)
);

-- The hash over each full run of 256, 65,536 … leaves, so that no proof has to read the whole log.
create table proof.subtree (
  owner  text not null,
  level  smallint not null check (level in (8, 16, 24, 32)),
  n      bigint not null check (n >= 0),
  hash   bytea not null check (octet_length(hash) = 32),
  primary key (owner, level, n)
);

-- What the service has signed: so many leaves have this hash over them. `note` is the signed text itself.
create table proof.checkpoint (
  owner    text not null references public.authority (code),
  number   bigint not null check (number > 0),
  size     bigint not null check (size > 0),
  root     bytea not null check (octet_length(root) = 32),
  note     text not null,
  made_at  timestamptz not null,
  primary key (owner, number),
  unique (owner, size)
);

-- What a witness has signed of it, told to the service so that it can be shown and exported. The witness keeps its own.
create table proof.cosignature (
  owner         text not null,
  size          bigint not null,
  witness       text not null,
  line          text not null,
  witnessed_at  timestamptz not null,
  received_at   timestamptz not null,
  primary key (owner, size, witness),
  foreign key (owner, size) references proof.checkpoint (owner, size)
);
create index cosignature_latest on proof.cosignature (owner, witness, size desc);

-- Nobody changes the record, with one exception: the owner of the tables may take the data out of a row (proof.erase).
create or replace function app.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('app.erasing', true) = 'on' then return null; end if;
  raise exception 'The record cannot be changed: % on % is refused for everyone.', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

do $$
declare named text;
begin
  foreach named in array array['leaf', 'subtree', 'checkpoint', 'cosignature'] loop
    execute format('create trigger never_changed before update or delete or truncate on proof.%I
      for each statement execute function app.refuse_change()', named);
  end loop;
end $$;

-- Rows wait in a list of their own rather than being found by their time or their transaction: a transaction that commits
-- late is simply sealed with what comes next, and a row can never fall behind a line already drawn.
create function app.await_sealing() returns trigger
  language plpgsql security definer set search_path = proof, pg_temp as $$
begin
  insert into pending (owner, kind, row_id) select owner, tg_table_name, id from added;
  return null;
end $$;
create trigger awaits_sealing after insert on event
  referencing new table as added for each statement execute function app.await_sealing();
create trigger awaits_sealing after insert on look
  referencing new table as added for each statement execute function app.await_sealing();

-- What was there before, in the order it was recorded. The policies are bound to the owner of the tables too.
alter table event no force row level security;
alter table look no force row level security;
insert into proof.pending (owner, kind, row_id)
  select owner, kind, id from (
    select owner, 'event' as kind, id, recorded_at as at from event
    union all select owner, 'look', id, at from look) there
  order by at, kind, id;
alter table event force row level security;
alter table look force row level security;
