-- A worry about a child, as one council answers for it. Told once about children of two councils, it is one contact
-- per council with the same report_id. Moved between the two councils it keeps its id, reference and clocks: the first
-- council keeps its row, closed, as evidence that it held the child, and the second opens one under the same id.
create table contact (
  owner             text not null references authority (code),
  id                uuid not null,
  reference         text not null,
  report_id         uuid not null,
  channel           text not null check (channel in ('online', 'phone', 'police', 'email', 'letter', 'in-person', 'emergency-duty')),
  kind              text not null,
  client_group      text not null check (client_group in ('children', 'adults')),
  source            text not null,
  referrer_class    text not null check (referrer_class in ('professional', 'public', 'parent', 'young-person')),
  is_anonymous      boolean not null,
  urgency           text not null check (urgency in ('immediate', 'today', 'not-urgent')),
  colour            text check (colour in ('green', 'amber', 'pink', 'red', 'blue')),
  stage             text not null check (stage in ('received', 'opened', 'recommended', 'returned', 'transferring', 'decided', 'moved')),
  waiting_for       text check (waiting_for in ('screener', 'manager', 'referrer', 'other-council')),
  due_at            timestamptz not null,
  received_at       timestamptz not null,
  opened_at         timestamptz,
  opened_by         uuid references staff (id),
  recommended_at    timestamptz,
  decided_at        timestamptz,
  moved_to          text references authority (code),
  moved_from        text references authority (code),
  summary           text not null,
  headline          text not null,
  children          integer not null check (children >= 0),
  postcode          text,
  earlier_contacts  integer not null default 0,
  told              jsonb not null,
  question_set      text not null,
  primary key (owner, id),
  unique (owner, reference)
);
create index contact_waiting on contact (due_at, id) include (owner, urgency, received_at, source, colour) where waiting_for is not null;
create index contact_oldest_waiting on contact (received_at, id) include (owner) where waiting_for is not null;
create index contact_received on contact (owner, received_at desc, id);
create index contact_report on contact (report_id);
create index contact_postcode on contact (postcode, received_at desc) where postcode is not null;

create table contact_child (
  owner              text not null references authority (code),
  id                 uuid not null,
  contact_id         uuid not null,
  person_id          uuid,
  given_names        text not null,
  family_name        text not null,
  known_as           text,
  born_on            date,
  born_estimated     boolean not null,
  expected_on        date,
  sex                text not null check (sex in ('F', 'M', 'U')),
  search_text        text not null,
  recommended        text,
  outcome            text,
  level              integer check (level between 1 and 4),
  decided_at         timestamptz,
  decided_by         uuid references staff (id),
  became_referral_at timestamptz,
  became_referral_by uuid references staff (id),
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index contact_child_contact on contact_child (owner, contact_id);
create index contact_child_person on contact_child (owner, person_id) where person_id is not null;
create index contact_child_search on contact_child using gin (search_text gin_trgm_ops);

create table contact_adult (
  owner         text not null references authority (code),
  id            uuid not null,
  contact_id    uuid not null,
  person_id     uuid,
  name          text not null,
  born_on       date,
  relation      text not null,
  part          text not null check (part in ('household', 'parent', 'visitor', 'wider-family', 'alleged')),
  has_parental_responsibility boolean,
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index contact_adult_contact on contact_adult (owner, contact_id);

create table attachment (
  owner       text not null references authority (code),
  id          uuid not null,
  contact_id  uuid not null,
  name        text not null,
  media_type  text not null,
  size        integer not null,
  sha256      text not null,
  scan        text not null check (scan in ('clean', 'not-scanned')),
  content     bytea not null,
  added_at    timestamptz not null,
  primary key (owner, id),
  foreign key (owner, contact_id) references contact (owner, id)
);
create index attachment_contact on attachment (owner, contact_id);

-- The threshold guidance a council has published, as indicators to pick from. Picking never decides.
create table threshold_guidance (
  authority       text not null references authority (code),
  version         integer not null,
  title           text not null,
  effective_from  date not null,
  effective_to    date,
  primary key (authority, version)
);
create table threshold_indicator (
  authority  text not null,
  version    integer not null,
  code       text not null,
  level      integer not null check (level between 1 and 4),
  route      text not null check (route in ('universal', 'early-help', 'targeted', 's17', 's47')),
  domain     text not null check (domain in ('child', 'parenting', 'family', 'extra-familial')),
  text       text not null,
  primary key (authority, version, code),
  foreign key (authority, version) references threshold_guidance (authority, version)
);

-- What somebody is still typing: a public referral before it is sent, or a call being taken. Belongs to no council yet.
create table draft (
  id            uuid primary key,
  kind          text not null check (kind in ('online-referral', 'phone-call')),
  staff_id      uuid references staff (id),
  key_hash      text,
  reference     text unique,
  code_hash     text,
  code_ends_at  timestamptz,
  code_tries    integer not null default 0,
  email         text,
  answers       jsonb not null,
  revision      integer not null default 0,
  started_at    timestamptz not null,
  saved_at      timestamptz not null,
  sent_at       timestamptz,
  sent_as       jsonb
);
create index draft_saved on draft (saved_at);
create index draft_of_staff on draft (staff_id, saved_at desc) where sent_at is null;

create table draft_attachment (
  draft_id    uuid not null references draft (id) on delete cascade,
  id          uuid not null,
  name        text not null,
  media_type  text not null,
  size        integer not null,
  sha256      text not null,
  scan        text not null check (scan in ('clean', 'not-scanned')),
  content     bytea not null,
  added_at    timestamptz not null,
  primary key (draft_id, id)
);

-- Counters that every process shares. The library that counts keeps its own shape.
create table rate_limit (
  key     varchar(255) primary key,
  points  integer not null default 0,
  expire  bigint
);
