alter table disagreement enable row level security;
alter table disagreement force row level security;
drop policy if exists own on disagreement;
create policy own on disagreement for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
drop policy if exists sealed on disagreement;
create policy sealed on disagreement as restrictive for select to front_door_app
  using (app.open_to_me(contact_id) is not null);
