alter table event enable row level security;
alter table event force row level security;
drop policy if exists own on event;
create policy own on event for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A worry is always taken in, whoever may open it afterwards: adding is allowed for the councils this intake is for.
drop policy if exists intake on event;
create policy intake on event for insert to front_door_app
  with check (owner = any ((select app.intake_for())::text[]));
-- What happened to a sealed record, or on a contact about nobody else, is as hidden as the record.
drop policy if exists sealed on event;
create policy sealed on event as restrictive for select to front_door_app
  using (case when stream in ('person', 'contact') then app.open_to_me(subject_id) else '' end is not null);
-- What happens in the hub is read there (hub.sql); what an agency was asked, by that agency too, which adds its answer.
drop policy if exists hub on event;
create policy hub on event as restrictive for select to front_door_app
  using (case when stream in ('enquiry', 'agency-request', 'disagreement') then app.reads_hub_facts(owner, stream, subject_id) else true end);
drop policy if exists asked on event;
create policy asked on event for select to front_door_app
  using (stream = 'agency-request' and app.answers_request(owner, subject_id));
drop policy if exists answered on event;
create policy answered on event for insert to front_door_app
  with check (stream = 'agency-request' and app.answers_request(owner, subject_id));
