-- Whoever is let in to single records: which records are named to them, and what hangs on one. The policies that ask this
-- are in named_records.sql.

-- Null: whoever asks is not let in to single records only. Else the ids of the records named to them now; under councils
-- of which they stand for one fully and for another only so, it is still only these.
create or replace function app.named_to_me() returns uuid[]
  language plpgsql stable set search_path = public, pg_temp as $$
declare me uuid := app.staff_id();
begin
  if me is null or app.is_system() then return null; end if;
  if not exists (select from access_grant g where g.staff_id = me)
    and not exists (select from run_off_case c where c.staff_id = me) then return null; end if;
  if not exists (select from unnest(app.acting_for()) a (named)
    where not app.has_full_standing(me, a.named, app.fn(), app.client_group(), app.at())
      and app.has_standing(me, a.named, app.fn(), app.client_group(), app.at())) then return null; end if;
  return array(select n from unnest(app.acting_for()) a (named)
    cross join lateral app.named_records(me, a.named, app.fn(), app.at()) n);
end $$;

-- Of these, what they may change too: cases of an exit list that are theirs to write. Null as above.
create or replace function app.named_to_write() returns uuid[]
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  if app.named_to_me() is null then return null; end if;
  return array(select c.subject_id from run_off_case c
    where c.staff_id = app.staff_id() and c.authority = any (app.acting_for()) and c.fn = app.fn() and c.may_write
      and c.given_from <= app.at() and app.at() < c.stops_at);
end $$;

-- Councils whose people may be looked for among all there are: none for whoever is let in to single records.
create or replace function app.searchable_owners() returns text[]
  language plpgsql stable set search_path = public, pg_temp as $$
begin
  return case when app.named_to_me() is null then app.reachable_owners() else '{}' end;
end $$;

-- Does this hang on one of these records? Strict: where nothing is narrowed it is not even called. Whatever else it is
-- asked about does not.
create or replace function app.hangs_on(named uuid[], of_owner text, kind text, subject uuid) returns boolean
  language plpgsql stable strict cost 1 set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  case
    when kind in ('contact', 'person') then
      return subject = any (named);
    when kind = 'hand-over' then
      return exists (select from hand_over h where h.owner = of_owner and h.id = subject and h.contact_id = any (named));
    when kind = 'enquiry' then
      return exists (select from enquiry e where e.owner = of_owner and e.id = subject and e.contact_id = any (named));
    when kind = 'agency-request' then
      return exists (select from agency_request r where r.owner = of_owner and r.id = subject and r.contact_id = any (named));
    when kind = 'disagreement' then
      return exists (select from disagreement d where d.owner = of_owner and d.id = subject and d.contact_id = any (named));
    else
      return false;
  end case;
end $$;
