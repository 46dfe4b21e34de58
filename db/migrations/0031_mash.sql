-- The Multi-Agency Safeguarding Hub: an enquiry, what agencies are asked, what they answer, and how it ends.

-- A navigator acts for their own agency, and somebody at an agency may answer by a one-time link, without an account.
alter table session drop constraint session_acting_for_fkey;
alter table session add foreign key (acting_for) references organisation (code);
alter table event drop constraint event_acting_for_fkey;
alter table event add foreign key (acting_for) references organisation (code);
alter table event drop constraint event_actor_kind_check;
alter table event add constraint event_actor_kind_check check (actor_kind in ('staff', 'public', 'system', 'link'));
alter table event add column by_name text;

create function app.link() returns text language sql stable parallel safe as
$$ select nullif(current_setting('app.link', true), '') $$;

-- Policies are re-applied after migrations in the order of their names, so what they ask is here first in name only; the
-- bodies live in db/policies/hub.sql.
create function app.navigates_for() returns text language sql stable as $$ select null::text $$;
create function app.linked_request() returns uuid language sql stable as $$ select null::uuid $$;
create function app.answers_request(of_owner text, request uuid) returns boolean language sql stable as $$ select false $$;
create function app.reads_hub_facts(of_owner text, of_stream text, subject uuid) returns boolean
  language sql stable as $$ select false $$;
create function app.reads_level(of_owner text, enquiry uuid, share_level text) returns boolean
  language sql stable as $$ select false $$;
create function app.reads_sensitive(of_owner text, of_enquiry uuid) returns boolean
  language sql stable as $$ select false $$;

-- What the enquiry came to, beside what screening had decided: both stay.
alter table contact_child add column enquiry_outcome text;
alter table contact_child add column enquiry_decided_at timestamptz;

-- An enquiry is received when the hand-over is sent, whether or not anybody has taken it: its clock runs from there.
create table enquiry (
  owner                   text not null references authority (code),
  id                      uuid not null,
  contact_id              uuid not null,
  report_id               uuid not null,
  reference               text not null,
  headline                text not null,
  children                integer not null check (children > 0),
  stage                   text not null check (stage in ('new', 'open', 'decided', 'handed-back')),
  rating                  text check (rating in ('red', 'amber', 'green', 'blue')),
  urgency                 text not null check (urgency in ('immediate', 'today', 'not-urgent')),
  received_at             timestamptz not null,
  started_at              timestamptz not null,
  taken_at                timestamptz,
  allocated_to            uuid references staff (id),
  due_at                  timestamptz,
  clock_rule              text not null,
  -- What it is sorted by: the time it is due, or where its rating has no limit the time it began.
  order_at                timestamptz not null,
  last_acted_at           timestamptz not null,
  -- When it will have been silent for too long, if nothing happens.
  silent_at               timestamptz,
  alarms                  integer not null default 0,
  emergency_duty_told_at  timestamptz,
  decided_at              timestamptz,
  breach_reason           text,
  disagreements           integer not null default 0,
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id)
);
create unique index enquiry_open_of_contact on enquiry (owner, contact_id) where stage in ('new', 'open');
create index enquiry_of_contact on enquiry (owner, contact_id);
create index enquiry_of_report on enquiry (report_id);
-- The board: each colour by the time left, over all the councils in sight.
create index enquiry_board on enquiry (coalesce(rating, ''), order_at, id)
  include (owner, due_at, started_at) where stage in ('new', 'open');
create index enquiry_decided on enquiry (owner, decided_at desc, id) where stage in ('decided', 'handed-back');

create table enquiry_child (
  owner       text not null references authority (code),
  id          uuid not null,
  enquiry_id  uuid not null,
  -- The child on the contact.
  child_id    uuid not null,
  name        text not null,
  outcome     text,
  decided_at  timestamptz,
  decided_by  uuid references staff (id),
  primary key (owner, id),
  unique (owner, enquiry_id, child_id),
  foreign key (owner, enquiry_id) references enquiry (owner, id),
  foreign key (owner, child_id) references contact_child (owner, id)
);

