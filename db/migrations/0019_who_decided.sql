-- Every agreement was decided by somebody on some day; its clauses are kept in plain words beside it.
alter table instrument add column decided_by text;
alter table instrument add column decided_on date;
alter table delegated_function add column decided_by text;
alter table delegated_function add column decided_on date;

create table instrument_term (
  instrument_id  uuid not null references instrument (id),
  ordinal        integer not null,
  title          text not null,
  words          text not null,
  primary key (instrument_id, ordinal)
);
