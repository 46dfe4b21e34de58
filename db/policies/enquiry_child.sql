alter table enquiry_child enable row level security;
alter table enquiry_child force row level security;
drop policy if exists own on enquiry_child;
create policy own on enquiry_child for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- A child whose record is sealed is on no enquiry that others see.
drop policy if exists sealed on enquiry_child;
create policy sealed on enquiry_child as restrictive for select to front_door_app
  using (app.sees_on_contact(owner, child_id));
