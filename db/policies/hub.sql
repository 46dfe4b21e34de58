-- Which agency the worker navigates for now: employed by it and in its team, today. Null for everybody else.
create or replace function app.navigates_for() returns text
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if app.fn() is distinct from 'navigator' or app.staff_id() is null then return null; end if;
  return (select e.employer from employment e
    where e.staff_id = app.staff_id() and e.employer = any (app.acting_for())
      and e.valid_from <= app.local_day(app.at()) and (e.valid_to is null or app.local_day(app.at()) < e.valid_to)
      and exists (
        select from team_member m join team t on t.id = m.team_id
        where m.staff_id = e.staff_id and t.organisation = e.employer and t.fn = 'navigator'
          and m.valid_from <= app.local_day(app.at()) and (m.valid_to is null or app.local_day(app.at()) < m.valid_to)
          and t.valid_from <= app.local_day(app.at()) and (t.valid_to is null or app.local_day(app.at()) < t.valid_to))
    limit 1);
end $$;

-- The request a one-time link opens: neither spent nor taken back, and its time not over.
create or replace function app.linked_request() returns uuid
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if app.link() is null then return null; end if;
  return (select l.request_id from agency_link l
    where l.token_hash = app.link() and l.spent_at is null and l.revoked_at is null and l.ends_at > app.at());
end $$;

-- May whoever asks read and add to what happened on this request? Its agency, or its link, while it is open.
create or replace function app.answers_request(of_owner text, request uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from agency_request r where r.owner = of_owner and r.id = request and r.closed_at is null
    and (r.agency = app.navigates_for() or r.id = app.linked_request())
    and app.flow_in_force(r.agency, r.owner, r.purpose, app.at()));
end $$;

-- The hub's own facts are for the hub, emergency duty at night, and the service itself: other teams of the council see
-- how far an enquiry has come, not what was said in it.
create or replace function app.reads_hub_facts(of_owner text, of_stream text, subject uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if app.is_system() then return true; end if;
  if of_stream = 'enquiry' then
    return app.fn() in ('mash', 'emergency-duty')
      and exists (select from enquiry e where e.owner = of_owner and e.id = subject);
  end if;
  if of_stream = 'disagreement' then
    return app.fn() in ('mash', 'emergency-duty')
      and exists (select from disagreement d where d.owner = of_owner and d.id = subject);
  end if;
  return (app.fn() in ('mash', 'emergency-duty')
      and exists (select from agency_request r where r.owner = of_owner and r.id = subject))
    or app.answers_request(of_owner, subject);
end $$;

-- How far what an agency said may be read by whoever asks, by the level it was given:
-- in the hub all of it, but what police mark sensitive only by its managers and by whoever has the enquiry;
-- emergency duty at night the rest; a team that work is passed to only what professionals may read.
create or replace function app.reads_level(of_owner text, enquiry uuid, share_level text) returns boolean
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  if app.is_system() then return true; end if;
  case
    when app.fn() = 'mash' then
      return share_level <> 'police-sensitive' or app.reads_sensitive(of_owner, enquiry);
    when app.fn() = 'emergency-duty' then
      return share_level <> 'police-sensitive';
    when app.fn() in ('assessment', 'early-help-hub', 'met-hub') then
      return share_level in ('family-may-see', 'professionals', 'victim-safe');
    else
      return false;
  end case;
end $$;

create or replace function app.reads_sensitive(of_owner text, of_enquiry uuid) returns boolean
  language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  return exists (select from role_held h where h.staff_id = app.staff_id() and h.role = 'team-manager'
      and h.valid_from <= app.local_day(app.at()) and (h.valid_to is null or app.local_day(app.at()) < h.valid_to))
    or exists (select from enquiry e
      where e.owner = of_owner and e.id = of_enquiry and e.allocated_to = app.staff_id());
end $$;
