-- What a council's front door did, as numbers (authorisation B8 no. 7, R8): a director sees their own council's, and those of
-- a council for which theirs discharges a function now, with small ones withheld before they leave the database.

-- Withholds what is small, and what would give it away. `counts`: {"a": 12, "b": 3}; each is given back as
-- {"n": 12}, {"few": true} (fewer than five, nought among them) or {"withheld": true} (five or more, but it would give another
-- away), and their sum as "total". From what is given back no withheld number can be worked out: for each at least two values
-- fit. A sum of fewer than five withholds everything. Pure; a property test holds it to that.
create or replace function app.withheld(counts jsonb) returns jsonb
  language plpgsql immutable parallel safe as $$
declare
  -- Beyond any count here, and far from where integers end.
  no_end constant bigint := 1000000000;
  names text[];
  vals bigint[];
  los bigint[];
  his bigint[];
  total bigint;
  total_lo bigint;
  total_hi bigint;
  sum_lo bigint;
  sum_hi bigint;
  t_lo bigint;
  t_hi bigint;
  is_told boolean;
  next integer;
begin
  select array_agg(c.key order by c.key), array_agg(c.value::bigint order by c.key) into names, vals
    from jsonb_each_text(counts) c;
  if names is null then return jsonb_build_object('total', jsonb_build_object('few', true), 'parts', '{}'::jsonb); end if;
  select sum(v) into total from unnest(vals) v;
  -- Of each number what a reader would know of it: from where to where it may be.
  select array_agg(case when v < 5 or total < 5 then 0 else v end order by i),
    array_agg(case when v < 5 or total < 5 then 4 else v end order by i) into los, his
    from unnest(vals) with ordinality u (v, i);
  total_lo := case when total < 5 then 0 else total end;
  total_hi := case when total < 5 then 4 else total end;
  loop
    select sum(l), sum(h) into sum_lo, sum_hi from unnest(los, his) u (l, h);
    t_lo := greatest(total_lo, sum_lo);
    t_hi := least(total_hi, sum_hi);
    is_told := total_lo < total_hi and t_lo = t_hi
      or exists (select from unnest(los, his) u (l, h) where l < h
        and greatest(l, t_lo - (sum_hi - h)) >= least(h, t_hi - (sum_lo - l)));
    exit when not is_told;
    -- The smallest that still stands goes too; when none does, the sum.
    select u.i into next from unnest(vals, los, his) with ordinality u (v, l, h, i) where l = h order by v, i limit 1;
    if next is not null then
      los[next] := 5;
      his[next] := no_end;
    else
      exit when total_lo < total_hi;
      total_lo := 5;
      total_hi := no_end;
    end if;
  end loop;
  return jsonb_build_object(
    'total', case when total_lo = total_hi then jsonb_build_object('n', total)
      when total_hi = 4 then jsonb_build_object('few', true) else jsonb_build_object('withheld', true) end,
    'parts', (select jsonb_object_agg(u.name, case when u.l = u.h then jsonb_build_object('n', u.v)
        when u.h = 4 then jsonb_build_object('few', true) else jsonb_build_object('withheld', true) end)
      from unnest(names, vals, los, his) u (name, v, l, h)));
end $$;

-- The same shape with nothing withheld: a council's own.
create or replace function app.all_shown(counts jsonb) returns jsonb
  language sql immutable parallel safe as $$
  select jsonb_build_object('total', jsonb_build_object('n', coalesce(sum(c.value::bigint), 0)),
    'parts', coalesce(jsonb_object_agg(c.key, jsonb_build_object('n', c.value::bigint)), '{}'))
  from jsonb_each_text(counts) c
$$;

do $$
declare named text;
begin
  foreach named in array array['contact', 'contact_child'] loop
    execute format('drop policy if exists figures on %I', named);
    execute format('create policy figures on %I for select to current_user using (current_setting(''app.figures'', true) = ''on'')', named);
  end loop;
end $$;

-- Whose figures whoever asks may read now: their own council's, and of each council for which theirs discharges a function.
create or replace function app.figures_of() returns setof text
  language plpgsql stable set search_path = public, pg_temp as $$
