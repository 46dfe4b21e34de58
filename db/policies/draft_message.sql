-- Added by whoever is writing the draft; read by the service to send it, and on the outbox page by those who run the door.
alter table draft_message enable row level security;
alter table draft_message force row level security;
drop policy if exists own on draft_message;
create policy own on draft_message for all to front_door_app
  using (draft_id = (select app.draft()) or (select app.is_system()))
  with check (draft_id = (select app.draft()) or (select app.is_system()));
drop policy if exists outbox on draft_message;
create policy outbox on draft_message for select to front_door_app
  using ((select app.staff_id()) is not null and (select app.fn()) in ('screening', 'oversight', 'emergency-duty'));
