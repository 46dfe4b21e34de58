-- What a change to an agreement does to the rows rights come from. Each function looks, in rows only the council concerned
-- could have written, for the decision of every party; nobody changes an agreement from one side (governance A2).

-- A change is what was asked for: nothing of it is altered afterwards.
revoke update, delete, truncate on
  agreement_change, agreement_variation, variation_function, agreement_extension, agreement_notice, agreement_notice_move,
  agreement_termination, agreement_disposition, agreement_assessment, agreement_decision from front_door_app;
grant update (withdrawn_on, withdrawn_because) on agreement_change to front_door_app;
grant update (approves, published_on, exempt_because, named_officer, last_day_to_call_in, effective_on, called_in_on,
  reconsidered_on) on agreement_decision to front_door_app;

-- Everything that hangs on an agreement and is not over: its functions and placements, the agreements under it and those
-- that adopt it, and what hangs on them. Ending it ends none of these by itself.
create or replace function app.dependants_of(ended uuid) returns table (kind text, id uuid, hangs_on uuid, holds_to date)
  language sql stable set search_path = public, pg_temp as $$
  with recursive hangs as (
    select i.id, i.under_id as hangs_on, 'agreement' as kind, i.valid_to from instrument i where i.under_id = ended
    union
    select s.instrument_id, s.parent_id, 'sharing-agreement', i.valid_to
      from sharing_agreement s join instrument i on i.id = s.instrument_id where s.parent_id = ended
    union
    select i.id, h.id, case when s.parent_id = h.id then 'sharing-agreement' else 'agreement' end, i.valid_to
      from hangs h join instrument i on true left join sharing_agreement s on s.instrument_id = i.id
      where i.under_id = h.id or s.parent_id = h.id
  ), agreed as (select ended as id union select h.id from hangs h)
  select h.kind, h.id, h.hangs_on, h.valid_to from hangs h
    where coalesce(greatest(h.valid_to, (select max(least(f.valid_to, f.ended_on)) from delegated_function f
      where f.instrument_id = h.id)), 'infinity') > app.local_day(app.recorded_now())
  union all
  select 'function', f.id, f.instrument_id, least(f.valid_to, f.ended_on) from delegated_function f join agreed a on a.id = f.instrument_id
    where least(f.valid_to, f.ended_on) > app.local_day(app.recorded_now())
  union all
  select 'placement', p.id, p.instrument_id, p.valid_to from s113_placement p join agreed a on a.id = p.instrument_id
    where coalesce(p.valid_to, 'infinity') > app.local_day(app.recorded_now())
$$;

-- The officer of a council that is a party.
create or replace function app.refuse_unless_party(change uuid) returns void
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare of_instrument uuid;
begin
  perform set_config('app.binding', 'on', true);
  select c.instrument_id into of_instrument from agreement_change c where c.id = change;
  if of_instrument is null or not exists (select from instrument_party p
      where p.instrument_id = of_instrument and app.is_agreements_officer_of(p.organisation)) then
    raise exception 'not-an-officer-of-a-party' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- What one party says to a state of a change: a council by its own decision, whoever has no officers here by its paper.
create or replace function app.party_approves(change uuid, party text, of_revision integer) returns boolean
  language sql stable set search_path = public, pg_temp as $$
  select exists (select from agreement_decision d
      where d.change_id = change and d.owner = party and d.revision = of_revision and d.approves)
    or (not exists (select from authority a where a.code = party) and exists (select from agreement_consent n
      where n.change_id = change and n.organisation = party and n.revision = of_revision and n.approves))
$$;

-- The day from which the decisions of all parties on this state of the change hold; null while call-in runs on after
-- somebody called one in. Refuses where a decision is missing or speaks against it.
create or replace function app.change_holds_from(change uuid, of_revision integer) returns date
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare holds date;
begin
  perform set_config('app.binding', 'on', true);
  if exists (select from agreement_change c where c.id = change and c.withdrawn_on is not null) then
    raise exception 'withdrawn' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from agreement_change c join instrument_party p on p.instrument_id = c.instrument_id
      where c.id = change and not app.party_approves(change, p.organisation, of_revision)) then
    raise exception 'decision-missing' using errcode = 'insufficient_privilege';
  end if;
  select case when bool_and(d.effective_on is not null and (d.called_in_on is null or d.reconsidered_on is not null))
      then max(greatest(d.effective_on, (select max(n.signed_on) from agreement_consent n
        where n.change_id = change and n.revision = of_revision))) end into holds
    from agreement_decision d where d.change_id = change and d.revision = of_revision;
  return holds;
