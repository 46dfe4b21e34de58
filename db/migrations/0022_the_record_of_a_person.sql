-- The record of a person: every name, number, address, relationship and particular with its dates and who said so. The
-- columns of `person` are what counts now and what every card shows; these tables are the whole of it.

-- What is filled in below is read past row-level security; the policies are applied again after every migration.
alter table person no force row level security;
alter table person_address no force row level security;
alter table relationship no force row level security;
alter table event no force row level security;

alter table person
  add column born_precision text not null default 'day' check (born_precision in ('day', 'month', 'year', 'about')),
  add column died_on date,
  add column gender text not null default '',
  add column multiple_birth boolean not null default false,
  add column uln text,
  add column merged_into uuid,
  add column moved_to text,
  add column moved_on date,
  add column custodian_note text,
  add foreign key (owner, merged_into) references person (owner, id),
  add check (merged_into is null or merged_into <> id),
  drop constraint person_sensitivity_check,
  add constraint person_sensitivity_check check (sensitivity in ('open', 'restricted', 'sealed'));
update person set born_precision = 'about' where born_estimated;

alter table person_address
  add column use text not null default 'home' check (use in ('home', 'temporary', 'placement', 'correspondence')),
  add column uprn text,
  add column source text not null default '',
  alter column valid_from drop not null;

alter table relationship
  add column valid_from date,
  add column valid_to date,
  add column source text not null default '';
create index relationship_to on relationship (owner, other_id);

create table person_name (
  owner        text not null references authority (code),
  id           uuid not null,
  person_id    uuid not null,
  use          text not null check (use in ('birth', 'legal', 'known-as', 'previous', 'alias', 'nickname', 'transliterated', 'as-heard')),
  given_names  text not null,
  family_name  text not null,
  valid_from   date,
  valid_to     date,
  source       text not null default '',
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index person_name_person on person_name (owner, person_id);

-- No two persons of a council should have one number, and sometimes they do: twins, a number used again. Nothing here
-- refuses it, also because a refusal would tell of a sealed record.
create table person_identifier (
  owner       text not null references authority (code),
  id          uuid not null,
  person_id   uuid not null,
  scheme      text not null check (scheme in ('nhs', 'upn', 'former-upn', 'uln', 'council-id', 'other')),
  value       text not null,
  status      text not null check (status in ('as-told', 'traced', 'verified', 'superseded', 'wrong')),
  valid_from  date,
  valid_to    date,
  source      text not null default '',
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index person_identifier_person on person_identifier (owner, person_id);
create index person_identifier_value on person_identifier (value, scheme);

create table person_particular (
  owner       text not null references authority (code),
  id          uuid not null,
  person_id   uuid not null,
  kind        text not null check (kind in ('language', 'interpreter', 'communication', 'disability', 'ethnicity', 'religion', 'school', 'gp', 'health-visitor', 'risk-to-staff', 'safe-contact', 'other')),
  text        text not null,
  valid_from  date,
  valid_to    date,
  source      text not null default '',
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index person_particular_person on person_particular (owner, person_id);

create table person_flag (
  owner       text not null references authority (code),
  id          uuid not null,
  person_id   uuid not null,
  flag        text not null,
  valid_from  date,
  valid_to    date,
  because     text not null,
  source      text not null default '',
  primary key (owner, id),
  foreign key (owner, person_id) references person (owner, id)
);
create index person_flag_person on person_flag (owner, person_id);

-- People registered before have one name, what they are called, and numbers as told. The ids are those that the fold
-- gives the same parts (src/people/derived-id.ts).
insert into person_name (owner, id, person_id, use, given_names, family_name)
  select owner, ('a0000001' || substr(id::text, 9))::uuid, id, 'legal', given_names, family_name from person
  union all
  select owner, ('b0000001' || substr(id::text, 9))::uuid, id, 'known-as', known_as, '' from person
  where known_as is not null and known_as <> '';
insert into person_identifier (owner, id, person_id, scheme, value, status)
  select owner, ('c0000001' || substr(id::text, 9))::uuid, id, 'nhs', upper(regexp_replace(nhs_number, '\s', '', 'g')), 'as-told'
  from person where nhs_number is not null and nhs_number <> ''
  union all
  select owner, ('d0000001' || substr(id::text, 9))::uuid, id, 'upn', upper(regexp_replace(upn, '\s', '', 'g')), 'as-told'
  from person where upn is not null and upn <> '';
insert into person_flag (owner, id, person_id, flag, valid_from, valid_to, because)
  select e.owner, ('f' || lpad(to_hex(e.seq), 7, '0') || substr(e.subject_id::text, 9))::uuid, e.subject_id,
    e.data ->> 'flag', app.local_day(e.happened_at), app.local_day(ended.happened_at), e.data ->> 'because'
  from event e
  left join lateral (
    select later.happened_at from event later
    where later.owner = e.owner and later.stream = 'person' and later.subject_id = e.subject_id and later.seq > e.seq
      and later.type = 'flag-ended' and later.data ->> 'flag' = e.data ->> 'flag'
    order by later.seq limit 1) ended on true
  where e.stream = 'person' and e.type = 'flagged'
    -- Put up while it was up already, it changed nothing.
    and not exists (
      select from event before where before.owner = e.owner and before.stream = 'person'
        and before.subject_id = e.subject_id and before.seq < e.seq and before.type = 'flagged'
        and before.data ->> 'flag' = e.data ->> 'flag' and not exists (
          select from event between_them where between_them.owner = e.owner and between_them.stream = 'person'
            and between_them.subject_id = e.subject_id and between_them.type = 'flag-ended'
            and between_them.data ->> 'flag' = e.data ->> 'flag'
            and between_them.seq between before.seq and e.seq));
