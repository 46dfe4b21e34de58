-- The rest of what a right is derived from (authorisation B2, B3): training, lending that ends at a time of day, what a
-- delegation keeps back, a council that changes how it is governed, a council that takes another's place, and grants that
-- name a worker, records and an end. All of it dated; nothing here expires by a batch job.

alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in (
  'authority', 'police', 'health', 'education', 'voluntary', 'housing', 'probation', 'early-help', 'youth-justice',
  'adult-social-care', 'drugs-and-alcohol', 'fire', 'domestic-abuse', 'inspectorate', 'supplier', 'other'));

-- Until when this worker's training in handling what they see here holds; without it no record opens (B3 step 1).
-- Whoever works here on the day this column comes has 90 days to have theirs written down.
alter table staff add column training_valid_to date;
update staff set training_valid_to = current_date + 90;

-- Lent until Friday at 17:00: the day alone is not enough. What was begun may be finished until finish_until, by those
-- it is allocated to, where the lending says so (B8 no. 14).
alter table s113_placement add column ends_at timestamptz;
alter table s113_placement add column finish_until timestamptz;
alter table s113_placement add constraint finished_after_the_end
  check (finish_until is null or (ends_at is not null and finish_until > ends_at));

-- Actions (src/access/actions.ts) that the holder keeps for itself.
alter table delegated_function add column reserved text[] not null default '{}';

-- A council that changes its governance model (governance A2, finding 5): what was delegated before no longer stands by
-- itself, on either side, until both have confirmed it.
create table governance_change (
  id            uuid primary key,
  authority     text not null references authority (code),
  model         text not null check (model in ('leader-cabinet', 'committee', 'mayor')),
  counts_from   date not null,
  decision_ref  text not null,
  recorded_at   timestamptz not null default clock_timestamp(),
  unique (authority, counts_from)
);

create table revalidation (
  function_id   uuid not null references delegated_function (id),
  change_id     uuid not null references governance_change (id),
  confirmed_on  date not null,
  primary key (function_id, change_id)
);

-- By order, one council takes another's place from a day on (B8 no. 21). Records keep the owner they had, so that their
-- history shows who answered for them then; the successor's own staff answer for them now.
create table authority_succession (
  predecessor  text not null references authority (code),
  successor    text not null references authority (code),
  order_ref    text not null,
  vests_on     date not null,
  primary key (predecessor, successor),
  check (predecessor <> successor)
);

-- A worker named for records named, from a moment until a moment, given by the council whose records they are.
-- A support engineer's needs a second person before it gives anything (B8 no. 17).
create table access_grant (
  id             uuid primary key,
  authority      text not null references authority (code),
  kind           text not null check (kind in ('audit', 'inspection', 'support', 'subject-access', 'break-glass')),
  staff_id       uuid not null references staff (id),
  given_from     timestamptz not null,
  given_until    timestamptz not null check (given_until > given_from),
  -- Null where the worker gave it to themselves by breaking the glass, and for nothing else.
  given_by       uuid references staff (id),
  approved_by    uuid references staff (id),
  reason         text not null check (length(reason) >= 10),
  withdrawn_at   timestamptz,
  check ((given_by is null) = (kind = 'break-glass')),
  check (given_by <> staff_id),
  check (approved_by is null or (approved_by <> staff_id and approved_by is distinct from given_by))
);
create index access_grant_by_staff on access_grant (staff_id, given_until);
create index access_grant_by_authority on access_grant (authority, given_until desc, id);

create table access_grant_record (
  grant_id      uuid not null references access_grant (id),
  subject_kind  text not null check (subject_kind in ('contact', 'person')),
  subject_id    uuid not null,
  primary key (grant_id, subject_id)
);
create index access_grant_record_by_subject on access_grant_record (subject_id);

-- After an agreement has lapsed: a case on the exit list, a worker named for it, what they may do, and the hard stop (R7).
create table run_off_case (
  id             uuid primary key,
  authority      text not null references authority (code),
  instrument_id  uuid not null references instrument (id),
  fn             text not null,
  staff_id       uuid not null references staff (id),
  subject_kind   text not null check (subject_kind in ('contact', 'person')),
  subject_id     uuid not null,
  may_write      boolean not null,
  given_from     timestamptz not null,
  stops_at       timestamptz not null check (stops_at > given_from),
  unique (staff_id, fn, subject_id, given_from)
);
create index run_off_case_by_staff on run_off_case (staff_id, stops_at);

do $$
declare named text;
begin
  foreach named in array array['governance_change', 'revalidation', 'authority_succession', 'access_grant',
    'access_grant_record', 'run_off_case'] loop
    execute format('create trigger rights_changed after insert or update or delete on %I for each statement execute function app.bump_rights_version()', named);
  end loop;
end $$;
