-- Bank holidays change by proclamation: data, not code. Past published_to we refuse rather than guess.
create table bank_holiday (
  day       date primary key,
  title     text not null,
  added_at  timestamptz not null default now()
);
create table calendar_published (
  only_row        boolean primary key default true check (only_row),
  published_from  date not null,
  published_to    date not null,
  version         text not null
);
-- Council closure days are NOT bank holidays: the statutory clock still counts them.
create table closure_day (
  authority  text not null references authority (code),
  day        date not null,
  title      text not null,
  primary key (authority, day)
);

-- From the ONS Postcode Directory: postcode without its space, the district and the council with children's duties.
-- authority empty: another council's.
create table postcode (
  postcode   text primary key,
  district   text not null,
  authority  text,
  easting    integer,
  northing   integer
);
-- A sector is only a fact about a council where it does not straddle two.
create table postcode_sector (
  sector     text primary key,
  authority  text,
  straddles  boolean not null
);
create table postcode_load (
  id             uuid primary key,
  loaded_at      timestamptz not null,
  source         text not null,
  rows_loaded    integer not null,
  rows_rejected  integer not null,
  rejected       jsonb not null
);
