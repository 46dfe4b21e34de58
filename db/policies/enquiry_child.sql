alter table enquiry_child enable row level security;
alter table enquiry_child force row level security;
drop policy if exists own on enquiry_child;
create policy own on enquiry_child for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists sealed on enquiry_child;
create policy sealed on enquiry_child as restrictive for select to front_door_app
  using (app.open_to_me(child_id) is not null);
