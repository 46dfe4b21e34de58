-- The predicate of the database over a table of cases: each case is asked as the runtime role, with its own context set, so
-- that row-level security answers for what is in sight, and app.has_standing and the rest for what gives a right. What
-- each action asks stands here a further time.
create schema truth;
create table truth.asked (
  nth          integer primary key,
  staff        uuid not null,
  fn           text not null,
  acting_for   text not null,
  owner        text not null,
  record       uuid not null,
  action       text not null,
  client_group text not null,
  relationship text not null,
  related      boolean not null,
  fresh        boolean not null
);
grant usage on schema truth to front_door_app;
grant select on truth.asked to front_door_app;

create table truth.action (name text primary key, fns text[], roles text[], reach text not null, opens boolean not null, finishes boolean not null);
insert into truth.action values
  ('contact.take', '{screening,emergency-duty}', '{contact-adviser,screening-manager,emergency-duty-worker}', 'intake', false, false),
  ('contact.tray', '{screening,emergency-duty}', '{contact-adviser,screening-manager,emergency-duty-worker}', 'list', false, false),
  ('contact.open', '{screening,assessment,early-help-hub,mash,met-hub,emergency-duty}', '{contact-adviser,screening-manager,emergency-duty-worker,social-worker,team-manager,early-help-coordinator}', 'record', true, true),
  ('contact.decide', '{screening,emergency-duty}', '{contact-adviser,screening-manager,emergency-duty-worker}', 'record', false, false),
  ('enquiry.work', '{mash,emergency-duty}', '{social-worker,team-manager,emergency-duty-worker}', 'record', false, true),
  ('person.seal', '{oversight}', '{privacy-officer}', 'record', false, false),
  ('named.list', '{quality-assurance,inspection,technical-support,subject-access}', '{auditor,inspector,support-engineer,subject-access-officer}', 'named-list', false, false),
  ('named.open', '{quality-assurance,inspection,technical-support,subject-access}', '{auditor,inspector,support-engineer,subject-access-officer}', 'record', true, false),
  ('agreements.read', null, null, 'own', false, false);
grant select on truth.action to front_door_app;

create function truth.permitted(a truth.asked, at timestamptz) returns boolean language plpgsql as $$
declare
  of truth.action;
  today date := app.local_day(at);
  council text := case when a.action in ('contact.tray', 'named.list') then a.acting_for else a.owner end;
  clients text := case when a.action in ('contact.tray', 'named.list') then 'children' else a.client_group end;
  whole boolean;
  glass boolean;
  found person;
