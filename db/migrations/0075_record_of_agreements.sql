-- The record of what organisations agreed (governance A1-A4): who decided, accepted and signed it, its documents,
-- schedules and what sources say of it, what each delegated function keeps back, and what was known of all this when.
-- Ranges are half-open local days, as everywhere. recorded_at is when the service came to know a row as it now stands.

create function app.recorded_now() returns timestamptz language sql stable as
$$ select coalesce(app.at(), clock_timestamp()) $$;

alter table instrument drop constraint instrument_kind_check;
alter table instrument add constraint instrument_kind_check check (kind in
  ('delegation-agreement', 'joint-working-agreement', 's113-agreement', 'information-sharing-agreement', 'memorandum',
   'processor-contract', 'exit-agreement', 'run-on-agreement'));

-- Each has its own terms of notice (A1); may_extend_to is as far as the decision lets it be extended.
alter table instrument
  add column recorded_at          timestamptz not null default app.recorded_now(),
  add column under_id             uuid references instrument (id),
  add column supersedes           uuid references instrument (id),
  add column may_extend_to        date,
  add column notice_months        smallint check (notice_months > 0),
  add column short_notice_months  smallint check (short_notice_months > 0),
  add column short_notice_when    text,
  add constraint instrument_range check (valid_to is null or valid_to > valid_from),
  add constraint instrument_extends_later check (may_extend_to is null or (valid_to is not null and may_extend_to >= valid_to)),
  add constraint instrument_short_notice_named check ((short_notice_months is null) = (short_notice_when is null));

alter table s113_placement add column recorded_at timestamptz not null default app.recorded_now();

-- geography: codes of the areas it holds for; empty for the whole of the holder's area. call_in 'runs' also once it has
-- ended, on call_in_ended_on. run_off_until and closed_on: what follows after a term has lapsed or was ended.
alter table delegated_function
  add column recorded_at             timestamptz not null default app.recorded_now(),
  add column service_area            text,
  add column geography               text[] not null default '{}',
  add column teams                   text[] not null default '{}',
  add column exclusions              text[] not null default '{}',
  add column onward_allowed          boolean not null default false,
  add column call_in                 text not null default 'none' check (call_in in ('none', 'runs', 'waived')),
  add column call_in_ended_on        date,
  add column accepted_by             text,
  add column accepted_on             date,
  add column acceptance_ref          text,
  add column constitution_amended_on date,
  add column varied_on               date,
  add column run_off_until           date,
  add column closed_on               date;

-- What stood in force before this record asked for acceptance and constitution is taken as accepted then.
update delegated_function set accepted_on = effective_on, constitution_amended_on = effective_on
where effective_on is not null;

update instrument i set may_extend_to = x.until
from (select instrument_id, max(valid_to) as until from delegated_function where extends is not null group by 1) x
where x.instrument_id = i.id and i.valid_to is not null and x.until >= i.valid_to;

-- Nothing is effective before call-in has ended, the receiving council has accepted and the constitution says so (A2).
alter table delegated_function
  add constraint effective_only_once_accepted check
    (effective_on is null or (accepted_on is not null and accepted_on <= effective_on)),
  add constraint effective_only_in_the_constitution check
    (effective_on is null or (constitution_amended_on is not null and constitution_amended_on <= effective_on)),
  add constraint effective_only_after_call_in check
    (effective_on is null or call_in <> 'runs' or (call_in_ended_on is not null and call_in_ended_on <= effective_on)),
  add constraint closed_after_its_end check
    (closed_on is null or closed_on >= least(valid_to, ended_on)),
  add constraint run_off_after_its_end check
    (run_off_until is null or run_off_until > least(valid_to, ended_on));

-- One discharger per holder, function, client group, place and day. A term ended early leaves its days to another.
alter table delegated_function
  drop constraint delegated_function_holder_fn_client_group_daterange_excl,
  add constraint one_discharger exclude using gist (holder with =, fn with =, client_group with =,
    daterange(valid_from, greatest(valid_from, least(valid_to, ended_on))) with &&) where (geography = '{}');

-- What no council may have another do for it.
create table not_delegable (
  fn      text primary key,
  words   text not null,
  source  text not null
);
insert into not_delegable values
  ('appointing-the-director-of-childrens-services', 'Appointing the Director of Children’s Services', 'Children Act 2004 s.18'),
  ('designating-the-lead-member', 'Designating the Lead Member for Children’s Services', 'Children Act 2004 s.19'),
  ('setting-the-budget', 'Setting the budget and the council tax', 'Local Government Act 1972 s.101(6); Local Government Finance Act 1992 s.67'),
  ('adopting-the-constitution', 'Adopting the constitution', 'Local Government Act 2000 s.9P'),
  ('oversight', 'A council’s own oversight of its records', 'governance A10, Sovereignty Guarantee'),
  ('administration', 'A council’s own administration of this service', 'governance A10, Sovereignty Guarantee');

