-- A council brings in the people its old system knew: the file, kept in pieces until it is done with, how its columns
-- are read, how far it has got, and what was left out. A file belongs to the council whose people it names.
create table people_import (
  owner         text not null references authority (code),
  id            uuid not null,
  name          text not null,
  stage         text not null check (stage in ('arriving', 'arrived', 'mapped', 'checking', 'checked', 'bringing-in', 'done', 'given-up')),
  is_stopped    boolean not null default false,
  source        text,
  begun_at      timestamptz not null,
  begun_by      uuid references staff (id),
  -- Written by the work itself, batch by batch, in the transaction of the batch: whatever breaks off goes on from here.
  phase         text not null default 'people' check (phase in ('people', 'families', 'done')),
  rows_done     bigint not null default 0,
  rows_total    bigint,
  counts        jsonb not null default '{}',
  moved_at      timestamptz not null,
  primary key (owner, id)
);
create index people_import_latest on people_import (owner, begun_at desc, id);

create table people_import_piece (
  owner      text not null references authority (code),
  id         uuid not null,
  import_id  uuid not null,
  nth        integer not null,
  content    bytea not null,
  primary key (owner, id),
  unique (owner, import_id, nth),
  foreign key (owner, import_id) references people_import (owner, id)
);

-- Rows to be looked at: left out, with the reason; or brought in though their number belongs to somebody already.
create table people_import_row (
  owner      text not null references authority (code),
  id         uuid not null,
  import_id  uuid not null,
  kind       text not null check (kind in ('left-out', 'same-number', 'remark')),
  line       bigint not null,
  reason     text not null,
  row        text not null,
  primary key (owner, id),
  foreign key (owner, import_id) references people_import (owner, id)
);
create index people_import_row_of on people_import_row (owner, import_id, kind, line);

-- Is this number somebody's already?
create index if not exists person_nhs_number on person (nhs_number) where nhs_number is not null;
create index if not exists person_upn on person (upn) where upn is not null;

-- How the columns of one source were read the last time, so that nobody chooses them twice.
create table people_import_mapping (
  owner     text not null references authority (code),
  id        uuid not null,
  source    text not null,
  mapping   jsonb not null,
  saved_at  timestamptz not null,
  primary key (owner, id),
  unique (owner, source)
);

-- Whom a row of a source became, by the council's own number there. It makes a second run change nothing.
create table imported_person (
  owner      text not null references authority (code),
  id         uuid not null,
  source     text not null,
  key        text not null,
  person_id  uuid not null,
  parts      jsonb not null,
  import_id  uuid not null,
  primary key (owner, id),
  unique (owner, source, key),
  foreign key (owner, person_id) references person (owner, id)
);
create index imported_person_person on imported_person (owner, person_id);

-- The check before anything is brought in must know a number named twice in a file too long to remember.
create table people_import_key (
  owner      text not null references authority (code),
  id         uuid not null,
  import_id  uuid not null,
  key        text not null,
  line       bigint not null,
  primary key (owner, id),
  unique (owner, import_id, key),
  foreign key (owner, import_id) references people_import (owner, id)
);