begin
  select * into of from truth.action where name = a.action;
  if of.reach = 'intake' then return true; end if;
  if a.related then return false; end if;
  if not exists (select from staff s where s.id = a.staff and today < s.training_valid_to) then return false; end if;
  if of.fns is not null and not a.fn = any (of.fns) then return false; end if;
  if of.roles is not null and not exists (select from role_held r where r.staff_id = a.staff and r.role = any (of.roles)
      and r.valid_from <= today and (r.valid_to is null or today < r.valid_to)) then return false; end if;
  if not exists (select from team_member m join team t on t.id = m.team_id where m.staff_id = a.staff and t.fn = a.fn
      and m.valid_from <= today and (m.valid_to is null or today < m.valid_to)) then return false; end if;
  if not exists (select from employment e where e.staff_id = a.staff
      and e.valid_from <= today and (e.valid_to is null or today < e.valid_to)) then return false; end if;
  if of.reach = 'own' then return true; end if;

  -- A placement that is only being finished is standing to the floor, and not for everything.
  whole := app.has_full_standing(a.staff, council, a.fn, clients, at) and (
    exists (select from s113_placement p where p.staff_id = a.staff and p.host = council and a.fn = any (p.fns)
      and (p.ends_at is null or at < p.ends_at))
    or not exists (select from s113_placement p where p.staff_id = a.staff and p.host = council)
    or truth.stands_otherwise(a.staff, council, a.fn, clients, at));
  if of.reach = 'list' then return whole; end if;
  if of.reach = 'named-list' then return exists (select app.named_records(a.staff, council, a.fn, at)); end if;
  if a.owner <> a.acting_for then return false; end if;
  if a.action = 'person.seal' and not a.fresh then return false; end if;

  -- What is in sight: asked of row-level security itself.
  perform set_config('app.staff', a.staff::text, true), set_config('app.acting_for', a.acting_for, true),
    set_config('app.fn', a.fn, true), set_config('app.client_group', a.client_group, true), set_config('app.at', at::text, true);
  select * into found from person p where p.owner = a.owner and p.id = a.record;
  if found.id is null then return false; end if;
  glass := exists (select from access_grant g join access_grant_record r on r.grant_id = g.id
    where g.staff_id = a.staff and g.authority = a.owner and g.kind = 'break-glass' and r.subject_id = a.record
      and g.given_from <= at and at < g.given_until and (g.withdrawn_at is null or at < g.withdrawn_at));
  -- Row-level security lets through what was opened by breaking the glass: to look, and to touch nothing.
  if found.sensitivity = 'restricted' and not a.staff = any (found.named_access) then
    return whole and glass and of.opens;
  end if;

  if whole and not truth.is_reserved(a, clients, at) and (a.action <> 'contact.open' or a.relationship <> 'none' or glass)
    then return true; end if;
  if of.finishes and a.relationship = 'allocated' and exists (select from s113_placement p
      where p.staff_id = a.staff and p.host = a.owner and a.fn = any (p.fns) and not app.needs_grant(a.fn)
        and p.ends_at <= at and at < p.finish_until)
    then return true; end if;
  return a.record in (select app.named_records(a.staff, a.owner, a.fn, at))
    and (app.needs_grant(a.fn) or of.opens or exists (select from run_off_case c where c.staff_id = a.staff
      and c.authority = a.owner and c.fn = a.fn and c.subject_id = a.record and c.may_write
      and c.given_from <= at and at < c.stops_at));
end $$;

-- Stands for the council without its placement: of the worker whose placement is left out of the question.
create function truth.stands_otherwise(staff uuid, council text, fn text, clients text, at timestamptz) returns boolean
  language sql stable as $$
  select exists (
    select from employment e where e.staff_id = stands_otherwise.staff and (
      e.employer = council
      or exists (select from authority_succession n where n.predecessor = council and n.successor = e.employer
        and n.vests_on <= app.local_day(at))
      or exists (select from delegated_function f where f.holder = council and f.discharger = e.employer
        and f.fn = stands_otherwise.fn and f.client_group = clients
        and daterange(f.valid_from, least(f.valid_to, f.ended_on)) @> app.local_day(at)
        and f.effective_on <= app.local_day(at)
        and not exists (select from governance_change g
          where g.authority in (f.holder, f.discharger) and g.counts_from <= app.local_day(at) and f.valid_from < g.counts_from
            and not exists (select from revalidation v where v.function_id = f.id and v.change_id = g.id
              and v.confirmed_on <= app.local_day(at))))))
$$;

-- Kept back by the one delegation that gives the standing, where nothing else gives it.
create function truth.is_reserved(a truth.asked, clients text, at timestamptz) returns boolean language sql stable as $$
  select exists (select from delegated_function f join employment e on e.employer = f.discharger and e.staff_id = a.staff
      where f.holder = a.owner and f.fn = a.fn and f.client_group = clients and a.action = any (f.reserved))
    and not exists (select from employment e where e.staff_id = a.staff and (e.employer = a.owner
      or exists (select from authority_succession n where n.predecessor = a.owner and n.successor = e.employer
        and n.vests_on <= app.local_day(at))))
    and not exists (select from s113_placement p where p.staff_id = a.staff and p.host = a.owner and a.fn = any (p.fns)
      and (p.ends_at is null or at < p.ends_at))
$$;

create function truth.decide(first integer, after integer, at timestamptz) returns table (nth integer, permitted boolean)
  language plpgsql as $$
declare a truth.asked;
begin
  for a in select * from truth.asked q where q.nth >= first and q.nth < after order by q.nth loop
    nth := a.nth;
    permitted := truth.permitted(a, at);
    return next;
  end loop;
end $$;