create function app.check_delegated_function() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare agreed instrument; model text;
begin
  select * into agreed from instrument where id = new.instrument_id;
  if agreed.kind not in ('delegation-agreement', 'run-on-agreement') then
    raise exception 'kind-does-not-delegate' using errcode = 'check_violation';
  end if;
  if exists (select from not_delegable n where n.fn = new.fn) then
    raise exception 'not-delegable' using errcode = 'check_violation';
  end if;
  if new.valid_from < agreed.valid_from or (agreed.valid_to is not null and new.valid_to > agreed.valid_to
      and not (new.extends is not null and agreed.may_extend_to is not null and new.valid_to <= agreed.may_extend_to)) then
    raise exception 'outside-the-agreement' using errcode = 'check_violation';
  end if;
  -- Section 101 does not reach what an executive does (governance finding 5).
  select a.governance_model into model from authority a where a.code = new.holder;
  if model in ('leader-cabinet', 'mayor') and new.enabling_power ~ '1972' and new.enabling_power !~ '2000|2012' then
    raise exception 'section-101-alone' using errcode = 'check_violation';
  end if;
  -- A part of the area overlaps the whole of it; the exclusion constraint sees only wholes.
  perform pg_advisory_xact_lock(hashtextextended(concat_ws(' ', 'one-discharger', new.holder, new.fn, new.client_group), 0));
  if exists (select from delegated_function f
      where f.id <> new.id and f.holder = new.holder and f.fn = new.fn and f.client_group = new.client_group
        and (cardinality(f.geography) > 0 or cardinality(new.geography) > 0)
        and (cardinality(f.geography) = 0 or cardinality(new.geography) = 0 or f.geography && new.geography)
        and daterange(f.valid_from, greatest(f.valid_from, least(f.valid_to, f.ended_on)))
          && daterange(new.valid_from, greatest(new.valid_from, least(new.valid_to, new.ended_on)))) then
    raise exception 'one-discharger' using errcode = 'exclusion_violation';
  end if;
  return new;
end $$;
create trigger invariants before insert or update on delegated_function
  for each row execute function app.check_delegated_function();

-- What an instrument is about without giving anybody the right to do it: a memorandum, a contract, a platform.
create table instrument_scope (
  instrument_id  uuid not null references instrument (id),
  ordinal        integer not null,
  fn             text not null,
  client_group   text not null check (client_group in ('children', 'adults')),
  words          text not null,
  recorded_at    timestamptz not null default app.recorded_now(),
  primary key (instrument_id, ordinal)
);

-- Schedule 3 of one is the budget, of another the lending of staff: a number counts within its instrument alone (A1).
create table instrument_schedule (
  instrument_id  uuid not null references instrument (id),
  number         integer not null check (number > 0),
  title          text not null,
  words          text not null,
  recorded_at    timestamptz not null default app.recorded_now(),
  primary key (instrument_id, number)
);

-- How rows stood before they were changed: with recorded_at, what was known at any moment.
create table agreement_past (
  id             uuid primary key default gen_random_uuid(),
  table_name     text not null,
  row_id         uuid not null,
  instrument_id  uuid not null,
  was            jsonb not null,
  recorded_at    timestamptz not null,
  replaced_at    timestamptz not null check (replaced_at > recorded_at)
);
create index agreement_past_of on agreement_past (instrument_id, recorded_at);

create function app.keep_past() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if to_jsonb(new) = to_jsonb(old) then return new; end if;
  if new.recorded_at = old.recorded_at then
    new.recorded_at := greatest(app.recorded_now(), old.recorded_at);
  end if;
  if new.recorded_at > old.recorded_at then
    insert into agreement_past (table_name, row_id, instrument_id, was, recorded_at, replaced_at)
    values (tg_table_name, old.id,
      case tg_table_name when 'instrument' then old.id else (to_jsonb(old) ->> 'instrument_id')::uuid end,
      to_jsonb(old), old.recorded_at, new.recorded_at);
  end if;
  return new;
end $$;
do $$
declare named text;
begin
  foreach named in array array['instrument', 'delegated_function', 's113_placement'] loop
    execute format('create trigger past_is_kept before update on %I for each row execute function app.keep_past()', named);
  end loop;
end $$;

-- An agreement being drafted. It gives no right: what rights come from is written by app.conclude_agreement alone, under
-- the same id. Each change of its content is a new version, and what was decided or signed of an earlier one is void.
create table agreement_draft (
  owner         text not null references authority (code),
  id            uuid not null unique,
  parties       text[] not null,
  version       integer not null default 1,
  content       jsonb not null,
  begun_at      timestamptz not null,
  changed_at    timestamptz not null,
  concluded_at  timestamptz,
  withdrawn_at  timestamptz,
  primary key (owner, id),
  check (owner = any (parties)),
  check (concluded_at is null or withdrawn_at is null)
);

