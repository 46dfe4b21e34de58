alter table disclosure enable row level security;
alter table disclosure force row level security;
drop policy if exists own on disclosure;
create policy own on disclosure for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Who was told what is read in the hub and by those who look after privacy; every agency's answer adds one.
drop policy if exists read on disclosure;
create policy read on disclosure as restrictive for select to front_door_app
  using ((app.fn() in ('mash', 'emergency-duty', 'oversight') or app.is_system()) and app.open_to_me(contact_id) is not null);
drop policy if exists answered on disclosure;
create policy answered on disclosure for insert to front_door_app
  with check (request_id is not null and app.answers_request(owner, request_id));
