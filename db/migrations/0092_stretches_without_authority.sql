-- Work done for a council with no agreement in force (governance A2, finding 7), found over everything that happened and
-- not only where a contact was taken in: stretches of it, and what was done in each. Found again every night, because an
-- agreement may be recorded, or ended, for days that are past: then the stretch says so, and the record does not change.

create table authority_gap_span (
  owner         text not null references authority (code),
  id            uuid not null,
  fn            text not null,
  client_group  text not null check (client_group in ('children', 'adults')),
  -- Who employed those who did it; null where nobody did on that day.
  employer      text references organisation (code),
  -- The first day of such work, and the day after the last.
  from_day      date not null,
  to_day        date not null check (to_day > from_day),
  activities    integer not null check (activities > 0),
  -- Of these, how many what is recorded now covers (authorisation R6: in the report, never in the record).
  covered       integer not null default 0 check (covered between 0 and activities),
  state         text not null check (state in ('found', 'seen', 'explained', 'ratified')),
  found_at      timestamptz not null,
  primary key (owner, id)
);
create index authority_gap_span_listed on authority_gap_span (owner, from_day, id);
create index authority_gap_span_of on authority_gap_span (owner, fn, client_group, employer, from_day);
create index authority_gap_span_by_employer on authority_gap_span (employer, owner);

create table authority_gap_work (
  owner         text not null,
  span_id       uuid not null,
  -- The event it is; one event is one piece of work.
  event_id      uuid not null,
  staff_id      uuid not null references staff (id),
  stream        text not null,
  type          text not null,
  subject_id    uuid not null,
  happened_at   timestamptz not null,
  -- Whether what was recorded at the time covered it, and whether what is recorded now does.
  covered_then  boolean not null,
  covered_now   boolean not null,
  primary key (owner, event_id),
  foreign key (owner, span_id) references authority_gap_span (owner, id)
);
create index authority_gap_work_listed on authority_gap_work (owner, span_id, happened_at, event_id);

-- What was written lately, without an index that every event would have to be put into.
create index event_recorded on event using brin (recorded_at);

-- What was agreed before this record kept when it came to know of it is taken as known all along.
do $$
begin
  execute format('create function app.agreements_known_since() returns timestamptz language sql immutable parallel safe as
    %L', format('select %L::timestamptz', now()));
end $$;
