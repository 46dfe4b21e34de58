-- A draft is its writer's alone: found by its own key, or by the worker who is typing it.
alter table draft enable row level security;
alter table draft force row level security;
drop policy if exists own on draft;
create policy own on draft for all to front_door_app
  using (id = (select app.draft()) or staff_id = (select app.staff_id()) or (select app.is_system()))
  with check (id = (select app.draft()) or staff_id = (select app.staff_id()) or (select app.is_system()));
alter table draft_attachment enable row level security;
alter table draft_attachment force row level security;
drop policy if exists own on draft_attachment;
create policy own on draft_attachment for all to front_door_app
  using (draft_id in (select d.id from draft d))
  with check (draft_id in (select d.id from draft d));