declare
  today date := app.local_day(app.at());
  council text := (app.acting_for())[1];
begin
  if app.fn() is distinct from 'oversight' or coalesce(array_length(app.acting_for(), 1), 0) <> 1
    or not app.has_full_standing(app.staff_id(), council, 'oversight', 'children', app.at())
    or not exists (select from role_held r where r.staff_id = app.staff_id() and r.role = 'director'
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to))
    or not exists (select from staff s where s.id = app.staff_id() and s.training_valid_to > today)
    or not exists (select from team_member m join team t on t.id = m.team_id
      where m.staff_id = app.staff_id() and t.fn = 'oversight'
        and m.valid_from <= today and (m.valid_to is null or today < m.valid_to)) then return; end if;
  return next council;
  return query select distinct f.holder from delegated_function f
    where f.discharger = council and f.holder <> council and f.client_group = 'children'
      and f.valid_from <= today and today < f.valid_to and f.effective_on <= today
      and (f.ended_on is null or today < f.ended_on)
      and not exists (select from governance_change g
        where g.authority in (f.holder, f.discharger) and f.valid_from < g.counts_from and g.counts_from <= today
          and not exists (select from revalidation v
            where v.function_id = f.id and v.change_id = g.id and v.confirmed_on <= today));
end $$;

drop function if exists app.figures(text, integer);

-- The last whole weeks, Monday to Sunday, the latest first. No row of another council leaves this function, and no number of
-- another council's that is small. What only custodians may know of is not counted. Nothing for whoever may not read them.
create function app.figures(of_council text, weeks integer) returns table (week date, contacts jsonb, children jsonb)
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  monday date := date_trunc('week', app.local_day(app.at()))::date;
  is_own boolean := of_council = (app.acting_for())[1];
begin
  if not of_council in (select app.figures_of()) then return; end if;
  perform set_config('app.figures', 'on', true);
  return query
  with each_week as (
    select monday - 7 * n as begins from generate_series(1, least(greatest(weeks, 1), 26)) n
  ), told as (
    select w.begins, c.id, c.owner,
      case when c.waiting_for is null then 'decided' else 'waiting' end
        || case when c.due_at < coalesce(c.decided_at, app.at()) then '-late' else '-in-time' end as course
    from each_week w join contact c on c.owner = of_council and c.client_group = 'children' and c.stage <> 'moved'
      and c.sealed_for is null
      and c.received_at >= (w.begins::timestamp at time zone 'Europe/London')
      and c.received_at < ((w.begins + 7)::timestamp at time zone 'Europe/London')
  ), became as (
    select t.begins, case
        when k.became_referral_at is not null then 'referral'
        when k.outcome is null then 'not-decided'
        when k.outcome = 'mash' then 'mash'
        when k.outcome = 'early-help-hub' then 'early-help'
        when k.outcome in ('information-advice', 'no-further-action', 'signpost') then 'closed'
        else 'passed-on' end as outcome
    from told t join contact_child k on k.owner = t.owner and k.contact_id = t.id
    where not exists (select from sealed.record r where r.id = k.person_id)
  ), course as (
    select w.begins, jsonb_object_agg(o.name, (select count(*) from told t where t.begins = w.begins and t.course = o.name)) as counts
    from each_week w cross join unnest(array['decided-in-time', 'decided-late', 'waiting-in-time', 'waiting-late']) o (name)
    group by 1
  ), outcome as (
    select w.begins, jsonb_object_agg(o.name, (select count(*) from became b where b.begins = w.begins and b.outcome = o.name)) as counts
    from each_week w
      cross join unnest(array['referral', 'mash', 'early-help', 'passed-on', 'closed', 'not-decided']) o (name)
    group by 1
  )
  select c.begins, case when is_own then app.all_shown(c.counts) else app.withheld(c.counts) end,
    case when is_own then app.all_shown(o.counts) else app.withheld(o.counts) end
  from course c join outcome o on o.begins = c.begins order by c.begins desc;
  perform set_config('app.figures', '', true);
end $$;

revoke all on function app.figures(text, integer) from public;
grant execute on function app.figures(text, integer) to front_door_app;
