alter table agreement_alarm enable row level security;
alter table agreement_alarm force row level security;
drop policy if exists own on agreement_alarm;
create policy own on agreement_alarm for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