-- What one agency is asked about named people for one enquiry.
create table agency_request (
  owner           text not null references authority (code),
  id              uuid not null,
  enquiry_id      uuid not null,
  contact_id      uuid not null,
  reference       text not null,
  agency          text not null references organisation (code),
  headline        text not null,
  subjects        integer not null check (subjects > 0),
  stage           text not null check (stage in ('asked', 'part-answered', 'answered', 'withdrawn', 'closed')),
  rating          text not null check (rating in ('red', 'amber', 'green', 'blue')),
  purpose         text not null,
  asked_at        timestamptz not null,
  asked_by        uuid references staff (id),
  due_at          timestamptz not null,
  clock_rule      text not null,
  seen_at         timestamptz,
  answered_at     timestamptz,
  -- Something was answered, if not yet about everybody: what an agency said stays its own to read.
  contributed_at  timestamptz,
  chased          integer not null default 0,
  last_chased_at  timestamptz,
  closed_at       timestamptz,
  -- What the agency is told afterwards: what its answer went into, and what was decided.
  told_back       jsonb,
  primary key (owner, id),
  foreign key (owner, enquiry_id) references enquiry (owner, id)
);
create index agency_request_of_enquiry on agency_request (owner, enquiry_id);
create index agency_request_tray on agency_request (agency, due_at, id)
  include (owner) where stage in ('asked', 'part-answered');
create index agency_request_answered on agency_request (agency, contributed_at desc, id)
  where contributed_at is not null;
create index agency_request_open on agency_request (owner, agency, stage, due_at) where closed_at is null;

-- What an agency said about one person. Rows of their own, because how far each may travel differs: the facts on the
-- record carry only the level and a hash (docs/decisions/0010).
create table agency_reply_item (
  owner            text not null references authority (code),
  id               uuid not null,
  request_id       uuid not null,
  enquiry_id       uuid not null,
  contact_id       uuid not null,
  agency           text not null references organisation (code),
  subject_id       uuid not null,
  person_id        uuid,
  about_name       text not null,
  about_born       date,
  kind             text not null check (kind in ('nothing-known', 'known', 'declined')),
  assertion        text check (assertion in ('fact', 'opinion')),
  share_level      text not null check (share_level in
    ('family-may-see', 'professionals', 'mash-only', 'police-sensitive', 'victim-safe')),
  words            text not null,
  context          text not null default '',
  decided_by_name  text,
  reused_from      uuid,
  sha256           text not null,
  answered_at      timestamptz not null,
  answered_by      uuid references staff (id),
  answered_name    text not null,
  primary key (owner, id),
  foreign key (owner, request_id) references agency_request (owner, id),
  check ((kind = 'known') = (assertion is not null)),
  -- Not sharing is a decision: it has a reason and somebody who made it (governance A3).
  check (kind <> 'declined' or (decided_by_name is not null and length(words) > 0)),
  check (kind <> 'known' or length(words) > 0)
);
create index agency_reply_item_of_request on agency_reply_item (owner, request_id);
create index agency_reply_item_of_enquiry on agency_reply_item (owner, enquiry_id);
create index agency_reply_item_earlier on agency_reply_item (agency, lower(about_name), about_born, answered_at desc);

create table agency_reply_file (
  owner        text not null references authority (code),
  id           uuid not null,
  request_id   uuid not null,
  enquiry_id   uuid not null,
  contact_id   uuid not null,
  agency       text not null references organisation (code),
  share_level  text not null check (share_level in
    ('family-may-see', 'professionals', 'mash-only', 'police-sensitive', 'victim-safe')),
  name         text not null,
  media_type   text not null,
  size         integer not null,
  sha256       text not null,
  scan         text not null check (scan in ('clean', 'not-scanned')),
  content      bytea not null,
  added_at     timestamptz not null,
  primary key (owner, id),
  foreign key (owner, request_id) references agency_request (owner, id)
);
create index agency_reply_file_of_request on agency_reply_file (owner, request_id);
create index agency_reply_file_of_enquiry on agency_reply_file (owner, enquiry_id);

-- A way in for somebody at an agency who has no account. The link is known only by its hash; opened, it belongs to the
-- browser that opened it; answered, it is spent.
create table agency_link (
  owner         text not null references authority (code),
  id            uuid not null,
  request_id    uuid not null,
  token_hash    text not null unique,
  sent_to       text not null,
  made_by       uuid not null references staff (id),
  made_at       timestamptz not null,
  ends_at       timestamptz not null,
  opened_at     timestamptz,
  browser_hash  text,
  spent_at      timestamptz,
  revoked_at    timestamptz,
  primary key (owner, id),
  foreign key (owner, request_id) references agency_request (owner, id)
);
create index agency_link_of_request on agency_link (owner, request_id, made_at desc);