-- What each council decided about an agreement, drafted or in force; the owner is the council that decided. call_in as in
-- delegated_function. what: 'enter', 'accept' and whatever a change of it asks for.
create table instrument_decision (
  owner                    text not null references authority (code),
  id                       uuid not null,
  instrument_id            uuid not null,
  version                  integer not null default 1,
  what                     text not null,
  decided_by               text not null,
  decided_on               date not null,
  reference                text,
  regime                   text not null check (regime in ('executive', 'committee')),
  is_key                   boolean not null default false,
  published_on             date,
  call_in                  text not null check (call_in in ('none', 'runs', 'waived')),
  call_in_ended_on         date,
  effective_on             date,
  constitution_amended_on  date,
  note                     text,
  recorded_at              timestamptz not null default app.recorded_now(),
  recorded_by              uuid references staff (id),
  primary key (owner, id),
  check (effective_on is null or effective_on >= decided_on),
  check (effective_on is null or call_in <> 'runs' or (call_in_ended_on is not null and call_in_ended_on <= effective_on))
);
create index instrument_decision_of on instrument_decision (instrument_id, decided_on);

-- Who signed for which party, in what capacity. The owner is the council that wrote it down: of itself, or of a party
-- that is no council here.
create table instrument_signature (
  owner          text not null references authority (code),
  id             uuid not null,
  instrument_id  uuid not null,
  version        integer not null default 1,
  organisation   text not null references organisation (code),
  signed_by      text not null,
  capacity       text not null,
  signed_on      date not null,
  recorded_at    timestamptz not null default app.recorded_now(),
  recorded_by    uuid references staff (id),
  primary key (owner, id)
);
create index instrument_signature_of on instrument_signature (instrument_id, signed_on);

-- The papers themselves, as they were given. Never changed.
create table instrument_document (
  owner          text not null references authority (code),
  id             uuid not null,
  instrument_id  uuid not null,
  title          text not null,
  name           text not null,
  media_type     text not null,
  size           integer not null,
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  scan           text not null check (scan in ('clean', 'not-scanned')),
  content        bytea not null check (encode(sha256(content), 'hex') = sha256),
  recorded_at    timestamptz not null default app.recorded_now(),
  recorded_by    uuid references staff (id),
  primary key (owner, id)
);
create index instrument_document_of on instrument_document (instrument_id, recorded_at);

-- What a source says of an agreement. Where sources disagree each stays, with where it stands written; none is overwritten.
-- says_from and says_to: the days it may mean, [from, to); amount_pence with whether the source calls it approximate.
create table instrument_claim (
  owner           text not null references authority (code),
  id              uuid not null,
  instrument_id   uuid not null,
  topic           text not null,
  says            text not null,
  says_from       date,
  says_to         date,
  amount_pence    bigint,
  is_approximate  boolean not null default false,
  source          text not null,
  place           text not null,
  recorded_at     timestamptz not null default app.recorded_now(),
  recorded_by     uuid references staff (id),
  primary key (owner, id),
  check ((says_from is null) = (says_to is null)),
  check (says_to > says_from)
);
create index instrument_claim_of on instrument_claim (instrument_id, topic);

-- Which horizons before a lapse each council was told of, so that none is told twice. raised_at is empty where a later
-- horizon had passed as well when the service came to it.
create table agreement_alarm (
  owner          text not null references authority (code),
  id             uuid not null,
  instrument_id  uuid not null references instrument (id),
  what           text not null check (what in ('functions', 'placements', 'review')),
  lapses_on      date not null,
  horizon        text not null,
  passed_on      date not null,
  raised_at      timestamptz,
  primary key (owner, id),
  unique (owner, instrument_id, what, lapses_on, horizon)
);

do $$
declare named text;
begin
  foreach named in array array['instrument_decision', 'instrument_signature', 'instrument_document', 'instrument_claim', 'agreement_past'] loop
    execute format('create trigger never_changed before update or delete or truncate on %I for each statement execute function app.refuse_change()', named);
  end loop;
end $$;

-- Policies are applied after migrations: the bodies live in db/policies/instrument.sql.
create function app.is_agreements_officer_of(authority text) returns boolean language plpgsql stable as $$ begin return false; end $$;
create function app.is_party_to(agreed uuid, authority text) returns boolean language plpgsql stable as $$ begin return false; end $$;
create function app.conclude_agreement(agreed uuid) returns void language plpgsql as $$ begin end $$;
create function app.complete_agreement(decision uuid) returns void language plpgsql as $$ begin end $$;
