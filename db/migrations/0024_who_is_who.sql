-- What people say of two records: the same human being, or not. Each council keeps its own row about its own record;
-- said inside one council it stands on both records. Ended, it stays: what was said once is never lost.
create table person_link (
  owner         text not null references authority (code),
  id            uuid not null,
  person_id     uuid not null,
  other_owner   text not null references authority (code),
  other_id      uuid not null,
  says          text not null check (says in ('same', 'different')),
  because       text not null check (because <> ''),
  said_at       timestamptz not null,
  said_by       uuid references staff (id),
  -- What the other council says of the same two; empty until it has answered.
  other_says    text check (other_says in ('same', 'different')),
  -- Why somebody should look at it again.
  needs_review  text,
  ended_at      timestamptz,
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id),
  check (owner <> other_owner or person_id <> other_id)
);
create unique index person_link_said_once on person_link (owner, person_id, other_owner, other_id) where ended_at is null;
create index person_link_to on person_link (other_owner, other_id) where ended_at is null;

-- The records one stands for. Chains are refused before they are written, so one step finds them all.
create index person_merged on person (owner, merged_into) where merged_into is not null;

-- A question about who is who. What it was made on (what was heard, whom it was compared with, how, by which model) is
-- in its first event and never changes; this row is what the queue is read by.
create table match_review (
  owner          text not null references authority (code),
  id             uuid not null,
  kind           text not null check (kind in ('contact-match', 'link-asked', 'link-reopened', 'pair-left', 'merge-proposed', 'recognised-while-merged')),
  subject_kind   text not null check (subject_kind in ('child', 'adult', 'person')),
  subject_id     uuid not null,
  contact_id     uuid,
  other_owner    text references authority (code),
  other_id       uuid,
  model_version  text not null,
  -- The likeliest of all: its band and weight in bits, where its record may be compared.
  band           text check (band in ('attach', 'confirm', 'possible', 'unlikely')),
  weight         real,
  -- Whom attaching by itself would have chosen. Switched off by default and only noted.
  would_attach   uuid,
  because        text not null default '',
  raised_at      timestamptz not null,
  -- Empty: nobody is asked, it is kept to explain.
  asked_at       timestamptz,
  left_at        timestamptz,
  left_by        uuid references staff (id),
  settled_at     timestamptz,
  settled_by     uuid references staff (id),
  settled_as     text check (settled_as in ('same', 'different', 'nobody-known', 'no-longer-asked')),
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id),
  check ((subject_kind = 'person') = (contact_id is null) or kind = 'recognised-while-merged'),
  check ((settled_at is null) = (settled_as is null))
);
create index match_review_waiting on match_review (asked_at, id) include (owner)
  where asked_at is not null and settled_at is null;
create unique index match_review_of_subject on match_review (owner, contact_id, subject_id) where kind = 'contact-match';
create index match_review_of_contact on match_review (owner, contact_id, subject_id) where contact_id is not null;
create index match_review_of_person on match_review (owner, subject_id) where settled_at is null;
create index match_review_attached on match_review (owner, raised_at) where would_attach is not null;

-- Other councils that may know a child of this contact, for a small mark on the tray. Kept by the service.
alter table contact add column known_elsewhere text[] not null default '{}';

-- Something one worker must know, because of what they read: a merge that they relied on was undone.
alter table alert add column for_staff uuid references staff (id);
alter table alert drop constraint alert_owner_kind_subject_id_raised_at_for_fn_for_role_key;
alter table alert add constraint alert_said_once unique nulls not distinct (owner, kind, subject_id, raised_at, for_fn, for_role, for_staff);
create index alert_for_staff on alert (for_staff, raised_at) where seen_at is null and for_staff is not null;

-- How many such things each worker has not seen yet: read with their session, so that it costs no question of its own.
create table told_worker (
  staff_id  uuid primary key references staff (id),
  unseen    integer not null
);
create function app.count_told() returns trigger language plpgsql as $$
begin
  insert into told_worker values (new.for_staff, 1)
    on conflict (staff_id) do update set unseen = greatest(told_worker.unseen + case tg_op when 'INSERT' then 1 else -1 end, 0);
  return null;
end $$;
create trigger told after insert on alert for each row when (new.for_staff is not null) execute function app.count_told();
create trigger seen after update of seen_at on alert for each row
  when (new.for_staff is not null and old.seen_at is null and new.seen_at is not null) execute function app.count_told();

-- Contacts of everybody a record stands for, by the person on it.
create index contact_child_of_person on contact_child (person_id) where person_id is not null;
create index contact_adult_of_person on contact_adult (person_id) where person_id is not null;
