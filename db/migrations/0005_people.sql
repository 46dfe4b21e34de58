-- A human being as one council knows them. Two councils' records of one person are two rows.
create table person (
  owner          text not null references authority (code),
  id             uuid not null,
  given_names    text not null,
  family_name    text not null,
  known_as       text,
  born_on        date,
  born_estimated boolean not null default false,
  expected_on    date,
  sex            text not null check (sex in ('F', 'M', 'U')),
  is_child       boolean not null,
  nhs_number     text,
  upn            text,
  phone          text,
  flags          text[] not null default '{}',
  sensitivity    text not null default 'open' check (sensitivity in ('open', 'restricted')),
  named_access   uuid[] not null default '{}',
  search_text    text not null,
  registered_at  timestamptz not null,
  primary key (owner, id),
  check (born_on is not null or expected_on is not null or not is_child)
);
create index person_search on person using gin (search_text gin_trgm_ops);
create index person_born on person (born_on);
create index person_phone on person (phone) where phone is not null;

create table person_address (
  owner       text not null references authority (code),
  id          uuid not null,
  person_id   uuid not null,
  line        text not null,
  postcode    text,
  valid_from  date not null,
  valid_to    date,
  hidden      boolean not null default false,
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index person_address_postcode on person_address (postcode) where postcode is not null;
create index person_address_person on person_address (owner, person_id);

create table relationship (
  owner      text not null references authority (code),
  id         uuid not null,
  person_id  uuid not null,
  other_id   uuid not null,
  kind       text not null,
  has_parental_responsibility boolean,
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id),
  foreign key (owner, other_id) references person (owner, id)
);
create index relationship_of on relationship (owner, person_id);

-- Hiding must never become a false "not known": a restricted record leaves this stub, no more than enough to ring somebody.
create table record_stub (
  owner        text not null references authority (code),
  id           uuid not null,
  search_text  text not null,
  born_on      date,
  postcode     text,
  duty_phone   text not null,
  primary key (owner, id),
  foreign key (owner, id) references person (owner, id)
);
create index record_stub_search on record_stub using gin (search_text gin_trgm_ops);

-- A worker related to, or otherwise close to, somebody on the record.
create table conflict_of_interest (
  owner       text not null references authority (code),
  id          uuid not null,
  staff_id    uuid not null references staff (id),
  person_id   uuid not null,
  relation    text not null,
  declared_at timestamptz not null,
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index conflict_by_staff on conflict_of_interest (staff_id);
