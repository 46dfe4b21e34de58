-- A variation can alter, as data, what a delegated function keeps back, leaves out and reaches, and what an agreement
-- says (governance A2, authorisation R2). What is altered holds from a day: before it the old still stands.

-- Of a function that is altered: how it stood when that was asked for, and what becomes of what is named. Keys:
-- clientGroup, reserved, exclusions, teams, geography. What is not named stays.
alter table variation_function
  drop constraint variation_function_what_check,
  drop constraint variation_function_check1,
  add column was jsonb,
  add column becomes jsonb,
  add constraint variation_function_what_check check (what in ('ends', 'begins', 'alters')),
  add constraint begins_by_a_power check (what <> 'begins' or (enabling_power is not null and statutory_basis is not null)),
  add constraint another_group_by_a_power check
    (not coalesce(becomes ? 'clientGroup', false) or (enabling_power is not null and statutory_basis is not null)),
  add constraint altered_names_what check ((what = 'alters') = (was is not null) and (what = 'alters') = (becomes is not null)),
  add constraint altered_names_something check (becomes is null or (jsonb_typeof(becomes) = 'object' and becomes <> '{}'
    and becomes - array['clientGroup', 'reserved', 'exclusions', 'teams', 'geography'] = '{}' and was ?& array['clientGroup',
    'reserved', 'exclusions', 'teams', 'geography']));

-- What becomes of a paragraph: term, schedule or scope, by its number within the agreement. New ones have no number yet,
-- but schedules, which are known by theirs. was: its words when that was asked for.
create table variation_clause (
  change_id  uuid not null references agreement_variation (change_id),
  ordinal    integer not null check (ordinal > 0),
  what       text not null check (what in ('adds', 'alters', 'takes-out')),
  part       text not null check (part in ('term', 'schedule', 'scope')),
  number     integer,
  title      text not null check (length(title) > 0),
  was        text,
  words      text,
  primary key (change_id, ordinal),
  unique (change_id, part, number),
  check ((what = 'adds') = (was is null)),
  check ((what = 'takes-out') = (words is null)),
  check (number is not null or (what = 'adds' and part = 'term')),
  check (not (what = 'adds' and part = 'scope'))
);

-- What an agreement says is never written over: each wording holds for days of its own, half-open, and is recorded when
-- it came to be known. Written without days, it holds as long as the agreement and was known with it.
alter table instrument_term add column recorded_at timestamptz;
do $$
declare named text; counted text;
begin
  foreach named in array array['instrument_term', 'instrument_scope', 'instrument_schedule'] loop
    counted := case named when 'instrument_schedule' then 'number' else 'ordinal' end;
    execute format('alter table %I add column id uuid not null default gen_random_uuid(), add column valid_from date,
      add column valid_to date, add column by_change uuid references agreement_change (id)', named);
    execute format('update %I x set valid_from = i.valid_from, recorded_at = coalesce(x.recorded_at, i.recorded_at)
      from instrument i where i.id = x.instrument_id', named);
    execute format('alter table %1$I alter column valid_from set not null, alter column recorded_at set not null,
      alter column valid_from set default ''-infinity'', alter column recorded_at set default ''-infinity'', drop constraint %2$I, add primary key (id),
      add check (valid_to >= valid_from),
      add constraint %3$I exclude using gist (instrument_id with =, %4$I with =, daterange(valid_from, valid_to) with &&)',
      named, named || '_pkey', named || '_one_wording', counted);
    execute format('create index %I on %I (by_change) where by_change is not null', named || '_by_change', named);
  end loop;
end $$;

create function app.date_wording() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select greatest(new.valid_from, i.valid_from),
      case when new.recorded_at = '-infinity' then i.recorded_at else new.recorded_at end
    into new.valid_from, new.recorded_at from instrument i where i.id = new.instrument_id;
  return new;
end $$;

create function app.keep_wording() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['valid_to', 'recorded_at'] <> to_jsonb(old) - array['valid_to', 'recorded_at']
      or old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to) then
    raise exception 'a-wording-only-ends' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

do $$
declare named text;
begin
  foreach named in array array['instrument_term', 'instrument_scope', 'instrument_schedule'] loop
    execute format('create trigger dated before insert on %I for each row execute function app.date_wording()', named);
    execute format('create trigger only_ends before update on %I for each row execute function app.keep_wording()', named);
    execute format('create trigger past_is_kept before update on %I for each row execute function app.keep_past()', named);
    execute format('create trigger never_removed before delete or truncate on %I for each statement execute function app.refuse_change()', named);
  end loop;
end $$;
