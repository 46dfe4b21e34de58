-- Who somebody may be: every person as a document to compare and as keys to find it by (matching 6). The runtime role
-- cannot enter this schema: it asks through functions that decide, candidate by candidate, what may be known of whom
-- (db/policies/matching.sql). Keys and documents are made in TypeScript, so that every server gives the same ones.
create schema matching;

-- A council as two bytes: it is part of every key, so that one council's people never crowd out the other's.
create table matching.council (
  number  smallint generated always as identity primary key,
  code    text not null unique references public.authority (code)
);

create table matching.document (
  number         integer generated always as identity primary key,
  council        smallint not null references matching.council (number),
  person_id      uuid not null,
  sensitivity    text not null check (sensitivity in ('open', 'restricted', 'sealed')),
  -- Where its keys are: as hidden as itself or as the one it was merged into, whichever is more. Empty: nowhere yet.
  place          text check (place in ('open', 'restricted', 'sealed')),
  named_access   uuid[] not null default '{}',
  -- Who may see it although its place is not open.
  seen_by        uuid[] not null default '{}',
  merged_into    uuid,
  version        smallint not null,
  document       text not null,
  remembered_at  timestamptz not null default clock_timestamp(),
  unique (council, person_id)
);
create index document_merged on matching.document (council, merged_into) where merged_into is not null;

-- What was stored of a document, to be taken away again when it changes.
create table matching.stored (
  number     integer primary key references matching.document (number),
  keys       bigint[] not null,
  words      text[] not null,
  word_keys  bigint[] not null
);

-- Three indexes and not one: hidden people take no room under the caps of a search, and a search that may not know of
-- sealed ones does not read where they are.
create table matching.key (
  key      bigint not null,
  council  smallint not null,
  number   integer not null,
  primary key (key, council, number)
);
create table matching.restricted_key (like matching.key including all);
create table matching.sealed_key (like matching.key including all);

-- Who may see which sealed records, found by the worker: a search asks this and not the records.
create table matching.sealed_named (
  staff_id  uuid not null,
  number    integer not null references matching.document (number),
  primary key (staff_id, number)
);
create index sealed_named_of on matching.sealed_named (number);

-- The name words of open records: to complete what is half typed, to find the one a letter away, and how common each
-- is. `key` is what the index has under this word alone: it tells whether anybody still holds the word.
create table matching.word (
  word      text collate "C" primary key,
  key       bigint not null,
  n         integer not null default 1,
  n_given   integer not null default 0,
  n_family  integer not null default 0
);
-- Every word with one letter left out, and the word itself: two words a letter apart have one of these in common.
create table matching.word_form (
  form  text collate "C" not null,
  word  text collate "C" not null,
  primary key (form, word)
);
create index word_form_of on matching.word_form (word);

create table matching.postcode (
  postcode  text collate "C" primary key,
  n         integer not null
);
create table matching.population (
  only_row    boolean primary key default true check (only_row),
  n           integer not null default 0,
  counted_at  timestamptz
);
insert into matching.population default values;

-- What the weights are worked out by. Kept for ever: a weight shown years ago can be worked out again.
create table matching.model (
  version         text primary key,
  effective_from  date not null,
  parameters      jsonb not null,
  estimated_from  text not null,
  saved_at        timestamptz not null default clock_timestamp()
);
create index model_when on matching.model (effective_from desc, saved_at desc);
create trigger never_changed before update or delete or truncate on matching.model
  for each statement execute function app.refuse_change();

-- What was asked, until the custodians of sealed records have been told of it: then it goes.
create table matching.question (
  search_id      uuid primary key,
  owner          text not null,
  staff_id       uuid,
  fn             text,
  asked_at       timestamptz not null,
  about_kind     text,
  about_id       uuid,
  heard          text not null
);
create index question_when on matching.question (asked_at, search_id);

-- Every search for people, one row each, hit or not: who, acting for whom, in which function, and when.
create table people_search (
  owner          text not null references authority (code),
  id             uuid not null,
  staff_id       uuid references staff (id),
  fn             text,
  at             timestamptz not null,
  -- The contact, or whatever else, that the search was for.
  about_kind     text,
  about_id       uuid,
  model_version  text not null,
  shown          integer not null,
  primary key (owner, id)
);
create index people_search_when on people_search (owner, at desc, id);
create trigger never_changed before update or delete or truncate on people_search
  for each statement execute function app.refuse_change();

-- A search that met a sealed record: whoever searched was told nothing, and the custodian answers by hand.
create table sealed_search (
  owner          text not null references authority (code),
  id             uuid not null,
  person_id      uuid not null,
  staff_id       uuid references staff (id),
  acting_for     text not null references authority (code),
  fn             text,
  asked_at       timestamptz not null,
  asked_last_at  timestamptz not null,
  due_at         timestamptz not null,
  answered_at    timestamptz,
  outcome        text check (outcome in ('told', 'nothing')),
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index sealed_search_waiting on sealed_search (due_at, id) where answered_at is null;
create index sealed_search_answered on sealed_search (owner, answered_at desc, id) where answered_at is not null;
create index sealed_search_of on sealed_search (owner, person_id, staff_id, asked_last_at desc);
