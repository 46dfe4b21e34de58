alter table hand_over enable row level security;
alter table hand_over force row level security;
drop policy if exists own on hand_over;
create policy own on hand_over for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
-- What was handed over about a sealed record is as hidden as its contact; what still waits for a team never is.
drop policy if exists sealed on hand_over;
create policy sealed on hand_over as restrictive for select to front_door_app
  using (case when stage in ('no-team', 'sent', 'queried') then '' else app.open_to_me(contact_id) end is not null);
