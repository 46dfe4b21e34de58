-- The tables rights come from are written by these functions alone, and each looks for the decisions it needs in rows that
-- only the council concerned could have written (db/policies/instrument_decision.sql).
revoke insert, update, delete, truncate on
  instrument_scope, instrument_schedule, agreement_past, not_delegable from front_door_app;
revoke update, delete, truncate on
  instrument_decision, instrument_signature, instrument_document, instrument_claim from front_door_app;
revoke delete, truncate on agreement_draft, agreement_alarm from front_door_app;

-- An agreements officer binds the council that employs them, and no other: not by lending, not by delegation.
create or replace function app.is_agreements_officer_of(authority text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return app.fn() = 'oversight' and authority = any (app.acting_for())
    and exists (select from role_held r where r.staff_id = app.staff_id() and r.role = 'agreements-officer'
      and r.valid_from <= app.local_day(app.at()) and (r.valid_to is null or app.local_day(app.at()) < r.valid_to))
    and exists (select from employment e where e.staff_id = app.staff_id() and e.employer = authority
      and e.valid_from <= app.local_day(app.at()) and (e.valid_to is null or app.local_day(app.at()) < e.valid_to));
end $$;

create or replace function app.is_party_to(agreed uuid, authority text) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.binding', 'on', true);
  return exists (select from instrument_party p where p.instrument_id = agreed and p.organisation = authority)
    or exists (select from agreement_draft d where d.id = agreed and authority = any (d.parties));
end $$;

-- What an information sharing agreement has besides: its tier, as whom each party signed, and who may tell whom what. A
-- signature counts from the day it was given, a flow from the agreement's first day.
create or replace function app.conclude_sharing(d agreement_draft) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s jsonb := d.content -> 'sharing';
  n integer;
begin
  insert into sharing_agreement (instrument_id, tier, parent_id, review_due, published_url, dpia_reference, minimisation, retention)
    values (d.id, (s ->> 'tier')::smallint, (s ->> 'parentId')::uuid, (s ->> 'reviewDue')::date, s ->> 'publishedUrl',
      s ->> 'dpiaReference', s ->> 'minimisation', s ->> 'retention');
  insert into sharing_signatory (instrument_id, organisation, role, signed_on, responsible_officer, breach_contact)
    select d.id, x.organisation, x.role, (select max(g.signed_on) from instrument_signature g
        where g.instrument_id = d.id and g.version = d.version and g.organisation = x.organisation),
      x."responsibleOfficer", x."breachContact"
    from jsonb_to_recordset(s -> 'signatories') x (organisation text, role text, "responsibleOfficer" text, "breachContact" text)
    where x.organisation = any (d.parties);
  get diagnostics n = row_count;
  if n <> cardinality(d.parties) then
    raise exception 'signatory-missing' using errcode = 'check_violation';
  end if;
  if exists (select from jsonb_to_recordset(s -> 'flows') f ("from" text, "to" text)
      where not (f."from" = any (d.parties) and f."to" = any (d.parties))) then
    raise exception 'flow-between-others' using errcode = 'check_violation';
  end if;
  insert into sharing_flow (id, instrument_id, purpose, from_organisation, to_organisation, data_categories, subjects,
      article_6, article_9, schedule_1, article_10, statutory_gateways, law_enforcement, section_36_4, minimisation,
      retention, valid_from)
    select gen_random_uuid(), d.id, purpose, f."from", f."to", f.categories, f.subjects, f.article6, f.article9, f.schedule1,
      f.article10, f.gateways, f.section36 is not null or f."lawEnforcement", f.section36, f.minimisation, f.retention,
      (d.content ->> 'from')::date
    from jsonb_to_recordset(s -> 'flows') f (purposes text[], "from" text, "to" text, categories text[], subjects text[],
      article6 text, article9 text, schedule1 text, article10 text, gateways text[], "lawEnforcement" boolean,
      section36 text, minimisation text, retention text)
    cross join lateral unnest(f.purposes) purpose;
end $$;
revoke all on function app.conclude_sharing(agreement_draft) from public;
revoke all on function app.conclude_sharing(agreement_draft) from front_door_app;

-- From a draft to what rights come from: only when every council that is a party has decided it as it now stands and
-- every party has signed it so.
create or replace function app.conclude_agreement(agreed uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  d agreement_draft;
  c jsonb;
  lacking text;
  first_decision instrument_decision;
begin
  perform set_config('app.binding', 'on', true);
  select * into d from agreement_draft where id = agreed for update;
  if d.id is null or d.concluded_at is not null or d.withdrawn_at is not null then
    raise exception 'no-such-draft' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from unnest(d.parties) p where app.is_agreements_officer_of(p)) then
    raise exception 'not-an-officer' using errcode = 'insufficient_privilege';
  end if;
  select string_agg(a.code, ', ') into lacking from authority a
    where a.code = any (d.parties) and not exists (select from instrument_decision x
      where x.instrument_id = agreed and x.owner = a.code and x.version = d.version and x.what in ('enter', 'accept'));
  if lacking is not null then
    raise exception 'decision-missing' using errcode = 'insufficient_privilege', detail = lacking;
  end if;
  select string_agg(p, ', ') into lacking from unnest(d.parties) p
    where not exists (select from instrument_signature x
      where x.instrument_id = agreed and x.organisation = p and x.version = d.version
        and (x.owner = p or (x.document_id is not null and not exists (select from authority a where a.code = p))));
  if lacking is not null then
    raise exception 'signature-missing' using errcode = 'insufficient_privilege', detail = lacking;
  end if;

  c := d.content;
  select x.* into first_decision from instrument_decision x
    where x.instrument_id = agreed and x.version = d.version and x.what in ('enter', 'accept')
    order by x.owner <> coalesce(c #>> '{functions,0,holder}', d.owner), x.decided_on limit 1;
  insert into instrument (id, kind, title, version, signed_on, decision_ref, decided_by, decided_on, valid_from, valid_to,
      may_extend_to, under_id, supersedes, notice_months, short_notice_months, short_notice_when, recorded_at)
    select agreed, c ->> 'kind', c ->> 'title', 1,
      (select max(x.signed_on) from instrument_signature x where x.instrument_id = agreed and x.version = d.version),
      first_decision.reference, first_decision.decided_by, first_decision.decided_on,
      (c ->> 'from')::date, (c ->> 'to')::date, (c ->> 'mayExtendTo')::date, (c ->> 'underId')::uuid,
      (c ->> 'supersedes')::uuid, (c ->> 'noticeMonths')::smallint, (c ->> 'shortNoticeMonths')::smallint,
      c ->> 'shortNoticeWhen', app.recorded_now();
  insert into instrument_party (instrument_id, organisation) select agreed, p from unnest(d.parties) p;
  insert into instrument_term (instrument_id, ordinal, title, words)
    select agreed, n, t ->> 'title', t ->> 'words' from jsonb_array_elements(c -> 'terms') with ordinality x (t, n);
  insert into instrument_schedule (instrument_id, number, title, words)
    select agreed, (t ->> 'number')::integer, t ->> 'title', t ->> 'words' from jsonb_array_elements(c -> 'schedules') t;
  insert into instrument_scope (instrument_id, ordinal, fn, client_group, words)
    select agreed, n, t ->> 'fn', t ->> 'clientGroup', t ->> 'words'
    from jsonb_array_elements(c -> 'scope') with ordinality x (t, n);
  if c ->> 'kind' = 'information-sharing-agreement' then
    perform app.conclude_sharing(d);
  end if;
  insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
      enabling_power, statutory_basis, service_area, geography, teams, exclusions, reserved, onward_allowed,
      decided_by, decided_on, call_in, call_in_ended_on, accepted_by, accepted_on, acceptance_ref,
      constitution_amended_on, effective_on)
    select gen_random_uuid(), agreed, f.fn, f."clientGroup", f.holder, f.discharger, f."from", f."to",
      f."enablingPower", f."statutoryBasis", f."serviceArea", f.geography, f.teams, f.exclusions, f.reserved, f."onwardAllowed",
      h.decided_by, h.decided_on, h.call_in, h.call_in_ended_on, a.decided_by, a.effective_on, a.reference,
      h.constitution_amended_on,
      case when h.effective_on is not null and a.effective_on is not null and h.constitution_amended_on is not null
        then greatest(h.effective_on, a.effective_on, h.constitution_amended_on) end
    from jsonb_to_recordset(c -> 'functions') f (fn text, "clientGroup" text, holder text, discharger text, "from" date,
        "to" date, "enablingPower" text, "statutoryBasis" text, "serviceArea" text, geography text[], teams text[],
        exclusions text[], reserved text[], "onwardAllowed" boolean)
    cross join lateral (select x.* from instrument_decision x where x.instrument_id = agreed and x.owner = f.holder
      and x.version = d.version and x.what in ('enter', 'accept') order by x.recorded_at desc limit 1) h
    cross join lateral (select x.* from instrument_decision x where x.instrument_id = agreed and x.owner = f.discharger
      and x.version = d.version and x.what in ('enter', 'accept') order by x.recorded_at desc limit 1) a;
  if (select count(*) from delegated_function where instrument_id = agreed) <> jsonb_array_length(c -> 'functions') then
    raise exception 'decision-missing' using errcode = 'insufficient_privilege';
  end if;
  update agreement_draft set concluded_at = app.recorded_now() where id = agreed;
end $$;

-- What came after the holder's decision: it was called in, call-in ended, the constitution was amended.
create or replace function app.complete_agreement(decision uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare x instrument_decision;
begin
  perform set_config('app.binding', 'on', true);
  select * into x from instrument_decision where id = decision and owner = any (app.acting_for());
  if x.id is null or not app.is_agreements_officer_of(x.owner) then
    raise exception 'not-an-officer' using errcode = 'insufficient_privilege';
  end if;
  if x.what = 'called-in' then
    if exists (select from delegated_function f where f.instrument_id = x.instrument_id and f.holder = x.owner
        and f.effective_on <= x.decided_on) then
      raise exception 'already-effective' using errcode = 'check_violation';
    end if;
    update delegated_function set call_in = 'runs', call_in_ended_on = null, effective_on = null
      where instrument_id = x.instrument_id and holder = x.owner;
  elsif x.what = 'call-in-ended' then
    update delegated_function f set call_in_ended_on = x.call_in_ended_on,
        effective_on = case when f.accepted_on is not null and f.constitution_amended_on is not null
          then greatest(x.call_in_ended_on, f.accepted_on, f.constitution_amended_on) end
      where f.instrument_id = x.instrument_id and f.holder = x.owner and f.call_in = 'runs' and f.effective_on is null;
  elsif x.what = 'constitution-amended' then
    update delegated_function f set constitution_amended_on = x.constitution_amended_on,
        effective_on = case when f.accepted_on is not null and (f.call_in <> 'runs' or f.call_in_ended_on is not null)
          then greatest(f.call_in_ended_on, f.accepted_on, x.constitution_amended_on, f.decided_on) end
      where f.instrument_id = x.instrument_id and f.holder = x.owner and f.effective_on is null;
  else
    raise exception 'nothing-to-complete' using errcode = 'check_violation';
  end if;
end $$;

revoke all on function app.conclude_agreement(uuid), app.complete_agreement(uuid) from public;
grant execute on function app.conclude_agreement(uuid), app.complete_agreement(uuid) to front_door_app;
