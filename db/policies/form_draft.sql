-- What somebody is typing is theirs alone: a worker's, or that of whoever holds a one-time link.
alter table form_draft enable row level security;
alter table form_draft force row level security;
drop policy if exists own on form_draft;
create policy own on form_draft for all to front_door_app
  using (writer = 'staff:' || (select app.staff_id())::text or writer = 'link:' || (select app.link()) or (select app.is_system()))
  with check (writer = 'staff:' || (select app.staff_id())::text or writer = 'link:' || (select app.link()) or (select app.is_system()));