-- The letter that carries a link. Not in the outbox of messages: who reads that must hold no key to an enquiry.
create table agency_letter (
  owner        text not null references authority (code),
  id           uuid not null,
  request_id   uuid not null,
  recipient    text not null,
  subject      text not null,
  body         text not null,
  queued_at    timestamptz not null,
  sent_at      timestamptz,
  failed_at    timestamptz,
  failure      text,
  provider_id  text,
  tries        integer not null default 0,
  primary key (owner, id),
  foreign key (owner, request_id) references agency_request (owner, id)
);
create index agency_letter_of_request on agency_letter (owner, request_id, queued_at desc);

-- Who told whom what, why and on what footing; and what was not told, by whose decision and for what reason. What was
-- told is kept by its hash.
create table disclosure (
  owner          text not null references authority (code),
  id             uuid not null,
  enquiry_id     uuid not null,
  contact_id     uuid not null,
  request_id     uuid,
  direction      text not null check (direction in ('to-agency', 'from-agency', 'to-team', 'outside-agreement')),
  from_org       text not null,
  to_org         text not null,
  about          uuid[] not null,
  purpose        text not null,
  outcome        text not null check (outcome in ('shared', 'partly-shared', 'not-shared')),
  flow_id        uuid,
  instrument_id  uuid references instrument (id),
  lawful_basis   text,
  gateways       text[] not null default '{}',
  because        text not null,
  detriment      text,
  decided_by     uuid references staff (id),
  decided_name   text,
  sha256         text,
  at             timestamptz not null,
  primary key (owner, id),
  foreign key (owner, enquiry_id) references enquiry (owner, id),
  check (outcome <> 'not-shared' or (length(because) > 0 and coalesce(decided_by::text, decided_name) is not null)),
  check (outcome = 'not-shared' or sha256 is not null),
  -- What crosses to another organisation goes under a flow, or by a gateway that is named.
  check (outcome = 'not-shared' or direction = 'to-team' or flow_id is not null or cardinality(gateways) > 0)
);
create index disclosure_of_enquiry on disclosure (owner, enquiry_id, at);

do $$
declare named text;
begin
  foreach named in array array['agency_reply_item', 'agency_reply_file', 'disclosure'] loop
    execute format('create trigger never_changed before update or delete or truncate on %I
      for each statement execute function app.refuse_change()', named);
  end loop;
end $$;

-- Who else has this record open now, and what they are writing.
create table presence (
  owner       text not null references authority (code),
  id          uuid not null,
  subject_id  uuid not null,
  staff_id    uuid not null references staff (id),
  writing     text not null default '',
  seen_at     timestamptz not null,
  primary key (owner, id),
  unique (owner, subject_id, staff_id)
);
create index presence_seen on presence (seen_at);

-- What somebody is typing into a form of a record, saved as they type: theirs alone until it is sent.
create table form_draft (
  writer    text not null,
  form      text not null,
  answers   jsonb not null,
  saved_at  timestamptz not null,
  primary key (writer, form)
);
create index form_draft_saved on form_draft (saved_at);

-- Somebody disagrees with how a child was decided for: who, about what, at which rung of the ladder, until when
-- (procedures 11.5).
create table disagreement (
  owner        text not null references authority (code),
  id           uuid not null,
  enquiry_id   uuid not null,
  contact_id   uuid not null,
  reference    text not null,
  raised_by    text not null,
  rung         integer not null check (rung > 0),
  rung_name    text not null,
  raised_at    timestamptz not null,
  due_at       timestamptz not null,
  resolved_at  timestamptz,
  primary key (owner, id),
  foreign key (owner, enquiry_id) references enquiry (owner, id)
);
create index disagreement_of_enquiry on disagreement (owner, enquiry_id);
create index disagreement_of_contact on disagreement (owner, contact_id);
create index disagreement_open on disagreement (owner, due_at, id) where resolved_at is null;
