-- Changes to agreements (governance A2): variation, extension, notice, termination. What one council asks for and what
-- each council has decided. They belong to the parties of the agreement; each decision belongs to the council that took
-- it. Nothing here gives a right: the rows rights come from are written by functions that look for every decision first.

create table agreement_change (
  id                 uuid primary key,
  instrument_id      uuid not null references instrument (id),
  kind               text not null check (kind in ('variation', 'extension', 'notice', 'termination')),
  number             integer not null check (number > 0),
  begun_by           text not null references authority (code),
  begun_on           date not null,
  begun_by_staff     uuid not null references staff (id),
  why                text not null check (length(why) >= 5),
  withdrawn_on       date,
  withdrawn_because  text,
  carried_out_on     date,
  unique (instrument_id, kind, number),
  unique (id, kind),
  unique (id, instrument_id),
  check ((withdrawn_on is null) = (withdrawn_because is null)),
  check (withdrawn_on is null or carried_out_on is null)
);

-- financial_effect: pence a year, negative where it saves.
create table agreement_variation (
  change_id         uuid primary key,
  kind              text not null generated always as ('variation') stored,
  words             text not null check (length(words) >= 10),
  financial_effect  bigint,
  effective_from    date not null,
  foreign key (change_id, kind) references agreement_change (id, kind)
);

create table variation_function (
  change_id        uuid not null references agreement_variation (change_id),
  what             text not null check (what in ('ends', 'begins')),
  fn               text not null,
  client_group     text not null check (client_group in ('children', 'adults')),
  holder           text not null references authority (code),
  discharger       text not null references authority (code),
  enabling_power   text,
  statutory_basis  text,
  primary key (change_id, fn, client_group, holder),
  check (holder <> discharger),
  check (what = 'ends' or (enabling_power is not null and statutory_basis is not null))
);

-- All extensions of one agreement together are no longer than a further five years (decision DEC18/CMDN/61).
create table agreement_extension (
  change_id  uuid primary key,
  kind       text not null generated always as ('extension') stored,
  first_to   date not null,
  old_to     date not null check (old_to >= first_to),
  new_to     date not null check (new_to > old_to),
  foreign key (change_id, kind) references agreement_change (id, kind),
  check (new_to <= (first_to + interval '60 months')::date)
);

-- The day a notice takes effect is computed, never typed; the months are those the agreement itself names (the policy).
create table agreement_notice (
  change_id       uuid primary key,
  kind            text not null generated always as ('notice') stored,
  instrument_id   uuid not null,
  ground          text not null check (ground in ('general', 'defined', 'mutual')),
  months          smallint,
  circumstance    text,
  given_on        date not null,
  service_method  text not null check (service_method in ('by-hand', 'recorded-post', 'email')),
  computed_on     date generated always as ((given_on + make_interval(months => months::integer))::date) stored,
  foreign key (change_id, kind) references agreement_change (id, kind),
  foreign key (change_id, instrument_id) references agreement_change (id, instrument_id),
  check ((ground = 'mutual') = (months is null)),
  check (ground <> 'defined' or circumstance is not null)
);

-- Another day for a notice to take effect. It counts once every party has signed it.
create table agreement_notice_move (
  change_id  uuid not null references agreement_notice (change_id),
  number     smallint not null check (number > 0),
  to_day     date not null,
  moved_by   text not null references authority (code),
  moved_on   date not null,
  primary key (change_id, number)
);

create table agreement_termination (
  change_id  uuid primary key,
  kind       text not null generated always as ('termination') stored,
  notice_id  uuid references agreement_notice (change_id),
  ends_on    date not null,
  foreign key (change_id, kind) references agreement_change (id, kind)
);

-- What becomes of each thing that hangs on the agreement. Added to, never changed: the latest of each counts.
create table agreement_disposition (
  change_id       uuid not null references agreement_termination (change_id),
  number          integer not null check (number > 0),
  dependant_kind  text not null check (dependant_kind in ('function', 'placement', 'agreement', 'sharing-agreement')),
  dependant_id    uuid not null,
  disposition     text not null check (disposition in ('continue', 'vary', 'end')),
  ends_on         date,
  varied_by       uuid references agreement_variation (change_id),
  because         text not null check (length(because) > 0),
  set_by          text not null references authority (code),
  set_on          date not null,
  primary key (change_id, number),
  check ((disposition = 'end') = (ends_on is not null)),
  check ((disposition = 'vary') = (varied_by is not null))
);
create index agreement_disposition_of on agreement_disposition (change_id, dependant_id, number desc);

-- What the council asked thinks of a variation.
create table agreement_assessment (
  owner        text not null references authority (code),
  id           uuid not null,
  change_id    uuid not null references agreement_variation (change_id),
  words        text not null check (length(words) >= 10),
  assessed_on  date not null,
  primary key (owner, id),
  unique (owner, change_id)
);

-- One council's decision on one state of a change. Nobody else can write it.
create table agreement_decision (
  owner                text not null references authority (code),
  id                   uuid not null,
  change_id            uuid not null references agreement_change (id),
  revision             integer not null check (revision >= 0),
  approves             boolean not null,
  reason               text not null check (length(reason) >= 5),
  reference            text not null,
  decided_by           text not null,
  decided_on           date not null,
  recorded_on          date not null,
  published_on         date,
  exempt_because       text,
  named_officer        text,
  last_day_to_call_in  date,
  effective_on         date,
  called_in_on         date,
  reconsidered_on      date,
  primary key (owner, id),
  unique (owner, change_id, revision),
  check (decided_on <= recorded_on),
  check (published_on is null or (published_on >= decided_on and approves or called_in_on is not null)),
  check (effective_on is null or (published_on is not null and effective_on >= published_on)),
  -- Nothing holds by itself: call-in was counted, or somebody said why it does not run, or from when it holds.
  check (effective_on is null or last_day_to_call_in < effective_on or exempt_because is not null or named_officer is not null),
  check (reconsidered_on is null or reconsidered_on >= called_in_on)
);
create index agreement_decision_of on agreement_decision (change_id, revision);

-- Which change a term came from, so that nothing in force is without the decisions it rests on.
alter table delegated_function add column by_change uuid references agreement_change (id);
create index delegated_function_by_change on delegated_function (by_change) where by_change is not null;

-- What a change agreed by all parties adds may reach as far as the agreement may be extended.
create or replace function app.check_delegated_function() returns trigger language plpgsql
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
      and not ((new.extends is not null or new.by_change is not null)
        and agreed.may_extend_to is not null and new.valid_to <= agreed.may_extend_to)) then
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

-- Policies are applied after migrations: the bodies live in db/policies/instrument_change.sql.
create function app.dependants_of(ended uuid) returns table (kind text, id uuid, hangs_on uuid, holds_to date)
  language sql stable as $$ select null::text, null::uuid, null::uuid, null::date where false $$;
create function app.change_holds_from(change uuid, of_revision integer) returns date
  language plpgsql as $$ begin return null; end $$;
create function app.put_extension_in_force(change uuid) returns void language plpgsql as $$ begin end $$;
create function app.carry_out_variation(change uuid) returns void language plpgsql as $$ begin end $$;
create function app.notice_day(notice uuid) returns date language plpgsql stable as $$ begin return null; end $$;
create function app.complete_termination(change uuid) returns void language plpgsql as $$ begin end $$;
