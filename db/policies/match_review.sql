alter table match_review enable row level security;
alter table match_review force row level security;
drop policy if exists own on match_review;
create policy own on match_review for all to front_door_app
  using (owner = any ((select app.reachable_owners())::text[]))
  with check (owner = any ((select app.reachable_owners())::text[]));