end $$;

-- Gives each function of the agreement that reaches its end a further term, which grants nothing before both decisions
-- hold. Called again after a decision was published, called in or reconsidered, it says anew from when.
create or replace function app.put_extension_in_force(change uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  x agreement_extension;
  c agreement_change;
  holds date;
begin
  perform app.refuse_unless_party(change);
  select * into c from agreement_change where id = change and kind = 'extension' for update;
  select * into x from agreement_extension where change_id = change;
  if x.change_id is null then
    raise exception 'no-such-extension' using errcode = 'insufficient_privilege';
  end if;
  holds := app.change_holds_from(change, 0);
  -- Decided after the lapse it would be a revival: that is a new agreement.
  if exists (select from agreement_decision d where d.change_id = change and d.revision = 0
      and (d.decided_on >= x.old_to or d.recorded_on >= x.old_to)) or exists (select from agreement_consent n
      where n.change_id = change and n.revision = 0 and n.recorded_on >= x.old_to) then
    raise exception 'decided-after-the-lapse' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from delegated_function f where f.by_change = change) then
    insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
        enabling_power, statutory_basis, service_area, geography, teams, exclusions, reserved, onward_allowed, extends,
        by_change, decided_by, decided_on, call_in, accepted_by, accepted_on, acceptance_ref, constitution_amended_on)
      select gen_random_uuid(), f.instrument_id, f.fn, f.client_group, f.holder, f.discharger, f.valid_to, x.new_to,
        f.enabling_power, f.statutory_basis, f.service_area, f.geography, f.teams, f.exclusions, f.reserved, f.onward_allowed,
        f.id, change, h.decided_by, h.decided_on,
        case when h.exempt_because is not null then 'waived' when h.last_day_to_call_in is not null or h.effective_on is null then 'runs' else 'none' end,
        a.decided_by, a.decided_on, a.reference, f.constitution_amended_on
      from delegated_function f
      join agreement_decision h on h.change_id = change and h.owner = f.holder and h.revision = 0
      join agreement_decision a on a.change_id = change and a.owner = f.discharger and a.revision = 0
      where f.instrument_id = c.instrument_id and f.valid_to = x.old_to and f.ended_on is null
        and not exists (select from delegated_function later where later.extends = f.id);
    if not found then
      update instrument set valid_to = case when holds is null then x.old_to else x.new_to end
        where id = c.instrument_id and valid_to in (x.old_to, x.new_to)
          and not exists (select from delegated_function f where f.instrument_id = c.instrument_id);
      if not found then raise exception 'nothing-to-extend' using errcode = 'check_violation'; end if;
    end if;
  end if;
  update delegated_function f set
      effective_on = case when f.constitution_amended_on is not null then holds end,
      call_in = case when h.exempt_because is not null then 'waived' when h.last_day_to_call_in is not null or h.effective_on is null then 'runs' else 'none' end,
      call_in_ended_on = case when holds is not null then h.effective_on end
    from agreement_decision h
    where f.by_change = change and h.change_id = change and h.revision = 0 and h.owner = f.holder;
end $$;

