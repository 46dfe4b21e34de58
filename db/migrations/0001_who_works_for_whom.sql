-- Organisations, the people who work in them, and the agreements that let one council act for another.
-- Every fact is dated: nothing here expires by a batch job, the date is compared when the question is asked.
-- Ranges are half-open local days in Europe/London: [valid_from, valid_to).

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create schema if not exists app;

create table organisation (
  code        text primary key,
  kind        text not null check (kind in ('authority', 'police', 'health', 'education', 'voluntary', 'housing', 'probation', 'other')),
  name        text not null,
  valid_from  date not null,
  valid_to    date,
  check (valid_to is null or valid_to > valid_from)
);

-- A sovereign council, known by its GSS code (ONS Register of Geographic Codes).
create table authority (
  code              text primary key references organisation (code) check (code ~ '^E[0-9]{8}$'),
  short_name        text not null,
  letter            text not null check (length(letter) = 1),
  colour            text not null check (colour ~ '^#[0-9a-f]{6}$'),
  day_phone         text not null,
  night_phone       text not null,
  duty_phone        text not null,
  governance_model  text not null check (governance_model in ('leader-cabinet', 'committee', 'mayor'))
);

-- Configuration the law or a council may change: a value counts from effective_from until a later row.
-- authority null means every council that has set nothing of its own.
create table setting (
  id              uuid primary key,
  authority       text references authority (code),
  name            text not null,
  effective_from  date not null,
  value           jsonb not null,
  reason          text not null,
  unique nulls not distinct (authority, name, effective_from)
);

create table team (
  id            uuid primary key,
  organisation  text not null references organisation (code),
  name          text not null,
  fn            text not null,
  phone         text not null,
  valid_from    date not null,
  valid_to      date
);

-- Which council's children a team receives. Says where work is sent; gives no right to see it.
create table team_serves (
  team_id     uuid not null references team (id),
  authority   text not null references authority (code),
  valid_from  date not null,
  valid_to    date,
  primary key (team_id, authority, valid_from)
);

create table staff (
  id               uuid primary key,
  name             text not null,
  initials         text not null,
  email            text not null unique,
  sign_in_issuer   text,
  sign_in_subject  text,
  valid_from       date not null,
  valid_to         date,
  unique (sign_in_issuer, sign_in_subject)
);

create table employment (
  id          uuid primary key,
  staff_id    uuid not null references staff (id),
  employer    text not null references organisation (code),
  job_title   text not null,
  valid_from  date not null,
  valid_to    date,
  check (valid_to is null or valid_to > valid_from)
);
create index employment_by_staff on employment (staff_id, employer);

-- What a person is competent to do. Never a right by itself.
create table role_held (
  id          uuid primary key,
  staff_id    uuid not null references staff (id),
  role        text not null,
  valid_from  date not null,
  valid_to    date
);
create index role_held_by_staff on role_held (staff_id);

create table team_member (
  id          uuid primary key,
  staff_id    uuid not null references staff (id),
  team_id     uuid not null references team (id),
  is_manager  boolean not null default false,
  valid_from  date not null,
  valid_to    date
);
create index team_member_by_staff on team_member (staff_id);
create index team_member_by_team on team_member (team_id);

create table instrument (
  id            uuid primary key,
  kind          text not null check (kind in ('delegation-agreement', 'joint-working-agreement', 's113-agreement', 'information-sharing-agreement', 'memorandum', 'processor-contract')),
  title         text not null,
  version       integer not null default 1,
  signed_on     date not null,
  decision_ref  text,
  valid_from    date not null,
  valid_to      date
);

create table instrument_party (
  instrument_id  uuid not null references instrument (id),
  organisation   text not null references organisation (code),
  primary key (instrument_id, organisation)
);

-- One council (holder) has another (discharger) exercise a function for it.
-- An extension is a row of its own: it grants nothing before effective_on, the day its call-in ended.
-- effective_on is empty while the decision is taken but its call-in still runs.
create table delegated_function (
  id               uuid primary key,
  instrument_id    uuid not null references instrument (id),
  fn               text not null,
  client_group     text not null check (client_group in ('children', 'adults')),
  holder           text not null references authority (code),
  discharger       text not null references authority (code),
  valid_from       date not null,
  valid_to         date not null,
  effective_on     date,
  ended_on         date,
  extends          uuid references delegated_function (id),
  enabling_power   text not null,
  statutory_basis  text not null,
  check (holder <> discharger),
  check (valid_to > valid_from),
  exclude using gist (holder with =, fn with =, client_group with =, daterange(valid_from, valid_to) with &&)
);

-- Local Government Act 1972 s.113: no officer is lent without being consulted.
create table s113_placement (
  id             uuid primary key,
  instrument_id  uuid not null references instrument (id),
  staff_id       uuid not null references staff (id),
  employer       text not null references organisation (code),
  host           text not null references authority (code),
  fns            text[] not null,
  consulted_on   date not null,
  valid_from     date not null,
  valid_to       date,
  check (employer <> host),
  check (consulted_on <= valid_from)
);
create index s113_placement_by_staff on s113_placement (staff_id);

-- Somebody signed in, and the hat they wear. The key is the hash of what the browser holds.
create table session (
  id_hash       text primary key,
  staff_id      uuid not null references staff (id),
  acting_for    text references authority (code),
  fn            text,
  csrf          text not null,
  started_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  ends_at       timestamptz not null
);
create index session_ends on session (ends_at);

-- Bumped by every change to the rows a right is derived from, so that no remembered right outlives its reason.
create table rights_version (
  only_row  boolean primary key default true check (only_row),
  version   bigint not null default 1
);
insert into rights_version default values;

create function app.bump_rights_version() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update rights_version set version = version + 1;
  return null;
end $$;

do $$
declare named text;
begin
  foreach named in array array['organisation', 'authority', 'team', 'team_serves', 'staff', 'employment', 'role_held',
    'team_member', 'instrument', 'delegated_function', 's113_placement', 'setting'] loop
    execute format('create trigger rights_changed after insert or update or delete on %I for each statement execute function app.bump_rights_version()', named);
  end loop;
end $$;
