alter table declared_reason enable row level security;
alter table declared_reason force row level security;
drop policy if exists own on declared_reason;
create policy own on declared_reason for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- Why somebody once opened a record that was sealed later would tell that there is one.
drop policy if exists sealed on declared_reason;
create policy sealed on declared_reason as restrictive for select to front_door_app
  using (app.open_to_me(subject_id) is not null);
