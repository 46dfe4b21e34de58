-- Each council confirms for itself that a delegation stands under the other way of governing; all may read it.
alter table governance_confirmation enable row level security;
alter table governance_confirmation force row level security;
drop policy if exists readers on governance_confirmation;
create policy readers on governance_confirmation for select to front_door_app
  using ((select app.staff_id()) is not null or (select app.is_system()));
drop policy if exists own on governance_confirmation;
create policy own on governance_confirmation for insert to front_door_app
  with check (app.is_agreements_officer_of(owner)
    and exists (select from delegated_function f where f.id = function_id and owner in (f.holder, f.discharger)));
drop policy if exists binding on governance_confirmation;
create policy binding on governance_confirmation for select to current_user
  using (current_setting('app.binding', true) = 'on');
revoke update, delete, truncate on governance_confirmation from front_door_app;

-- A council says that it is governed another way from a day on. Every delegation on either side must then be confirmed by
-- both councils before it gives a right again (authorisation B8 no. 22).
create or replace function app.record_governance_change(change uuid, of_authority text, new_model text, from_day date,
    reference text) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.is_agreements_officer_of(of_authority) then
    raise exception 'not-an-officer' using errcode = 'insufficient_privilege';
  end if;
  insert into governance_change (id, authority, model, counts_from, decision_ref)
    values (change, of_authority, new_model, from_day, reference);
end $$;

create or replace function app.put_revalidation_in_force(change uuid, of_function uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare f delegated_function;
begin
  perform set_config('app.binding', 'on', true);
  select * into f from delegated_function where id = of_function;
  if f.id is null or not (app.is_agreements_officer_of(f.holder) or app.is_agreements_officer_of(f.discharger)) then
    raise exception 'not-an-officer-of-a-party' using errcode = 'insufficient_privilege';
  end if;
  if (select count(distinct g.owner) from governance_confirmation g
      where g.change_id = change and g.function_id = of_function and g.owner in (f.holder, f.discharger)) < 2 then
    raise exception 'confirmation-missing' using errcode = 'insufficient_privilege';
  end if;
  -- Confirming lends no power: section 101 alone does not reach what an executive does (governance finding 5).
  if app.is_section_101_alone(f.enabling_power) and exists (select from governance_change g
      where g.id = change and g.authority = f.holder and g.model in ('leader-cabinet', 'mayor')) then
    raise exception 'section-101-alone' using errcode = 'check_violation';
  end if;
  insert into revalidation (function_id, change_id, confirmed_on)
    select of_function, change, max(g.confirmed_on) from governance_confirmation g
    where g.change_id = change and g.function_id = of_function
    on conflict do nothing;
end $$;

revoke all on function app.record_governance_change(uuid, text, text, date, text), app.put_revalidation_in_force(uuid, uuid) from public;
grant execute on function app.record_governance_change(uuid, text, text, date, text), app.put_revalidation_in_force(uuid, uuid) to front_door_app;
