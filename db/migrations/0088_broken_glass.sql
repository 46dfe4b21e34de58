-- Breaking the glass (authorisation B5): a worker says why they must see a household at once, sees it for a while, and the
-- privacy officers of both councils look into it within a working day.

-- Every time the glass was broken, once for each council told of it, under the id of the grant it made. The household's own
-- council may be neither of them by row-level security, so what was opened is named and not referred to.
create table broken_glass (
  owner         text not null references authority (code),
  id            uuid not null,
  record_owner  text not null references authority (code),
  subject_kind  text not null check (subject_kind in ('contact', 'person')),
  subject_id    uuid not null,
  staff_id      uuid not null references staff (id),
  acting_for    text not null references authority (code),
  fn            text not null,
  reason        text not null,
  words         text not null check (length(words) >= 10),
  people        integer not null,
  contacts      integer not null,
  look_id       uuid not null,
  opened_at     timestamptz not null,
  ends_at       timestamptz not null check (ends_at > opened_at),
  primary key (owner, id)
);
create index broken_glass_when on broken_glass (owner, opened_at desc, id);
create trigger never_changed before update or delete or truncate on broken_glass
  for each statement execute function app.refuse_change();

-- Emergency cards are read by police on duty too, who act for no council; of a restricted record the card is the way the
-- glass is broken where no agreement is in force.
alter table emergency_card_opening drop constraint emergency_card_opening_acting_for_fkey;
alter table emergency_card_opening add foreign key (acting_for) references organisation (code);
alter table emergency_card_opening add column is_restricted boolean not null default false;
alter table emergency_card_opening add column look_id uuid;
alter table sealed_search drop constraint sealed_search_acting_for_fkey;
alter table sealed_search add foreign key (acting_for) references organisation (code);

-- One opening is for the household, for four hours: whose cards the worker may read again without saying why again.
create table emergency_card_reach (
  owner      text not null references authority (code),
  id         uuid not null,
  staff_id   uuid not null references staff (id),
  person_id  uuid not null,
  people     uuid[] not null,
  opened_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > opened_at),
  primary key (owner, id)
);
create index emergency_card_reach_by_staff on emergency_card_reach (staff_id, ends_at);
create trigger never_changed before update or delete or truncate on emergency_card_reach
  for each statement execute function app.refuse_change();

-- Both are looked into as other looks are; whoever looks into one may find that somebody must be asked first.
alter table privacy_review drop constraint privacy_review_kind_check;
alter table privacy_review add constraint privacy_review_kind_check check (kind in (
  'conflict', 'declared-reason', 'own-name', 'same-surname', 'many-looks', 'broken-glass', 'emergency-card'));
alter table privacy_review drop constraint privacy_review_finding_check;
alter table privacy_review add constraint privacy_review_finding_check check (finding in (
  'in-order', 'talked-to', 'not-in-order', 'justified', 'not-justified'));
alter table privacy_review add column asking_at timestamptz;
create index privacy_review_overdue on privacy_review (owner, kind, raised_at) where escalated_at is not null;
