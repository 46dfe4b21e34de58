-- Whether section 101 alone is enough depends on how the holder is governed on the term's first day: by the dated changes
-- of that, and not by how the council was governed first (governance finding 5, A2).

create function app.governed_by_an_executive(council text, on_day date) returns boolean language sql stable
  set search_path = public, pg_temp as $$
  select coalesce(
    (select g.model from governance_change g where g.authority = council and g.counts_from <= on_day
      order by g.counts_from desc limit 1),
    (select a.governance_model from authority a where a.code = council)) in ('leader-cabinet', 'mayor')
$$;

create function app.is_section_101_alone(power text) returns boolean language sql immutable as
$$ select power ~ '1972' and power !~ '2000|2012' $$;

create or replace function app.check_delegated_function() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare agreed instrument;
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
  -- Section 101 does not reach what an executive does (governance finding 5). A council that changes how it is governed
  -- later must confirm the term, and cannot where this power alone is named (app.put_revalidation_in_force).
  if (tg_op = 'INSERT' or (new.enabling_power, new.holder, new.valid_from) is distinct from (old.enabling_power, old.holder, old.valid_from))
      and app.is_section_101_alone(new.enabling_power)
      and app.governed_by_an_executive(new.holder, new.valid_from) then
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
