-- Information sharing agreements as data (governance A3): who signed what and when, and for each flow who may tell whom
-- what about whom, on which basis. They belong to all their parties. Ranges are half-open local days, as everywhere.

alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in (
  'authority', 'police', 'health', 'education', 'voluntary', 'housing', 'probation', 'early-help', 'youth-justice',
  'adult-social-care', 'drugs-and-alcohol', 'fire', 'domestic-abuse', 'other'));

alter table instrument add unique (id, kind);

-- What an instrument of that kind has besides its title and dates. A tier 2 adopts the baseline of its tier 1 (how little
-- is shared, how long it is kept) instead of repeating it, and says only where it differs.
create table sharing_agreement (
  instrument_id   uuid primary key,
  kind            text not null generated always as ('information-sharing-agreement') stored,
  tier            smallint not null check (tier in (1, 2)),
  parent_id       uuid,
  parent_tier     smallint generated always as (1) stored,
  review_due      date not null,
  published_url   text,
  dpia_reference  text,
  minimisation    text,
  retention       text,
  unique (instrument_id, tier),
  foreign key (instrument_id, kind) references instrument (id, kind),
  foreign key (parent_id, parent_tier) references sharing_agreement (instrument_id, tier),
  check ((tier = 2) = (parent_id is not null)),
  check (tier = 2 or (minimisation is not null and retention is not null))
);

-- A signatory may withdraw and sign again: a row for each time. breach_contact: whom the others ring when data was lost.
create table sharing_signatory (
  instrument_id        uuid not null references sharing_agreement (instrument_id),
  organisation         text not null references organisation (code),
  role                 text not null check (role in ('controller', 'joint-controller', 'processor')),
  signed_on            date not null,
  responsible_officer  text not null,
  breach_contact       text not null,
  withdrawn_on         date,
  primary key (instrument_id, organisation, signed_on),
  check (withdrawn_on is null or withdrawn_on > signed_on),
  exclude using gist (instrument_id with =, organisation with =, daterange(signed_on, withdrawn_on) with &&)
);

-- Who may tell whom what about whom, for one purpose. A basis that is not there yet is left empty: the flow is shown and
-- cannot be used. Consent is no basis of any flow, so it cannot be written down here (governance A3).
-- The condition of Schedule 1 must be one that serves the condition of Article 9 (Data Protection Act 2018 s.10).
create table sharing_flow (
  id                      uuid primary key,
  instrument_id           uuid not null references sharing_agreement (instrument_id),
  purpose                 text not null,
  from_organisation       text not null references organisation (code),
  to_organisation         text not null references organisation (code),
  data_categories         text[] not null check (cardinality(data_categories) > 0),
  subjects                text[] not null check (cardinality(subjects) > 0
                            and subjects <@ array['child', 'parent', 'household', 'alleged', 'referrer']),
  article_6               text check (article_6 in ('public-task', 'legal-obligation', 'vital-interests')),
  article_9               text check (article_9 in
                            ('substantial-public-interest', 'health-or-social-care', 'vital-interests')),
  schedule_1              text check (schedule_1 in ('paragraph-2', 'paragraph-6', 'paragraph-10', 'paragraph-18')),
  article_10              text check (article_10 in
                            ('official-authority', 'paragraph-6', 'paragraph-10', 'paragraph-18')),
  statutory_gateways      text[] not null default '{}',
  law_enforcement         boolean not null default false,
  section_36_4            text,
  minimisation            text,
  retention               text,
  valid_from              date not null,
  valid_to                date,
  check (from_organisation <> to_organisation),
  check (valid_to is null or valid_to > valid_from),
  check (schedule_1 is null or (article_9 is not null and article_9 <> 'vital-interests' and
    (article_9 = 'health-or-social-care') = (schedule_1 = 'paragraph-2')))
);
create index sharing_flow_between on sharing_flow (from_organisation, to_organisation, purpose);

do $$
declare named text;
begin
  foreach named in array array['sharing_agreement', 'sharing_signatory', 'sharing_flow'] loop
    execute format('create trigger rights_changed after insert or update or delete on %I for each statement execute function app.bump_rights_version()', named);
  end loop;
end $$;

-- Policies are applied after migrations: the body lives in db/policies/flow.sql, beside its twin in src/access/flow.ts.
create function app.flow_in_force(from_org text, to_org text, purpose text, at timestamptz)
  returns boolean language plpgsql stable as $$ begin return false; end $$;