-- Called in and not confirmed: the term it would have given, which never counted, goes, and leaves its days to another.
create or replace function app.drop_extension(change uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.refuse_unless_party(change);
  if not exists (select from agreement_decision d where d.change_id = change and d.revision = 0 and not d.approves)
      and not exists (select from agreement_consent n where n.change_id = change and n.revision = 0 and not n.approves) then
    raise exception 'nothing-was-refused' using errcode = 'insufficient_privilege';
  end if;
  delete from delegated_function f where f.by_change = change and f.effective_on is null;
  update instrument i set valid_to = x.old_to from agreement_change c join agreement_extension x on x.change_id = c.id
    where c.id = change and i.id = c.instrument_id and i.valid_to = x.new_to
      and not exists (select from delegated_function f where f.instrument_id = i.id);
end $$;

-- Alters what is named of one function, from a day on, in every term it has from then (authorisation R2). A term that has
-- begun ends on that day and goes on, altered, as a row of its own: so that what stood before still stands for the days
-- before, for whoever asks. For another client group it is a function that begins: it waits for the constitution.
create or replace function app.alter_function(c agreement_change, named variation_function, counts date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  f delegated_function;
  altered delegated_function;
  h agreement_decision;
  a agreement_decision;
  b jsonb := named.becomes;
  is_found boolean := false;
begin
  select * into h from agreement_decision d where d.change_id = c.id and d.owner = named.holder and d.revision = 0;
  select * into a from agreement_decision d where d.change_id = c.id and d.owner = named.discharger and d.revision = 0;
  for f in
    select * from delegated_function x where x.instrument_id = c.instrument_id and x.fn = named.fn
      and x.client_group = named.client_group and x.holder = named.holder and x.discharger = named.discharger
      and least(x.valid_to, x.ended_on) > greatest(counts, x.valid_from)
    order by x.valid_from
  loop
    -- Somebody altered the same since it was asked for: nobody decided to put that back.
    if not is_found and exists (select from jsonb_each(jsonb_build_object('clientGroup', f.client_group,
        'reserved', f.reserved, 'exclusions', f.exclusions, 'teams', f.teams, 'geography', f.geography)) x
        where b ? x.key and named.was -> x.key <> x.value) then
      raise exception 'altered-since' using errcode = 'check_violation';
    end if;
    is_found := true;
    -- A delegation that both must confirm first is not confirmed by altering it (B8 no. 22).
    if exists (select from governance_change g where g.authority in (f.holder, f.discharger) and f.valid_from < g.counts_from
        and g.counts_from <= counts and not exists (select from revalidation v
          where v.function_id = f.id and v.change_id = g.id and v.confirmed_on <= counts)) then
      raise exception 'confirm-first' using errcode = 'check_violation';
    end if;
    if f.effective_on is null and f.valid_from < counts then
      raise exception 'not-effective-yet' using errcode = 'check_violation';
    end if;
    altered := f;
    altered.client_group := coalesce(b ->> 'clientGroup', f.client_group);
    if b ? 'reserved' then altered.reserved := array(select jsonb_array_elements_text(b -> 'reserved')); end if;
    if b ? 'exclusions' then altered.exclusions := array(select jsonb_array_elements_text(b -> 'exclusions')); end if;
    if b ? 'teams' then altered.teams := array(select jsonb_array_elements_text(b -> 'teams')); end if;
    if b ? 'geography' then altered.geography := array(select jsonb_array_elements_text(b -> 'geography')); end if;
    altered.varied_on := app.local_day(app.at());
    if b ? 'clientGroup' then
      altered.enabling_power := named.enabling_power;
      altered.statutory_basis := named.statutory_basis;
      altered.decided_by := h.decided_by;
      altered.decided_on := h.decided_on;
      altered.call_in := case when h.exempt_because is not null then 'waived' when h.last_day_to_call_in is not null then 'runs' else 'none' end;
      altered.call_in_ended_on := h.effective_on;
      altered.accepted_by := a.decided_by;
      altered.accepted_on := a.effective_on;
      altered.acceptance_ref := a.reference;
      altered.constitution_amended_on := null;
      altered.effective_on := null;
    end if;
    if f.valid_from >= counts then
      update delegated_function x set client_group = altered.client_group, reserved = altered.reserved,
          exclusions = altered.exclusions, teams = altered.teams, geography = altered.geography,
          varied_on = altered.varied_on, enabling_power = altered.enabling_power,
          statutory_basis = altered.statutory_basis, decided_by = altered.decided_by, decided_on = altered.decided_on,
          call_in = altered.call_in, call_in_ended_on = altered.call_in_ended_on, accepted_by = altered.accepted_by,
          accepted_on = altered.accepted_on, acceptance_ref = altered.acceptance_ref,
          constitution_amended_on = altered.constitution_amended_on, effective_on = altered.effective_on
        where x.id = f.id;
    else
      update delegated_function x set ended_on = counts where x.id = f.id;
      altered.id := gen_random_uuid();
      altered.valid_from := counts;
      altered.by_change := c.id;
      altered.recorded_at := app.recorded_now();
      altered.run_off_until := null;
      altered.closed_on := null;
      insert into delegated_function select altered.*;
      -- What both have confirmed of it stays confirmed.
      insert into revalidation (function_id, change_id, confirmed_on)
        select altered.id, v.change_id, v.confirmed_on from revalidation v where v.function_id = f.id;
    end if;
  end loop;
  if not is_found then raise exception 'nothing-to-alter' using errcode = 'check_violation'; end if;
end $$;

-- Ends the wording that holds on a day, and lets another follow it. What was written before is kept.
create or replace function app.alter_wording(c agreement_change, named variation_clause, counts date) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  numbered text := case named.part when 'schedule' then 'number' else 'ordinal' end;
  in_table text := 'instrument_' || named.part;
  held record;
  until date;
begin
  if named.what = 'adds' then
    if named.part = 'term' then
      insert into instrument_term (instrument_id, ordinal, title, words, valid_from, recorded_at, by_change)
        select c.instrument_id, coalesce(max(t.ordinal), 0) + 1, named.title, named.words, counts, app.recorded_now(), c.id
        from instrument_term t where t.instrument_id = c.instrument_id;
    else
      insert into instrument_schedule (instrument_id, number, title, words, valid_from, recorded_at, by_change)
        values (c.instrument_id, named.number, named.title, named.words, counts, app.recorded_now(), c.id);
    end if;
    return;
  end if;
  execute format('select x.id, x.words, x.valid_to from %I x where x.instrument_id = $1 and x.%I = $2 and x.valid_from <= $3
      and (x.valid_to is null or x.valid_to > $3)', in_table, numbered)
    into held using c.instrument_id, named.number, counts;
  if held.id is null or held.words <> named.was then
    raise exception 'altered-since' using errcode = 'check_violation';
  end if;
  until := held.valid_to;
  execute format('update %I set valid_to = $1 where id = $2', in_table) using counts, held.id;
  if named.what = 'takes-out' then return; end if;
  if named.part = 'term' then
    insert into instrument_term (instrument_id, ordinal, title, words, valid_from, valid_to, recorded_at, by_change)
      values (c.instrument_id, named.number, named.title, named.words, counts, until, app.recorded_now(), c.id);
  elsif named.part = 'schedule' then
    insert into instrument_schedule (instrument_id, number, title, words, valid_from, valid_to, recorded_at, by_change)
      values (c.instrument_id, named.number, named.title, named.words, counts, until, app.recorded_now(), c.id);
  else
    insert into instrument_scope (instrument_id, ordinal, fn, client_group, words, valid_from, valid_to, recorded_at, by_change)
      select x.instrument_id, x.ordinal, x.fn, x.client_group, named.words, counts, until, app.recorded_now(), c.id
      from instrument_scope x where x.id = held.id;
  end if;
end $$;

-- What a variation names, and nothing else (authorisation R2), once the decisions of all parties hold.
create or replace function app.carry_out_variation(change uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v agreement_variation;
  c agreement_change;
  named variation_function;
  clause variation_clause;
  holds date;
  counts date;
begin
  perform app.refuse_unless_party(change);
  select * into c from agreement_change where id = change and kind = 'variation' for update;
  select * into v from agreement_variation where change_id = change;
  if v.change_id is null or c.carried_out_on is not null then
    raise exception 'no-such-variation' using errcode = 'insufficient_privilege';
  end if;
  holds := app.change_holds_from(change, 0);
  if holds is null or holds > app.local_day(app.at()) then
    raise exception 'call-in-running' using errcode = 'insufficient_privilege';
  end if;
  -- Never back-dated: what was refused yesterday was rightly refused (R6).
  counts := greatest(v.effective_from, app.local_day(app.at()));
  for named in select * from variation_function where change_id = change loop
    if named.what = 'ends' then
      update delegated_function f set ended_on = greatest(counts, f.valid_from), varied_on = app.local_day(app.at())
        where f.instrument_id = c.instrument_id and f.fn = named.fn and f.client_group = named.client_group
          and f.holder = named.holder and least(f.valid_to, f.ended_on) > counts;
      if not found then raise exception 'nothing-to-end' using errcode = 'check_violation'; end if;
    elsif named.what = 'alters' then
      perform app.alter_function(c, named, counts);
    else
      insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
          enabling_power, statutory_basis, by_change, decided_by, decided_on, call_in, call_in_ended_on, accepted_by,
          accepted_on, acceptance_ref, varied_on)
        select gen_random_uuid(), c.instrument_id, named.fn, named.client_group, named.holder, named.discharger, counts,
          (select max(last_day) from (
            select f.valid_to as last_day from delegated_function f where f.instrument_id = c.instrument_id and f.ended_on is null
            union all select i.valid_to from instrument i where i.id = c.instrument_id) ends),
          named.enabling_power, named.statutory_basis, change, h.decided_by, h.decided_on,
          case when h.exempt_because is not null then 'waived' when h.last_day_to_call_in is not null then 'runs' else 'none' end,
          h.effective_on, a.decided_by, a.effective_on, a.reference, app.local_day(app.at())
        from agreement_decision h
        join agreement_decision a on a.change_id = change and a.owner = named.discharger and a.revision = 0
        where h.change_id = change and h.owner = named.holder and h.revision = 0;
      if not found then raise exception 'not-between-the-parties' using errcode = 'check_violation'; end if;
    end if;
  end loop;
  for clause in select * from variation_clause where change_id = change order by ordinal loop
    perform app.alter_wording(c, clause, counts);
  end loop;
  update instrument set version = version + 1 where id = c.instrument_id;
  update agreement_change set carried_out_on = app.local_day(app.at()) where id = change;
end $$;

-- The day a notice takes effect: the last moved day that every party has signed, else the computed one.
create or replace function app.notice_day(notice uuid) returns date
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.binding', 'on', true);
  return coalesce((
    select m.to_day from agreement_notice_move m
      join agreement_change c on c.id = m.change_id
      where m.change_id = notice and not exists (select from instrument_party p
        where p.instrument_id = c.instrument_id and not app.party_approves(notice, p.organisation, m.number))
      order by m.number desc limit 1),
    (select n.computed_on from agreement_notice n where n.change_id = notice));
end $$;

-- May the council that gave notice complete the termination alone? Once the day has come, and no other agreement is touched.
create or replace function app.may_complete_alone(change uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from agreement_termination t
    join agreement_change c on c.id = t.change_id
    join agreement_change n on n.id = t.notice_id
    where t.change_id = change and t.ends_on <= app.local_day(app.at()) and app.is_agreements_officer_of(n.begun_by)
      and not exists (
        select from app.dependants_of(c.instrument_id) d
        where not (d.hangs_on = c.instrument_id and d.kind in ('function', 'placement'))
          and (select x.disposition from agreement_disposition x
            where x.change_id = change and x.dependant_id = d.id order by x.number desc limit 1) <> 'continue'));
end $$;

-- Ends an agreement when everything that hangs on it has a disposition on which every party has decided, or, by the
-- council that gave notice, once its day has come and where no other agreement is touched. Exactly the dispositions take
-- effect, together, and nothing else (governance finding 1).
create or replace function app.complete_termination(change uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  t agreement_termination;
  c agreement_change;
  d record;
  limit_day date;
  holds date;
  today date := app.local_day(app.at());
begin
  perform app.refuse_unless_party(change);
  select * into c from agreement_change where id = change and kind = 'termination' for update;
  select * into t from agreement_termination where change_id = change;
  if t.change_id is null or c.carried_out_on is not null or c.withdrawn_on is not null then
    raise exception 'no-such-termination' using errcode = 'insufficient_privilege';
  end if;
  if t.notice_id is not null and t.ends_on is distinct from app.notice_day(t.notice_id) then
    raise exception 'notice-was-moved' using errcode = 'insufficient_privilege';
  end if;
  if not app.may_complete_alone(change) then
    holds := app.change_holds_from(change, (select count(*)::integer from agreement_disposition where change_id = change));
    if holds is null or holds > today then
      raise exception 'call-in-running' using errcode = 'insufficient_privilege';
    end if;
  end if;
  for d in
    select g.kind, g.id, g.hangs_on, g.holds_to, x.disposition, x.ends_on, x.varied_by
    from app.dependants_of(c.instrument_id) g
    left join lateral (select * from agreement_disposition y where y.change_id = change and y.dependant_id = g.id
      order by y.number desc limit 1) x on true
  loop
    if d.disposition is null then
      raise exception 'disposition-missing' using errcode = 'insufficient_privilege';
    end if;
    if d.disposition = 'vary' and app.change_holds_from(d.varied_by, 0) is null then
      raise exception 'variation-not-agreed' using errcode = 'insufficient_privilege';
    end if;
    limit_day := case when d.hangs_on = c.instrument_id then t.ends_on else (
      select x.ends_on from agreement_disposition x where x.change_id = change and x.dependant_id = d.hangs_on
      order by x.number desc limit 1) end;
    if d.kind in ('function', 'placement') and limit_day is not null
        and coalesce(case when d.disposition = 'end' then d.ends_on else d.holds_to end, 'infinity') > limit_day then
      raise exception 'outlasts-its-agreement' using errcode = 'check_violation';
    end if;
  end loop;
  update delegated_function f set ended_on = greatest(x.ends_on, f.valid_from) from (
    select distinct on (y.dependant_id) y.* from agreement_disposition y where y.change_id = change
    order by y.dependant_id, y.number desc) x
    where x.dependant_kind = 'function' and x.dependant_id = f.id and x.disposition = 'end'
      and least(f.valid_to, f.ended_on) > x.ends_on;
  update s113_placement p set valid_to = x.ends_on from (
    select distinct on (y.dependant_id) y.* from agreement_disposition y where y.change_id = change
    order by y.dependant_id, y.number desc) x
    where x.dependant_kind = 'placement' and x.dependant_id = p.id and x.disposition = 'end'
      and coalesce(p.valid_to, 'infinity') > x.ends_on;
  update instrument i set valid_to = greatest(x.ends_on, i.valid_from + 1) from (
    select distinct on (y.dependant_id) y.dependant_id, y.disposition, y.ends_on from agreement_disposition y
      where y.change_id = change and y.dependant_kind in ('agreement', 'sharing-agreement')
    order by y.dependant_id, y.number desc) x
    where x.dependant_id = i.id and x.disposition = 'end' and coalesce(i.valid_to, 'infinity') > x.ends_on;
  update instrument i set valid_to = greatest(t.ends_on, i.valid_from + 1)
    where i.id = c.instrument_id and coalesce(i.valid_to, 'infinity') > t.ends_on;
  update agreement_change set carried_out_on = today where id = change;
end $$;

revoke all on function app.alter_function(agreement_change, variation_function, date),
  app.alter_wording(agreement_change, variation_clause, date) from public;
revoke all on function app.alter_function(agreement_change, variation_function, date),
  app.alter_wording(agreement_change, variation_clause, date) from front_door_app;
revoke all on function app.dependants_of(uuid), app.refuse_unless_party(uuid), app.change_holds_from(uuid, integer),
  app.put_extension_in_force(uuid), app.drop_extension(uuid), app.carry_out_variation(uuid), app.notice_day(uuid), app.may_complete_alone(uuid),
  app.complete_termination(uuid) from public;
grant execute on function app.dependants_of(uuid), app.change_holds_from(uuid, integer),
  app.put_extension_in_force(uuid), app.drop_extension(uuid), app.carry_out_variation(uuid), app.notice_day(uuid),
  app.complete_termination(uuid) to front_door_app;
